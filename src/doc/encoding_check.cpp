#include "cbps/doc/encoding_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "cbps/text/ids.h"
#include "cbps/text/unicode.h"

namespace cbps::doc {
namespace {

constexpr std::size_t kLineBytes = 4096;  // enough of a line to tell its encoding
constexpr std::size_t kBeforeBytes = std::size_t{64} << 10;  // and of what stands before it

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

/// The UTF-16 that a text is as a whole.
std::optional<Encoding> utf16_of(std::string_view text) {
  const auto knows_nothing = [](std::string_view) { return encoding::Familiarity::None; };
  const Encoding found = encoding::detect(text, knows_nothing);
  const bool is_utf16 = found == Encoding::Utf16Le || found == Encoding::Utf16Be;
  return is_utf16 ? std::optional(found) : std::nullopt;
}

bool is_utf32(std::string_view text) {
  using namespace std::string_view_literals;
  return text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv);
}

/// Says of a message which encoding was meant, where that can be guessed.
void help_with_encoding(std::string_view text, std::size_t at, Diagnostic& problem) {
  const auto say = [&problem](Encoding encoding) {
    problem.note(Code::HelpSayEncoding, encoding::name_of(encoding), id_of(encoding));
  };
  if (is_utf32(text)) {
    problem.note(Code::HelpLooksLikeEncoding, "UTF-32");
    return;
  }
  if (const auto utf16 = utf16_of(text)) return say(*utf16);
  const std::size_t feed = text.substr(0, at).rfind('\n');
  const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
  const std::string_view rest = text.substr(begin, kLineBytes);
  const auto seems = encoding::guess(rest.substr(0, rest.find('\n')));
  if (seems != Encoding::Gb18030) {
    problem.note(Code::HelpSaveAsUtf8);
    return;
  }
  const std::size_t before = std::min(begin, kBeforeBytes);
  const std::string_view lines = text.substr(begin - before, before);
  const bool is_mixed = std::any_of(lines.begin(), lines.end(), [](char c) { return c < 0; });
  if (!is_mixed) return say(*seems);
  problem.note(Code::HelpOneEncoding, encoding::name_of(Encoding::Utf8), encoding::name_of(*seems));
}

/// The bytes as an editor of bytes shows them: "E4 2C".
std::string hexadecimal(std::string_view bytes) {
  std::string all;
  for (const char c : bytes) {
    all += fmt::format("{}{:02X}", all.empty() ? "" : " ", static_cast<unsigned char>(c));
  }
  return all;
}

/// Why the file does not go on behind its text.
Diagnostic message_about(const encoding::UndecodedRest& rest, Span place) {
  const std::string_view name = encoding::name_of(rest.encoding);
  const std::string bytes = hexadecimal(rest.bytes);
  const std::string position = std::to_string(rest.offset + 1);
  switch (rest.why) {
    case encoding::Misfit::EuroByte: return diagnostic(Code::EuroByte, place, position);
    case encoding::Misfit::LoneSurrogate:
      return diagnostic(Code::LoneSurrogate, place, name, bytes, position);
    case encoding::Misfit::CutShort: return diagnostic(Code::EndsInCharacter, place, name, bytes);
    case encoding::Misfit::SwappedMark: return diagnostic(Code::SwappedMark, place, name, position);
    case encoding::Misfit::NoCharacter: break;
  }
  Diagnostic problem = diagnostic(Code::NotInEncoding, place, bytes, name, position);
  if (rest.looks_like) {
    problem.note(Code::HelpOneEncoding, name, encoding::name_of(*rest.looks_like));
  } else {
    problem.note(Code::HelpSaveAsUtf8);
  }
  return problem;
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

bool check_encoding(const Sources& sources, FileId file, std::size_t most_bytes,
                    Diagnostics& diagnostics) {
  const std::string_view text = sources.text(file);
  if (text.size() > most_bytes) {
    diagnostics.add(Code::FileTooLarge, {0, 0, file}, std::to_string(text.size()),
                    std::to_string(most_bytes));
    return false;
  }
  return check_characters(text, 0, text.size(), file, diagnostics, sources.undecoded(file)) ==
         TextFault::None;
}

TextFault check_characters(std::string_view text, std::size_t begin, std::size_t end, FileId file,
                           Diagnostics& diagnostics, const encoding::UndecodedRest* rest) {
  const std::string_view piece = text.substr(begin, end - begin);
  if (begin == 0 && is_spreadsheet(text)) {
    diagnostics.add(Code::Spreadsheet, {0, 0, file});
    return TextFault::Spreadsheet;
  }
  if (const auto bad = unicode::first_invalid_byte(piece)) {
    const Span place{begin + *bad, 1, file};
    if (rest != nullptr) {
      diagnostics.add(message_about(*rest, place));
    } else {
      help_with_encoding(text, place.begin, diagnostics.add(Code::NotUtf8, place));
    }
    return TextFault::NotUtf8;
  }
  const std::size_t control = find_control_character(piece);
  if (control == std::string_view::npos) return TextFault::None;
  const bool is_nul = piece[control] == '\0';
  if (is_nul && (is_utf32(text) || utf16_of(text))) {
    const Span place{begin + control, 1, file};
    help_with_encoding(text, place.begin, diagnostics.add(Code::NotUtf8, place));
    return TextFault::NotUtf8;
  }
  const auto length = static_cast<std::uint32_t>(control_length(piece, control));
  Diagnostic& problem = diagnostics.add(Code::ControlCharacter, {begin + control, length, file},
                                        name_of_control(piece, control));
  if (is_nul) problem.note(Code::HelpNoNul);
  return TextFault::ControlCharacter;
}

}  // namespace cbps::doc
