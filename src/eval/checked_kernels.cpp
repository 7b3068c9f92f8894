#include "eval/kernel_traits.h"
#include "eval/kernels.h"

namespace cbps::eval {
namespace {

/// Stores an exact result if it fits.
bool store(Int128 exact, std::int64_t& result) {
  if (!fits_int64(exact)) return false;
  result = static_cast<std::int64_t>(exact);
  return true;
}

}  // namespace

void Kernels::checked(const Instruction& i, const Memory& out) const {
  using I = std::int64_t;
  switch (i.kernel) {
    case Kernel::ScaleChecked:
      return combine_checked(out, {i.kernel, i.a, i.a, 0, i.immediate, {}},
                             [&](I x, I, I& r) { return store(Int128{x} * i.immediate, r); });
    case Kernel::NegateChecked:
      return combine_checked(out, {i.kernel, i.a, i.a, 0, 0, {}},
                             [](I x, I, I& r) { return store(-Int128{x}, r); });
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
    default: return;
  }
}

/// The larger of two int64 at one scale of at most 9 digits fits 128 bits with much room.
void Kernels::compare_across(const Instruction& i, const Memory& out) const {
  const Int128 by_a = power_of_ten(static_cast<unsigned>(i.immediate / 16));
  const Int128 by_b = power_of_ten(static_cast<unsigned>(i.immediate % 16));
  if (i.kernel == Kernel::LessAcross) {
    return compare(out, i, [&](std::int64_t x, std::int64_t y) { return x * by_a < y * by_b; });
  }
  compare(out, i, [&](std::int64_t x, std::int64_t y) { return x * by_a == y * by_b; });
}

void Kernels::hand_on_errors(const Instruction& i, const Memory& out) const {
  const auto errors = [this](std::uint32_t slot, std::size_t word) {
    return at(slot).errors[word];
  };
  for (std::size_t w = 0; w < words(); ++w) {
    switch (i.kernel) {
      // What is true or false is decided, errors or not. Else what is merely unknown wins: the
      // missing fact may yet decide it.
      case Kernel::And:
      case Kernel::Or: {
        const std::uint64_t undecided = ~(out.first[w] | out.second[w]);
        const auto open = [&](std::uint32_t slot) {
          return ~(yes(slot, w) | no(slot, w)) & ~errors(slot, w);
        };
        out.errors[w] = undecided & ~(open(i.a) | open(i.b));
        break;
      }
      case Kernel::SelectNumber:
      case Kernel::SelectTruth:
        out.errors[w] =
            errors(i.a, w) | (yes(i.a, w) & errors(i.b, w)) | (no(i.a, w) & errors(i.c, w));
        break;
      default: {
        std::uint64_t all = can_err(i.kernel) ? out.errors[w] : 0;
        const unsigned operands = operand_count(i.kernel);
        if (operands > 0) all |= errors(i.a, w);
        if (operands > 1) all |= errors(i.b, w);
        if (operands > 2) all |= errors(i.c, w);
        out.errors[w] = all;
      }
    }
  }
}

}  // namespace cbps::eval
