#include "cbps/guide/template.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/guide/form.h"
#include "cbps/spreadsheet/writer.h"
#include "cli/commands/commands.h"
#include "cli/known_communities.h"
#include "cli/messages.h"
#include "cli/output_option.h"
#include "cli/pack_text.h"
#include "cli/shared_options.h"
#include "cli/spreadsheet_faults.h"
#include "cli/wanted_facts.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps template -o form.xlsx",
            {"一个社区的填报表：下拉选项，当场检查",
             "a form for one community: drop-downs, checked as it is filled in"}},
    Example{"cbps template --short -o short.yaml", {"短的 YAML 档案", "a short profile in YAML"}},
    Example{"cbps template --from examples/community.yaml -o form.xlsx",
            {"先填好已有的数", "filled in with what is known"}},
};

constexpr CommandInfo kInfo{
    "template",
    {"给出待填的表（.xlsx、CSV）或档案（YAML），逐项说明怎么填",
     "A form (.xlsx, CSV) or a profile (YAML) to fill in, with a word on each fact"},
    kNamedExitCodes,
    kExamples};

struct TemplateOptions {
  std::string format;  ///< empty: by the ending of the output
  std::string output;  ///< empty or `-`: standard output
  bool is_short = false;
  bool is_table = false;
  std::vector<std::string> from;
  SelectionOptions selection;
  RuleOptions rules;
};

/// What is to be written.
struct Request {
  const TemplateOptions& options;
  const rules::RulePack& pack;
  std::vector<FieldId> facts;
  bool is_for_terminal = false;
  Language language;
  const Environment& environment;
};

/// Gives nothing if it has reported why there is none.
using Write = std::optional<std::string> (*)(const Request& request, Diagnostics& diagnostics);

template <auto kWrite>
std::optional<std::string> write_text(const Request& request, Diagnostics& diagnostics) {
  const TemplateOptions& options = request.options;
  if (options.is_table) diagnostics.add(Code::OnlyForXlsx, kCommandLine, "--table");
  if (!options.from.empty()) diagnostics.add(Code::OnlyForXlsx, kCommandLine, "--from");
  if (diagnostics.has_errors()) return std::nullopt;
  return kWrite(request.pack, request.facts, request.language);
}

std::optional<std::string> write_form(const Request& request, Diagnostics& diagnostics) {
  const auto& [options, pack, facts, is_for_terminal, language, environment] = request;
  if (is_for_terminal) {
    diagnostics.add(Code::NotOnTerminal, kCommandLine, "xlsx");
    return std::nullopt;
  }
  std::vector<guide::KnownCommunity> known;
  if (!options.from.empty()) {
    auto read = read_communities(options.from, pack.dictionary, language, environment);
    if (!read) return std::nullopt;
    known = std::move(*read);
    if (!options.is_table && known.size() > 1) {
      diagnostics.add(Code::FormOfOneCommunity, kCommandLine, std::to_string(known.size()));
      return std::nullopt;
    }
  }
  const spreadsheet::Book book =
      options.is_table
          ? guide::form_of_many(pack, facts, language, known)
          : guide::form_of_one(pack, facts, language, known.empty() ? nullptr : &known.front());
  std::string bytes;
  if (const auto fault = spreadsheet::write(book, bytes)) {
    report(*fault, diagnostics);
    return std::nullopt;
  }
  return bytes;
}

struct TemplateFormat {
  OutputFormat output;
  Write write;
};

constexpr std::array<std::string_view, 2> kYamlEndings{".yaml", ".yml"};
constexpr std::array<std::string_view, 1> kCsvEndings{".csv"};
constexpr std::array<std::string_view, 1> kXlsxEndings{".xlsx"};
constexpr std::array kFormats{
    TemplateFormat{{"yaml", kYamlEndings}, write_text<guide::template_yaml>},
    TemplateFormat{{"xlsx", kXlsxEndings}, write_form},
    TemplateFormat{{"csv", kCsvEndings}, write_text<guide::template_csv>},
    TemplateFormat{{"csv-guide", {}}, write_text<guide::template_csv_guide>},
};

std::vector<OutputFormat> output_formats() {
  std::vector<OutputFormat> all;
  for (const TemplateFormat& format : kFormats) all.push_back(format.output);
  return all;
}

void declare(CommandBuilder& command, TemplateOptions& options) {
  std::vector<std::string> names;
  for (const TemplateFormat& format : kFormats) names.emplace_back(format.output.name);
  command.one_of(
      kFormatNames, options.format, names,
      {"yaml：一个社区一个文件（默认）；xlsx：填报表，带下拉选项和检查，--table 是一行一个社区；"
       "csv：一行一个社区的空表；csv-guide：空表各列怎么填"
       "（空表里每一行都算一个社区，所以说明单独成一个文件）",
       "yaml: a file for one community (default); xlsx: a form with drop-downs and checks, with "
       "--table a community a row; csv: an empty table, a community a row; csv-guide: how to fill "
       "in its columns (a file of its own, as each row of the table is a community)"});
  command.option("-o,--output", values::kFile, options.output,
                 {"写入文件（整份写成，否则不写）；格式看扩展名，如 -o 填报表.xlsx；- 是标准输出",
                  "write to a file, whole or not at all. The ending tells the format, e.g. -o "
                  "form.xlsx; - is standard output"});
  add_short_form(command, options.is_short);
  command.flag("--table", options.is_table,
               {"只用于 xlsx：一行一个社区的表，第二张表说明各列怎么填",
                "xlsx only: a table, a community a row; a second sheet explains the columns"});
  command.list("--from", values::kPath, options.from,
               {"只用于 xlsx：先填好这个档案、表格或文件夹里已有的数，如上年度的（可重复）",
                "xlsx only: filled in with what this profile, table or folder has, such as last "
                "year's (may be repeated)"});
  add_selection_options(command, options.selection,
                        {"只要这些标准或检查项用到的指标，如 8,12.1",
                         "only the facts that these standards or checks need, e.g. 8,12.1"},
                        {"不要只有这些标准或检查项用到的指标",
                         "leave out the facts that only these standards or checks need"});
  add_rule_folder(command, options.rules);
}

/// The format and the file that were asked for; nothing, and a message, if that is not clear.
std::optional<Output> output_of(const TemplateOptions& options, Diagnostics& diagnostics) {
  std::vector<std::string> given;
  if (!options.output.empty()) given.push_back(options.output);
  const auto outputs = read_outputs(output_formats(), options.format, given, diagnostics);
  if (outputs.empty()) return std::nullopt;
  return outputs.front();
}

int execute(const TemplateOptions& options, Language language, const Environment& environment) {
  Diagnostics faults;
  const std::optional<Output> output = output_of(options, faults);
  if (!output) {
    print_diagnostics(faults, Sources(), language, environment);
    return kUnusable;
  }
  const auto write = [&](const rules::RulePack& pack,
                         Diagnostics& diagnostics) -> std::optional<std::string> {
    const auto& [only, skip] = options.selection;
    const audit::Selection selection = audit::select(pack, only, skip, diagnostics);
    if (diagnostics.has_errors()) return std::nullopt;
    auto facts = wanted_facts(pack, selection, only.empty() && skip.empty(), options.is_short);
    const bool is_for_terminal = output->path.empty() && environment.terminal.out_is_terminal;
    return kFormats[output->format].write(
        {options, pack, std::move(facts), is_for_terminal, language, environment}, diagnostics);
  };
  return print_pack_text(options.rules, language, environment, write, output->path);
}

}  // namespace

void add_template(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
