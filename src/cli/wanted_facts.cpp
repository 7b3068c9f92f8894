#include "cli/wanted_facts.h"

#include "cbps/rules/facts.h"

namespace cbps::cli {

void add_short_form(CommandBuilder& command, bool& is_short) {
  command.flag("--short", is_short,
               {"短表：不含只用于核对的指标；日期和个数任填一项的，只留个数",
                "the short form: without facts that only check others; of dates and their number, "
                "only the number"});
}

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

}  // namespace cbps::cli
