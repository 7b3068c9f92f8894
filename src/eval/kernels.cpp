#include "eval/kernels.h"

#include <algorithm>
#include <bit>

#include "eval/kernel_traits.h"

namespace cbps::eval {
namespace {

// The checker has proved that no known row overflows. Unknown rows may, so all wrap.
std::int64_t wrap(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t bits(std::int64_t value) { return static_cast<std::uint64_t>(value); }

YearMonthDay day_of(std::int64_t days) {
  return cbps::calendar(cbps::Date{static_cast<std::int32_t>(days)});
}

}  // namespace

void Kernels::execute(std::size_t index, const Memory& out) {
  const Instruction& i = program_.instructions()[index];
  if (is_constant(i.kernel)) return;
  if (i.kernel == Kernel::LoadNumber || i.kernel == Kernel::LoadTruth) {
    return load(i, out, results_.slots_[index]);
  }
  if (can_err(i.kernel)) {
    checked(i, out);
  } else if (gives_truth(i.kernel)) {
    truth(i, out);
  } else {
    number(i, out);
  }
  if (out.errors != nullptr) hand_on_errors(i, out);
}

void Kernels::fill_constant(const Instruction& i, const Memory& out) const {
  const auto numbers = [&](std::int64_t value) {
    std::fill_n(out.values, rows_, value);
    std::fill_n(out.first, words(), ~std::uint64_t{0});
  };
  switch (i.kernel) {
    case Kernel::Constant: return numbers(i.immediate);
    case Kernel::CalendarDay:
      switch (static_cast<Day>(i.immediate)) {
        case Day::AsOf: return numbers(calendar_.as_of.days);
        case Day::PeriodStart: return numbers(calendar_.period.start().days);
        case Day::PeriodEnd: return numbers(calendar_.period.end().days);
      }
      return;
    case Kernel::TruthConstant:
      std::fill_n(i.immediate != 0 ? out.first : out.second, words(), ~std::uint64_t{0});
      return;
    default: return;  // unknown: memory begins as zeros
  }
}

/// A column of numbers is read where it stands. Yes and no become bits.
void Kernels::load(const Instruction& i, const Memory& out, Slot& slot) const {
  const Column& column = table_->column(i.field);
  if (i.kernel == Kernel::LoadNumber) {
    slot.values = column.values.data();
    slot.first = column.known.data();
    return;
  }
  for (std::size_t word = 0; word < words(); ++word) {
    const std::size_t begin = word * Bitmap::kWordBits;
    const std::size_t count = std::min(Bitmap::kWordBits, rows_ - begin);
    std::uint64_t is = 0;
    for (std::size_t bit = 0; bit < count; ++bit) is |= bits(column.values[begin + bit]) << bit;
    const std::uint64_t known = column.known.data()[word];
    out.first[word] = is & known;
    out.second[word] = ~is & known;
  }
}

void Kernels::arithmetic(const Instruction& i, const Memory& out) const {
  switch (i.kernel) {
    case Kernel::Scale:
      return map(out, i, [by = bits(i.immediate)](std::int64_t x) { return wrap(bits(x) * by); });
    case Kernel::Negate: return map(out, i, [](std::int64_t x) { return wrap(-bits(x)); });
    case Kernel::Multiply:
      return combine(out, i,
                     [](std::int64_t x, std::int64_t y) { return wrap(bits(x) * bits(y)); });
    case Kernel::Add:
      return combine(out, i,
                     [](std::int64_t x, std::int64_t y) { return wrap(bits(x) + bits(y)); });
    case Kernel::Subtract:
      return combine(out, i,
                     [](std::int64_t x, std::int64_t y) { return wrap(bits(x) - bits(y)); });
    // The processor traps on the least int64 divided by -1.
    case Kernel::DivideBy:
      if (i.immediate == -1) {
        return map(out, i, [](std::int64_t x) { return wrap(-bits(x)); });
      }
      return map(out, i, [by = i.immediate](std::int64_t x) { return x / by; });
    case Kernel::ModuloBy:
      if (i.immediate == -1) return map(out, i, [](std::int64_t) { return std::int64_t{0}; });
      return map(out, i, [by = i.immediate](std::int64_t x) { return x % by; });
    default: return;
  }
}

void Kernels::number(const Instruction& i, const Memory& out) const {
  switch (i.kernel) {
    case Kernel::SelectNumber: {
      const Slot& condition = at(i.a);
      const Slot& a = at(i.b);
      const Slot& b = at(i.c);
      for (std::size_t word = 0; word < words(); ++word) {
        const std::size_t begin = word * Bitmap::kWordBits;
        const std::size_t count = std::min(Bitmap::kWordBits, rows_ - begin);
        for (std::size_t bit = 0; bit < count; ++bit) {
          const bool first = (condition.first[word] >> bit & 1U) != 0;
          out.values[begin + bit] = first ? a.values[begin + bit] : b.values[begin + bit];
        }
        out.first[word] =
            (condition.first[word] & a.first[word]) | (condition.second[word] & b.first[word]);
      }
      return;
    }
    case Kernel::CountParts:
      return map(out, i, [](std::int64_t x) { return std::int64_t{std::popcount(bits(x))}; });
    case Kernel::Year:
      return map(out, i, [](std::int64_t x) { return std::int64_t{day_of(x).year}; });
    case Kernel::Month:
      return map(out, i, [](std::int64_t x) { return std::int64_t{day_of(x).month}; });
    case Kernel::DayOfMonth:
      return map(out, i, [](std::int64_t x) { return std::int64_t{day_of(x).day}; });
    case Kernel::AddYears:
      return combine(out, i, [](std::int64_t x, std::int64_t years) {
        return std::int64_t{add_years(cbps::Date{static_cast<std::int32_t>(x)}, years).days};
      });
    case Kernel::GuardNumber: {
      const Slot& a = at(i.a);
      const Slot& b = at(i.b);
      std::copy_n(a.values, rows_, out.values);
      for (std::size_t word = 0; word < words(); ++word) {
        out.first[word] = a.first[word] & ~b.errors[word];
      }
      return;
    }
    case Kernel::TextSize: return text_size(i, out);
    case Kernel::CountIn:
    case Kernel::Covered:
    case Kernel::Due: return calendar_number(i, out);
    default: return arithmetic(i, out);
  }
}

void Kernels::truth(const Instruction& i, const Memory& out) const {
  switch (i.kernel) {
    case Kernel::Less: return compare(out, i, [](std::int64_t x, std::int64_t y) { return x < y; });
    case Kernel::LessEqual:
      return compare(out, i, [](std::int64_t x, std::int64_t y) { return x <= y; });
    case Kernel::Equal:
      return compare(out, i, [](std::int64_t x, std::int64_t y) { return x == y; });
    case Kernel::HasAll:
      return compare(out, i, [](std::int64_t x, std::int64_t y) { return (x & y) == y; });
    case Kernel::Subset:
      return compare(out, i, [](std::int64_t x, std::int64_t y) { return (x & ~y) == 0; });
    case Kernel::LessAcross:
    case Kernel::EqualAcross: return compare_across(i, out);
    case Kernel::TextLess:
    case Kernel::TextContains:
    case Kernel::TextStartsWith:
    case Kernel::TextEndsWith: return text_comparison(i, out);
    case Kernel::EveryDue: return every_due(i, out);
    default: return logic(i, out);
  }
}

void Kernels::logic(const Instruction& i, const Memory& out) const {
  switch (i.kernel) {
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
    case Kernel::Known: {
      const bool is_truth = at(i.a).second != nullptr;
      return logic(out, [&](std::size_t w) {
        const std::uint64_t known = is_truth ? yes(i.a, w) | no(i.a, w) : yes(i.a, w);
        const std::uint64_t errors = out.errors != nullptr ? at(i.a).errors[w] : 0;
        return Bits{known, ~known & ~errors};
      });
    }
    case Kernel::GuardTruth:
      return logic(out, [&](std::size_t w) {
        const std::uint64_t fine = ~at(i.b).errors[w];
        return Bits{yes(i.a, w) & fine, no(i.a, w) & fine};
      });
    default: return;
  }
}

}  // namespace cbps::eval
