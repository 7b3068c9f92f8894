#include "data/facts/fact_finder.h"

#include <string_view>

#include "cbps/data/spelling.h"
#include "cbps/diag/suggest.h"
#include "data/facts/identity.h"

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
  if (is_personal(normalised)) {
    diagnostics_.add(Code::PersonalData, place, written);
    return;
  }
  Diagnostic& diagnostic = diagnostics_.add(Code::UnknownKey, place, written);
  if (++unknown_ > kMostSuggestions) return;
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

}  // namespace cbps::data
