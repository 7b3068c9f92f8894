#include "cbps/data/readings.h"

#include <algorithm>

namespace cbps::data {

void Readings::add(ReadingKinds kinds, Span place) {
  if (kinds.empty()) return;
  for (std::size_t i = 0; i < kReadingKinds; ++i) {
    const auto kind = static_cast<ReadingKind>(i);
    if (kinds.has(kind)) add(kind, 1, place);
  }
}

void Readings::add(ReadingKind kind, std::uint32_t count, Span place) {
  if (count == 0) return;
  auto entry = std::find_if(entries_.begin(), entries_.end(),
                            [kind](const Entry& one) { return one.kind >= kind; });
  if (entry == entries_.end() || entry->kind != kind) {
    entry = entries_.insert(entry, {kind, 0, place});
  }
  entry->count += count;
  // Facts of a file that its communities share are read after their own.
  if (place.begin < entry->first.begin) entry->first = place;
}

}  // namespace cbps::data
