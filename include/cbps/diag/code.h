#pragma once

#include <bit>
#include <cstddef>
#include <optional>
#include <string_view>

/// The table of messages: the name, the severity and the number of arguments of each.
namespace cbps {

enum class Severity : unsigned char { Error, Warning, Note };

/// Every message the program can give about its input: one row each in `codes.inc`.
enum class Code : unsigned short {
#define CBPS_CODE(name, id, severity, zh, en) name,
#include "cbps/diag/codes.inc"
#undef CBPS_CODE
};

/// The properties of a code that do not depend on where it occurred.
struct CodeInfo {
  std::string_view id;  ///< stable, e.g. "CB2004": scripts may rely on it
  Severity severity;
  std::string_view zh;  ///< a template: `{0}`, `{1}` … stand for arguments, `{{` for a brace
  std::string_view en;
};

inline constexpr CodeInfo kCodes[] = {
#define CBPS_CODE(name, id, severity, zh, en) {id, Severity::severity, zh, en},
#include "cbps/diag/codes.inc"
#undef CBPS_CODE
};

[[nodiscard]] constexpr const CodeInfo& info(Code code) {
  return kCodes[static_cast<std::size_t>(code)];
}

/// The number of arguments of a template. Nothing if the template is malformed: it has a single
/// brace, or skips an argument before one that is used.
[[nodiscard]] constexpr std::optional<std::size_t> argument_count(std::string_view text) {
  unsigned used = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{' && text[i] != '}') continue;
    const std::string_view next = text.substr(i + 1);
    if (next.starts_with(text[i])) {
      ++i;
    } else if (text[i] == '{' && next.size() >= 2 && next[0] >= '0' && next[0] <= '9' &&
               next[1] == '}') {
      used |= 1U << static_cast<unsigned>(next[0] - '0');
      i += 2;
    } else {
      return std::nullopt;
    }
  }
  if ((used & (used + 1)) != 0) return std::nullopt;
  return static_cast<std::size_t>(std::bit_width(used));
}

/// The number of arguments of a message. Nothing if it differs between the two languages.
[[nodiscard]] constexpr std::optional<std::size_t> argument_count(Code code) {
  const auto count = argument_count(info(code).zh);
  return count == argument_count(info(code).en) ? count : std::nullopt;
}

/// Not constexpr: a call in a constant expression is a compile error, and the name explains it.
void this_message_takes_another_number_of_arguments();

/// A code whose texts take `kCount` arguments. It is created from a `Code` at compile time,
/// and a different number of arguments is a compile error. Tables that select a code at run time
/// store this type.
template <std::size_t kCount>
class Message {
 public:
  consteval Message(Code code) : code_(code) {  // NOLINT: a code is to be passed as it is
    if (argument_count(code) != kCount) this_message_takes_another_number_of_arguments();
  }
  [[nodiscard]] constexpr Code code() const { return code_; }

 private:
  Code code_;
};

}  // namespace cbps
