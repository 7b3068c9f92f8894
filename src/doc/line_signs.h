#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The signs that make a line an entry or an item of a list, as YAML has them and as people write
/// them. Offsets are bytes of `text`; the line ends at `end`.
namespace cbps::doc {

/// What parts a key from its value.
struct Separator {
  enum class Kind : std::uint8_t { None, Proper, Wide, NoBlank, Tab } kind = Kind::None;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the sign itself
};

/// The first `: ` of an entry that begins at `begin`; else the first sign that may have been meant
/// for it.
[[nodiscard]] Separator find_separator(std::string_view text, std::size_t begin, std::size_t end);

/// Where the value begins behind a separator; `end` if there is none.
[[nodiscard]] std::size_t value_begin(std::string_view text, const Separator& separator,
                                      std::size_t end);

/// What an item of a list begins with.
struct ItemMark {
  enum class Kind : std::uint8_t { None, Dash, NoBlank, Other } kind = Kind::None;
  std::size_t sign_length = 0;
  std::size_t length = 0;  ///< with the blanks behind it

  /// Whether no dash with a blank stands there, but what was meant for it.
  [[nodiscard]] bool is_meant() const { return kind == Kind::NoBlank || kind == Kind::Other; }
};

[[nodiscard]] ItemMark find_item_mark(std::string_view text, std::size_t begin, std::size_t end);

/// A line that lacks its colon, as key and value: the first blank, `=` or `;` parts them, or the
/// first digit. The value is empty if there is none, or if nobody can tell where it begins.
struct UnseparatedEntry {
  std::string_view key;
  std::string_view value;
};
[[nodiscard]] UnseparatedEntry split_entry(std::string_view line);

/// Whether a key may begin with a byte, or would a list, a block, a tag … begin there.
[[nodiscard]] bool may_begin_key(char c);

/// The same of a key that is not in quotes.
[[nodiscard]] bool begins_words(char c);

/// The text without blanks at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The place of a comment's `#`, or the end of the text.
[[nodiscard]] std::size_t comment_begin(std::string_view text);

}  // namespace cbps::doc
