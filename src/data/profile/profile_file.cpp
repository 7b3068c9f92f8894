#include "cbps/data/profile_file.h"

#include <string>
#include <utility>

#include "data/facts/community_id.h"
#include "data/facts/identity.h"
#include "data/profile/profile_reader.h"

namespace cbps::data {

using doc::NodeKind;

std::optional<ProfileFile> ProfileFile::open(const doc::Document& document,
                                             const Dictionary& dictionary, KeyMemo& keys,
                                             Diagnostics& diagnostics, ReadingOptions options) {
  ProfileFile file(document, dictionary, options);
  const doc::NodeId root = document.root();
  if (document.kind(root) == NodeKind::Sequence) {
    // A list of communities with nothing beside it, as other programs export them.
    file.communities_ = document.items(root);
    const bool is_of_communities =
        !file.communities_.empty() && document.kind(file.communities_.front()) == NodeKind::Mapping;
    if (is_of_communities) return file;
  }
  if (document.kind(root) != NodeKind::Mapping) {
    not_a_profile(document, root, diagnostics);
    return std::nullopt;
  }
  std::optional<doc::Document::Entry> last_list;
  bool is_sound = true;
  document.each_entry(root, [&](doc::NodeId key, doc::NodeId value) {
    if (!keys.find(KeyMemo::kTop, "", document.text(key)).is_community_list) return;
    last_list = {key, value};
    is_sound = is_sound && file.take_list(key, value, diagnostics);
  });
  if (!is_sound) return std::nullopt;
  file.is_list_ = last_list.has_value();
  if (file.is_list_ && file.communities_.empty()) {
    const doc::NodeId key = last_list->key;
    diagnostics.add(Code::EmptyCommunityList, document.span(key), document.text(key));
    return std::nullopt;
  }
  if (!file.is_list_) file.communities_ = {root};
  return file;
}

bool ProfileFile::take_list(doc::NodeId key, doc::NodeId value, Diagnostics& diagnostics) {
  if (document_->is_null(value)) return true;
  if (document_->kind(value) != NodeKind::Sequence) {
    diagnostics.add(Code::NotACommunityList, document_->span(value), document_->text(key));
    return false;
  }
  const std::vector<doc::NodeId> items = document_->items(value);
  communities_.insert(communities_.end(), items.begin(), items.end());
  return true;
}

std::optional<int> ProfileFile::year(std::size_t index, KeyMemo& keys,
                                     Diagnostics& diagnostics) const {
  Diagnostics faults;
  const auto year = year_of(*document_, communities_[index], keys, faults);
  const bool has_faults = !faults.empty();
  if (has_faults) diagnostics.append(std::move(faults));
  if (year || !is_list_ || has_faults) return year;
  // What is wrong with the year of all of them is said once, by `check_shared_year`.
  Diagnostics said_once;
  return shared_year_of(*document_, document_->root(), keys, said_once);
}

void ProfileFile::check_shared_year(KeyMemo& keys, Diagnostics& faults) const {
  if (is_list_) (void)shared_year_of(*document_, document_->root(), keys, faults);
}

void ProfileFile::check_shared(const Calendar& calendar, KeyMemo& keys, Diagnostics& faults,
                               Diagnostics& diagnostics) const {
  if (!is_list_) return;
  Table table(*dictionary_, 1);
  Origin origin;
  ProfileBuilder builder(*dictionary_, calendar, table, 0, origin, options_);
  ProfileReader reader(*document_, *dictionary_, keys, origin, builder, diagnostics);
  reader.check_shared(document_->root());
  builder.check_parts();
  faults.append(std::move(origin.faults));
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
  if (is_list_) reader.shared(document_->root());
  if (identity.id.empty() && is_total(identity.name)) {
    diagnostics.add(Code::TotalsRow, origin.span, identity.name);
  }
  if (identity.id.empty()) identity.id = id_by_name(identity);
  if (identity.id.empty() && diagnostics.empty()) {
    diagnostics.add(is_list_ ? Message<0>(Code::NoItemId) : Message<0>(Code::NoIdentity),
                    origin.span);
  }
  builder.resolve_parts();
  builder.check_parts();
}

}  // namespace cbps::data
