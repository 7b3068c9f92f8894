#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cbps {

/// Appends JSON (RFC 8259) to a string piece by piece: objects, arrays, strings, and numbers as
/// exact decimal text. The caller must write keys and ends in a valid order. Between two elements,
/// the state is only the depth and whether the innermost container is still empty, so several
/// writers can write one document one after the other (`Resume`).
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { Compact, Pretty };
  /// Inline writes a container with all its contents on one line. It affects only the pretty
  /// layout.
  enum class Flow : std::uint8_t { Block, Inline };
  struct Resume {
    std::size_t depth = 0;
    bool empty = true;  ///< whether the innermost open container has no element yet
  };

  JsonWriter(std::string& out, Layout layout) : JsonWriter(out, layout, Resume{}) {}
  JsonWriter(std::string& out, Layout layout, Resume at)
      : out_(out), layout_(layout), depth_(at.depth), empty_(at.empty) {}

  void begin_object(Flow flow = Flow::Block) { begin('{', flow); }
  void end_object() { end('}'); }
  void begin_array(Flow flow = Flow::Block) { begin('[', flow); }
  void end_array() { end(']'); }

  void key(std::string_view name);
  void string(std::string_view text);
  /// `digits` must be a valid JSON number.
  void number(std::string_view digits);
  void number(std::uint64_t value);
  void boolean(bool value);
  void null();

  // A key and its value in one call.
  void string(std::string_view name, std::string_view text) { key(name), string(text); }
  void number(std::string_view name, std::string_view digits) { key(name), number(digits); }
  void number(std::string_view name, std::uint64_t value) { key(name), number(value); }
  void begin_object(std::string_view name, Flow flow = Flow::Block) { key(name), begin('{', flow); }
  void begin_array(std::string_view name, Flow flow = Flow::Block) { key(name), begin('[', flow); }
  /// Writes the key and the text only if the text is not empty.
  void string_if_any(std::string_view name, std::string_view text) {
    if (!text.empty()) string(name, text);
  }

 private:
  void begin(char bracket, Flow flow);
  void end(char bracket);
  /// Writes what precedes an element: nothing after a key, otherwise the comma and the new line.
  void element();
  void new_line();
  [[nodiscard]] bool is_inline() const { return inline_depth_ != 0; }

  std::string& out_;
  Layout layout_;
  std::size_t depth_;
  bool empty_;
  bool after_key_ = false;
  std::size_t inline_depth_ = 0;  ///< number of open containers that are written inline
};

/// Appends `text` as a JSON string with its quotation marks. Control characters and what is not
/// seen or moves what stands around it (`unicode::is_invisible`) are escaped. A byte that is not
/// valid UTF-8 becomes U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace cbps
