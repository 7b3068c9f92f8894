#include <algorithm>
#include <bit>

#include "cbps/eval/program.h"
#include "cbps/value/integer.h"

namespace cbps::eval {
namespace {

using Slot = Results::Slot;

/// Stretches of the year that `days` touch, as bits.
MonthSet touched(std::span<const std::int32_t> days, Stretch stretch) {
  MonthSet bits = 0;
  for (const std::int32_t day : days) {
    const unsigned month = calendar(Date{day}).month - 1;
    bits = static_cast<MonthSet>(bits | 1U << (stretch == Stretch::Month ? month : month / 3));
  }
  return bits;
}

class Runner {
 public:
  Runner(const Program& program, const Table& table, const Calendar& calendar, Results& results)
      : program_(program), table_(table), calendar_(calendar), slots_(results.slots) {}

  void run() {
    slots_.resize(program_.instructions().size());
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      execute(program_.instructions()[i], slots_[i]);
    }
  }

 private:
  [[nodiscard]] std::size_t rows() const { return table_.rows(); }
  [[nodiscard]] std::uint64_t live(std::size_t word) const { return Bitmap::live(word, rows()); }
  [[nodiscard]] const Slot& at(std::uint32_t slot) const { return slots_[slot]; }

  Slot& number(Slot& out) const {
    out.values.resize(rows());
    out.first = Bitmap(rows());
    return out;
  }
  Slot& truth(Slot& out) const {
    out.is_truth = true;
    out.first = Bitmap(rows());
    out.second = Bitmap(rows());
    return out;
  }

  /// out = f(a, b) where both are known. `f` runs on unknown rows too, where values are harmless.
  template <class F>
  void combine(Slot& out, const Slot& a, const Slot& b, F f) const {
    number(out);
    for (std::size_t row = 0; row < rows(); ++row)
      out.values[row] = f(a.values[row], b.values[row]);
    for (std::size_t word = 0; word < out.first.words(); ++word) {
      out.first.data()[word] = a.first.data()[word] & b.first.data()[word];
    }
  }
  template <class F>
  void map(Slot& out, const Slot& a, F f) const {
    combine(out, a, a, [&f](std::int64_t x, std::int64_t) { return f(x); });
  }
  template <class F>
  void compare(Slot& out, const Slot& a, const Slot& b, F f) const {
    truth(out);
    for (std::size_t word = 0; word < out.first.words(); ++word) {
      const std::size_t begin = word * Bitmap::kWordBits;
      const std::size_t end = std::min(begin + Bitmap::kWordBits, rows());
      std::uint64_t bits = 0;
      for (std::size_t row = begin; row < end; ++row) {
        bits |= std::uint64_t{f(a.values[row], b.values[row])} << (row - begin);
      }
      const std::uint64_t known = a.first.data()[word] & b.first.data()[word];
      out.first.data()[word] = bits & known;
      out.second.data()[word] = ~bits & known;
    }
  }
  /// f(word) gives the true and false bits of 64 rows.
  template <class F>
  void logic(Slot& out, F f) const {
    truth(out);
    for (std::size_t word = 0; word < out.first.words(); ++word) {
      const auto [yes, no] = f(word);
      out.first.data()[word] = yes & live(word);
      out.second.data()[word] = no & live(word);
    }
  }
  using Bits = std::pair<std::uint64_t, std::uint64_t>;

  void constant(Slot& out, std::int64_t value) const {
    number(out);
    std::fill(out.values.begin(), out.values.end(), value);
    for (std::size_t word = 0; word < out.first.words(); ++word)
      out.first.data()[word] = live(word);
  }

  [[nodiscard]] std::int64_t constant_of(const Instruction& instruction) const {
    switch (instruction.a) {
      case 1: return calendar_.as_of.days;
      case 2: return calendar_.period.start().days;
      case 3: return calendar_.period.end().days;
      default: return instruction.immediate;
    }
  }

  [[nodiscard]] MonthSet due(std::size_t row, Stretch stretch) const {
    std::optional<Date> from;
    if (const auto field = program_.duties_from(); field && table_.known(*field, row)) {
      from = Date{static_cast<std::int32_t>(table_.column(*field).values[row])};
    }
    return stretch == Stretch::Month ? months_due(calendar_.period, calendar_.as_of, from)
                                     : quarters_due(calendar_.period, calendar_.as_of, from);
  }

