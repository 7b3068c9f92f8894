#include "cbps/diag/source.h"

#include <algorithm>
#include <utility>

#include "cbps/text/cell_name.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

constexpr std::size_t kBlock = 4096;

std::size_t line_begin(std::string_view text, std::size_t offset) {
  const std::size_t feed = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  return feed == std::string_view::npos ? 0 : feed + 1;
}

std::uint32_t line_feeds(std::string_view text) {
  // Pieces of a fixed length, which compilers make vector instructions of: this saves a sixth of
  // the instructions of a table with messages.
  constexpr std::size_t kPiece = 64;
  std::uint32_t feeds = 0;
  for (; text.size() >= kPiece; text.remove_prefix(kPiece)) {
    std::uint8_t here = 0;
    for (std::size_t i = 0; i < kPiece; ++i) {
      here = static_cast<std::uint8_t>(here + (text[i] == '\n' ? 1 : 0));
    }
    feeds += here;
  }
  return feeds + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

std::vector<std::uint32_t> count_lines(std::string_view text) {
  std::vector<std::uint32_t> lines_before{0};
  for (std::size_t end = kBlock; end <= text.size(); end += kBlock) {
    lines_before.push_back(lines_before.back() + line_feeds(text.substr(end - kBlock, kBlock)));
  }
  return lines_before;
}

}  // namespace

FileId Sources::add(std::string path, std::string text) {
  auto owner = std::make_shared<const std::string>(std::move(text));
  const std::string_view view = *owner;
  return add(std::move(path), view, std::move(owner));
}

FileId Sources::add(std::string path, std::string_view text, std::shared_ptr<const void> owner,
                    std::optional<encoding::UndecodedRest> rest) {
  files_.emplace_back(std::move(path), text, std::move(owner), std::move(rest));
  return static_cast<FileId>(files_.size() - 1);
}

FileId Sources::add_sheet(std::string path, std::string sheet, std::string_view text,
                          std::shared_ptr<const void> owner) {
  const FileId file = add(std::move(path), text, std::move(owner));
  files_.back().sheet = std::move(sheet);
  return file;
}

FileId Sources::add_rewritten(FileId original, std::string text) {
  const FileId file = add(path(original), std::move(text));
  files_.back().rest = files_[static_cast<std::size_t>(original)].rest;
  files_.back().sheet = files_[static_cast<std::size_t>(original)].sheet;
  return file;
}

FileId Sources::add_derived(FileId original, std::string text, std::vector<Part> parts) {
  const FileId file = add_rewritten(original, std::move(text));
  files_.back().original = original;
  files_.back().parts = std::move(parts);
  return file;
}

bool Sources::is_derived(FileId file) const {
  return file != FileId::None && !files_[static_cast<std::size_t>(file)].parts.empty();
}

Span Sources::original(Span span) const {
  if (span.file == FileId::None) return span;
  const File& file = files_[static_cast<std::size_t>(span.file)];
  if (file.original == FileId::None || file.parts.empty()) return span;
  auto part = std::upper_bound(file.parts.begin(), file.parts.end(), span.begin,
                               [](std::uint64_t at, const Part& one) { return at < one.begin; });
  if (part != file.parts.begin()) --part;
  const std::uint64_t behind = span.begin < part->begin ? 0 : span.begin - part->begin;
  return original({part->original + behind, span.length, file.original});
}

const std::string& Sources::path(FileId file) const {
  static const std::string none;
  return file == FileId::None ? none : files_[static_cast<std::size_t>(file)].path;
}

std::string_view Sources::text(FileId file) const {
  return file == FileId::None ? std::string_view{} : files_[static_cast<std::size_t>(file)].text;
}

const encoding::UndecodedRest* Sources::undecoded(FileId file) const {
  if (file == FileId::None) return nullptr;
  const auto& rest = files_[static_cast<std::size_t>(file)].rest;
  return rest ? &*rest : nullptr;
}

std::string_view Sources::text(Span span) const {
  const std::string_view all = text(span.file);
  return span.begin < all.size() ? all.substr(span.begin, span.length) : std::string_view{};
}

Place Sources::place(Span span) const {
  span = original(span);
  const std::string_view all = text(span.file);
  if (all.empty()) return {};
  const std::size_t offset = std::min<std::size_t>(span.begin, all.size());
  const File& file = files_[static_cast<std::size_t>(span.file)];
  if (!file.sheet.empty()) return place_in_sheet(file, offset);
  const std::size_t begin = line_begin(all, offset);
  std::string_view before = all.substr(begin, offset - begin);
  if (begin == 0 && before.starts_with(unicode::kByteOrderMark))
    before.remove_prefix(unicode::kByteOrderMark.size());
  const auto column = static_cast<std::uint32_t>(unicode::count_characters(before) + 1);
  if (begin < kBlock) return {line_feeds(all.substr(0, begin)) + 1, column};
  const std::size_t block = begin / kBlock;
  std::call_once(file.counted, [&file] { file.lines_before = count_lines(file.text); });
  const std::uint32_t lines =
      file.lines_before[block] + line_feeds(all.substr(block * kBlock, begin - block * kBlock));
  return {lines + 1, column};
}

void Sources::CellPlace::pass(std::string_view text) {
  for (const char sign : text) {
    if (sign == '"') is_quoted = !is_quoted;
    if (is_quoted) continue;
    if (sign == ',') ++place.column;
    if (sign == '\n') place = {place.line + 1, 1};
  }
}

Place Sources::place_in_sheet(const File& file, std::size_t offset) {
  std::call_once(file.counted, [&file] {
    CellPlace at;
    for (std::size_t begin = 0; begin < file.text.size(); begin += kBlock) {
      file.cells_at.push_back(at);
      at.pass(file.text.substr(begin, kBlock));
    }
  });
  const std::size_t block = std::min(offset / kBlock, file.cells_at.size() - 1);
  CellPlace at = file.cells_at[block];
  at.pass(file.text.substr(block * kBlock, offset - block * kBlock));
  return at.place;
}

std::string_view Sources::sheet(FileId file) const {
  if (file == FileId::None) return {};
  return files_[static_cast<std::size_t>(file)].sheet;
}

std::string Sources::cell(Span span) const {
  span = original(span);
  const std::string sheet(this->sheet(span.file));
  if (sheet.empty()) return {};
  const Place at = place(span);
  return sheet + '!' + column_letters(std::max(at.column, 1U) - 1) +
         std::to_string(std::max(at.line, 1U));
}

std::string_view Sources::line_text(Span span) const {
  span = original(span);
  const std::string_view all = text(span.file);
  const std::size_t offset = std::min<std::size_t>(span.begin, all.size());
  const std::size_t begin = line_begin(all, offset);
  std::string_view line = all.substr(begin, all.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (begin == 0 && line.starts_with(unicode::kByteOrderMark))
    line.remove_prefix(unicode::kByteOrderMark.size());
  return line;
}

}  // namespace cbps
