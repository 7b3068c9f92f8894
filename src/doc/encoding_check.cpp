#include "cbps/doc/encoding_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "cbps/text/unicode.h"

namespace cbps::doc {
namespace {

constexpr std::size_t kGuessBytes = 4096;  // an encoding shows itself early

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

/// All bytes beyond ASCII come in pairs as GBK has them.
bool reads_as_gbk(std::string_view text) {
  text = text.substr(0, kGuessBytes);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (byte_at(text, i) < 0x80) continue;
    const unsigned lead = byte_at(text, i);
    const unsigned trail = byte_at(text, i + 1);
    if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF)
      return false;
    ++i;
  }
  return true;
}

/// UTF-16 without a mark: in mostly ASCII text every second byte is zero.
bool reads_as_utf16(std::string_view text) {
  text = text.substr(0, kGuessBytes);
  const auto zeros = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
  return zeros >= 2 && zeros * 4 >= text.size();
}

/// Empty when nothing is typical enough to be named.
std::string_view guess_encoding(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) return "UTF-16";
  if (reads_as_utf16(text)) return "UTF-16";
  if (reads_as_gbk(text)) return "GBK";
  return {};
}

void report_encoding(std::string_view text, FileId file, std::size_t at, Diagnostics& diagnostics) {
  Diagnostic& problem = diagnostics.add(Code::NotUtf8, {at, 1, file});
  const std::string_view guess = guess_encoding(text);
  if (guess.empty()) {
    problem.note(Code::HelpSaveAsUtf8);
  } else {
    problem.note(Code::HelpLooksLikeEncoding, guess);
  }
}

/// Length of the control character at `i`, 0 if it is none.
std::size_t control_length(std::string_view text, std::size_t i) {
  const unsigned c = byte_at(text, i);
  if (c >= 0x20 && c != 0x7F && c != 0xC2) return 0;
  if (c == '\t' || c == '\n') return 0;
  if (c == '\r') return i + 1 < text.size() && text[i + 1] == '\n' ? 0 : 1;
  if (c != 0xC2) return 1;
  const bool is_c1 = i + 1 < text.size() && byte_at(text, i + 1) < 0xA0;
  return is_c1 ? 2 : 0;
}

}  // namespace

namespace {

/// By how such files begin: a ZIP archive (.xlsx, .ods, .et), an OLE container (.xls).
bool is_spreadsheet(std::string_view text) {
  return text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0");
}

}  // namespace

std::size_t find_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (control_length(text, i) > 0) return i;
  }
  return std::string_view::npos;
}

std::string name_of_control(std::string_view text, std::size_t offset) {
  const bool is_c1 = control_length(text, offset) == 2;
  return fmt::format("U+{:04X}", byte_at(text, is_c1 ? offset + 1 : offset));
}

bool check_encoding(std::string_view text, FileId file, std::size_t most_bytes,
                    Diagnostics& diagnostics) {
  if (text.size() > most_bytes) {
    diagnostics.add(Code::FileTooLarge, {0, 0, file}, std::to_string(text.size()),
                    std::to_string(most_bytes));
    return false;
  }
  return check_characters(text, 0, text.size(), file, diagnostics) == TextFault::None;
}

TextFault check_characters(std::string_view text, std::size_t begin, std::size_t end, FileId file,
                           Diagnostics& diagnostics) {
  const std::string_view piece = text.substr(begin, end - begin);
  if (begin == 0 && is_spreadsheet(text)) {
    diagnostics.add(Code::Spreadsheet, {0, 0, file});
    return TextFault::Spreadsheet;
  }
  if (const auto bad = unicode::first_invalid_byte(piece)) {
    report_encoding(text, file, begin + *bad, diagnostics);
    return TextFault::NotUtf8;
  }
  const std::size_t control = find_control_character(piece);
  if (control == std::string_view::npos) return TextFault::None;
  if (reads_as_utf16(text)) {
    report_encoding(text, file, begin + control, diagnostics);
    return TextFault::NotUtf8;
  }
  const auto length = static_cast<std::uint32_t>(control_length(piece, control));
  diagnostics.add(Code::ControlCharacter, {begin + control, length, file},
                  name_of_control(piece, control));
  return TextFault::ControlCharacter;
}

}  // namespace cbps::doc
