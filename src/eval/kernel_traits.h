#pragma once

#include <cstdint>

#include "cbps/eval/program.h"

namespace cbps::eval {

[[nodiscard]] constexpr bool gives_truth(Kernel kernel) { return kernel >= Kernel::LoadTruth; }

/// Whether a row can err in it; everything else only hands errors on.
[[nodiscard]] constexpr bool can_err(Kernel kernel) {
  return kernel >= Kernel::ScaleChecked && kernel <= Kernel::SubtractChecked;
}

/// Results that are the same for every batch: written once, when an evaluator is made.
[[nodiscard]] constexpr bool is_constant(Kernel kernel) {
  switch (kernel) {
    case Kernel::Constant:
    case Kernel::CalendarDay:
    case Kernel::UnknownNumber:
    case Kernel::TruthConstant:
    case Kernel::UnknownTruth: return true;
    default: return false;
  }
}

/// How many of a, b, c are slots.
[[nodiscard]] constexpr unsigned operand_count(Kernel kernel) {
  switch (kernel) {
    case Kernel::LoadNumber:
    case Kernel::LoadTruth:
    case Kernel::Constant:
    case Kernel::CalendarDay:
    case Kernel::UnknownNumber:
    case Kernel::TruthConstant:
    case Kernel::UnknownTruth:
    case Kernel::Covered:
    case Kernel::Due:
    case Kernel::EveryDue: return 0;
    case Kernel::Scale:
    case Kernel::ScaleChecked:
    case Kernel::Negate:
    case Kernel::NegateChecked:
    case Kernel::DivideBy:
    case Kernel::ModuloBy:
    case Kernel::CountParts:
    case Kernel::TextSize:
    case Kernel::Year:
    case Kernel::Month:
    case Kernel::DayOfMonth:
    case Kernel::Not:
    case Kernel::Known: return 1;
    case Kernel::SelectNumber:
    case Kernel::SelectTruth:
    case Kernel::CountIn: return 3;
    default: return 2;
  }
}

}  // namespace cbps::eval
