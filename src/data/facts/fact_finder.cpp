#include "data/facts/fact_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/data/spelling.h"
#include "cbps/diag/suggest.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"

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
  diagnostics_.add(Code::TemptingHeading, place, written).note(Code::Hint, alias.hint);
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
      diagnostic.note(Code::DidYouMean, bare->substr(groups));
      return;
    }
  }
  const std::vector<std::string_view> candidates(candidates_.begin(), candidates_.end());
  const auto best = nearest(written, candidates);
  if (!best) {
    if (!std::exchange(has_named_template_, true)) diagnostic.note(Code::HelpAllHeadings);
    return;
  }
  // What stands in its group already is written without the group.
  const bool is_in_group = best->starts_with(written.substr(0, groups));
  diagnostic.note(Code::DidYouMean, is_in_group ? best->substr(groups) : *best);
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
    for (std::string& heading : headings(dictionary_, dictionary_.fields[i])) {
      candidates_.push_back(std::move(heading));
    }
  }
  for (const IdentitySpelling& one : identity_spellings()) candidates_.emplace_back(one.key);
}

}  // namespace cbps::data
