#include "cbps/data/key_memo.h"

#include <algorithm>

#include "cbps/data/spelling.h"
#include "cbps/text/short_hash.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "data/facts/fact_finder.h"
#include "data/facts/identity.h"

namespace cbps::data {
namespace {

/// More are spellings that nobody writes twice.
constexpr std::size_t kMostEntries = 4096;
constexpr std::size_t kFirstSlots = 512;
constexpr std::uint32_t kPlaceFactor = 0x9E3779B1;

}  // namespace

const KeyMemo::Meaning& KeyMemo::find(Place place, std::string_view prefix, std::string_view key) {
  // Most profiles have their keys in the same order.
  if (!entries_.empty()) {
    const std::uint32_t next = entries_[last_].next;
    const Entry& entry = entries_[next];
    if (entry.place == place && entry.key == key) {
      last_ = next;
      return entry.meaning;
    }
  }
  const std::uint32_t hash = short_hash(key) ^ (place * kPlaceFactor);
  if (const Meaning* meaning = recall(place, hash, key)) return *meaning;
  unknown_ = find_out(place, prefix, key);
  const bool stands_for_something = unknown_.is_identity() || unknown_.is_community_list ||
                                    unknown_.fact.has_value() || unknown_.group.has_value();
  if (stands_for_something) remember(place, hash, key, unknown_);
  return unknown_;
}

doc::KnownKeys KeyMemo::known_keys() {
  return {[this](std::string_view key) { return has_entries(key); },
          [this](std::string_view key) { return is_known(key); }};
}

bool KeyMemo::has_entries(std::string_view key) {
  const Meaning& meaning = find(kTop, "", key);
  return meaning.is_community_list || meaning.group.has_value();
}

bool KeyMemo::is_known(std::string_view key) {
  return has_entries(key) || find(kTop, "", key).is_identity() ||
         fact_in_any_group(*dictionary_, unicode::normalise(key)).has_value();
}

const KeyMemo::Meaning* KeyMemo::recall(Place place, std::uint32_t hash, std::string_view key) {
  if (slots_.empty()) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i] != 0; i = (i + 1) & mask) {
    const std::uint32_t found = slots_[i] - 1;
    const Entry& entry = entries_[found];
    if (entry.hash != hash || entry.place != place || entry.key != key) continue;
    entries_[last_].next = found;
    last_ = found;
    return &entry.meaning;
  }
  return nullptr;
}

KeyMemo::Meaning KeyMemo::find_out(Place place, std::string_view prefix, std::string_view key) {
  if (group_names_.empty()) {
    for (const Group& group : dictionary_->groups) {
      for (const std::string& name : {group.id, group.label.zh, group.label.en}) {
        group_names_.push_back(unicode::normalise(name));
      }
    }
  }
  Meaning meaning;
  const std::string heading = unicode::normalise(std::string(prefix) + std::string(key));
  if (place == kTop) {
    const auto& lists = kCommunityListKeys;
    meaning.is_community_list = std::find(lists.begin(), lists.end(), heading) != lists.end();
    if (const auto identity = find_identity(heading)) {
      meaning.identity = identity->member;
      meaning.identity_name = identity->name;
    }
  }
  // A key without a place of its own is one that is not remembered.
  const bool is_group =
      std::find(group_names_.begin(), group_names_.end(), heading) != group_names_.end();
  if (is_group) meaning.group = static_cast<Place>(places_);
  const Heading* fact = find_heading(*dictionary_, heading);
  if (fact == nullptr) {
    if (!prefix.empty()) meaning.fact = fact_in_wrong_group(*dictionary_, heading);
  } else if (!fact->is_false_alias) {
    meaning.fact = fact->field;
  }
  return meaning;
}

void KeyMemo::remember(Place place, std::uint32_t hash, std::string_view key,
                       const Meaning& meaning) {
  if (entries_.size() == kMostEntries) return;
  if (slots_.size() < 2 * (entries_.size() + 1)) grow();
  entries_.push_back({place, hash, std::string(key), meaning});
  if (meaning.group) ++places_;
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i] != 0) i = (i + 1) & mask;
  slots_[i] = static_cast<std::uint32_t>(entries_.size());
}

void KeyMemo::grow() {
  slots_.assign(std::max(kFirstSlots, 2 * slots_.size()), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
    std::size_t i = entries_[entry].hash & mask;
    while (slots_[i] != 0) i = (i + 1) & mask;
    slots_[i] = static_cast<std::uint32_t>(entry + 1);
  }
}

}  // namespace cbps::data
