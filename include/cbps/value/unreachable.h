#pragma once

#include <cstdlib>

namespace cbps {

/// Stands behind a switch that handles every enumerator. Ends the program if a value outside the
/// enumeration gets there, which is a defect of the program and not of its input.
[[noreturn]] inline void unreachable() { std::abort(); }

}  // namespace cbps
