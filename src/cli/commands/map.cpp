#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "cbps/data/map_proposal.h"
#include "cbps/system/files.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"
#include "cli/pack.h"
#include "cli/report_outputs.h"
#include "cli/shared_options.h"
#include "cli/table_input.h"
#include "cli/text_input.h"
#include "cli/text_output.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps map examples/district.csv -o map.yaml",
            {"拟一份对照表；改好以后：cbps check --map map.yaml 表格",
             "propose a map; then: cbps check --map map.yaml TABLE"}},
};

constexpr CommandInfo kInfo{
    "map",
    {"为一张表格拟一份标题对照表（YAML），改好后用 --map 读取这张表",
     "Propose a map of a table's headings (YAML), by which --map then reads the table"},
    {"退出码：0 已写出；2 表格读不出来，或规则、用法有误",
     "Exit codes: 0 written; 2 the table cannot be read, or the rules or the use are wrong"},
    kExamples};

struct MapOptions {
  std::string table;
  std::string output;  ///< empty or `-`: standard output
  RuleOptions rules;
  std::optional<Encoding> encoding;
  std::string sheet;
};

void declare(CommandBuilder& command, MapOptions& options) {
  command.positional(ValueKind{"TABLE", Completion::Files}, options.table,
                     {"表格（CSV、xlsx、ods），或 -（标准输入）",
                      "a table (CSV, xlsx, ods), or - for standard input"});
  add_text_output(command, options.output);
  add_rule_folder(command, options.rules);
  add_encoding(command, options.encoding);
  add_sheet(command, options.sheet);
}

class MapCommand {
 public:
  MapCommand(const MapOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    Diagnostics diagnostics;
    const std::optional<std::string> proposal = propose(diagnostics);
    if (proposal && is_file()) replace_output_file(options_.output, *proposal, diagnostics);
    print_diagnostics(diagnostics, sources_, language_, environment_);
    if (!proposal || diagnostics.has_errors()) return kUnusable;
    return is_file() ? kGateMet : print_result(*proposal, language_, environment_);
  }

 private:
  [[nodiscard]] bool is_file() const { return is_output_file(options_.output); }

  std::optional<std::string> propose(Diagnostics& diagnostics) {
    if (options_.table.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
    const auto* pack = read_pack(options_.rules.folder, {}, environment_, sources_, diagnostics);
    if (pack == nullptr || diagnostics.has_errors()) return std::nullopt;
    if (is_file()) {
      refuse_outputs_that_are_read({options_.output}, {{options_.table, run::InputKind::Table}}, {},
                                   diagnostics);
      if (diagnostics.has_errors()) return std::nullopt;
    }
    const auto file = system::map_file(options_.table, {}, sources_, diagnostics);
    if (!file) return std::nullopt;
    const TableReading reading{pack->dictionary, nullptr,
                               decoding(options_.encoding, pack->dictionary), options_.sheet};
    auto text = add_table_text(options_.table, *file, reading, sources_, diagnostics);
    if (!text) return std::nullopt;
    const auto says_several = [](const Diagnostic& one) { return one.code == Code::SeveralSheets; };
    const auto& remarks = text->remarks.all();
    const bool is_chosen =
        !options_.sheet.empty() || std::any_of(remarks.begin(), remarks.end(), says_several);
    const std::string sheet(is_chosen ? sources_.sheet(text->id) : "");
    diagnostics.append(std::move(text->remarks));
    return data::propose_map(sources_, text->id, sheet, pack->dictionary, language_, diagnostics);
  }

  const MapOptions& options_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
};

int execute(const MapOptions& options, Language language, const Environment& environment) {
  return MapCommand(options, language, environment).run();
}

}  // namespace

void add_map(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
