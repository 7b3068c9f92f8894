#include "data/table/row_identity.h"

#include <algorithm>
#include <utility>

#include "data/facts/identity.h"
#include "data/facts/not_given.h"

namespace cbps::data {

void RowIdentity::add(std::string Identity::*member, Text text) {
  // Among ids a word for nothing is an error, as it may be one that could not be looked up.
  const bool is_id = member == &Identity::id;
  if (is_id ? is_blank(text.text) : says_not_given(text.text)) return;
  const auto given = std::find_if(given_.begin(), given_.end(),
                                  [&](const Given& one) { return one.member == member; });
  if (given != given_.end()) return add_again(*given, text);
  given_.push_back({member, text});
  Diagnostics& found = found_of(member);
  read_part(member, text, identity_, PersonalData(options_, found, remarks_), found, remarks_);
}

void RowIdentity::add_again(Given& given, Text text) {
  if (text.text == given.first.text) return;
  Diagnostics& found = found_of(given.member);
  const std::size_t before = found.size();
  Identity other;
  read_part(given.member, text, other, PersonalData(options_, found, remarks_), found, remarks_);
  std::string& own = identity_.*(given.member);
  // What is unreadable has been said, and need not be compared.
  if (own.empty() || given.is_disputed || found.size() != before) return;
  const std::string& its = other.*(given.member);
  if (its.empty() || its == own) return;
  given.is_disputed = true;
  differences_.push_back({given.member, given_twice(given.member, text.span, given.first.span)});
}

/// Without an id there may be nobody; all else may be missing.
Diagnostics& RowIdentity::found_of(std::string Identity::*member) {
  return member == &Identity::id ? diagnostics_ : faults_;
}

void RowIdentity::report_differences() {
  for (const Given& one : given_) {
    if (one.is_disputed) (identity_.*(one.member)).clear();
  }
  for (Difference& one : differences_) {
    const bool is_known_by = one.member == &Identity::id || one.member == &Identity::name ||
                             one.member == &Identity::street;
    const bool takes_all = is_known_by && identity_.id.empty();
    (takes_all ? diagnostics_ : faults_).add(std::move(one.why));
  }
}

Identity RowIdentity::identity(Span row) && {
  report_differences();
  if (!identity_.id.empty()) return std::move(identity_);
  if (identity_.name.empty() && diagnostics_.empty()) diagnostics_.add(Code::NoRowId, row);
  identity_.id = id_by_name(identity_);
  return std::move(identity_);
}

}  // namespace cbps::data
