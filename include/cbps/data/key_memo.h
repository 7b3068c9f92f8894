#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/doc/profile_yaml.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

struct Identity;

/// What the keys of profiles stand for, remembered as they are written: profiles of one office say
/// the same hundred keys again and again, and normalising a key costs more than all else about it.
///
/// The meaning of a key is computed in the usual way when it is first met, so the memory only
/// saves time. Keys that stand for nothing are not remembered, and no more than some thousands are.
/// For one thread; for one dictionary, which outlives it.
class KeyMemo {
 public:
  explicit KeyMemo(const Dictionary& dictionary) : dictionary_(&dictionary) {}

  /// Where a key stands: keys under the same groups, spelled the same way, share a place.
  using Place = std::uint32_t;
  static constexpr Place kTop = 0;  ///< keys of the community's own mapping

  struct Meaning {
    std::string Identity::*identity = nullptr;  ///< a text of identity, by its name below
    std::string_view identity_name;             ///< empty: not identity; no member: the period
    bool is_community_list = false;
    std::optional<FieldId> fact;  ///< in the wrong group, too, where that is clear
    std::optional<Place> group;   ///< a group may also have the name of a fact

    [[nodiscard]] bool is_identity() const { return !identity_name.empty(); }
  };

  /// `prefix` is what the place stands for: the keys around, each with a point behind it. Valid
  /// until the next call.
  [[nodiscard]] const Meaning& find(Place place, std::string_view prefix, std::string_view key);

  /// Whether a key at the outermost level is a fact or a group of facts.
  [[nodiscard]] bool names_facts(std::string_view key) {
    const Meaning& meaning = find(kTop, "", key);
    return meaning.fact.has_value() || meaning.group.has_value();
  }

  /// What is known of keys, for the reader of YAML. Valid as long as this.
  [[nodiscard]] doc::KnownKeys known_keys();

 private:
  struct Entry {
    Place place = 0;
    std::uint32_t hash = 0;
    std::string key;
    Meaning meaning;
    std::uint32_t next = 0;  ///< the entry that was asked for after this one
  };

  /// Whether keys stand on the lines below this one, or communities, and never a text.
  [[nodiscard]] bool has_entries(std::string_view key);
  /// Whether it stands for something by itself or in a group.
  [[nodiscard]] bool is_known(std::string_view key);
  [[nodiscard]] const Meaning* recall(Place place, std::uint32_t hash, std::string_view key);
  [[nodiscard]] Meaning find_out(Place place, std::string_view prefix, std::string_view key);
  void remember(Place place, std::uint32_t hash, std::string_view key, const Meaning& meaning);
  void grow();

  const Dictionary* dictionary_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;      ///< by hash: entry + 1, or 0
  std::vector<std::string> group_names_;  ///< normalised, when the first key is met
  std::size_t places_ = 1;
  std::uint32_t last_ = 0;  ///< the entry that was asked for last
  Meaning unknown_;
};

}  // namespace cbps::data
