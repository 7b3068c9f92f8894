#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace cbps::data {

struct JsonNull {};
/// As written, so that no digit is lost: `-12`, `1.50`, `2e3`.
struct JsonNumber {
  std::string text;
};
using JsonScalar = std::variant<JsonNull, bool, JsonNumber, std::string>;

/// Reads one JSON value that is not an array or object (RFC 8259). Nothing if it is anything else.
[[nodiscard]] std::optional<JsonScalar> read_json_scalar(std::string_view text);

}  // namespace cbps::data
