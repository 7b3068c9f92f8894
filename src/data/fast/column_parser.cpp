#include "data/fast/column_parser.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "cbps/data/spelling.h"
#include "cbps/doc/encoding_check.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"
#include "cbps/value/integer.h"
#include "data/facts/list_sign.h"
#include "data/fast/byte_block.h"
#include "data/fast/word_bytes.h"
#include "data/profile/profile_builder.h"

namespace cbps::data {
namespace {

constexpr std::uint64_t kZeros = 0x3030303030303030;

/// Whether the eight bytes are 0 to 9.
bool are_digits(std::uint64_t bytes) {
  constexpr std::uint64_t kAboveNine = 0x7676767676767676;
  constexpr std::uint64_t kHighest = 0x8080808080808080;
  return (((bytes + kAboveNine) | bytes) & kHighest) == 0;
}

/// Short words as `whole_word` gives them.
template <std::size_t kCount>
constexpr std::array<std::uint64_t, kCount> words_of(
    const std::array<std::string_view, kCount>& texts) {
  std::array<std::uint64_t, kCount> words{};
  for (std::size_t i = 0; i < kCount; ++i) words[i] = whole_word(texts[i]);
  return words;
}
constexpr auto kYes = words_of(kYesWords);
constexpr auto kNo = words_of(kNoWords);
constexpr auto kNoItems = words_of(kNoItemsWords);
constexpr auto kAllItems = words_of(kAllItemsWords);

template <std::size_t kCount>
bool is_one_of(const std::array<std::uint64_t, kCount>& words, std::uint64_t word) {
  bool found = false;
  for (const std::uint64_t one : words) found |= one == word;
  return found;
}

/// Digits, with or without a point and at most `scale` digits after it. Nothing where there are so
/// many that they may not fit, or it is anything else.
std::optional<std::int64_t> plain_decimal(const char* begin, const char* end, unsigned scale) {
  constexpr std::ptrdiff_t kMostDigits = 18;
  if (end - begin > kMostDigits - static_cast<std::ptrdiff_t>(scale)) return std::nullopt;
  std::int64_t units = 0;
  const char* at = begin;
  for (; at != end && *at >= '0' && *at <= '9'; ++at) units = units * 10 + (*at - '0');
  if (at == begin) return std::nullopt;
  auto left = static_cast<std::ptrdiff_t>(scale);
  if (at != end) {
    if (*at++ != '.' || at == end || end - at > left) return std::nullopt;
    for (; at != end && *at >= '0' && *at <= '9'; ++at, --left) units = units * 10 + (*at - '0');
    if (at != end) return std::nullopt;
  }
  for (; left > 0; --left) units *= 10;
  return units;
}

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

ColumnParser::ColumnParser(const TableFile& file, const Calendar& calendar)
    : dictionary_(file.dictionary()),
      calendar_(calendar),
      days_(calendar),
      spellings_(dictionary_.domains.size()) {
  std::vector<bool> is_there(dictionary_.fields.size());
  for (std::size_t i = 0; i < file.columns().size(); ++i) {
    if (!file.columns()[i].fact) continue;
    FactColumn column;
    column.cell = i;
    column.id = *file.columns()[i].fact;
    column.field = &dictionary_.field(column.id);
    column.list = column.field->type.domain;
    is_there[static_cast<std::size_t>(column.id)] = true;
    switch (column.field->type.kind) {
      case Kind::Bool: column.read = &ColumnParser::read_bools; break;
      case Kind::Choice: column.read = &ColumnParser::read_choices; break;
      case Kind::Set:
        column.read = &ColumnParser::read_sets;
        column.recent = recent_.size();
        recent_.emplace_back();
        break;
      case Kind::Date: column.read = &ColumnParser::read_single_dates; break;
      case Kind::Dates: column.read = &ColumnParser::read_dates_of_events; break;
      case Kind::Int:
      case Kind::Decimal:
      case Kind::String:
      case Kind::List:  // no dictionary has facts of the last two
        column.read = &ColumnParser::read_numbers;
        column.units = static_cast<std::uint64_t>(power_of_ten(column.field->type.scale));
        column.least = column.field->range->least;
        column.width = static_cast<std::uint64_t>(column.field->range->most) -
                       static_cast<std::uint64_t>(column.least);
    }
    columns_.push_back(column);
  }
  for (const FactColumn& column : columns_) {
    const auto whole = column.field->part_of;
    if (!whole || !is_there[static_cast<std::size_t>(*whole)]) continue;
    const bool same = dictionary_.field(*whole).type.scale == column.field->type.scale;
    parts_.push_back({column.id, *whole, same});
  }
}

std::uint64_t ColumnParser::parse(const CellGrid& grid, const std::uint8_t* places,
                                  std::size_t first_row, Table& facts) {
  grid_ = &grid;
  places_ = places;
  first_row_ = first_row;
  facts_ = &facts;
  refused_ = 0;
  for (const FactColumn& column : columns_) (this->*column.read)(column);
  check_parts();
  forget(refused_);
  return refused_;
}

template <class Read>
void ColumnParser::read_column(const FactColumn& column, Read read) {
  Column& facts = facts_->fill(column.id);
  std::int64_t* const values = facts.values.data() + first_row_;
  const std::uint8_t* const places = places_;
  std::uint64_t known = 0;
  grid_->for_cells(column.cell, [&, places](std::size_t row, const char* begin, const char* end) {
    if (begin == end) return;
    const std::size_t place = places[row];
    if (read(begin, end, values[place], row) || read_rare(column, row)) {
      known |= std::uint64_t{1} << place;
    }
  });
  facts.known.data()[first_row_ / Bitmap::kWordBits] |= known;
}

void ColumnParser::read_numbers(const FactColumn& column) {
  const unsigned scale = column.field->type.scale;
  read_column(column, [=, units = column.units, least = static_cast<std::uint64_t>(column.least),
                       width = column.width](const char* begin, const char* end,
                                             std::int64_t& value, std::size_t) {
    const auto length = static_cast<std::size_t>(end - begin);
    if (length <= kWordBytes) {
      const std::uint64_t digits = (word_before(end) ^ kZeros) & word_mask(length);
      if (are_digits(digits)) {
        const std::uint64_t number = number_of_digits(digits) * units;
        value = static_cast<std::int64_t>(number);
        return number - least <= width;
      }
    }
    const auto number = plain_decimal(begin, end, scale);
    if (!number) return false;
    value = *number;
    return static_cast<std::uint64_t>(*number) - least <= width;
  });
}

void ColumnParser::read_bools(const FactColumn& column) {
  read_column(column, [](const char* begin, const char* end, std::int64_t& value, std::size_t) {
    const std::uint64_t word = whole_word(begin, end);
    const bool is = is_one_of(kYes, word);
    value = is ? 1 : 0;
    return is || is_one_of(kNo, word);
  });
}

void ColumnParser::read_single_dates(const FactColumn& column) {
  read_column(column, [](const char* begin, const char* end, std::int64_t& value, std::size_t) {
    const auto date = parse_date(std::string_view(begin, static_cast<std::size_t>(end - begin)));
    if (date) value = date->days;
    return date.has_value();
  });
}

void ColumnParser::read_dates_of_events(const FactColumn& column) {
  Column& facts = facts_->fill(column.id);
  read_column(
      column, [&](const char* begin, const char* end, std::int64_t& value, std::size_t row) {
        constexpr std::size_t kShortestSign = 1;
        const auto length = static_cast<std::size_t>(end - begin);
        if (length < PeriodDays::kLength) {
          value = 0;
          return is_one_of(kNoItems, whole_word(begin, end));
        }
        found_days_.resize(std::max(
            found_days_.size(), (length + kShortestSign) / (PeriodDays::kLength + kShortestSign)));
        std::int32_t* out = found_days_.data();
        std::int32_t before = 0;
        bool ascending = true;
        for (const char* at = begin;;) {
          if (end - at < static_cast<std::ptrdiff_t>(PeriodDays::kLength)) return false;
          const std::int32_t day = days_.find(at);
          if (day < 0) return false;
          ascending &= day >= before;
          before = day;
          *out++ = days_.first() + day;
          at += PeriodDays::kLength;
          if (at == end) break;
          const std::size_t sign = list_sign_length(at, end);
          if (sign == 0) return false;
          at += sign;
        }
        if (!ascending) std::sort(found_days_.data(), out);
        facts.day_begin[first_row_ + places_[row]] = static_cast<std::uint32_t>(facts.days.size());
        facts.days.insert(facts.days.end(), found_days_.data(), out);
        value = out - found_days_.data();
        return true;
      });
}

void ColumnParser::read_choices(const FactColumn& column) {
  SpellingList& list = spellings(column);
  read_column(column, [&](const char* begin, const char* end, std::int64_t& value, std::size_t) {
    const auto option = list.take(begin, end, false);
    if (option) value = *option;
    return option.has_value();
  });
}

void ColumnParser::read_sets(const FactColumn& column) {
  const std::size_t parts = dictionary_.domain(column.field->type).size();
  const std::uint64_t all = bits_below(parts);
  read_column(column, [&](const char* begin, const char* end, std::int64_t& value, std::size_t) {
    const std::uint64_t word = whole_word(begin, end);
    if (is_one_of(kAllItems, word)) {
      value = static_cast<std::int64_t>(all);
      return true;
    }
    if (is_one_of(kNoItems, word)) {
      value = 0;
      return true;
    }
    const auto length = static_cast<std::size_t>(end - begin);
    RecentLists::Entry& recent = recent_[column.recent].place_of(begin, end);
    if (recent.says(begin, length)) {
      value = recent.bits;
      return true;
    }
    SpellingList& list = spellings(column);
    std::uint64_t bits = 0;
    for (const char* at = begin; at != end;) {
      const auto option = list.take(at, end, true);
      if (!option) return false;
      bits |= std::uint64_t{1} << *option;
    }
    value = static_cast<std::int64_t>(bits);
    recent = {begin, length, value};
    return true;
  });
}

SpellingList& ColumnParser::spellings(const FactColumn& column) {
  auto& list = spellings_[column.list];
  if (!list) list.emplace(dictionary_.domains[column.list]);
  return *list;
}

bool ColumnParser::read_rare(const FactColumn& column, std::size_t row) {
  const std::uint64_t bit = std::uint64_t{1} << places_[row];
  // Who refuses the row will read it again.
  if ((refused_ & bit) != 0) return false;
  const GridCell cell = grid_->cell(row, column.cell);
  const std::string_view text = cell.is_quoted ? cell.text : trimmed(cell.text);
  const bool is_text = text.find('"') == std::string_view::npos &&
                       !unicode::first_invalid_byte(text) &&
                       doc::find_control_character(text) == std::string_view::npos;
  if (is_text && says_not_given(text)) return false;
  if (is_text) {
    Diagnostics faults;
    scratch_.remarks = {};
    const std::size_t to = first_row_ + places_[row];
    ProfileBuilder builder(dictionary_, calendar_, *facts_, to, scratch_, faults);
    builder.text(column.id, {text, {0, 0, FileId::None}});
    if (faults.empty() && scratch_.remarks.empty()) return true;
  }
  refused_ |= bit;
  return false;
}

void ColumnParser::check_parts() {
  const std::size_t word = first_row_ / Bitmap::kWordBits;
  for (const Part& one : parts_) {
    const Column& part = facts_->column(one.part);
    const Column& whole = facts_->column(one.whole);
    const std::uint64_t known = part.known.data()[word] & whole.known.data()[word];
    if (known == 0) continue;
    const std::int64_t* const has = part.values.data() + first_row_;
    const std::int64_t* const of = whole.values.data() + first_row_;
    const std::size_t rows = std::min(Bitmap::kWordBits, part.values.size() - first_row_);
    std::uint64_t more = 0;
    if (one.same_scale) {
      for (std::size_t i = 0; i < rows; ++i) more |= std::uint64_t{has[i] > of[i]} << i;
    } else {
      const std::uint8_t scale = dictionary_.field(one.part).type.scale;
      const std::uint8_t of_scale = dictionary_.field(one.whole).type.scale;
      for (std::size_t i = 0; i < rows; ++i) {
        more |= std::uint64_t{Decimal{has[i], scale} > Decimal{of[i], of_scale}} << i;
      }
    }
    refused_ |= more & known;
  }
}

void ColumnParser::forget(std::uint64_t rows) {
  rows &= bits_below(facts_->rows() - first_row_);
  if (rows == 0) return;
  for (const FactColumn& column : columns_) {
    Column& facts = facts_->fill(column.id);
    facts.known.data()[first_row_ / Bitmap::kWordBits] &= ~rows;
    if (column.field->type.kind != Kind::Dates) continue;
    for (std::uint64_t left = rows; left != 0; left &= left - 1) {
      facts.values[first_row_ + static_cast<std::size_t>(std::countr_zero(left))] = 0;
    }
  }
}

}  // namespace cbps::data