  /// Due and Covered: unknown while nothing is due.
  void calendar_count(const Instruction& instruction, Slot& out) const {
    number(out);
    const auto stretch = static_cast<Stretch>(instruction.immediate);
    const bool covered = instruction.kernel == Kernel::Covered;
    for (std::size_t row = 0; row < rows(); ++row) {
      MonthSet asked = due(row, stretch);
      if (asked == 0 || (covered && !table_.known(instruction.field, row))) continue;
      if (covered) {
        asked =
            static_cast<MonthSet>(asked & touched(table_.days(instruction.field, row), stretch));
      }
      out.values[row] = std::popcount(asked);
      out.first.set(row);
    }
  }

  void every_due(const Instruction& instruction, Slot& out) const {
    truth(out);
    const auto stretch = static_cast<Stretch>(instruction.immediate);
    for (std::size_t row = 0; row < rows(); ++row) {
      const MonthSet asked = due(row, stretch);
      if (asked == 0 || !table_.known(instruction.field, row)) continue;
      const bool all = (asked & ~touched(table_.days(instruction.field, row), stretch)) == 0;
      (all ? out.first : out.second).set(row);
    }
  }

  void count_in(const Instruction& instruction, Slot& out) const {
    number(out);
    const Slot& from = at(instruction.b);
    const Slot& to = at(instruction.c);
    for (std::size_t row = 0; row < rows(); ++row) {
      const bool known =
          table_.known(instruction.field, row) && from.first.test(row) && to.first.test(row);
      if (!known) continue;
      const auto days = table_.days(instruction.field, row);
      out.values[row] = std::count_if(days.begin(), days.end(), [&](std::int32_t day) {
        return day >= from.values[row] && day <= to.values[row];
      });
      out.first.set(row);
    }
  }

  void load_truth(const Column& column, Slot& out) const {
    logic(out, [&](std::size_t word) {
      std::uint64_t bits = 0;
      const std::size_t begin = word * Bitmap::kWordBits;
      const std::size_t end = std::min(begin + Bitmap::kWordBits, rows());
      for (std::size_t row = begin; row < end; ++row) {
        bits |= static_cast<std::uint64_t>(column.values[row]) << (row - begin);
      }
      const std::uint64_t known = column.known.data()[word];
      return Bits{bits & known, ~bits & known};
    });
  }

  void select_number(const Instruction& instruction, Slot& out) const {
    number(out);
    const Slot& condition = at(instruction.a);
    for (std::size_t row = 0; row < rows(); ++row) {
      if (!condition.first.test(row) && !condition.second.test(row)) continue;
      const Slot& branch = at(condition.first.test(row) ? instruction.b : instruction.c);
      if (!branch.first.test(row)) continue;
      out.values[row] = branch.values[row];
      out.first.set(row);
    }
  }

