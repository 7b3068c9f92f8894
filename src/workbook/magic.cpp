#include "workbook/magic.h"

#include <algorithm>
#include <array>
#include <string>

namespace cbps::workbook {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::array<std::string_view, 3> kZip{"PK\x03\x04"sv, "PK\x05\x06"sv, "PK\x07\x08"sv};
/// As much of a text as has to show what it is.
constexpr std::size_t kBeginning = 4096;

struct Sign {
  std::string_view text;  ///< in lower case
  Kind kind;
};

/// What an XML or HTML file has at its beginning; the first that is found counts.
constexpr std::array<Sign, 6> kSigns{
    {{"opendocument.spreadsheet", Kind::FlatOds},
     {"urn:schemas-microsoft-com:office:spreadsheet", Kind::OldXml},
     {"progid=\"excel.sheet\"", Kind::OldXml},
     {"<!doctype html", Kind::WebPage},
     {"<html", Kind::WebPage},
     {"<table", Kind::WebPage}}};

/// Names of streams in an OLE file, which are UTF-16.
constexpr std::array<Sign, 3> kStreams{
    {{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv, Kind::EncryptedOle},
     {"W\0o\0r\0k\0b\0o\0o\0k\0"sv, Kind::OldBinary},
     {"B\0o\0o\0k\0"sv, Kind::OldBinary}}};

Kind kind_of_ole(std::string_view bytes) {
  for (const Sign& stream : kStreams) {
    if (bytes.find(stream.text) != std::string_view::npos) return stream.kind;
  }
  return Kind::OtherOle;
}

Kind kind_of_markup(std::string_view bytes) {
  std::string beginning(bytes.substr(0, kBeginning));
  std::transform(beginning.begin(), beginning.end(), beginning.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const Sign& sign : kSigns) {
    if (beginning.find(sign.text) != std::string::npos) return sign.kind;
  }
  return Kind::None;
}

}  // namespace

std::optional<Kind> kind_by_beginning(std::string_view bytes) {
  if (bytes.starts_with(kOle)) return kind_of_ole(bytes);
  for (const std::string_view zip : kZip) {
    if (bytes.starts_with(zip)) return std::nullopt;
  }
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '<' ? kind_of_markup(text) : Kind::None;
}

}  // namespace cbps::workbook
