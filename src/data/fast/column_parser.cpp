#include "data/fast/column_parser.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string_view>

#include "cbps/data/spelling.h"
#include "cbps/doc/encoding_check.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"
#include "cbps/value/integer.h"
#include "data/facts/fact_value.h"
#include "data/facts/list_sign.h"
#include "data/facts/list_text.h"
#include "data/facts/not_given.h"
#include "data/fast/byte_block.h"
#include "data/fast/word_bytes.h"

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

/// Whether a cell is a plain number within the range of its fact. Inline in both places that use
/// it: most cells of most tables are this.
[[gnu::always_inline]] inline bool plain_number(const char* begin, const char* end,
                                                const NumberForm& form, std::int64_t& value) {
  const auto least = static_cast<std::uint64_t>(form.least);
  const auto length = static_cast<std::size_t>(end - begin);
  if (length <= kWordBytes) {
    const std::uint64_t digits = (word_before(end) ^ kZeros) & word_mask(length);
    if (are_digits(digits)) {
      const std::uint64_t number = number_of_digits(digits) * form.units;
      value = static_cast<std::int64_t>(number);
      return number - least <= form.width;
    }
  }
  // Digits alone would have been found; a unit or a digit of full width is at the end.
  if (form.scale == 0 && length <= kWordBytes) return false;
  constexpr unsigned kLastAscii = 0x7F;
  if (static_cast<unsigned char>(end[-1]) > kLastAscii) return false;
  const auto number = plain_decimal(begin, end, form.scale);
  if (!number) return false;
  value = *number;
  return static_cast<std::uint64_t>(*number) - least <= form.width;
}

std::string_view text_of(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// Takes one or two digits; 0 where there are none.
unsigned take_two_digits(const char*& at, const char* end) {
  unsigned number = 0;
  for (const char* const most = at + std::min<std::ptrdiff_t>(2, end - at); at != most; ++at) {
    if (*at < '0' || *at > '9') break;
    number = number * 10 + static_cast<unsigned>(*at - '0');
  }
  return number;
}

bool take_sign(const char*& at, const char* end, std::string_view sign) {
  if (!std::string_view(at, static_cast<std::size_t>(end - at)).starts_with(sign)) return false;
  at += sign.size();
  return true;
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
  refuses_all_ = std::any_of(file.constants().begin(), file.constants().end(),
                             [](const TableConstant& constant) { return !constant.is_period(); });
  for (std::size_t i = 0; i < file.columns().size(); ++i) {
    refuses_all_ = refuses_all_ || file.columns()[i].words != nullptr;
    if (!file.columns()[i].fact) continue;
    FactColumn column;
    column.cell = i;
    column.id = *file.columns()[i].fact;
    column.field = &dictionary_.field(column.id);
    column.list = column.field->type.domain;
    refuses_all_ = refuses_all_ || file.columns()[i].is_invalid ||
                   is_there[static_cast<std::size_t>(column.id)];
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
        column.power = file.columns()[i].power;
        column.read =
            column.power == 0 ? &ColumnParser::read_numbers : &ColumnParser::read_scaled_numbers;
        column.number.scale = column.field->type.scale;
        column.number.units = static_cast<std::uint64_t>(power_of_ten(column.number.scale));
        column.number.least = column.field->range->least;
        column.number.width = static_cast<std::uint64_t>(column.field->range->most) -
                              static_cast<std::uint64_t>(column.number.least);
        if (const std::string& unit = column.field->unit.zh; unit.size() <= kWordBytes) {
          column.unit_word = word_of(unit);
          column.unit_length = unit.size();
        }
    }
    column.index = columns_.size();
    columns_.push_back(column);
  }
  recent_values_.resize(columns_.size());
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
  has_readings_ = 0;
  if (refuses_all_) return ~std::uint64_t{0};
  for (const FactColumn& column : columns_) (this->*column.read)(column);
  resolve_parts();
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
    if (read(begin, end, values[place], row) || read_rare(column, place, begin, end)) {
      known |= std::uint64_t{1} << place;
    }
  });
  facts.known.data()[first_row_ / Bitmap::kWordBits] |= known;
}

void ColumnParser::read_numbers(const FactColumn& column) {
  // Numbers by themselves can stay in registers while values are stored.
  const auto [scale, units, least, width] = column.number;
  read_column(column, [scale = scale, units = units, least = least, width = width](
                          const char* begin, const char* end, std::int64_t& value, std::size_t) {
    return plain_number(begin, end, {scale, units, least, width}, value);
  });
}

