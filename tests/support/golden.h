#pragma once

#include <string>
#include <string_view>

namespace cbps::test {

/// Compares `actual` with the file `name` under tests/golden. Nothing when they are the same, else
/// where they part. With CBPS_UPDATE_GOLDEN=1 in the environment the file is written instead: the
/// one way in which golden files change. Look at the difference before you commit it.
[[nodiscard]] std::string golden_difference(std::string_view name, std::string_view actual);

}  // namespace cbps::test
