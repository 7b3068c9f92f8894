#include "data/facts/fact_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/data/spelling.h"
#include "cbps/text/list.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "data/facts/heading_candidates.h"
#include "data/facts/number_reader.h"

namespace cbps::data {
namespace {

constexpr std::size_t kMostSuggestions = 100;  // looking for the nearest name takes its time

/// The fact that a normalised heading stands for, unless it only resembles one.
std::optional<FieldId> fact_of(const Dictionary& dictionary, const std::string& heading) {
  const Heading* found = find_heading(dictionary, heading);
  if (found == nullptr || found->is_false_alias) return std::nullopt;
  return found->field;
}

/// Whether a normalised key is all that it takes to name a fact: its id or its label, or a heading
/// with its group.
bool is_complete(const Field& field, std::string_view key) {
  return key.find('.') != std::string_view::npos || key == field.id ||
         key == unicode::normalise(field.label.zh) || key == unicode::normalise(field.label.en);
}

/// What a normalised heading says behind the name of a group; nothing if it begins with none.
std::optional<std::string_view> behind_group(const Dictionary& dictionary,
                                             std::string_view heading) {
  for (const Group& group : dictionary.groups) {
    for (const std::string& name : {group.id, group.label.zh, group.label.en}) {
      const std::string begin = unicode::normalise(name) + ".";
      if (heading.starts_with(begin)) return heading.substr(begin.size());
    }
  }
  return std::nullopt;
}

std::string_view behind_last_point(std::string_view heading) {
  return heading.substr(heading.rfind('.') + 1);
}

/// A heading without the bracket at its end, in which a unit may stand.
std::optional<std::string> without_bracket(std::string_view heading) {
  constexpr std::array<std::array<std::string_view, 2>, 4> kBrackets{
      {{"（", "）"}, {"(", ")"}, {"[", "]"}, {"【", "】"}}};
  for (const auto& [open, close] : kBrackets) {
    const std::size_t begin = heading.rfind(open);
    if (!heading.ends_with(close) || begin == std::string_view::npos) continue;
    return std::string(heading.substr(0, begin));
  }
  return std::nullopt;
}

/// The bracket at the end of a heading where what stands in it begins with a unit of the fact:
/// （万元/年） is （万元）. Else nothing.
std::string unit_behind(std::string_view bare, std::string_view written, const Field& field) {
  const std::string bracket = unicode::normalise(written.substr(bare.size()));
  if (!bracket.starts_with('(')) return {};
  const std::string unit = bracket.substr(1, bracket.find_first_of("/)") - 1);
  return power_of_unit(unit, field) ? "（" + unit + "）" : std::string();
}

/// The language that a name is written in: what is not ASCII is Chinese.
Language language_of(std::string_view name) {
  const bool is_ascii = std::all_of(name.begin(), name.end(), [](char c) { return c >= 0; });
  return is_ascii ? Language::En : Language::Zh;
}

/// Several names as one that stands between backticks.
Bilingual either(const std::vector<std::string>& names) {
  Bilingual all;
  for (const std::string& name : names) {
    append_item(all.zh, "` 或 `", name);
    append_item(all.en, "` or `", name);
  }
  return all;
}

}  // namespace

std::optional<FieldId> fact_in_any_group(const Dictionary& dictionary, std::string_view key) {
  std::optional<FieldId> found = fact_of(dictionary, std::string(key));
  for (const Group& group : dictionary.groups) {
    const auto here =
        fact_of(dictionary, unicode::normalise(group.label.zh) + "." + std::string(key));
    if (!here) continue;
    if (found && *found != *here) return std::nullopt;
    found = here;
  }
  return found;
}

std::optional<FieldId> fact_in_wrong_group(const Dictionary& dictionary,
                                           std::string_view normalised) {
  auto key = behind_group(dictionary, normalised);
  for (; key; key = behind_group(dictionary, *key)) {
    const auto id = fact_in_any_group(dictionary, *key);
    if (id && is_complete(dictionary.field(*id), *key)) return id;
  }
  return std::nullopt;
}

std::optional<FieldId> FactFinder::find(const std::string& normalised, const std::string& written,
                                        Span place, std::size_t groups) {
  const Heading* found = find_heading(dictionary_, normalised);
  if (found == nullptr) {
    if (const auto id = fact_in_wrong_group(dictionary_, normalised)) return id;
    unknown(normalised, written, place, groups);
    return std::nullopt;
  }
  const FieldId id = found->field;
  if (!found->is_false_alias) return id;
  const FalseAlias& alias = dictionary_.field(id).false_aliases[found->false_alias];
  Diagnostic& tempting = diagnostics_.add(Code::TemptingHeading, place, written);
  tempting.note(Code::Hint, alias.hint);
  tempting.subject = dictionary_.field(id).id;
  return std::nullopt;
}

void FactFinder::unknown(const std::string& normalised, const std::string& written, Span place,
                         std::size_t groups) {
  if (is_personal_heading(written, normalised) || may_name_person(written)) {
    personal_.refuse_heading(written, place);
    return;
  }
  Diagnostic& diagnostic = diagnostics_.add(Code::UnknownKey, place, written);
  if (++unknown_ <= kMostSuggestions) suggest(normalised, written, groups, diagnostic);
}

void FactFinder::suggest(const std::string& normalised, const std::string& written,
                         std::size_t groups, Diagnostic& diagnostic) {
  prepare();
  if (const auto id = elsewhere(normalised)) return point_to_group(*id, diagnostic);
  if (const auto bare = without_bracket(written)) {
    const std::string heading = unicode::normalise(*bare);
    auto id = fact_of(dictionary_, heading);
    if (!id) id = fact_in_wrong_group(dictionary_, heading);
    if (id && is_given(*id, diagnostic)) return;
    if (id) {
      std::string meant = bare->substr(groups);
      if (takes_units_) meant += unit_behind(*bare, written, dictionary_.field(*id));
      diagnostic.note(Code::DidYouMean, meant);
      return;
    }
  }
  const auto best = nearest_to(written);
  if (!best) {
    if (!std::exchange(has_named_template_, true)) diagnostic.note(Code::HelpAllHeadings);
    return;
  }
  diagnostic.note(Code::DidYouMean, either(meant(*best, written, groups)));
}

std::optional<FactFinder::NearCandidate> FactFinder::nearest_to(std::string_view written) const {
  std::vector<std::string_view> names;
  for (const Candidate& one : candidates_) names.push_back(one.name);
  const auto best = nearest_heading(written, names);
  if (!best) return std::nullopt;
  const auto its = std::find_if(candidates_.begin(), candidates_.end(), [&best](const auto& one) {
    return one.name.data() == best->name.data();
  });
  return NearCandidate{*its, best->edits};
}

/// One character more or less is a slip. Where more differ, few edits may lead to another meaning:
/// then what has most in common with the heading is what was meant, or is as likely.
std::vector<std::string> FactFinder::meant(const NearCandidate& near, const std::string& written,
                                           std::size_t groups) const {
  const std::string& nearest = near.candidate.name;
  // What stands in its group already is written without the group.
  const bool is_in_group = nearest.starts_with(written.substr(0, groups));
  std::vector<std::string> names{is_in_group ? nearest.substr(groups) : nearest};
  if (near.edits < 2) return names;
  std::size_t most = 0;
  bool has_nearest = false;
  std::vector<std::string> others;
  for (const HeadingCandidate& one : heading_candidates(written.substr(groups), dictionary_)) {
    const bool may_be = std::any_of(candidates_.begin(), candidates_.end(),
                                    [&one](const auto& other) { return other.key == one.key; });
    if (!may_be || one.likeness < most || are_opposite(written, one.label.zh)) continue;
    most = one.likeness;
    if (one.key == near.candidate.key) {
      has_nearest = true;
    } else {
      others.push_back(one.label.in(language_of(written)));
    }
  }
  if (others.empty()) return names;
  if (!has_nearest) names.clear();
  names.insert(names.end(), others.begin(), others.end());
  return names;
}

void FactFinder::point_to_group(FieldId id, Diagnostic& diagnostic) {
  if (is_given(id, diagnostic)) return;
  const Field& field = dictionary_.field(id);
  if (const Group* group = group_of(dictionary_, field)) {
    diagnostic.note(Code::BelongsToGroup, field.label, group->label, field.label);
  } else {
    diagnostic.note(Code::BelongsToNoGroup, field.label, field.label);
  }
}

bool FactFinder::is_given(FieldId id, Diagnostic& diagnostic) {
  const auto given = std::find_if(given_.begin(), given_.end(),
                                  [id](const GivenFact& one) { return one.fact == id; });
  if (given == given_.end()) return false;
  diagnostic.note(Code::GivenAlready, given->key, dictionary_.field(id).label);
  return true;
}

std::optional<FieldId> FactFinder::elsewhere(std::string_view normalised) const {
  return fact_in_any_group(dictionary_, behind_last_point(normalised));
}

void FactFinder::prepare() {
  if (is_prepared_) return;
  is_prepared_ = true;
  given_ = find_given_();
  std::vector<bool> is_given(dictionary_.fields.size(), false);
  for (const GivenFact& one : given_) is_given[static_cast<std::size_t>(one.fact)] = true;
  for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) {
    if (is_given[i]) continue;
    const Field& field = dictionary_.fields[i];
    for (std::string& heading : headings(dictionary_, field)) {
      candidates_.push_back({std::move(heading), field.id});
    }
  }
  for (const IdentitySpelling& one : identity_spellings()) {
    candidates_.push_back({std::string(one.key), std::string(one.name)});
  }
}

}  // namespace cbps::data
