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

/// The default for the most rows of a batch: enough to pay for the loop over the instructions, few
/// enough that all results stay in a processor's cache.
inline constexpr std::size_t kBatchRows = 256;

/// The results of a program for one batch: one column for each slot, with bitmaps of 64 rows a
/// word. A truth value has one bitmap of the rows where it is true and one of those where it is
/// false; a number has one of the rows where it is known. A row that no bitmap has is unknown (or
/// an error). Bits beyond the last row are unspecified.
class Results {
 public:
  [[nodiscard]] Truth truth(SlotId slot, std::size_t row) const;
  /// The value, or nullopt where it is unknown.
  [[nodiscard]] std::optional<std::int64_t> number(SlotId slot, std::size_t row) const;
  /// Whether the slot's value (of either kind) is known.
  [[nodiscard]] bool known(SlotId slot, std::size_t row) const;
  /// Whether the row's value is not known because arithmetic failed.
  [[nodiscard]] bool erred(SlotId slot, std::size_t row) const;

  /// Of a number: the rows where it is known.
  [[nodiscard]] const std::uint64_t* known_words(SlotId slot) const { return at(slot).first; }
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
/// none. Each thread needs its own evaluator. The program must outlive it.
class Evaluator {
 public:
  /// Constants are computed here, so the evaluator does not see later changes of the program.
  Evaluator(const Program& program, const Calendar& calendar, std::size_t most_rows = kBatchRows);
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  /// `table` has at most `most_rows` rows and must live as long as the results are read, which is
  /// until the next run. It does not throw on any data that the dictionary allows.
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
  std::vector<std::size_t> batch_slots_;  ///< the slots that are computed for each batch
  Results results_;
};

}  // namespace cbps::eval
