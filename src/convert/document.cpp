#include "cbps/convert/document.h"

namespace cbps::convert {

Contents::Contents(const Dictionary& dictionary)
    : dictionary_(dictionary),
      has_identity_(data::identity_keys().size()),
      has_fact_(dictionary.fields.size()) {}

void Contents::add(const Community& community) {
  if (communities_++ == 0) year_ = community.year;
  has_other_years_ = has_other_years_ || community.year != year_;
  const auto keys = data::identity_keys();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (has_identity_[i]) continue;
    const auto member = keys[i].member;
    has_identity_[i] =
        member == nullptr || !data::identity_text(community.identity, member).empty();
  }
  for (std::size_t i = 0; i < has_fact_.size(); ++i) {
    if (!has_fact_[i]) {
      has_fact_[i] = community.facts.known(static_cast<FieldId>(i), community.row);
    }
  }
}

std::vector<data::IdentityKey> Contents::identity() const {
  std::vector<data::IdentityKey> all;
  for (std::size_t i = 0; i < has_identity_.size(); ++i) {
    if (has_identity_[i]) all.push_back(data::identity_keys()[i]);
  }
  return all;
}

std::vector<FieldId> Contents::facts() const {
  std::vector<FieldId> all;
  for (std::size_t i = 0; i < has_fact_.size(); ++i) {
    if (has_fact_[i]) all.push_back(static_cast<FieldId>(i));
  }
  return all;
}

std::optional<int> Contents::year() const {
  if (communities_ == 0 || has_other_years_) return std::nullopt;
  return year_;
}

}  // namespace cbps::convert
