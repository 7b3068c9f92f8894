#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cbps/eval/program.h"
#include "cbps/value/bitmap.h"
#include "cbps/value/calendar.h"
#include "cbps/value/duties.h"
#include "cbps/value/table.h"

namespace cbps::eval {

/// How many rows a batch has at most, unless an evaluator is told otherwise: enough to pay for the
/// loop over the instructions, few enough that all results stay in a processor's cache.
inline constexpr std::size_t kBatchRows = 256;

/// What a program found for one batch: a column a slot. Two bitmaps, 64 rows a word: of a truth
/// value the rows where it is true and those where it is false, of a number the rows where it is
/// known. Neither: unknown (or an error). Bits beyond the last row mean nothing.
class Results {
 public:
  [[nodiscard]] Truth truth(SlotId slot, std::size_t row) const;
  /// Nothing where the value is unknown.
  [[nodiscard]] std::optional<std::int64_t> number(SlotId slot, std::size_t row) const;
  /// Whether the slot's value (of either kind) is known.
  [[nodiscard]] bool known(SlotId slot, std::size_t row) const;
  /// Whether the row's value is not known because arithmetic failed.
  [[nodiscard]] bool erred(SlotId slot, std::size_t row) const;

  [[nodiscard]] const std::uint64_t* true_words(SlotId slot) const { return at(slot).first; }
  [[nodiscard]] const std::uint64_t* false_words(SlotId slot) const { return at(slot).second; }

 private:
  friend class Kernels;
  friend class Evaluator;
  struct Slot {
    const std::int64_t* values = nullptr;   ///< numbers only
    const std::uint64_t* first = nullptr;   ///< numbers: known; truth values: true
    const std::uint64_t* second = nullptr;  ///< truth values: false
    const std::uint64_t* errors = nullptr;  ///< null: no row of this program can err
  };
  [[nodiscard]] const Slot& at(SlotId slot) const { return slots_[static_cast<std::size_t>(slot)]; }

  std::vector<Slot> slots_;
};

/// The buffers that one slot owns: a loaded column of numbers has no `values` and no `first`.
struct SlotBuffers {
  std::int64_t* values = nullptr;
  std::uint64_t* first = nullptr;
  std::uint64_t* second = nullptr;
  std::uint64_t* errors = nullptr;  ///< null: no row of this program can err
};

/// Runs a program over batches. Memory is allocated once, for the largest batch; a run allocates
/// none. Each thread has its own; the program outlives it.
class Evaluator {
 public:
  /// Constants are written here: later changes of the program are not seen.
  Evaluator(const Program& program, const Calendar& calendar, std::size_t most_rows = kBatchRows);
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  /// `table` has at most `most_rows` rows and must live as long as the results are read, which is
  /// until the next run. Never throws on any data that the dictionary allows.
  const Results& run(const Table& table);
  [[nodiscard]] const Results& results() const { return results_; }

 private:
  void allocate();

  const Program& program_;
  Calendar calendar_;
  DutyCalendar duties_;
  std::size_t most_rows_;
  std::vector<std::int64_t> numbers_;
  std::vector<std::uint64_t> words_;
  std::vector<SlotBuffers> buffers_;
  std::vector<std::size_t> batch_slots_;  ///< those that are computed for each batch
  Results results_;
};

}  // namespace cbps::eval
