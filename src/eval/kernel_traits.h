#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "cbps/eval/program.h"

namespace cbps::eval {

/// What the slot of an instruction holds for each row.
enum class SlotKind : std::uint8_t { Number, Truth };

/// When a row is an error, in a program whose rows can be errors.
enum class ErrorRule : std::uint8_t {
  Never,           ///< the kernel has no operands
  Own,             ///< arithmetic on the row fails, or an operand is an error
  OfOperands,      ///< an operand is an error
  OfBranch,        ///< the condition or the selected branch is an error
  WhereUndecided,  ///< an operand is an error and the others leave the result open
};

/// When a result is computed.
enum class Moment : std::uint8_t {
  Layout,  ///< once for an evaluator: it is the same for all rows
  Batch,   ///< for each batch
};

struct KernelTraits {
  Moment moment;
  SlotKind result;
  std::uint8_t operands;  ///< how many of a, b, c are slots
  ErrorRule errors;
};

/// Indexed by the number of the kernel.
inline constexpr std::array kKernelTraits{
#define CBPS_KERNEL(name, moment, result, operands, errors) \
  KernelTraits{Moment::moment, SlotKind::result, operands, ErrorRule::errors},
#include "cbps/eval/kernels.inc"
#undef CBPS_KERNEL
};

[[nodiscard]] constexpr const KernelTraits& traits(Kernel kernel) {
  return kKernelTraits[static_cast<std::size_t>(kernel)];
}

[[nodiscard]] constexpr bool gives_truth(Kernel kernel) {
  return traits(kernel).result == SlotKind::Truth;
}
/// Whether the kernel itself can make a row an error; all others only propagate errors.
[[nodiscard]] constexpr bool can_err(Kernel kernel) {
  return traits(kernel).errors == ErrorRule::Own;
}

}  // namespace cbps::eval
