#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "cbps/eval/evaluator.h"
#include "cbps/value/integer.h"

namespace cbps::eval {

/// The kernels over one batch. They are loops without branches wherever that is possible, so they
/// compute unknown rows too; the values of those rows are unspecified and never read.
class Kernels {
 public:
  Kernels(const Program& program, const Calendar& calendar, const DutyCalendar& duties,
          const Table* table, std::size_t rows, Results& results)
      : program_(program),
        calendar_(calendar),
        duties_(duties),
        table_(table),
        rows_(rows),
        results_(results) {}

  /// Executes the instruction of a slot into its buffers. All earlier slots must have been
  /// executed.
  void execute(std::size_t slot, const SlotBuffers& out);

 private:
  using Slot = Results::Slot;
  /// Of 64 rows, those that are true and those that are false.
  using Bits = std::pair<std::uint64_t, std::uint64_t>;

  [[nodiscard]] const Slot& at(std::uint32_t slot) const { return results_.slots_[slot]; }
  [[nodiscard]] std::uint64_t yes(std::uint32_t slot, std::size_t word) const {
    return at(slot).first[word];
  }
  [[nodiscard]] std::uint64_t no(std::uint32_t slot, std::size_t word) const {
    return at(slot).second[word];
  }
  [[nodiscard]] std::size_t words() const { return Bitmap::words_for(rows_); }

  // ---- shapes of loops ----

  /// out = f(a, b), known where both are.
  template <class F>
  void combine(const SlotBuffers& out, const Instruction& i, F f) const {
    const Slot& a = at(i.a);
    const Slot& b = at(i.b);
    for (std::size_t row = 0; row < rows_; ++row) out.values[row] = f(a.values[row], b.values[row]);
    for (std::size_t word = 0; word < words(); ++word)
      out.first[word] = a.first[word] & b.first[word];
  }
  template <class F>
  void map(const SlotBuffers& out, const Instruction& i, F f) const {
    const Slot& a = at(i.a);
    for (std::size_t row = 0; row < rows_; ++row) out.values[row] = f(a.values[row]);
    for (std::size_t word = 0; word < words(); ++word) out.first[word] = a.first[word];
  }
  /// The same where `f` may fail: `bool f(x, y, result)`, called for known rows only.
  template <class F>
  void combine_checked(const SlotBuffers& out, const Instruction& i, F f) const {
    const Slot& a = at(i.a);
    const Slot& b = at(i.b);
    for (std::size_t word = 0; word < words(); ++word) {
      out.first[word] = a.first[word] & b.first[word];
      out.errors[word] = 0;
    }
    for (std::size_t row = 0; row < rows_; ++row) {
      out.values[row] = 0;
      if (!Bitmap::test(out.first, row)) continue;
      if (f(a.values[row], b.values[row], out.values[row])) continue;
      Bitmap::reset(out.first, row);
      Bitmap::set(out.errors, row);
    }
  }
  /// The same for one operand.
  template <class F>
  void map_checked(const SlotBuffers& out, const Instruction& i, F f) const {
    Instruction both = i;
    both.b = i.a;
    combine_checked(out, both, [&f](std::int64_t x, std::int64_t, std::int64_t& result) {
      return f(x, result);
    });
  }
  /// Computes a truth value from two numbers.
  template <class F>
  void compare(const SlotBuffers& out, const Instruction& i, F f) const {
    const Slot& a = at(i.a);
    const Slot& b = at(i.b);
    for (std::size_t word = 0; word < words(); ++word) {
      const std::size_t begin = word * Bitmap::kWordBits;
      const std::size_t count = std::min(Bitmap::kWordBits, rows_ - begin);
      std::uint64_t bits = 0;
      for (std::size_t bit = 0; bit < count; ++bit) {
        bits |= std::uint64_t{f(a.values[begin + bit], b.values[begin + bit])} << bit;
      }
      const std::uint64_t known = a.first[word] & b.first[word];
      out.first[word] = bits & known;
      out.second[word] = ~bits & known;
    }
  }
  /// The same where `f` is called for known rows only.
  template <class F>
  void compare_known(const SlotBuffers& out, const Instruction& i, F f) const {
    const Slot& a = at(i.a);
    const Slot& b = at(i.b);
    clear(out);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (!Bitmap::test(a.first, row) || !Bitmap::test(b.first, row)) continue;
      Bitmap::set(f(a.values[row], b.values[row]) ? out.first : out.second, row);
    }
  }
  /// `f(word)` gives the bits of 64 rows.
  template <class F>
  void logic(const SlotBuffers& out, F f) const {
    for (std::size_t word = 0; word < words(); ++word) {
      const auto [is, is_not] = f(word);
      out.first[word] = is;
      out.second[word] = is_not;
    }
  }
  /// `f(row)` gives a number, or nothing where it is unknown.
  template <class F>
  void number_by_row(const SlotBuffers& out, F f) const {
    clear(out);
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::optional<std::int64_t> value = f(row);
      out.values[row] = value.value_or(0);
      if (value) Bitmap::set(out.first, row);
    }
  }
  void clear(const SlotBuffers& out) const {
    for (std::size_t word = 0; word < words(); ++word) {
      out.first[word] = 0;
      if (out.second != nullptr) out.second[word] = 0;
    }
  }

  // ---- kernels.cpp ----
  /// The one switch over all kernels. `slot` receives the results of `i`.
  void compute(const Instruction& i, const SlotBuffers& out, Slot& slot) const;
  void fill_number(const SlotBuffers& out, std::int64_t value) const;
  void load_number(const Instruction& i, Slot& slot) const;
  void load_truth(const Instruction& i, const SlotBuffers& out) const;
  void select_number(const Instruction& i, const SlotBuffers& out) const;
  void guard_number(const Instruction& i, const SlotBuffers& out) const;
  // ---- error_propagation.cpp ----
  /// Marks the rows that are errors, by the `ErrorRule` of the kernel. On entry, `out.errors` holds
  /// the rows on which the instruction itself failed.
  void propagate_errors(const Instruction& i, const SlotBuffers& out) const;
  // ---- calendar_kernels.cpp ----
  void count_in(const Instruction& i, const SlotBuffers& out) const;
  void due(const Instruction& i, const SlotBuffers& out) const;
  void covered(const Instruction& i, const SlotBuffers& out) const;
  void every_due(const Instruction& i, const SlotBuffers& out) const;
  [[nodiscard]] IntervalSet due_on(std::size_t row, Interval interval) const;
  // ---- text_kernels.cpp ----
  using Text = std::string_view;
  void text_size(const Instruction& i, const SlotBuffers& out) const;
  void compare_texts(const Instruction& i, const SlotBuffers& out,
                     bool (*holds)(Text x, Text y)) const;

  const Program& program_;
  const Calendar& calendar_;
  const DutyCalendar& duties_;
  const Table* table_;
  std::size_t rows_;
  Results& results_;
};

}  // namespace cbps::eval
