#pragma once

#include <cstdint>
#include <vector>

#include "cbps/diag/source.h"
#include "cbps/value/reading.h"

namespace cbps::data {

/// How many values of a community were written in another way than this program writes them, by
/// kind, and where the first of each kind stands.
class Readings {
 public:
  struct Entry {
    ReadingKind kind{};
    std::uint32_t count = 0;
    Span first;  ///< of a row that was read fast nothing
    bool operator==(const Entry&) const = default;
  };

  /// One value, which was written in another way as to each of `kinds`.
  void add(ReadingKinds kinds, Span place);
  /// So many values, the first of them at `place`.
  void add(ReadingKind kind, std::uint32_t count, Span place);
  void clear() { entries_.clear(); }

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;  ///< in the order of the kinds; empty for most communities
};

}  // namespace cbps::data
