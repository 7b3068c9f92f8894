#include "cbps/data/profile_file.h"

#include <algorithm>
#include <string>

#include "cbps/data/spelling.h"
#include "cbps/diag/unicode.h"
#include "data/profile_reader.h"

namespace cbps::data {

using doc::NodeKind;

namespace {

bool is_list_key(std::string_view key) {
  const auto& keys = kCommunityListKeys;
  return std::find(keys.begin(), keys.end(), unicode::normalise(key)) != keys.end();
}

}  // namespace

std::optional<ProfileFile> ProfileFile::open(const doc::Document& document,
                                             const Dictionary& dictionary,
                                             Diagnostics& diagnostics) {
  ProfileFile file(document, dictionary);
  const doc::NodeId root = document.root();
  if (document.kind(root) != NodeKind::Mapping) {
    not_a_profile(document, root, diagnostics);
    return std::nullopt;
  }
  for (const auto& [key, value] : document.entries(root)) {
    if (!is_list_key(document.text(key))) continue;
    const std::string name(document.text(key));
    if (file.list_key_) {
      diagnostics.add(Code::GivenTwice, document.span(key), {name});
      return std::nullopt;
    }
    if (document.kind(value) != NodeKind::Sequence && !document.is_null(value)) {
      diagnostics.add(Code::NotACommunityList, document.span(value), {name});
      return std::nullopt;
    }
    file.list_key_ = key;
    if (document.kind(value) == NodeKind::Sequence) file.communities_ = document.items(value);
    if (file.communities_.empty()) {
      diagnostics.add(Code::EmptyCommunityList, document.span(key), {name});
      return std::nullopt;
    }
  }
  if (!file.list_key_) file.communities_ = {root};
  return file;
}

std::optional<int> ProfileFile::year(std::size_t index, Diagnostics& diagnostics) const {
  const doc::NodeId own = communities_[index];
  const std::size_t faults = diagnostics.size();
  const auto year = year_of(*document_, own, diagnostics);
  if (year || !list_key_ || diagnostics.size() != faults) return year;
  return year_of(*document_, document_->root(), diagnostics);
}

void ProfileFile::check_shared(Period period, Date as_of, Diagnostics& diagnostics) const {
  if (!list_key_) return;
  Table table(*dictionary_, 1);
  Origin origin;
  ProfileBuilder builder(*dictionary_, period, as_of, table, 0, origin, diagnostics);
  ProfileReader reader(*document_, *dictionary_, origin.identity, builder, diagnostics);
  reader.check_shared(document_->root(), *list_key_);
  builder.check_parts();
  (void)year_of(*document_, document_->root(), diagnostics);
}

void ProfileFile::read(std::size_t index, Period period, Date as_of, Table& table, std::size_t row,
                       Origin& origin, Diagnostics& diagnostics) const {
  const doc::NodeId own = communities_[index];
  origin.span = place(index);
  if (document_->kind(own) != NodeKind::Mapping) return not_a_profile(*document_, own, diagnostics);
  Identity& identity = origin.identity;
  ProfileBuilder builder(*dictionary_, period, as_of, table, row, origin, diagnostics);
  ProfileReader reader(*document_, *dictionary_, identity, builder, diagnostics);
  reader.own(own);
  if (list_key_) {
    reader.shared(document_->root(), *list_key_);
    if (identity.id.empty()) diagnostics.add(Code::NoItemId, origin.span);
  } else {
    if (identity.id.empty()) identity.id = identity.name;
    if (identity.id.empty()) diagnostics.add(Code::NoIdentity, origin.span);
  }
  builder.check_parts();
}

}  // namespace cbps::data
