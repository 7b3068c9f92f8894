#include "data/fast/head_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/data/date_text.h"
#include "cbps/doc/encoding_check.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "data/facts/community_id.h"
#include "data/facts/not_given.h"
#include "data/facts/value_text.h"
#include "data/profile/profile_builder.h"

namespace cbps::data {
namespace {

struct Part {
  std::string Identity::*of_identity;
  std::string_view RowHead::*of_head;
};
constexpr std::array kParts{
    Part{&Identity::id, &RowHead::id},
    Part{&Identity::name, &RowHead::name},
    Part{&Identity::province, &RowHead::province},
    Part{&Identity::city, &RowHead::city},
    Part{&Identity::county, &RowHead::county},
    Part{&Identity::street, &RowHead::street},
    Part{&Identity::group, &RowHead::group},
};

unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

/// ASCII that is to be seen.
bool is_mark(char c) { return byte_of(c) > 0x20 && byte_of(c) < 0x7F; }

/// The first byte of three that are a Chinese character, most likely. None of these is a blank or
/// becomes one.
bool begins_ideograph(char c) { return byte_of(c) >= 0xE4 && byte_of(c) <= 0xE9; }

bool is_continuation(char c) { return (byte_of(c) & 0xC0U) == 0x80; }

/// Whether a text is UTF-8 without control characters.
bool is_clean(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    if (*at == ' ' || is_mark(*at)) {
      ++at;
    } else if (end - at > 2 && begins_ideograph(*at) && is_continuation(at[1]) &&
               is_continuation(at[2])) {
      at += 3;
    } else {
      return !unicode::first_invalid_byte(text) &&
             doc::find_control_character(text) == std::string_view::npos;
    }
  }
  return true;
}

/// What the text of a cell is for `TableFile`; nothing where quotes in it have to be undone.
std::optional<std::string_view> text_of(const GridCell& cell) {
  std::string_view text = cell.text;
  if (cell.is_quoted) {
    if (text.find('"') != std::string_view::npos) return std::nullopt;
    return text;
  }
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// Whether a text is an id about which nothing is to be said.
bool is_id(std::string_view text) {
  constexpr std::size_t kDigits = 12;
  return is_plain_id(text) && (text.size() == kDigits || !is_personal_id(text));
}

}  // namespace

HeadReader::HeadReader(const TableFile& file, Period period, bool year_may_be_absent)
    : file_of_(file),
      text_(file.rows().text()),
      file_(file.rows().file()),
      period_(period),
      year_(fmt::format("{:04}", period.year)),
      year_may_be_absent_(year_may_be_absent) {
  for (std::size_t i = 0; i < file.columns().size(); ++i) {
    const TableColumn& column = file.columns()[i];
    if (column.is_period) year_cells_.push_back(i);
    if (!column.has_heading()) without_heading_.push_back(i);
    for (const Part& part : kParts) {
      if (column.identity == part.of_identity) add_column(i, part.of_head);
    }
  }
  for (const TableConstant& constant : file.constants()) {
    if (constant.is_period()) year_may_be_absent_ = read_year_text(constant.text) == period.year;
  }
}

void HeadReader::add_column(std::size_t cell, std::string_view RowHead::*text) {
  const bool is_again =
      std::any_of(identity_.begin(), identity_.end(),
                  [text](const IdentityColumn& other) { return other.text == text; });
  if (text == &RowHead::id && !is_again) id_cell_ = cell;
  identity_.push_back({cell, text, {}, is_again});
}

bool HeadReader::may_be_empty(const CellGrid& grid, std::size_t row) const {
  const std::string_view text = grid.cell(row, id_cell_).text;
  return text.empty() || !(is_mark(text.front()) || begins_ideograph(text.front()));
}

bool HeadReader::read(const CellGrid& grid, std::size_t row, RowHead& head, ReadingKinds& kinds) {
  bool is_id_quoted = false;
  for (IdentityColumn& column : identity_) {
    const GridCell cell = grid.cell(row, column.cell);
    const bool may_be_id = column.text == &RowHead::id && head.id.empty();
    if (may_be_id) is_id_quoted = cell.is_quoted;
    if (!read_identity(cell, column, head)) return false;
  }
  if (head.id.empty() || !has_right_year(grid, row, kinds)) return false;
  for (const std::size_t cell : without_heading_) {
    const auto text = text_of(grid.cell(row, cell));
    if (!text || !is_clean(*text) || !says_not_given(*text)) return false;
  }
  point_to_id(is_id_quoted, head);
  return true;
}

bool HeadReader::read_identity(const GridCell& cell, IdentityColumn& column, RowHead& head) {
  const auto text = text_of(cell);
  if (!text) return false;
  const bool is_id_column = column.text == &RowHead::id;
  if (*text != column.last || text->empty()) {
    if (!is_clean(*text)) return false;
    if (says_not_given(*text)) return !is_id_column || text->empty();
    if (is_id_column ? !is_id(*text) || !file_of_.is_of_community(*text)
                     : holds_personal_detail(*text) || is_in_quotes(*text)) {
      return false;
    }
    column.last = *text;
  }
  std::string_view& known = head.*(column.text);
  // Whether two that differ are the same in the end is for `TableFile` to say.
  if (column.is_again && !known.empty()) return known == *text;
  known = *text;
  return true;
}

bool HeadReader::has_right_year(const CellGrid& grid, std::size_t row, ReadingKinds& kinds) {
  std::string_view given;
  for (const std::size_t cell : year_cells_) {
    const auto text = text_of(grid.cell(row, cell));
    if (!text) return false;
    const bool is_met = *text == year_ || (*text == other_year_ && !text->empty());
    if (!is_met && !is_clean(*text)) return false;
    if (!is_met && says_not_given(*text)) continue;
    if (!given.empty() && given != *text) return false;
    given = *text;
  }
  if (given.empty()) return year_may_be_absent_;
  if (given == year_) return true;
  if (given != other_year_) {
    if (read_year_text(given) != period_.year) return false;
    other_year_ = given;
    other_year_kinds_ = kinds_of_year(given);
  }
  kinds.add(other_year_kinds_);
  return true;
}

bool HeadReader::has_code(const CellGrid& grid, std::size_t row) const {
  for (const IdentityColumn& column : identity_) {
    if (column.text != &RowHead::id) continue;
    const auto text = text_of(grid.cell(row, column.cell));
    if (text && !text->empty()) return is_ascii_code(*text);
  }
  return false;
}

void HeadReader::point_to_id(bool is_quoted, RowHead& head) const {
  auto begin = static_cast<std::size_t>(head.id.data() - text_.data());
  std::size_t length = head.id.size();
  if (is_quoted) {
    begin -= 1;
    length += 2;
  }
  head.span = {begin, static_cast<std::uint32_t>(length), file_};
  head.place = place_in_row(text_, head, begin);
}

Place place_in_row(std::string_view text, const RowHead& head, std::size_t offset) {
  std::string_view before = text.substr(head.offset, std::max(offset, head.offset) - head.offset);
  Place place{head.line, 1};
  // Cells before it may hold line ends.
  const std::size_t feed = before.rfind('\n');
  if (feed != std::string_view::npos) {
    place.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    before.remove_prefix(feed + 1);
  }
  place.column += static_cast<std::uint32_t>(unicode::count_characters(before));
  return place;
}

}  // namespace cbps::data
