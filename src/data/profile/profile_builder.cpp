#include "data/profile/profile_builder.h"

#include <algorithm>
#include <utility>

#include "cbps/data/date_text.h"
#include "cbps/data/fact_text.h"
#include "cbps/data/spelling.h"
#include "cbps/text/personal.h"
#include "cbps/value/decimal.h"
#include "cbps/value/unreachable.h"
#include "data/facts/personal.h"
#include "data/facts/value_text.h"

namespace cbps::data {
namespace {

bool is_list(const Field& field) {
  return field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
}

/// Whether a text that was given for a year looks like one, or is a small number, and so is about
/// nobody.
bool is_like_year(std::string_view text) {
  constexpr std::size_t kMostBytes = 20;
  constexpr std::size_t kMostOfNumber = 6;  // longer ones may be of telephones
  const auto is_in_number = [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  const auto is_sign = [is_in_number](char c) {
    return is_in_number(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' ||
           c == '/';
  };
  text = without_blanks_around(text);
  if (text.size() <= kMostOfNumber && std::all_of(text.begin(), text.end(), is_in_number)) {
    return true;
  }
  const bool begins_as_year = text.starts_with('1') || text.starts_with('2');
  if (!begins_as_year || text.size() > kMostBytes || holds_personal_detail(text)) return false;
  for (const std::string_view unit : {"度", "年"}) {
    if (text.ends_with(unit)) text.remove_suffix(unit.size());
  }
  return std::all_of(text.begin(), text.end(), is_sign);
}

}  // namespace

ProfileBuilder::ProfileBuilder(const Dictionary& dictionary, const Calendar& calendar, Table& table,
                               std::size_t row, Origin& origin, ReadingOptions options)
    : dictionary_(dictionary),
      calendar_(calendar),
      table_(table),
      row_(row),
      origin_(origin),
      options_(options) {
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
  if (is_list(field)) return items(id, std::span(&text, 1), text.span);
  note_place(id, text.span);
  if (field.whole && says_all(text.text)) {
    whole_parts_.push_back({id, text});
    return;
  }
  ReadingKinds kinds;
  const auto number = read_single(field, dictionary_, text, kinds, found_);
  const bool is_date = field.type.kind == Kind::Date;
  if (number && !(is_date && is_in_the_future(field, *number, text, found_))) {
    set(id, *number, kinds, text.span);
  }
  if (!found_.empty()) take(id, std::move(found_), std::span(&text, 1));
}

void ProfileBuilder::items(FieldId id, std::span<const Text> texts, Span place) {
  const Field& field = dictionary_.field(id);
  note_place(id, place);
  ReadingKinds kinds;
  Diagnostics found;
  if (field.type.kind == Kind::Set) {
    const auto bits = read_set(field, dictionary_, texts, kinds, found);
    if (bits) set(id, *bits, kinds, place);
  } else if (const auto dates =
                 read_dates(field, texts, calendar_, kinds, found, origin_.remarks)) {
    table_.set_dates(id, row_, *dates);
    origin_.readings.add(kinds, place);
  }
  take(id, std::move(found), texts);
}

void ProfileBuilder::invalid(FieldId id, Span place) {
  note_place(id, place);
  table_.set_invalid(id, row_);
}

void ProfileBuilder::unusable(FieldId id, Span place, Diagnostic why) {
  note_place(id, place);
  Diagnostics found;
  found.add(std::move(why));
  take(id, std::move(found));
}

bool ProfileBuilder::is_in_the_future(const Field& field, std::int64_t number, Text text,
                                      Diagnostics& found) {
  if (number <= calendar_.as_of.days) return false;
  const std::string as_of = to_string(calendar_.as_of);
  switch (field.future) {
    case Future::Planned: return false;
    case Future::Ignored:
      origin_.remarks.add(Code::DateNotCounted, text.span, field.label, text.text, as_of);
      return true;
    case Future::Error:
      found.add(Code::DateInTheFuture, text.span, field.label, text.text, as_of);
      return true;
  }
  unreachable();
}

void ProfileBuilder::set(FieldId id, std::int64_t number, ReadingKinds kinds, Span place) {
  table_.set(id, row_, number);
  if (!kinds.empty()) origin_.readings.add(kinds, place);
}

void ProfileBuilder::take(FieldId id, Diagnostics found, std::span<const Text> texts) {
  if (found.empty()) return;
  const Field& field = dictionary_.field(id);
  // Messages about a number that belongs to a person would show it.
  for (const Text& one : texts) {
    if (!is_personal_value(field, one.text)) continue;
    found = {};
    PersonalData(options_, found, origin_.remarks).refuse_value(field.label, one.span);
    if (found.empty()) return table_.reset(id, row_);
    break;
  }
  table_.set_invalid(id, row_);
  for (Diagnostic& one : std::move(found).take()) {
    one.subject = field.id;
    origin_.faults.add(std::move(one));
  }
}

ProfileBuilder::Value ProfileBuilder::value(FieldId id) const {
  Value value;
  value.is_all = std::any_of(whole_parts_.begin(), whole_parts_.end(),
                             [id](const WholePart& one) { return one.part == id; });
  value.is_known = table_.known(id, row_);
  if (!value.is_known) return value;
  value.number = table_.column(id).values[row_];
  if (dictionary_.field(id).type.kind == Kind::Dates) {
    const auto days = table_.days(id, row_);
    value.days.assign(days.begin(), days.end());
  }
  return value;
}

Bilingual ProfileBuilder::written(FieldId id, const Value& value) {
  if (value.is_all) return {std::string(kAllItemsWords[0]), std::string(kAllItemsWords[1])};
  if (dictionary_.field(id).type.kind == Kind::Dates) {
    std::vector<Date> days;
    for (const std::int32_t day : value.days) days.push_back({day});
    table_.set_dates(id, row_, days);
  } else {
    table_.set(id, row_, value.number);
  }
  Bilingual text{fact_text(table_, row_, dictionary_, id, FactWords::Chinese),
                 fact_text(table_, row_, dictionary_, id, FactWords::English)};
  table_.reset(id, row_);
  return text;
}

void ProfileBuilder::forget(FieldId id) {
  table_.reset(id, row_);
  std::erase_if(whole_parts_, [id](const WholePart& one) { return one.part == id; });
}

/// What is unreadable has been said already, and need not be compared.
void ProfileBuilder::given_twice(FieldId id, Span place, Span first, const Value& before) {
  const Value now = value(id);
  note_place(id, first);
  if (before.is_usable() && now == before) return;
  forget(id);
  if (before.is_usable() && now.is_usable()) {
    const Field& field = dictionary_.field(id);
    Diagnostic twice = diagnostic(Code::GivenTwice, place, field.label);
    twice.note(Code::GivenAs, written(id, before), written(id, now)).note(Code::SeeFirst, first);
    twice.subject = field.id;
    origin_.faults.add(std::move(twice));
  }
  table_.set_invalid(id, row_);
}

void ProfileBuilder::resolve_parts() {
  std::vector<WholePart> open = std::exchange(whole_parts_, {});
  const auto resolve = [this](const WholePart& one) {
    if (!table_.known(*dictionary_.field(one.part).whole, row_)) return false;
    resolve_part(one.part, one.text);
    return true;
  };
  // A whole may itself be a part that is all of its own whole.
  while (std::erase_if(open, resolve) != 0) {
  }
  for (const WholePart& one : open) {
    const Field& field = dictionary_.field(one.part);
    Diagnostics found;
    // What is wrong with a whole that was given has been said.
    if (place_of(*field.whole) == nullptr) {
      found.add(Code::WholeNotGiven, one.text.span, field.label, one.text.text,
                dictionary_.field(*field.whole).label);
    }
    table_.set_invalid(one.part, row_);
    take(one.part, std::move(found));
  }
}

void ProfileBuilder::resolve_part(FieldId id, Text text) {
  const Field& part = dictionary_.field(id);
  const auto units = table_.column(*part.whole).values[row_];
  Diagnostics found;
  const auto value = part_of_whole(part, dictionary_.field(*part.whole), units, text, found);
  ReadingKinds kinds;
  kinds.add(ReadingKind::Number);
  if (value) set(id, *value, kinds, text.span);
  take(id, std::move(found));
}

void ProfileBuilder::check_parts() { data::check_parts(dictionary_, table_, row_, origin_); }

ReadingKinds kinds_of_year(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  const std::string_view bare = without_quotes_around(text);
  const bool is_plain =
      bare.size() == kDigits && bare.find_first_not_of("0123456789") == std::string_view::npos;
  ReadingKinds kinds;
  if (!is_plain && !read_year_text(text)) return kinds;
  if (!is_plain) kinds.add(ReadingKind::Year);
  if (is_in_quotes(text)) kinds.add(ReadingKind::Quotes);
  return kinds;
}

std::optional<int> parse_year(Text text, Diagnostics& diagnostics) {
  if (const auto year = read_year_text(text.text)) return year;
  if (text.text.starts_with(kFormulaSign)) {
    diagnostics.add(Code::FormulaNotComputed, text.span, Bilingual{"年度", "year"});
    return std::nullopt;
  }
  diagnostics.add(Code::NotAYear, text.span, is_like_year(text.text) ? text.text : "…");
  return std::nullopt;
}

}  // namespace cbps::data
