#include "cli/old_rules.h"

#include <memory>
#include <utility>

#include "cbps/audit/assess.h"
#include "cbps/audit/saved_facts.h"
#include "cbps/audit/selection.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"

namespace cbps::cli {
namespace {

/// What saved facts are assessed by.
struct Judge {
  audit::Selection selection;
  audit::Task task;

  Judge(const rules::RulePack& pack, audit::Selection chosen, Calendar calendar)
      : selection(std::move(chosen)), task{pack, selection, calendar} {}
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;
};

}  // namespace

run::FindOldRules find_old_rules(const std::string& folder, const Environment& environment,
                                 Sources& sources, Diagnostics& diagnostics) {
  using Found = std::optional<run::ScoreUnderOldRules>;
  return [&](const result::Run& before, const result::Run& after) -> Found {
    const bool is_asked_for = !folder.empty();
    if (!after.with_facts || !after.year || !after.as_of) {
      if (is_asked_for) diagnostics.add(Code::OldRulesNeedFacts, kCommandLine, folder);
      return run::ScoreUnderOldRules();
    }
    // Where nobody has named the rules, it is no fault that they are not at hand.
    Diagnostics unsaid;
    Diagnostics& messages = is_asked_for ? diagnostics : unsaid;
    const Found none = is_asked_for ? Found() : Found(run::ScoreUnderOldRules());
    const auto overrides = read_overrides(before.options.set, messages);
    const auto* const pack = read_pack(folder, overrides, environment, sources, messages);
    if (pack == nullptr) return none;
    if (pack->digest != before.pack.digest) {
      messages.add(Code::OtherOldRules, kCommandLine, folder, pack->digest, before.pack.digest);
      return none;
    }
    for (const Field& field : pack->dictionary.fields) {
      if (result::find_field(after, field.id) != nullptr) continue;
      messages.add(Code::OldRulesOtherFacts, kCommandLine, folder, field.id);
      return run::ScoreUnderOldRules();
    }
    Diagnostics of_selection;
    audit::Selection selection =
        audit::select(*pack, before.options.only, before.options.skip, of_selection);
    const bool is_selected = !of_selection.has_errors();
    messages.append(std::move(of_selection));
    if (!is_selected) return none;
    const auto judge = std::make_shared<const Judge>(*pack, std::move(selection),
                                                     Calendar{Period{*after.year}, *after.as_of});
    return [judge](const result::Community& community) -> std::optional<Fraction> {
      audit::SavedFacts facts = audit::saved_facts(community, judge->task);
      // What the later rules took for a value and the earlier ones do not is nobody's fact.
      if (!facts.unusable.empty()) return std::nullopt;
      const Sources no_sources;
      const auto score = audit::assess(judge->task, facts.profile, no_sources).score;
      return score ? std::optional(score->floor) : std::nullopt;
    };
  };
}

}  // namespace cbps::cli
