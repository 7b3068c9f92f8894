#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "cbps/eval/evaluator.h"
#include "cbps/value/integer.h"

namespace cbps::eval {

/// The kernels at work on one batch. They are loops without branches wherever that is possible, so
/// they compute unknown rows too: what is in those means nothing and is never read.
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

  /// Slot `slot`'s instruction, into its memory. All before it have been executed.
  void execute(std::size_t slot, const Memory& out);
  /// Constants and the days of the calendar, for all rows that there may be.
  void fill_constant(const Instruction& instruction, const Memory& out) const;

 private:
  using Slot = Results::Slot;
  /// Rows that are true, and rows that are false, of 64.
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
  void combine(const Memory& out, const Instruction& i, F f) const {
    const Slot& a = at(i.a);
    const Slot& b = at(i.b);
    for (std::size_t row = 0; row < rows_; ++row) out.values[row] = f(a.values[row], b.values[row]);
    for (std::size_t word = 0; word < words(); ++word)
      out.first[word] = a.first[word] & b.first[word];
  }
  template <class F>
  void map(const Memory& out, const Instruction& i, F f) const {
    const Slot& a = at(i.a);
    for (std::size_t row = 0; row < rows_; ++row) out.values[row] = f(a.values[row]);
    for (std::size_t word = 0; word < words(); ++word) out.first[word] = a.first[word];
  }
  /// The same where `f` may fail: `bool f(x, y, result)`, asked of known rows only.
  template <class F>
  void combine_checked(const Memory& out, const Instruction& i, F f) const {
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
  /// A truth value of two numbers.
  template <class F>
  void compare(const Memory& out, const Instruction& i, F f) const {
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
  /// The same where `f` is asked of known rows only.
  template <class F>
  void compare_known(const Memory& out, const Instruction& i, F f) const {
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
  void logic(const Memory& out, F f) const {
    for (std::size_t word = 0; word < words(); ++word) {
      const auto [is, is_not] = f(word);
      out.first[word] = is;
      out.second[word] = is_not;
    }
  }
  /// `f(row)` gives a number, or nothing where it is unknown.
  template <class F>
  void number_by_row(const Memory& out, F f) const {
    clear(out);
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::optional<std::int64_t> value = f(row);
      out.values[row] = value.value_or(0);
      if (value) Bitmap::set(out.first, row);
    }
  }
  void clear(const Memory& out) const {
    for (std::size_t word = 0; word < words(); ++word) {
      out.first[word] = 0;
      if (out.second != nullptr) out.second[word] = 0;
    }
  }

  // ---- kernels.cpp ----
  void load(const Instruction& i, const Memory& out, Slot& slot) const;
  void arithmetic(const Instruction& i, const Memory& out) const;
  void number(const Instruction& i, const Memory& out) const;
  void truth(const Instruction& i, const Memory& out) const;
  void logic(const Instruction& i, const Memory& out) const;
  // ---- checked_kernels.cpp ----
  void checked(const Instruction& i, const Memory& out) const;
  void compare_across(const Instruction& i, const Memory& out) const;
  /// Which rows are errors because an operand is one; `out.errors` holds the instruction's own.
  void hand_on_errors(const Instruction& i, const Memory& out) const;
  // ---- calendar_kernels.cpp ----
  void calendar_number(const Instruction& i, const Memory& out) const;
  void every_due(const Instruction& i, const Memory& out) const;
  [[nodiscard]] StretchSet due(std::size_t row, Stretch stretch) const;
  // ---- text_kernels.cpp ----
  void text_size(const Instruction& i, const Memory& out) const;
  void text_comparison(const Instruction& i, const Memory& out) const;

  const Program& program_;
  const Calendar& calendar_;
  const DutyCalendar& duties_;
  const Table* table_;
  std::size_t rows_;
  Results& results_;
};

}  // namespace cbps::eval
