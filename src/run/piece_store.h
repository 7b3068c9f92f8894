#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/system/sink.h"

namespace cbps::run {

/// Keeps the pieces that a document shows of its communities until the document is put together.
/// Beside the pieces, which are in a spool, there is an index of a limited size in memory.
class PieceStore {
 public:
  /// If there are more communities, they stay in the order of the input.
  static constexpr std::size_t kMostSorted = 5000;

  /// The spool is empty and must outlive the store. `most` is how many communities are kept, those
  /// with the lowest scores; 0: all.
  explicit PieceStore(system::Spool& spool, std::size_t most = 0) : spool_(spool), most_(most) {}

  /// Whether the piece of a community with this score may be kept. Any thread may ask; once the
  /// answer is no it stays so.
  [[nodiscard]] bool may_keep(const std::optional<result::Score>& score) const;

  /// Adds the piece of a community, if it is kept. Returns false if it could not be kept; the
  /// spool's `error` then says why.
  [[nodiscard]] bool add(const std::optional<result::Score>& score, std::string_view piece);

  /// Receives a piece, which is valid during the call. Returns false to end the visit.
  using Visit = std::function<bool(std::string_view piece)>;
  /// Calls `visit` with each piece. The worst community comes first: the one with the lowest floor,
  /// among equal ones the one with the lowest ceiling, then the one that was added first.
  /// Communities without a score come last. Returns false if the visit was ended, or if a piece
  /// could not be read back; the spool's `error` then says why.
  [[nodiscard]] bool for_each(const Visit& visit);

 private:
  struct Entry {
    std::optional<result::Score> score;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };
  static bool is_worse(const Entry& one, const Entry& other);
  /// The order in which they are shown.
  static bool comes_before(const Entry& one, const Entry& other);
  /// Whether a community is among the `most_` lowest so far; makes room for it if so.
  [[nodiscard]] bool makes_room(const Entry& entry);
  [[nodiscard]] bool for_each_sorted(const Visit& visit);
  [[nodiscard]] bool for_each_in_order(const Visit& visit);

  system::Spool& spool_;
  std::size_t most_;
  std::uint64_t size_ = 0;  ///< bytes in the spool: before each piece stands its size
  /// No higher floor is kept, in hundredths of a percent.
  std::atomic<std::int64_t> highest_ = std::numeric_limits<std::int64_t>::max();
  bool is_sorted_ = true;       ///< there is an index
  std::vector<Entry> entries_;  ///< the index, in the order of the input; of the lowest a heap
};

}  // namespace cbps::run
