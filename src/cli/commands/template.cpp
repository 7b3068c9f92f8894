#include "cbps/guide/template.h"

#include <array>
#include <string>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/rules/facts.h"
#include "cli/commands/commands.h"
#include "cli/pack_text.h"
#include "cli/shared_options.h"
#include "cli/text_output.h"

namespace cbps::cli {
namespace {

constexpr CommandInfo kInfo{
    "template",
    {"给出待填的档案（YAML）或表格（CSV），逐项说明怎么填",
     "A profile (YAML) or table (CSV) to fill in, with a word on each fact"},
    kNamedExitCodes};

using Write = std::string (*)(const rules::RulePack& pack, const std::vector<FieldId>& facts,
                              Language language);
constexpr std::array kFormats{
    Choice<Write>{"yaml", guide::template_yaml},
    Choice<Write>{"csv", guide::template_csv},
    Choice<Write>{"csv-guide", guide::template_csv_guide},
};

struct TemplateOptions {
  Write write = guide::template_yaml;
  std::string output;  ///< empty or `-`: standard output
  bool is_short = false;
  SelectionOptions selection;
  RuleOptions rules;
};

void declare(CommandBuilder& command, TemplateOptions& options) {
  command.choice(
      kFormatNames, options.write, kFormats,
      {"yaml：一个社区一个文件（默认）；csv：一行一个社区的空表；csv-guide：空表各列怎么填"
       "（空表里每一行都算一个社区，所以说明单独成一个文件）",
       "yaml: a file for one community (default); csv: an empty table, a community a row; "
       "csv-guide: how to fill in its columns (a file of its own, as each row of the table is a "
       "community)"});
  add_text_output(command, options.output);
  command.flag("--short", options.is_short,
               {"短表：不含只用于核对的指标；日期和个数任填一项的，只留个数",
                "the short form: without facts that only check others; of dates and their number, "
                "only the number"});
  add_selection_options(command, options.selection,
                        {"只要这些标准或检查项用到的指标，如 8,12.1",
                         "only the facts that these standards or checks need, e.g. 8,12.1"},
                        {"不要只有这些标准或检查项用到的指标",
                         "leave out the facts that only these standards or checks need"});
  add_rule_folder(command, options.rules);
}

/// All facts; or, where checks are selected, those that they read. The short form has none of the
/// long form only.
std::vector<FieldId> wanted_facts(const rules::RulePack& pack, const audit::Selection& selection,
                                  bool all, bool is_short) {
  std::vector<bool> wanted(pack.dictionary.fields.size(), all);
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    for (std::size_t c = 0; c < pack.standards[s].checks.size(); ++c) {
      if (!selection.has(s, c)) continue;
      for (const FieldId id : rules::facts_of(pack, pack.standards[s].checks[c])) {
        wanted[static_cast<std::size_t>(id)] = true;
      }
    }
  }
  std::vector<FieldId> facts;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_short && pack.dictionary.fields[i].long_form) continue;
    if (wanted[i]) facts.push_back(static_cast<FieldId>(i));
  }
  return facts;
}

int execute(const TemplateOptions& options, Language language, const Environment& environment) {
  const auto write = [&](const rules::RulePack& pack,
                         Diagnostics& diagnostics) -> std::optional<std::string> {
    const auto& [only, skip] = options.selection;
    const audit::Selection selection = audit::select(pack, only, skip, diagnostics);
    if (diagnostics.has_errors()) return std::nullopt;
    const auto facts =
        wanted_facts(pack, selection, only.empty() && skip.empty(), options.is_short);
    return options.write(pack, facts, language);
  };
  return print_pack_text(options.rules, language, environment, write, options.output);
}

}  // namespace

void add_template(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
