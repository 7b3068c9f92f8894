#pragma once

#include <string>
#include <string_view>

namespace cbps::report {

/// What a finding of a check is known by from one run to the next: of the community and the check,
/// and nothing else, so that it stays the same where a value or a line changes. 64 hexadecimal
/// digits.
[[nodiscard]] std::string fingerprint(std::string_view community, std::string_view check);

}  // namespace cbps::report
