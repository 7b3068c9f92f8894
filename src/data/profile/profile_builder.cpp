#include "data/profile/profile_builder.h"

#include <algorithm>
#include <array>

#include "cbps/data/date_text.h"
#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"

namespace cbps::data {
namespace {

/// YAML's words for nothing.
constexpr std::array<std::string_view, 4> kNothing{"~", "null", "Null", "NULL"};

bool is_list(const Field& field) {
  return field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
}

bool says_no_items(std::string_view text) {
  const std::string word = unicode::normalise(text);
  return std::find(kNoItemsWords.begin(), kNoItemsWords.end(), word) != kNoItemsWords.end();
}

}  // namespace

ProfileBuilder::ProfileBuilder(const Dictionary& dictionary, const Calendar& calendar, Table& table,
                               std::size_t row, Origin& origin, Diagnostics& diagnostics)
    : dictionary_(dictionary),
      calendar_(calendar),
      table_(table),
      row_(row),
      origin_(origin),
      diagnostics_(diagnostics) {
  origin_.places.assign(dictionary.fields.size(), {});
}

const Span* ProfileBuilder::place_of(FieldId id) const {
  const Span& place = origin_.places[static_cast<std::size_t>(id)];
  return place.file == FileId::None ? nullptr : &place;
}

void ProfileBuilder::note_place(FieldId id, Span place) {
  origin_.places[static_cast<std::size_t>(id)] = place;
}

void ProfileBuilder::text(FieldId id, Text text) {
  const Field& field = dictionary_.field(id);
  if (is_list(field)) {
    const std::vector<Text> pieces = split_list(text);
    // Only a word says that there are none; separators alone say nothing.
    if (!pieces.empty() || says_no_items(text.text)) return items(id, pieces, text.span);
    diagnostics_.add(Code::NotAList, text.span, field.label);
    return unusable(id, text.span);
  }
  note_place(id, text.span);
  const auto number = read_single(field, dictionary_, text, diagnostics_);
  if (number) table_.set(id, row_, *number);
}

void ProfileBuilder::items(FieldId id, const std::vector<Text>& items, Span place) {
  const Field& field = dictionary_.field(id);
  note_place(id, place);
  if (field.type.kind == Kind::Set) {
    const auto bits = read_set(field, dictionary_, items, diagnostics_);
    if (bits) table_.set(id, row_, *bits);
  } else if (auto dates = read_dates(field, items, calendar_, diagnostics_, origin_.remarks)) {
    table_.set_dates(id, row_, *dates);
  }
}

void ProfileBuilder::unusable(FieldId id, Span place) { note_place(id, place); }

void ProfileBuilder::check_parts() {
  for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) {
    const Field& part = dictionary_.fields[i];
    const auto id = static_cast<FieldId>(i);
    if (!part.part_of || !table_.known(id, row_) || !table_.known(*part.part_of, row_)) {
      continue;
    }
    const Field& whole = dictionary_.field(*part.part_of);
    const Decimal has{table_.column(id).values[row_], part.type.scale};
    const Decimal of{table_.column(*part.part_of).values[row_], whole.type.scale};
    if (has <= of) continue;
    diagnostics_
        .add(Code::PartExceedsWhole, origin_.places[i], part.label, to_string(has), whole.label,
             to_string(of))
        .note(Code::WholeHere, origin_.places[static_cast<std::size_t>(*part.part_of)]);
  }
}

bool is_blank(std::string_view text) {
  if (text.empty()) return true;
  // Most texts begin with what is no space: a sign of ASCII, a Chinese character (from U+4000 on).
  // That saves 7 % of a table's instructions.
  const auto first = static_cast<unsigned char>(text.front());
  const bool is_mark = (first > 0x20 && first < 0x80) || (first >= 0xE4 && first <= 0xE9);
  return !is_mark && unicode::normalise(text).empty();
}

bool says_not_given(std::string_view text) {
  return std::find(kNothing.begin(), kNothing.end(), text) != kNothing.end() || is_blank(text);
}

std::optional<int> parse_year(Text text, Diagnostics& diagnostics) {
  if (const auto year = read_year_text(text.text)) return year;
  diagnostics.add(Code::NotAYear, text.span, text.text);
  return std::nullopt;
}

}  // namespace cbps::data