  void execute(const Instruction& i, Slot& out) const {
    switch (i.kernel) {
      case Kernel::LoadNumber:
        out.values = table_.column(i.field).values;
        out.first = table_.column(i.field).known;
        return;
      case Kernel::Constant: return constant(out, constant_of(i));
      case Kernel::Unknown: i.immediate != 0 ? truth(out) : number(out); return;
      case Kernel::Scale:
        // The checker has proved that no known row overflows; unknown rows hold 0.
        return map(out, at(i.a), [&](std::int64_t x) { return x * i.immediate; });
      case Kernel::Negate: return map(out, at(i.a), [](std::int64_t x) { return -x; });
      case Kernel::Multiply:
        return combine(out, at(i.a), at(i.b), [](std::int64_t x, std::int64_t y) { return x * y; });
      case Kernel::Divide:
        return map(out, at(i.a), [&](std::int64_t x) { return x / i.immediate; });
      case Kernel::Modulo:
        return map(out, at(i.a), [&](std::int64_t x) { return x % i.immediate; });
      case Kernel::Add:
        return combine(out, at(i.a), at(i.b), [](std::int64_t x, std::int64_t y) { return x + y; });
      case Kernel::Subtract:
        return combine(out, at(i.a), at(i.b), [](std::int64_t x, std::int64_t y) { return x - y; });
      case Kernel::SelectNumber: return select_number(i, out);
      case Kernel::CountParts:
        return map(out, at(i.a), [](std::int64_t x) {
          return std::int64_t{std::popcount(static_cast<std::uint64_t>(x))};
        });
      case Kernel::Year:
        return map(out, at(i.a), [](std::int64_t x) { return std::int64_t{day_of(x).year}; });
      case Kernel::Month:
        return map(out, at(i.a), [](std::int64_t x) { return std::int64_t{day_of(x).month}; });
      case Kernel::Day:
        return map(out, at(i.a), [](std::int64_t x) { return std::int64_t{day_of(x).day}; });
      case Kernel::AddYears:
        return combine(out, at(i.a), at(i.b), [](std::int64_t x, std::int64_t years) {
          return std::int64_t{add_years(Date{static_cast<std::int32_t>(x)}, years).days};
        });
      case Kernel::CountIn: return count_in(i, out);
      case Kernel::Covered:
      case Kernel::Due: return calendar_count(i, out);

      case Kernel::LoadTruth: return load_truth(table_.column(i.field), out);
      case Kernel::TruthConstant:
        return logic(out, [&](std::size_t) {
          const std::uint64_t bits = i.immediate != 0 ? ~std::uint64_t{0} : 0;
          return Bits{bits, ~bits};
        });
      case Kernel::Less:
        return compare(out, at(i.a), at(i.b), [](std::int64_t x, std::int64_t y) { return x < y; });
      case Kernel::LessEqual:
        return compare(out, at(i.a), at(i.b),
                       [](std::int64_t x, std::int64_t y) { return x <= y; });
      case Kernel::Equal:
        return compare(out, at(i.a), at(i.b),
                       [](std::int64_t x, std::int64_t y) { return x == y; });
      case Kernel::HasAll:
        return compare(out, at(i.a), at(i.b),
                       [](std::int64_t x, std::int64_t y) { return (x & y) == y; });
      case Kernel::Subset:
        return compare(out, at(i.a), at(i.b),
                       [](std::int64_t x, std::int64_t y) { return (x & ~y) == 0; });
      case Kernel::Not:
        return logic(out, [&](std::size_t w) { return Bits{no(i.a, w), yes(i.a, w)}; });
      case Kernel::And:
        return logic(out, [&](std::size_t w) {
          return Bits{yes(i.a, w) & yes(i.b, w), no(i.a, w) | no(i.b, w)};
        });
      case Kernel::Or:
        return logic(out, [&](std::size_t w) {
          return Bits{yes(i.a, w) | yes(i.b, w), no(i.a, w) & no(i.b, w)};
        });
      case Kernel::SelectTruth:
        return logic(out, [&](std::size_t w) {
          return Bits{(yes(i.a, w) & yes(i.b, w)) | (no(i.a, w) & yes(i.c, w)),
                      (yes(i.a, w) & no(i.b, w)) | (no(i.a, w) & no(i.c, w))};
        });
      case Kernel::TruthEqual:
        return logic(out, [&](std::size_t w) {
          return Bits{(yes(i.a, w) & yes(i.b, w)) | (no(i.a, w) & no(i.b, w)),
                      (yes(i.a, w) & no(i.b, w)) | (no(i.a, w) & yes(i.b, w))};
        });
      case Kernel::TruthLess:
        return logic(out, [&](std::size_t w) {
          const std::uint64_t both = (yes(i.a, w) | no(i.a, w)) & (yes(i.b, w) | no(i.b, w));
          const std::uint64_t less = no(i.a, w) & yes(i.b, w);
          return Bits{less, both & ~less};
        });
      case Kernel::Known:
        return logic(out, [&](std::size_t w) {
          const std::uint64_t known = at(i.a).is_truth ? yes(i.a, w) | no(i.a, w) : yes(i.a, w);
          return Bits{known, ~known};
        });
      case Kernel::EveryDue: return every_due(i, out);
    }
  }

  [[nodiscard]] std::uint64_t yes(std::uint32_t slot, std::size_t word) const {
    return at(slot).first.data()[word];
  }
  [[nodiscard]] std::uint64_t no(std::uint32_t slot, std::size_t word) const {
    return at(slot).second.data()[word];
  }
  static YearMonthDay day_of(std::int64_t days) {
    return cbps::calendar(Date{static_cast<std::int32_t>(days)});
  }

  const Program& program_;
  const Table& table_;
  const Calendar& calendar_;
  std::vector<Slot>& slots_;
};

}  // namespace

Truth Results::truth(SlotId slot, std::size_t row) const {
  const Slot& of = slots[static_cast<std::size_t>(slot)];
  if (of.first.test(row)) return Truth::True;
  return of.second.test(row) ? Truth::False : Truth::Unknown;
}

std::optional<std::int64_t> Results::number(SlotId slot, std::size_t row) const {
  const Slot& of = slots[static_cast<std::size_t>(slot)];
  if (of.is_truth || !of.first.test(row)) return std::nullopt;
  return of.values[row];
}

bool Results::known(SlotId slot, std::size_t row) const {
  const Slot& of = slots[static_cast<std::size_t>(slot)];
  return of.first.test(row) || (of.is_truth && of.second.test(row));
}

Results run(const Program& program, const Table& table, const Calendar& calendar) {
  Results results;
  Runner(program, table, calendar, results).run();
  return results;
}

}  // namespace cbps::eval
