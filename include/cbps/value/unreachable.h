#pragma once

#include <cstdlib>

namespace cbps {

/// Called after a switch that handles every enumerator. Ends the program if it is reached with a
/// value outside the enumeration, which is a defect of the program and not of its input.
[[noreturn]] inline void unreachable() { std::abort(); }

}  // namespace cbps
