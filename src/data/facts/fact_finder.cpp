#include "data/facts/fact_finder.h"

#include <string_view>

#include "cbps/data/spelling.h"
#include "cbps/diag/suggest.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps::data {
namespace {

constexpr std::size_t kMostSuggestions = 100;  // looking for the nearest name takes its time

}  // namespace

std::optional<FieldId> FactFinder::find(const std::string& normalised, const std::string& written,
                                        Span place) {
  const auto found = dictionary_.heading_index.find(normalised);
  if (found == dictionary_.heading_index.end()) {
    unknown(normalised, written, place);
    return std::nullopt;
  }
  const FieldId id = found->second.field;
  if (!found->second.is_false_alias) return id;
  const FalseAlias& alias = dictionary_.field(id).false_aliases[found->second.false_alias];
  diagnostics_.add(Code::TemptingHeading, place, written).note(Code::Hint, alias.hint);
  return std::nullopt;
}

void FactFinder::unknown(const std::string& normalised, const std::string& written, Span place) {
  if (is_personal_heading(written, normalised) || may_name_person(written)) {
    personal_.refuse_heading(written, place);
    return;
  }
  Diagnostic& diagnostic = diagnostics_.add(Code::UnknownKey, place, written);
  if (++unknown_ > kMostSuggestions) return;
  if (const auto id = elsewhere(normalised)) {
    const Field& field = dictionary_.field(*id);
    if (const Group* group = group_of(dictionary_, field)) {
      diagnostic.note(Code::BelongsToGroup, field.label, group->label, field.label);
    } else {
      diagnostic.note(Code::BelongsToNoGroup, field.label, field.label);
    }
    return;
  }
  if (candidates_.empty()) {
    for (const Field& field : dictionary_.fields) {
      for (std::string& heading : headings(dictionary_, field)) {
        candidates_.push_back(std::move(heading));
      }
    }
    for (const IdentitySpelling& one : identity_spellings()) candidates_.emplace_back(one.key);
  }
  const std::vector<std::string_view> candidates(candidates_.begin(), candidates_.end());
  if (const auto best = nearest(written, candidates)) {
    diagnostic.note(Code::DidYouMean, *best);
  } else {
    diagnostic.note(Code::HelpAllHeadings);
  }
}

std::optional<FieldId> FactFinder::elsewhere(std::string_view normalised) const {
  const std::string_view own = normalised.substr(normalised.rfind('.') + 1);
  std::optional<FieldId> found;
  bool is_one = true;
  const auto look_up = [&](const std::string& heading) {
    const auto at = dictionary_.heading_index.find(heading);
    if (at == dictionary_.heading_index.end() || at->second.is_false_alias) return;
    is_one = is_one && (!found || *found == at->second.field);
    found = at->second.field;
  };
  look_up(std::string(own));
  for (const Group& group : dictionary_.groups) {
    for (const std::string& name : {group.id, group.label.zh, group.label.en}) {
      look_up(unicode::normalise(name) + "." + std::string(own));
    }
  }
  return is_one ? found : std::nullopt;
}

}  // namespace cbps::data
