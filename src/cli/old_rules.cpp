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
  return [&](const result::Run& before, const result::Run& after) -> run::ScoreUnderOldRules {
    if (!after.with_facts || !after.year || !after.as_of) return {};
    // Where nobody has named the rules, it is no error that they are not at hand.
    Diagnostics unsaid;
    Diagnostics& messages = folder.empty() ? unsaid : diagnostics;
    const auto overrides = read_overrides(before.options.set, messages);
    const auto* const pack = read_pack(folder, overrides, environment, sources, messages);
    if (pack == nullptr) return {};
    if (pack->digest != before.pack.digest) {
      messages.add(Code::OtherOldRules, kCommandLine, folder, pack->digest, before.pack.digest);
      return {};
    }
    audit::Selection selection =
        audit::select(*pack, before.options.only, before.options.skip, messages);
    if (messages.has_errors()) return {};
    const auto judge = std::make_shared<const Judge>(*pack, std::move(selection),
                                                     Calendar{Period{*after.year}, *after.as_of});
    return [judge](const result::Community& community) -> std::optional<Fraction> {
      audit::SavedFacts facts = audit::saved_facts(community, judge->task);
      const Sources none;
      const auto score = audit::assess(judge->task, facts.profile, none).score;
      return score ? std::optional(score->floor) : std::nullopt;
    };
  };
}

}  // namespace cbps::cli
