#include "eval/kernels.h"

#include <algorithm>
#include <bit>

#include "cbps/value/unreachable.h"
#include "eval/kernel_traits.h"

namespace cbps::eval {
namespace {

// The checker has proved that no known row overflows. Unknown rows may, so all wrap.
std::int64_t wrap(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t bits(std::int64_t value) { return static_cast<std::uint64_t>(value); }

/// Stores an exact result if it fits.
bool store(Int128 exact, std::int64_t& result) {
  if (!fits_int64(exact)) return false;
  result = static_cast<std::int64_t>(exact);
  return true;
}

YearMonthDay parts_of(std::int64_t days) {
  return year_month_day(cbps::Date{static_cast<std::int32_t>(days)});
}

/// What brings the operands of a comparison across scales to the larger scale; one of them is 1.
Int128 factor_of_a(const Instruction& i) {
  return i.immediate < 0 ? power_of_ten(static_cast<unsigned>(-i.immediate)) : 1;
}
Int128 factor_of_b(const Instruction& i) {
  return i.immediate > 0 ? power_of_ten(static_cast<unsigned>(i.immediate)) : 1;
}

}  // namespace

void Kernels::execute(std::size_t slot, const SlotBuffers& out) {
  const Instruction& instruction = program_.instructions()[slot];
  compute(instruction, out, results_.slots_[slot]);
  if (out.errors != nullptr) propagate_errors(instruction, out);
}

void Kernels::compute(const Instruction& i, const SlotBuffers& out, Slot& slot) const {
  using I = std::int64_t;
  switch (i.kernel) {
    case Kernel::LoadNumber: return load_number(i, slot);
    case Kernel::LoadTruth: return load_truth(i, out);
    case Kernel::Constant: return fill_number(out, i.immediate);
    case Kernel::DayConstant:
      return fill_number(out, day_of(calendar_, static_cast<CalendarDay>(i.immediate)).days);
    case Kernel::TruthConstant:
      std::fill_n(i.immediate != 0 ? out.first : out.second, words(), ~std::uint64_t{0});
      return;
    case Kernel::UnknownNumber:
    case Kernel::UnknownTruth: return clear(out);

    case Kernel::Scale:
      return map(out, i, [by = bits(i.immediate)](I x) { return wrap(bits(x) * by); });
    case Kernel::Negate: return map(out, i, [](I x) { return wrap(-bits(x)); });
    case Kernel::Multiply: return combine(out, i, [](I x, I y) { return wrap(bits(x) * bits(y)); });
    case Kernel::Add: return combine(out, i, [](I x, I y) { return wrap(bits(x) + bits(y)); });
    case Kernel::Subtract: return combine(out, i, [](I x, I y) { return wrap(bits(x) - bits(y)); });
    // The processor traps on the least int64 divided by -1.
    case Kernel::DivideBy:
      if (i.immediate == -1) return map(out, i, [](I x) { return wrap(-bits(x)); });
      return map(out, i, [by = i.immediate](I x) { return x / by; });
    case Kernel::ModuloBy:
      if (i.immediate == -1) return map(out, i, [](I) { return I{0}; });
      return map(out, i, [by = i.immediate](I x) { return x % by; });

    case Kernel::ScaleChecked:
      return map_checked(out, i, [&](I x, I& r) { return store(Int128{x} * i.immediate, r); });
    case Kernel::NegateChecked:
      return map_checked(out, i, [](I x, I& r) { return store(-Int128{x}, r); });
    case Kernel::MultiplyChecked:
      return combine_checked(out, i, [](I x, I y, I& r) { return store(Int128{x} * y, r); });
    case Kernel::AddChecked:
      return combine_checked(out, i, [](I x, I y, I& r) { return store(Int128{x} + y, r); });
    case Kernel::SubtractChecked:
      return combine_checked(out, i, [](I x, I y, I& r) { return store(Int128{x} - y, r); });
    case Kernel::DivideChecked:
      return combine_checked(out, i,
                             [](I x, I y, I& r) { return y != 0 && store(Int128{x} / y, r); });
    case Kernel::ModuloChecked:
      return combine_checked(out, i,
                             [](I x, I y, I& r) { return y != 0 && store(Int128{x} % y, r); });

    case Kernel::SelectNumber: return select_number(i, out);
    case Kernel::GuardNumber: return guard_number(i, out);
    case Kernel::CountParts: return map(out, i, [](I x) { return I{std::popcount(bits(x))}; });
    case Kernel::TextSize: return text_size(i, out);
    case Kernel::Year: return map(out, i, [](I x) { return I{parts_of(x).year}; });
    case Kernel::Month: return map(out, i, [](I x) { return I{parts_of(x).month}; });
    case Kernel::DayOfMonth: return map(out, i, [](I x) { return I{parts_of(x).day}; });
    case Kernel::AddYears:
      return combine(out, i, [](I x, I years) {
        return I{add_years(cbps::Date{static_cast<std::int32_t>(x)}, years).days};
      });
    case Kernel::CountIn: return count_in(i, out);
    case Kernel::Covered: return covered(i, out);
    case Kernel::Due: return due(i, out);
    case Kernel::EveryDue: return every_due(i, out);

    case Kernel::Less: return compare(out, i, [](I x, I y) { return x < y; });
    case Kernel::LessEqual: return compare(out, i, [](I x, I y) { return x <= y; });
    case Kernel::Equal: return compare(out, i, [](I x, I y) { return x == y; });
    case Kernel::HasAll: return compare(out, i, [](I x, I y) { return (x & y) == y; });
    case Kernel::Subset: return compare(out, i, [](I x, I y) { return (x & ~y) == 0; });
    // The larger of two int64 at one scale of at most 9 digits fits 128 bits with much room.
    case Kernel::LessAcross:
      return compare(out, i, [by_a = factor_of_a(i), by_b = factor_of_b(i)](I x, I y) {
        return x * by_a < y * by_b;
      });
    case Kernel::EqualAcross:
      return compare(out, i, [by_a = factor_of_a(i), by_b = factor_of_b(i)](I x, I y) {
        return x * by_a == y * by_b;
      });
    case Kernel::TextLess: return compare_texts(i, out, [](Text x, Text y) { return x < y; });
    case Kernel::TextContains:
      return compare_texts(i, out, [](Text x, Text y) { return x.find(y) != Text::npos; });
    case Kernel::TextStartsWith:
      return compare_texts(i, out, [](Text x, Text y) { return x.starts_with(y); });
    case Kernel::TextEndsWith:
      return compare_texts(i, out, [](Text x, Text y) { return x.ends_with(y); });

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
    case Kernel::Invalid: {
      const Bitmap& invalid = table_->column(i.field).invalid;
      return logic(out, [&](std::size_t w) {
        const std::uint64_t is = invalid.empty() ? 0 : invalid.data()[w];
        return Bits{is, ~is};
      });
    }
    case Kernel::Known: {
      const bool is_truth = at(i.a).second != nullptr;
      return logic(out, [&](std::size_t w) {
        const std::uint64_t known = is_truth ? yes(i.a, w) | no(i.a, w) : yes(i.a, w);
        const std::uint64_t errors = out.errors != nullptr ? at(i.a).errors[w] : 0;
        return Bits{known, ~known & ~errors & no(i.b, w)};
      });
    }
    case Kernel::GuardTruth:
      return logic(out, [&](std::size_t w) {
        const std::uint64_t fine = ~at(i.b).errors[w];
        return Bits{yes(i.a, w) & fine, no(i.a, w) & fine};
      });
  }
  unreachable();
}

void Kernels::fill_number(const SlotBuffers& out, std::int64_t value) const {
  std::fill_n(out.values, rows_, value);
  std::fill_n(out.first, words(), ~std::uint64_t{0});
}

/// A column of numbers is read where it stands.
void Kernels::load_number(const Instruction& i, Slot& slot) const {
  const Column& column = table_->column(i.field);
  slot.values = column.values.data();
  slot.first = column.known.data();
}

/// Yes and no become bits.
void Kernels::load_truth(const Instruction& i, const SlotBuffers& out) const {
  const Column& column = table_->column(i.field);
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

void Kernels::select_number(const Instruction& i, const SlotBuffers& out) const {
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
}

void Kernels::guard_number(const Instruction& i, const SlotBuffers& out) const {
  const Slot& a = at(i.a);
  const Slot& b = at(i.b);
  std::copy_n(a.values, rows_, out.values);
  for (std::size_t word = 0; word < words(); ++word) {
    out.first[word] = a.first[word] & ~b.errors[word];
  }
}

}  // namespace cbps::eval
