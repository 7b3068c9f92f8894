#include "data/profile/profile_builder.h"

#include <utility>

#include "cbps/data/date_text.h"
#include "cbps/value/decimal.h"
#include "data/facts/value_text.h"

namespace cbps::data {
namespace {

bool is_list(const Field& field) {
  return field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
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
  if (says_not_given(text.text, field, dictionary_)) return;
  if (is_list(field)) return items(id, std::span(&text, 1), text.span);
  note_place(id, text.span);
  if (field.part_of && says_all(text.text)) {
    whole_parts_.push_back({id, text});
    return;
  }
  ReadingKinds kinds;
  const auto number = read_single(field, dictionary_, text, kinds, diagnostics_);
  if (!number) return;
  table_.set(id, row_, *number);
  origin_.readings.add(kinds, text.span);
}

void ProfileBuilder::items(FieldId id, std::span<const Text> texts, Span place) {
  const Field& field = dictionary_.field(id);
  note_place(id, place);
  ReadingKinds kinds;
  if (field.type.kind == Kind::Set) {
    const auto bits = read_set(field, dictionary_, texts, kinds, diagnostics_);
    if (!bits) return;
    table_.set(id, row_, *bits);
  } else {
    const auto dates = read_dates(field, texts, calendar_, kinds, diagnostics_, origin_.remarks);
    if (!dates) return;
    table_.set_dates(id, row_, *dates);
  }
  origin_.readings.add(kinds, place);
}

void ProfileBuilder::unusable(FieldId id, Span place) { note_place(id, place); }

void ProfileBuilder::resolve_parts() {
  std::vector<WholePart> open = std::exchange(whole_parts_, {});
  const auto resolve = [this](const WholePart& one) {
    if (!table_.known(*dictionary_.field(one.part).part_of, row_)) return false;
    resolve_part(one.part, one.text);
    return true;
  };
  // A whole may itself be a part that is all of its own whole.
  while (std::erase_if(open, resolve) != 0) {
  }
  for (const WholePart& one : open) {
    const Field& field = dictionary_.field(one.part);
    // What is wrong with a whole that was given has been said.
    if (place_of(*field.part_of) == nullptr) {
      diagnostics_.add(Code::WholeNotGiven, one.text.span, field.label, one.text.text,
                       dictionary_.field(*field.part_of).label);
    }
    unusable(one.part, one.text.span);
  }
}

void ProfileBuilder::resolve_part(FieldId id, Text text) {
  const Field& part = dictionary_.field(id);
  const auto units = table_.column(*part.part_of).values[row_];
  const auto value =
      part_of_whole(part, dictionary_.field(*part.part_of), units, text, diagnostics_);
  if (!value) return unusable(id, text.span);
  table_.set(id, row_, *value);
  ReadingKinds kinds;
  kinds.add(ReadingKind::Number);
  origin_.readings.add(kinds, text.span);
}

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

ReadingKinds kinds_of_year(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  text = without_blanks_around(text);
  ReadingKinds kinds;
  const bool is_plain =
      text.size() == kDigits && text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_plain) kinds.add(ReadingKind::Date);
  return kinds;
}

std::optional<int> parse_year(Text text, Diagnostics& diagnostics) {
  if (const auto year = read_year_text(text.text)) return year;
  diagnostics.add(Code::NotAYear, text.span, text.text);
  return std::nullopt;
}

}  // namespace cbps::data
