#include "cbps/text/json_writer.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

#include "cbps/text/unicode.h"

namespace cbps {
namespace {

constexpr std::size_t kIndent = 2;

/// The letter of a two-character escape, or 0.
char short_escape(char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
  }
}

void append_unit(std::string& out, std::uint32_t unit) {
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
}

/// As one unit of UTF-16, or as two.
void append_escaped(std::string& out, char32_t code_point) {
  constexpr char32_t kFirstOfTwo = 0x10000;
  if (code_point < kFirstOfTwo) return append_unit(out, code_point);
  const char32_t rest = code_point - kFirstOfTwo;
  append_unit(out, 0xD800 + (rest >> 10U));
  append_unit(out, 0xDC00 + (rest & 0x3FFU));
}

/// Whether a character that is not ASCII does something to a terminal or an editor, or is not seen.
bool is_unseen(char32_t code_point) {
  // Most texts are Chinese: none of these is among such characters.
  constexpr char32_t kFirstCjk = 0x3000;
  constexpr char32_t kLastCjk = 0x9FFF;
  if (code_point >= kFirstCjk && code_point <= kLastCjk) return false;
  return unicode::is_control(code_point) || unicode::is_invisible(code_point);
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

void append_special(std::string& out, std::string_view text, const unicode::Character& character) {
  const char32_t code_point = character.code_point;
  if (code_point < 0x80) {
    const char letter = short_escape(static_cast<char>(code_point));
    if (letter == 0) return append_escaped(out, code_point);
    out += '\\';
    out += letter;
  } else if (character.length == 1) {
    out += "\xEF\xBF\xBD";  // not UTF-8
  } else if (is_unseen(code_point)) {
    append_escaped(out, code_point);
  } else {
    out += text.substr(character.begin, character.length);
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t offset = 0; offset < text.size();) {
    std::size_t end = offset;
    while (end < text.size() && is_plain(text[end])) ++end;
    out += text.substr(offset, end - offset);
    offset = end;
    if (offset == text.size()) break;
    const unicode::Character character = unicode::character_at(text, offset);
    append_special(out, text, character);
    offset += character.length;
  }
  out += '"';
}

void JsonWriter::key(std::string_view name) {
  element();
  append_json_string(out_, name);
  out_ += layout_ == Layout::Pretty ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  element();
  append_json_string(out_, text);
}

void JsonWriter::number(std::string_view digits) {
  element();
  out_ += digits;
}

void JsonWriter::number(std::uint64_t value) { number(fmt::format_int(value).c_str()); }

void JsonWriter::boolean(bool value) {
  element();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  element();
  out_ += "null";
}

void JsonWriter::begin(char bracket, Flow flow) {
  element();
  out_ += bracket;
  ++depth_;
  empty_ = true;
  if (is_inline() || flow == Flow::Inline) ++inline_depth_;
}

void JsonWriter::end(char bracket) {
  --depth_;
  if (is_inline()) {
    --inline_depth_;
  } else if (!empty_) {
    new_line();
  }
  out_ += bracket;
  empty_ = false;
}

void JsonWriter::element() {
  if (after_key_) {
    after_key_ = false;
    empty_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!empty_) out_ += ',';
  if (!is_inline()) {
    new_line();
  } else if (!empty_ && layout_ == Layout::Pretty) {
    out_ += ' ';
  }
  empty_ = false;
}

void JsonWriter::new_line() {
  if (layout_ == Layout::Compact) return;
  out_ += '\n';
  out_.append(depth_ * kIndent, ' ');
}

}  // namespace cbps
