#include "cbps/data/profile_file.h"

#include <string>
#include <utility>

#include "data/facts/community_id.h"
#include "data/profile/profile_reader.h"

namespace cbps::data {

using doc::NodeKind;

std::optional<ProfileFile> ProfileFile::open(const doc::Document& document,
                                             const Dictionary& dictionary, KeyMemo& keys,
                                             Diagnostics& diagnostics, ReadingOptions options) {
  ProfileFile file(document, dictionary, options);
  const doc::NodeId root = document.root();
  if (document.kind(root) != NodeKind::Mapping) {
    not_a_profile(document, root, diagnostics);
    return std::nullopt;
  }
  std::vector<doc::Document::Entry> lists;
  document.each_entry(root, [&](doc::NodeId key, doc::NodeId value) {
    const auto& meaning = keys.find(KeyMemo::kTop, "", document.text(key));
    if (meaning.is_community_list) lists.push_back({key, value});
  });
  for (const auto& [key, value] : lists) {
    const std::string name(document.text(key));
    if (file.list_key_) {
      diagnostics.add(Code::GivenTwice, document.span(key), name);
      return std::nullopt;
    }
    if (document.kind(value) != NodeKind::Sequence && !document.is_null(value)) {
      diagnostics.add(Code::NotACommunityList, document.span(value), name);
      return std::nullopt;
    }
    file.list_key_ = key;
    if (document.kind(value) == NodeKind::Sequence) file.communities_ = document.items(value);
    if (file.communities_.empty()) {
      diagnostics.add(Code::EmptyCommunityList, document.span(key), name);
      return std::nullopt;
    }
  }
  if (!file.list_key_) file.communities_ = {root};
  return file;
}

std::optional<int> ProfileFile::year(std::size_t index, KeyMemo& keys,
                                     Diagnostics& diagnostics) const {
  const doc::NodeId own = communities_[index];
  Diagnostics faults;
  const auto year = year_of(*document_, own, keys, faults);
  const bool has_faults = !faults.empty();
  if (has_faults) diagnostics.append(std::move(faults));
  if (year || !list_key_ || has_faults) return year;
  return year_of(*document_, document_->root(), keys, diagnostics);
}

void ProfileFile::check_shared(const Calendar& calendar, KeyMemo& keys, Diagnostics& faults,
                               Diagnostics& diagnostics) const {
  if (!list_key_) return;
  Table table(*dictionary_, 1);
  Origin origin;
  ProfileBuilder builder(*dictionary_, calendar, table, 0, origin, options_);
  ProfileReader reader(*document_, *dictionary_, keys, origin, builder, diagnostics);
  reader.check_shared(document_->root(), *list_key_);
  builder.check_parts();
  faults.append(std::move(origin.faults));
  (void)year_of(*document_, document_->root(), keys, diagnostics);
}

void ProfileFile::read(std::size_t index, const Calendar& calendar, KeyMemo& keys, Table& table,
                       std::size_t row, Origin& origin, Diagnostics& diagnostics) const {
  const doc::NodeId own = communities_[index];
  origin.span = place(index);
  if (document_->kind(own) != NodeKind::Mapping) return not_a_profile(*document_, own, diagnostics);
  Identity& identity = origin.identity;
  ProfileBuilder builder(*dictionary_, calendar, table, row, origin, options_);
  ProfileReader reader(*document_, *dictionary_, keys, origin, builder, diagnostics);
  reader.own(own);
  if (list_key_) {
    reader.shared(document_->root(), *list_key_);
    if (identity.id.empty() && diagnostics.empty()) {
      diagnostics.add(Code::NoItemId, origin.span);
    }
  } else {
    if (identity.id.empty() && is_total(identity.name)) {
      diagnostics.add(Code::TotalsRow, origin.span, identity.name);
    }
    if (identity.id.empty()) identity.id = identity.name;
    if (identity.id.empty() && diagnostics.empty()) {
      diagnostics.add(Code::NoIdentity, origin.span);
    }
  }
  builder.resolve_parts();
  builder.check_parts();
}

}  // namespace cbps::data