void ColumnParser::read_scaled_numbers(const FactColumn& column) {
  read_column(column, [](const char*, const char*, std::int64_t&, std::size_t) { return false; });
}

void ColumnParser::read_bools(const FactColumn& column) {
  read_column(column, [](const char* begin, const char* end, std::int64_t& value, std::size_t) {
    const std::uint64_t word = whole_word(begin, end);
    const bool is = is_one_of(kYes, word);
    value = is ? 1 : 0;
    return is || is_one_of(kNo, word);
  });
}

Date ColumnParser::last_day(const Field& field) const {
  constexpr Date kAny{std::numeric_limits<std::int32_t>::max()};
  return field.future == Future::Planned ? kAny : calendar_.as_of;
}

void ColumnParser::read_single_dates(const FactColumn& column) {
  read_column(column, [last = last_day(*column.field)](const char* begin, const char* end,
                                                       std::int64_t& value, std::size_t) {
    const auto date = parse_date(std::string_view(begin, static_cast<std::size_t>(end - begin)));
    if (date) value = date->days;
    return date.has_value() && *date <= last;
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
    if (recent_values_[column.index].has(text_of(begin, end))) return false;
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
    if (recent_values_[column.index].has(text_of(begin, end))) return false;
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

bool ColumnParser::read_rare(const FactColumn& column, std::size_t place, const char* begin,
                             const char* end) {
  // Who refuses the row will read it again.
  if ((refused_ >> place & 1U) != 0) return false;
  std::string_view text = text_of(begin, end);
  // Blanks in quotes are part of the text.
  if (begin[-1] != '"') text = trimmed(text);
  if (text.empty()) return false;
  if (read_with_unit(column, place, text)) return true;
  if (column.field->type.kind == Kind::Dates && read_other_dates(column, place, text)) return true;
  if (const RecentValues::Entry* recent = recent_values_[column.index].find(text)) {
    if (!recent->is_given) return false;
    facts_->fill(column.id).values[first_row_ + place] = recent->value;
    note(place, recent->kinds);
    return true;
  }
  const bool is_text = text.find('"') == std::string_view::npos &&
                       !unicode::first_invalid_byte(text) &&
                       doc::find_control_character(text) == std::string_view::npos;
  if (is_text) {
    if (says_not_given(text, *column.field, dictionary_)) {
      recent_values_[column.index].keep_nothing(text);
      return false;
    }
    if (column.field->whole && says_all(text)) {
      whole_parts_.push_back({&column, place});
      return false;
    }
    const bool is_dates = column.field->type.kind == Kind::Dates;
    if (is_dates ? read_dates_as_text(column, place, text) : read_as_text(column, place, text)) {
      return true;
    }
  }
  refused_ |= std::uint64_t{1} << place;
  return false;
}

bool ColumnParser::read_with_unit(const FactColumn& column, std::size_t place,
                                  std::string_view text) {
  if (column.number.units == 0 || column.power != 0) return false;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto ends_with = [&](std::uint64_t word, std::size_t length) {
    return text.size() > length && (word_before(end) & word_mask(length)) == word;
  };
  constexpr std::string_view kZero = ".0";
  ReadingKinds kinds;
  std::int64_t number = 0;
  if (column.unit_length != 0 && ends_with(column.unit_word, column.unit_length)) {
    kinds.add(ReadingKind::Unit);
    if (!plain_number(begin, end - column.unit_length, column.number, number)) return false;
  } else if (column.number.scale == 0 && ends_with(word_of(kZero), kZero.size())) {
    kinds.add(ReadingKind::Number);
    if (!plain_number(begin, end - kZero.size(), column.number, number)) return false;
  } else {
    return false;
  }
  facts_->fill(column.id).values[first_row_ + place] = number;
  note(place, kinds);
  return true;
}

bool ColumnParser::read_as_text(const FactColumn& column, std::size_t place,
                                std::string_view text) {
  const Text whole{text, {0, 0, FileId::None}, column.power};
  Diagnostics faults;
  ReadingKinds kinds;
  const Field& field = *column.field;
  const auto value = field.type.kind == Kind::Set
                         ? read_set(field, dictionary_, std::span(&whole, 1), kinds, faults)
                         : read_single(field, dictionary_, whole, kinds, faults);
  if (!value || (field.type.kind == Kind::Date && *value > last_day(field).days)) return false;
  facts_->fill(column.id).values[first_row_ + place] = *value;
  recent_values_[column.index].keep_value(text, *value, kinds);
  note(place, kinds);
  return true;
}

bool ColumnParser::read_other_dates(const FactColumn& column, std::size_t place,
                                    std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  found_days_.clear();
  ReadingKinds kinds;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (true) {
    const char* const begin = at;
    if (static_cast<std::size_t>(end - at) <= kYearDigits || !days_.is_year(at)) return false;
    at += kYearDigits;
    const bool is_chinese = take_sign(at, end, "年");
    const char sign = *at;
    if (!is_chinese) {
      if (sign != '-' && sign != '/' && sign != '.') return false;
      ++at;
    }
    const unsigned month = take_two_digits(at, end);
    if (is_chinese ? !take_sign(at, end, "月") : at == end || *at++ != sign) return false;
    const unsigned day = take_two_digits(at, end);
    if (is_chinese && !take_sign(at, end, "日") && !take_sign(at, end, "号")) return false;
    const std::int32_t found = days_.find(month, day);
    if (found < 0) return false;
    found_days_.push_back(days_.first() + found);
    const bool is_canonical = sign == '-' && !is_chinese &&
                              at - begin == static_cast<std::ptrdiff_t>(PeriodDays::kLength);
    if (!is_canonical) kinds.add(ReadingKind::Date);
    if (at == end) break;
    const ListSign separator = list_sign_at(text, static_cast<std::size_t>(at - text.data()));
    if (separator.length == 0) return false;
    if (!separator.is_canonical) kinds.add(ReadingKind::List);
    at += separator.length;
  }
  std::sort(found_days_.begin(), found_days_.end());
  Column& facts = facts_->fill(column.id);
  facts.day_begin[first_row_ + place] = static_cast<std::uint32_t>(facts.days.size());
  facts.days.insert(facts.days.end(), found_days_.begin(), found_days_.end());
  facts.values[first_row_ + place] = static_cast<std::int64_t>(found_days_.size());
  note(place, kinds);
  return true;
}

bool ColumnParser::read_dates_as_text(const FactColumn& column, std::size_t place,
                                      std::string_view text) {
  const Text whole{text, {0, 0, FileId::None}};
  Diagnostics faults;
  Diagnostics remarks;
  ReadingKinds kinds;
  const auto dates =
      read_dates(*column.field, std::span(&whole, 1), calendar_, kinds, faults, remarks);
  if (!dates || !remarks.empty()) return false;
  facts_->set_dates(column.id, first_row_ + place, *dates);
  note(place, kinds);
  return true;
}

void ColumnParser::note(std::size_t place, ReadingKinds kinds) {
  if (kinds.empty()) return;
  const std::uint64_t bit = std::uint64_t{1} << place;
  if ((has_readings_ & bit) == 0) readings_[place].fill(0);
  has_readings_ |= bit;
  for (std::uint32_t left = kinds.bits(); left != 0; left &= left - 1) {
    ++readings_[place][static_cast<std::size_t>(std::countr_zero(left))];
  }
}

void ColumnParser::add_readings(std::size_t place, Readings& readings) const {
  if (!has_readings(place)) return;
  for (std::size_t i = 0; i < kReadingKinds; ++i) {
    readings.add(static_cast<ReadingKind>(i), readings_[place][i], {});
  }
}

void ColumnParser::resolve_parts() {
  const auto resolve = [this](const WholePart& one) {
    const std::uint64_t bit = std::uint64_t{1} << one.place;
    if ((refused_ & bit) != 0) return true;
    const std::size_t row = first_row_ + one.place;
    const Field& field = *one.column->field;
    if (!facts_->known(*field.whole, row)) return false;
    Diagnostics faults;
    const auto value = part_of_whole(field, dictionary_.field(*field.whole),
                                     facts_->column(*field.whole).values[row], {}, faults);
    if (value) {
      facts_->set(one.column->id, row, *value);
      ReadingKinds kinds;
      kinds.add(ReadingKind::Number);
      note(one.place, kinds);
    } else {
      refused_ |= bit;
    }
    return true;
  };
  // A whole may itself be a part that is all of its own whole.
  while (std::erase_if(whole_parts_, resolve) != 0) {
  }
  for (const WholePart& one : whole_parts_) refused_ |= std::uint64_t{1} << one.place;
  whole_parts_.clear();
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
