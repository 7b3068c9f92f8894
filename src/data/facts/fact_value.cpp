#include "data/facts/fact_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "cbps/data/cell.h"
#include "cbps/data/spelling.h"
#include "cbps/diag/suggest.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"
#include "cbps/value/unreachable.h"
#include "data/facts/list_sign.h"

namespace cbps::data {
namespace {

std::optional<std::int64_t> wrong_type(const Field& field, Text text, Diagnostics& diagnostics) {
  Diagnostic& diagnostic = diagnostics.add(Code::WrongFactType, text.span, field.label,
                                           term_of(field.type.kind), text.text);
  if (field.type.kind == Kind::Bool) diagnostic.note(Code::Allowed, "是 否 / true false yes no");
  if (field.type.kind == Kind::Date || field.type.kind == Kind::Dates)
    diagnostic.note(Code::DateForm);
  if (is_number(field.type)) diagnostic.note(Code::NumberForm);
  return std::nullopt;
}

std::string in_units(std::int64_t value, const Field& field) {
  return to_string(Decimal{value, field.type.scale});
}

std::optional<std::int64_t> read_number(const Field& field, Text text, Diagnostics& diagnostics) {
  const ParsedDecimal number = parse_decimal(text.text, field.type.scale);
  if (!number.value && number.error == NumberError::TooManyDigits) {
    if (field.type.scale == 0) return wrong_type(field, text, diagnostics);
    diagnostics.add(Code::TooManyDigits, text.span, field.label, std::to_string(field.type.scale),
                    text.text);
    return std::nullopt;
  }
  if (!number.value && number.error == NumberError::NotANumber) {
    return wrong_type(field, text, diagnostics);
  }
  const Range& range = *field.range;
  const bool inside =
      number.value && number.value->units >= range.least && number.value->units <= range.most;
  if (inside) return number.value->units;
  diagnostics.add(Code::OutOfRange, text.span, field.label, in_units(range.least, field),
                  in_units(range.most, field), text.text);
  return std::nullopt;
}

template <class Words>
bool is_one_of(const Words& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::optional<std::int64_t> read_bool(const Field& field, Text text, Diagnostics& diagnostics) {
  if (is_one_of(kYesWords, text.text)) return 1;
  if (is_one_of(kNoWords, text.text)) return 0;
  return wrong_type(field, text, diagnostics);
}

std::optional<std::int64_t> read_option(const Field& field, const Dictionary& dictionary, Text text,
                                        Diagnostics& diagnostics) {
  const Domain& domain = dictionary.domain(field.type);
  if (const auto option = find_option(domain, text.text)) {
    return static_cast<std::int64_t>(*option);
  }
  std::vector<std::string_view> names;
  Bilingual allowed;
  for (const Option& option : domain) {
    names.insert(names.end(), {option.label.zh, option.id});
    allowed.zh += (allowed.zh.empty() ? "" : "、") + option.label.zh;
    allowed.en += (allowed.en.empty() ? "" : ", ") + option.id;
  }
  Diagnostic& diagnostic = diagnostics.add(Code::UnknownPart, text.span, field.label, text.text);
  if (const auto best = nearest(text.text, names)) {
    diagnostic.note(Code::DidYouMean, *best);
  }
  diagnostic.note(Code::Allowed, allowed);
  if (text.text.find_first_of(", ") != std::string_view::npos ||
      text.text.find("，") != std::string_view::npos) {
    diagnostic.note(Code::HelpListSeparator);
  }
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<std::int64_t> read_single(const Field& field, const Dictionary& dictionary, Text text,
                                        Diagnostics& diagnostics) {
  switch (field.type.kind) {
    case Kind::Bool: return read_bool(field, text, diagnostics);
    case Kind::Choice: return read_option(field, dictionary, text, diagnostics);
    case Kind::Date:
      if (const auto date = parse_date(text.text)) return date->days;
      return wrong_type(field, text, diagnostics);
    case Kind::Int:
    case Kind::Decimal: return read_number(field, text, diagnostics);
    case Kind::String:
    case Kind::Dates:
    case Kind::Set:
    case Kind::List: return wrong_type(field, text, diagnostics);  // these are no single values
  }
  unreachable();
}

std::vector<Text> split_list(Text text) {
  std::vector<Text> items;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.text.size();) {
    const char* const bytes = text.text.data();
    const std::size_t length = list_sign_length(bytes + at, bytes + text.text.size());
    if (length == 0 && at < text.text.size()) {
      ++at;
      continue;
    }
    const std::string_view piece = trimmed(text.text.substr(begin, at - begin));
    // Where a piece stands inside a quoted scalar is not worth a map: the whole value is shown.
    if (!piece.empty() && !is_one_of(kNoItemsWords, piece)) items.push_back({piece, text.span});
    at += std::max<std::size_t>(length, 1);
    begin = at;
  }
  return items;
}

std::optional<std::int64_t> read_set(const Field& field, const Dictionary& dictionary,
                                     const std::vector<Text>& items, Diagnostics& diagnostics) {
  const std::size_t parts = dictionary.domain(field.type).size();
  std::uint64_t bits = 0;
  bool good = true;
  for (const Text& item : items) {
    if (is_one_of(kAllItemsWords, item.text)) {
      bits = parts >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << parts) - 1;
      continue;
    }
    const auto part = read_option(field, dictionary, item, diagnostics);
    good &= part.has_value();
    if (part) bits |= std::uint64_t{1} << static_cast<unsigned>(*part);
  }
  if (!good) return std::nullopt;
  return static_cast<std::int64_t>(bits);
}

std::optional<std::vector<Date>> read_dates(const Field& field, const std::vector<Text>& items,
                                            const Calendar& calendar, Diagnostics& diagnostics,
                                            Diagnostics& remarks) {
  std::vector<Date> dates;
  bool good = true;
  for (const Text& item : items) {
    const auto date = parse_date(item.text);
    if (!date) {
      wrong_type(field, item, diagnostics);
      good = false;
    } else if (*date < calendar.period.start() || *date > calendar.period.end()) {
      diagnostics.add(Code::DateOutsidePeriod, item.span, field.label, item.text,
                      std::to_string(calendar.period.year));
      good = false;
    } else if (*date > calendar.as_of) {
      remarks.add(Code::DateNotCounted, item.span, field.label, item.text,
                  to_string(calendar.as_of));
    } else {
      dates.push_back(*date);
    }
  }
  if (!good) return std::nullopt;
  return dates;
}

std::optional<std::int64_t> read_cell(const Field& field, const Dictionary& dictionary,
                                      std::string_view text, Diagnostics& diagnostics) {
  const Text whole{text, {0, 0, FileId::None}};
  if (field.type.kind == Kind::Set) {
    return read_set(field, dictionary, split_list(whole), diagnostics);
  }
  return read_single(field, dictionary, whole, diagnostics);
}

}  // namespace cbps::data
