#include "report/words/run_blocks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"

namespace cbps::report {

using result::Run;

namespace {

/// How this run differs from the usual ones.
std::vector<std::string> changed_rules(const Run& run, const Words& words) {
  const result::Options& options = run.options;
  std::vector<std::string> changes;
  const auto add = [&](Text text, const std::string& value) {
    if (!value.empty()) changes.push_back(words(text, value));
  };
  add(Text::OtherRules, options.rules);
  for (const result::ParameterText& one : run.parameters) {
    if (!one.changed) continue;
    changes.push_back(
        words(Text::NamedChange, words(one.label), value_text(one.value, one.unit, words)));
  }
  add(Text::OnlyThese, listed(options.only, Text::Comma, words));
  add(Text::WithoutThese, listed(options.skip, Text::Comma, words));
  for (std::string exception : {waivers_text(run, words), baseline_text(run, words)}) {
    if (!exception.empty()) changes.push_back(std::move(exception));
  }
  return changes;
}

}  // namespace

Blocks short_head_blocks(const Run& run, const Words& words) {
  Blocks blocks{Paragraph{rules_text(run, words)}, Paragraph{period_text(run, words)}};
  std::string changed = changed_rules_text(run, words);
  if (!changed.empty()) blocks.emplace_back(Paragraph{std::move(changed)});
  return blocks;
}

std::string changed_rules_text(const Run& run, const Words& words) {
  const std::vector<std::string> changes = changed_rules(run, words);
  if (changes.empty()) return {};
  return words(Text::ChangedRules, listed(changes, Text::Semicolon, words));
}

Blocks head_blocks(const Run& run, const Words& words) {
  constexpr std::array<std::string_view, 6> kThatChange{"rules", "set",     "only",
                                                        "skip",  "waivers", "baseline"};
  ReportHead head{words(Text::ReportTitle, words(run.pack.title)),
                  {{words(Text::RulesWord), name_text(run.pack.id, words(run.pack.title), words)},
                   {words(Text::EditionWord), words(run.pack.edition)},
                   {words(Text::PeriodWord), period_text(run, words)}}};
  std::vector<std::string> options = changed_rules(run, words);
  for (const auto& [name, value] : given_options(run.options)) {
    if (std::find(kThatChange.begin(), kThatChange.end(), name) != kThatChange.end()) continue;
    options.push_back(words(Text::Cell, "--" + std::string(name), value));
  }
  if (!options.empty()) {
    head.facts.push_back({words(Text::OptionsWord), listed(options, Text::Semicolon, words)});
  }
  return {std::move(head)};
}

std::string period_text(const Run& run, const Words& words) {
  if (!run.year || !run.as_of) return std::string(words(Text::NoPeriod));
  return words(Text::PeriodAsOf, *run.year, to_string(*run.as_of));
}

std::string rules_text(const Run& run, const Words& words) {
  return words(Text::PackAndEdition, words(run.pack.title), words(run.pack.edition));
}

std::string unset_parameters(const Run& run, const Words& words) {
  std::vector<std::string> unset;
  for (const result::ParameterText& parameter : run.parameters) {
    if (!std::holds_alternative<std::monostate>(parameter.value)) continue;
    unset.push_back(
        words(Text::ParameterToSet, words(parameter.label), "--set " + parameter.id + "=…"));
  }
  if (unset.empty()) return {};
  return words(Text::DistrictToSet, listed(unset, Text::Comma, words));
}

bool is_year_over(const Run& run) { return run.year && run.as_of >= Period{*run.year}.end(); }

std::string year_text(const Run& run, const Words& words) {
  return run.year ? words(Text::YearOf, *run.year) : std::string(words(Text::NoPeriod));
}

}  // namespace cbps::report
