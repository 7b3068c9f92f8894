#include "run/piece_store.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "cbps/result/published.h"

namespace cbps::run {
namespace {

/// What stands before each piece in the spool.
using PieceSize = std::uint64_t;

constexpr std::uint64_t kBlock = std::uint64_t{64} << 10U;

}  // namespace

bool PieceStore::is_worse(const Entry& one, const Entry& other) {
  if (!one.score || !other.score) return one.score.has_value() && !other.score.has_value();
  const auto floors = one.score->floor <=> other.score->floor;
  return floors != 0 ? floors < 0 : one.score->ceiling < other.score->ceiling;
}

bool PieceStore::comes_before(const Entry& one, const Entry& other) {
  if (is_worse(one, other)) return true;
  return !is_worse(other, one) && one.offset < other.offset;
}

bool PieceStore::makes_room(const Entry& entry) {
  if (most_ == 0 || entries_.size() < most_) return true;
  if (!is_worse(entry, entries_.front())) return false;
  std::pop_heap(entries_.begin(), entries_.end(), comes_before);
  entries_.pop_back();
  return true;
}

bool PieceStore::may_keep(const std::optional<result::Score>& score) const {
  const std::int64_t highest = highest_.load(std::memory_order_relaxed);
  if (highest == std::numeric_limits<std::int64_t>::max()) return true;
  return score && result::hundredths(score->floor) <= highest;
}

bool PieceStore::add(const std::optional<result::Score>& score, std::string_view piece) {
  const PieceSize size = piece.size();
  if (!makes_room({score, size_, size})) return true;
  char before[sizeof size];
  std::memcpy(before, &size, sizeof size);
  if (!spool_.write({before, sizeof before}) || !spool_.write(piece)) return false;
  if (most_ == 0 && entries_.size() == kMostSorted) {
    is_sorted_ = false;
    entries_ = {};
  }
  if (is_sorted_) entries_.push_back({score, size_ + sizeof size, size});
  if (most_ != 0) {
    std::push_heap(entries_.begin(), entries_.end(), comes_before);
    const std::optional<result::Score>& last = entries_.front().score;
    if (entries_.size() == most_ && last) {
      highest_.store(result::hundredths(last->floor), std::memory_order_relaxed);
    }
  }
  size_ += sizeof size + size;
  return true;
}

bool PieceStore::for_each(const Visit& visit) {
  return is_sorted_ ? for_each_sorted(visit) : for_each_in_order(visit);
}

bool PieceStore::for_each_sorted(const Visit& visit) {
  std::sort(entries_.begin(), entries_.end(), comes_before);
  std::string piece;
  for (const Entry& entry : entries_) {
    piece.clear();
    if (!spool_.read(entry.offset, entry.size, piece) || !visit(piece)) return false;
  }
  return true;
}

bool PieceStore::for_each_in_order(const Visit& visit) {
  std::string block;
  std::size_t used = 0;    // bytes of the block that have been visited
  std::uint64_t next = 0;  // where the next block begins in the spool
  const auto fill = [&](std::uint64_t wanted) {
    if (block.size() - used >= wanted) return true;
    block.erase(0, used);
    used = 0;
    const std::uint64_t more = std::min(size_ - next, std::max(wanted - block.size(), kBlock));
    if (!spool_.read(next, more, block)) return false;
    next += more;
    return true;
  };
  while (next < size_ || used < block.size()) {
    PieceSize size = 0;
    if (!fill(sizeof size)) return false;
    std::memcpy(&size, block.data() + used, sizeof size);
    used += sizeof size;
    if (!fill(size) || !visit(std::string_view(block).substr(used, size))) return false;
    used += size;
  }
  return true;
}

}  // namespace cbps::run
