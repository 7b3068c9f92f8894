#pragma once

#include <string>
#include <string_view>

/// What a message may show of a key and of a value: nothing that may be about a person.
namespace cbps::doc {

/// The text without the quotes around it, if there are any.
[[nodiscard]] std::string_view without_quotes(std::string_view text);

/// A value that is about no person, whoever wrote it (a short number, a date, yes or no); `…` for
/// any other; nothing for an empty one.
[[nodiscard]] std::string shown_value(std::string_view value);

[[nodiscard]] std::string shown_key(std::string_view key);

}  // namespace cbps::doc
