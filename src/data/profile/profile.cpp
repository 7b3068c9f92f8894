#include "cbps/data/profile.h"

#include "data/facts/identity.h"
#include "data/profile/profile_reader.h"

namespace cbps::data {

std::optional<int> read_year(const doc::Document& document, const Dictionary& dictionary,
                             Diagnostics& diagnostics) {
  if (document.kind(document.root()) == doc::NodeKind::Mapping) {
    KeyMemo keys(dictionary);
    return year_of(document, document.root(), keys, diagnostics);
  }
  not_a_profile(document, document.root(), diagnostics);
  return std::nullopt;
}

std::optional<Profile> read_profile(const doc::Document& document, const Dictionary& dictionary,
                                    const Calendar& calendar, Identity& identity,
                                    Diagnostics& diagnostics) {
  const doc::NodeId root = document.root();
  if (document.kind(root) != doc::NodeKind::Mapping) {
    not_a_profile(document, root, diagnostics);
    return std::nullopt;
  }
  Diagnostics faults;
  Profile profile{Table(dictionary, 1), {}};
  ProfileBuilder builder(dictionary, calendar, profile.table, 0, profile.origin);
  KeyMemo keys(dictionary);
  profile.origin.identity = identity;
  ProfileReader(document, dictionary, keys, profile.origin, builder, faults).own(root);
  identity = profile.origin.identity;
  if (identity.id.empty()) identity.id = id_by_name(identity);
  if (identity.id.empty()) faults.add(Code::NoIdentity, document.span(root));
  builder.resolve_parts();
  builder.check_parts();
  const bool is_sound = faults.empty();
  diagnostics.append(std::move(faults));
  if (!is_sound) return std::nullopt;
  profile.origin.identity = identity;
  profile.origin.span = document.span(root);
  return profile;
}

}  // namespace cbps::data
