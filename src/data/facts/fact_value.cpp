#include "data/facts/fact_value.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "cbps/data/cell.h"
#include "cbps/data/date_text.h"
#include "cbps/data/spelling.h"
#include "cbps/diag/suggest.h"
#include "cbps/text/list.h"
#include "cbps/value/decimal.h"
#include "cbps/value/integer.h"
#include "cbps/value/unreachable.h"
#include "data/facts/date_reader.h"
#include "data/facts/item_faults.h"
#include "data/facts/list_text.h"
#include "data/facts/not_given.h"
#include "data/facts/number_reader.h"
#include "data/facts/value_text.h"

namespace cbps::data {
namespace {

template <class Words>
bool is_one_of(const Words& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A word as the tables have it: letters small. Longer ones than any of the tables are cut.
class Word {
 public:
  explicit Word(std::string_view text) : size_(std::min(text.size(), kMost)) {
    std::transform(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size_), bytes_.begin(),
                   lower);
  }
  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  static constexpr std::size_t kMost = 32;
  std::array<char, kMost> bytes_{};
  std::size_t size_;
};

bool says_none(std::string_view text) {
  const Word word(text);
  return is_one_of(kNoItemsWords, word.text()) || is_one_of(kAlsoNoItems, word.text());
}

/// Quotes around a whole value are taken off; a single one is part of it, and easily overlooked.
void note_quotes(std::string_view text, Diagnostic& diagnostic) {
  const std::string_view quote = quote_in(text);
  if (!quote.empty()) diagnostic.note(Code::HelpNoQuotes, quote);
}

std::optional<std::int64_t> wrong_type(const Field& field, Text text, Diagnostics& diagnostics) {
  Diagnostic& diagnostic = diagnostics.add(Code::WrongFactType, text.span, field.label,
                                           term_of(field.type.kind), text.text);
  if (field.type.kind == Kind::Bool) diagnostic.note(Code::Allowed, "是 否 / true false yes no");
  if (field.type.kind == Kind::Date || field.type.kind == Kind::Dates)
    diagnostic.note(Code::DateForm);
  if (field.type.kind == Kind::Dates && text.text.find(' ') != std::string_view::npos) {
    diagnostic.note(Code::HelpListSeparator);
  }
  if (is_number(field.type)) diagnostic.note(Code::NumberForm);
  note_quotes(text.text, diagnostic);
  return std::nullopt;
}

/// Refuses what no kind of fact can be, with its own words. False: it may be a value.
bool refuse_everywhere(const Field& field, std::string_view value, Text text,
                       Diagnostics& diagnostics) {
  if (is_one_of(kNotApplicableWords, value)) {
    diagnostics.add(Code::NotApplicableGiven, text.span, field.label, text.text);
    return true;
  }
  if (value.starts_with(kFormulaErrorSign)) {
    diagnostics.add(Code::FormulaError, text.span, field.label, text.text);
    return true;
  }
  if (!value.starts_with(kFormulaSign)) return false;
  diagnostics.add(Code::FormulaNotComputed, text.span, field.label);
  return true;
}

void count_quotes(std::string_view text, ReadingKinds& kinds) {
  if (is_in_quotes(text)) kinds.add(ReadingKind::Quotes);
}

std::string in_units(std::int64_t value, const Field& field) {
  return to_string(Decimal{value, field.type.scale});
}

/// A figure as its range is counted: one of a column in 万元 with what it stands for.
std::string figure_of(Text text) {
  constexpr std::string_view kFigure = "0123456789.,+- ";
  const bool has_unit = text.text.find_first_not_of(kFigure) != std::string_view::npos;
  if (text.power == 0 || has_unit) return std::string(text.text);
  return std::string(text.text) + " × 1" + std::string(text.power, '0');
}

std::optional<std::int64_t> within_range(const Field& field, std::int64_t units, Text text,
                                         Diagnostics& diagnostics) {
  if (!field.range) return units;
  if (units >= field.range->least && units <= field.range->most) return units;
  diagnostics.add(Code::OutOfRange, text.span, field.label, in_units(field.range->least, field),
                  in_units(field.range->most, field), figure_of(text));
  return std::nullopt;
}

std::optional<std::int64_t> refuse_number(const Field& field, const ReadNumber& read, Text text,
                                          Diagnostics& diagnostics) {
  switch (read.fault) {
    case NumberFault::NotANumber: return wrong_type(field, text, diagnostics);
    case NumberFault::Date:
      diagnostics.add(Code::DateForNumber, text.span, field.label, text.text);
      return std::nullopt;
    case NumberFault::OnlyExact:
      diagnostics.add(Code::OnlyExact, text.span, field.label, text.text);
      return std::nullopt;
    case NumberFault::Range:
      diagnostics.add(Code::RangeGiven, text.span, field.label, text.text);
      return std::nullopt;
    case NumberFault::Comparison:
      diagnostics.add(Code::ComparisonGiven, text.span, field.label, text.text);
      return std::nullopt;
    case NumberFault::Thousands:
      diagnostics.add(Code::ThousandsMisplaced, text.span, field.label, text.text);
      return std::nullopt;
    case NumberFault::Unit:
      diagnostics.add(Code::WrongUnit, text.span, field.label, field.unit, read.unit, text.text);
      return std::nullopt;
    case NumberFault::TooManyDigits:
      if (field.type.scale == 0) return wrong_type(field, text, diagnostics);
      diagnostics.add(Code::TooManyDigits, text.span, field.label, std::to_string(field.type.scale),
                      text.text);
      return std::nullopt;
    case NumberFault::TooLarge:
      if (!field.range) return wrong_type(field, text, diagnostics);
      diagnostics.add(Code::OutOfRange, text.span, field.label, in_units(field.range->least, field),
                      in_units(field.range->most, field), figure_of(text));
      return std::nullopt;
  }
  unreachable();
}

std::optional<std::int64_t> read_count(const Field& field, Text text, ReadingKinds& kinds,
                                       Diagnostics& diagnostics) {
  const ParsedDecimal plain = parse_decimal(text.text, field.type.scale);
  if (plain.value && text.power == 0) {
    return within_range(field, plain.value->units, text, diagnostics);
  }
  const ValueText value(text.text);
  count_quotes(text.text, kinds);
  if (says_none(value.text())) {
    if (field.type.kind == Kind::Int) {
      kinds.add(ReadingKind::Number);
      return within_range(field, 0, text, diagnostics);
    }
    diagnostics
        .add(Code::NoneIsNoFigure, text.span, field.label, text.text, term_of(field.type.kind))
        .note(Code::NumberForm);
    return std::nullopt;
  }
  if (refuse_everywhere(field, value.text(), text, diagnostics)) return std::nullopt;
  const ReadNumber read = read_number(value.text(), field, text.power);
  if (!read.units) return refuse_number(field, read, text, diagnostics);
  if (!read.kinds.has(ReadingKind::Unit) && value.text() != without_quotes_around(text.text)) {
    kinds.add(ReadingKind::Number);
  }
  if (read.kinds.has(ReadingKind::Unit)) kinds.add(ReadingKind::Unit);
  if (read.kinds.has(ReadingKind::Number)) kinds.add(ReadingKind::Number);
  return within_range(field, *read.units, text, diagnostics);
}

/// Whether a word is 已 or 未, as `sign` says, before the verb of the fact's label: 已批准 where
/// the label says that something 已…批准 or 已批准.
bool is_done_word(std::string_view word, std::string_view sign, const Field& field) {
  if (!word.starts_with(sign) || word.size() == sign.size()) return false;
  std::string done(kDone);
  done += word.substr(sign.size());
  return field.label.zh.find(done) != std::string::npos ||
         field.short_label.zh.find(done) != std::string::npos;
}

std::optional<std::int64_t> read_bool(const Field& field, Text text, ReadingKinds& kinds,
                                      Diagnostics& diagnostics) {
  if (is_one_of(kYesWords, text.text)) return 1;
  if (is_one_of(kNoWords, text.text)) return 0;
  const ValueText value(text.text);
  const Word word(value.text());
  const bool yes = is_one_of(kYesWords, word.text()) || is_one_of(kAlsoYes, word.text()) ||
                   is_done_word(value.text(), kDone, field);
  const bool no = is_one_of(kNoWords, word.text()) || is_one_of(kAlsoNo, word.text()) ||
                  is_done_word(value.text(), kNotDone, field);
  if (yes || no) {
    count_quotes(text.text, kinds);
    // Blanks around a word are no other way to write it.
    const std::string_view bare = without_quotes_around(text.text);
    if (!is_one_of(kYesWords, bare) && !is_one_of(kNoWords, bare)) kinds.add(ReadingKind::Bool);
    return yes ? 1 : 0;
  }
  if (refuse_everywhere(field, value.text(), text, diagnostics)) return std::nullopt;
  if (value.text().starts_with(kDone) || value.text().starts_with(kNotDone)) {
    diagnostics.add(Code::UndecidedBool, text.span, field.label, text.text)
        .note(Code::HelpDoneOrNot);
    return std::nullopt;
  }
  return wrong_type(field, text, diagnostics);
}

std::optional<std::int64_t> unknown_option(const Field& field, const Domain& domain, Text text,
                                           Diagnostics& diagnostics) {
  if (refuse_everywhere(field, ValueText(text.text).text(), text, diagnostics)) return std::nullopt;
  std::vector<std::string_view> names;
  Bilingual allowed;
  for (const Option& option : domain) {
    names.insert(names.end(), {option.label.zh, option.id});
    allowed.zh += (allowed.zh.empty() ? "" : "、") + option.label.zh;
    allowed.en += (allowed.en.empty() ? "" : ", ") + option.id;
  }
  Diagnostic& diagnostic = diagnostics.add(Code::UnknownPart, text.span, field.label, text.text);
  if (const auto best = nearest_option(text.text, names)) {
    diagnostic.note(Code::DidYouMean, *best);
  }
  diagnostic.note(Code::Allowed, allowed);
  note_quotes(text.text, diagnostic);
  if (field.type.kind == Kind::Set && text.text.find(' ') != std::string_view::npos) {
    diagnostic.note(Code::HelpListSeparator);
  }
  return std::nullopt;
}

std::optional<std::int64_t> read_option(const Field& field, const Dictionary& dictionary, Text text,
                                        ReadingKinds& kinds, Diagnostics& diagnostics) {
  const Domain& domain = dictionary.domain(field.type);
  std::optional<std::size_t> option = find_option(domain, text.text);
  if (!option) {
    option = find_option(domain, ValueText(text.text).text());
    if (!option) return unknown_option(field, domain, text, diagnostics);
    count_quotes(text.text, kinds);
  }
  return static_cast<std::int64_t>(*option);
}

Bilingual missing_day(YearMonthDay asked) {
  constexpr unsigned kMonths = 12;
  const std::string year = std::to_string(asked.year);
  const std::string month = std::to_string(asked.month);
  const std::string day = std::to_string(asked.day);
  if (asked.month == 0 || asked.month > kMonths) {
    return {"没有 " + month + " 月", "there is no month " + month};
  }
  return {year + " 年 " + month + " 月没有 " + day + " 日",
          "month " + month + " of " + year + " has no day " + day};
}

std::string written_day(YearMonthDay day) {
  const auto date = make_date(day.year, day.month, day.day);
  return date ? to_string(*date) : std::string();
}

/// Why a text is no day of what is called `label`; nothing where it is not like one at all.
std::optional<Diagnostic> fault_of_date(const Bilingual& label, const ReadDate& read, Text text) {
  switch (read.fault) {
    case DateFault::NotADate:
      if (!says_about(ValueText(text.text).text())) return std::nullopt;
      return diagnostic(Code::OnlyExact, text.span, label, text.text);
    case DateFault::NoSuchDay:
      return diagnostic(Code::NoSuchDay, text.span, label, missing_day(read.asked), text.text);
    case DateFault::DayMonthOrder:
      return diagnostic(Code::DayMonthOrder, text.span, label, text.text);
    case DateFault::TwoDigitYear:
      return diagnostic(Code::TwoDigitYear, text.span, label, text.text);
    case DateFault::NoDay: return diagnostic(Code::DateWithoutDay, text.span, label, text.text);
    case DateFault::NoYear: return diagnostic(Code::DateWithoutYear, text.span, label, text.text);
    case DateFault::Range: return diagnostic(Code::RangeGiven, text.span, label, text.text);
    case DateFault::Serial:
      return diagnostic(Code::SerialDate, text.span, label, text.text, written_day(read.asked));
  }
  unreachable();
}

std::optional<Date> refuse_date(const Field& field, const ReadDate& read, Text text,
                                Diagnostics& diagnostics) {
  auto why = fault_of_date(field.label, read, text);
  if (!why) {
    (void)wrong_type(field, text, diagnostics);
    return std::nullopt;
  }
  const bool is_in_list = field.type.kind == Kind::Dates;
  if (read.fault == DateFault::NoDay && is_in_list) {
    why->note(Code::HelpWholeDay);
  } else if (read.fault != DateFault::NoSuchDay && read.fault != DateFault::Serial) {
    why->note(Code::DateForm);
  }
  diagnostics.add(std::move(*why));
  return std::nullopt;
}

std::optional<Date> read_day(const Field& field, Text text, ReadingKinds& kinds,
                             Diagnostics& diagnostics) {
  if (const auto plain = parse_date(text.text)) return plain;
  const ValueText value(text.text);
  if (refuse_everywhere(field, value.text(), text, diagnostics)) return std::nullopt;
  const ReadDate read = read_date(value.text());
  if (!read.date) return refuse_date(field, read, text, diagnostics);
  count_quotes(text.text, kinds);
  if (!parse_date(without_quotes_around(text.text))) kinds.add(ReadingKind::Date);
  return read.date;
}

/// The words that stand for a whole list, as far as they were found in one.
class ListWords {
 public:
  explicit ListWords(bool has_word_for_all) : has_word_for_all_(has_word_for_all) {}

  /// Whether a piece is such a word.
  bool take(Text piece, ReadingKinds& kinds) {
    if (!begins_word(piece.text)) return false;
    const Word word(piece.text);
    const bool is_also_none = is_one_of(kAlsoNoItems, word.text());
    if (is_also_none || is_one_of(kNoItemsWords, word.text())) {
      if (is_also_none) kinds.add(ReadingKind::List);
      return note(piece, none_);
    }
    if (!has_word_for_all_ || !is_one_of(kAllItemsWords, word.text())) return false;
    return note(piece, all_);
  }
  void item() { has_items_ = true; }

  [[nodiscard]] bool says_all() const { return all_.has_value(); }
  [[nodiscard]] bool says_nothing() const { return !none_ && !all_ && !has_items_; }

  /// False, and a message, where a word stands beside something else.
  bool check(const Field& field, Diagnostics& diagnostics) const {
    const std::optional<Text>& word = none_ ? none_ : all_;
    const bool alone = !word || (!has_items_ && !(none_ && all_));
    if (!alone) diagnostics.add(Code::WordBesideItems, word->span, field.label, word->text);
    return alone;
  }

 private:
  /// Whether one of the words may begin as a piece does. Most pieces are dates, or other words.
  static bool begins_word(std::string_view piece) {
    static constexpr auto kBegins = [] {
      std::array<bool, 256> begins{};
      const auto add = [&begins](const auto& words) {
        for (const std::string_view word : words) {
          const char first = word.front();
          begins[static_cast<unsigned char>(first)] = true;
          const bool is_small = first >= 'a' && first <= 'z';
          if (is_small) begins[static_cast<unsigned char>(first - 'a' + 'A')] = true;
        }
      };
      add(kNoItemsWords);
      add(kAlsoNoItems);
      add(kAllItemsWords);
      return begins;
    }();
    return !piece.empty() && kBegins[static_cast<unsigned char>(piece.front())];
  }

  static bool note(Text piece, std::optional<Text>& word) {
    if (!word) word = piece;
    return true;
  }

  bool has_word_for_all_;
  bool has_items_ = false;
  std::optional<Text> none_;
  std::optional<Text> all_;
};

/// Calls `item` with all items of a list, of which each text may hold several, that are no words
/// for the whole of it, and with where to say what is wrong with them. False: it says nothing, or
/// something beside such a word, which is then all that is said.
template <class Item>
bool for_each_item(const Field& field, std::span<const Text> texts, ListWords& words,
                   ReadingKinds& kinds, Diagnostics& diagnostics, Item item) {
  Diagnostics of_items;
  for (const Text& text : texts) {
    const std::string_view bare = without_text_mark(text.text);
    if (bare.size() != text.text.size()) count_quotes(text.text, kinds);
    const bool is_canonical = for_each_piece(bare, [&](std::string_view one) {
      // Where a piece stands inside a quoted scalar is not worth a map: the whole value is
      // shown.
      const Text piece{one, text.span};
      if (words.take(piece, kinds)) return;
      words.item();
      item(piece, of_items);
    });
    if (!is_canonical) kinds.add(ReadingKind::List);
  }
  if (!texts.empty() && words.says_nothing()) {
    diagnostics.add(Code::NotAList, texts.front().span, field.label);
    return false;
  }
  if (!words.check(field, diagnostics)) return false;
  if (!of_items.empty()) diagnostics.append(merged_items(std::move(of_items)));
  return true;
}

}  // namespace

std::optional<Diagnostic> why_no_day(std::string_view text, const Bilingual& label, Span place) {
  const ReadDate read = read_date(ValueText(text).text());
  return read.date ? std::nullopt : fault_of_date(label, read, {text, place});
}

bool says_all(std::string_view text) {
  const bool is_number = !text.empty() && text.front() >= '0' && text.front() <= '9';
  return !is_number && is_one_of(kAllItemsWords, Word(ValueText(text).text()).text());
}

std::optional<std::int64_t> read_single(const Field& field, const Dictionary& dictionary, Text text,
                                        ReadingKinds& kinds, Diagnostics& diagnostics) {
  switch (field.type.kind) {
    case Kind::Bool: return read_bool(field, text, kinds, diagnostics);
    case Kind::Choice: return read_option(field, dictionary, text, kinds, diagnostics);
    case Kind::Date:
      if (const auto date = read_day(field, text, kinds, diagnostics)) return date->days;
      return std::nullopt;
    case Kind::Int:
    case Kind::Decimal: return read_count(field, text, kinds, diagnostics);
    case Kind::String:
    case Kind::Dates:
    case Kind::Set:
    case Kind::List: return wrong_type(field, text, diagnostics);  // these are no single values
  }
  unreachable();
}

std::optional<std::int64_t> read_set(const Field& field, const Dictionary& dictionary,
                                     std::span<const Text> texts, ReadingKinds& kinds,
                                     Diagnostics& diagnostics) {
  const std::size_t parts = dictionary.domain(field.type).size();
  std::uint64_t bits = 0;
  bool good = true;
  ListWords words(true);
  good &=
      for_each_item(field, texts, words, kinds, diagnostics, [&](Text item, Diagnostics& faults) {
        const auto part = read_option(field, dictionary, item, kinds, faults);
        good &= part.has_value();
        if (part) bits |= std::uint64_t{1} << static_cast<unsigned>(*part);
      });
  if (!good) return std::nullopt;
  if (words.says_all()) bits = parts >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << parts) - 1;
  return static_cast<std::int64_t>(bits);
}

std::optional<std::vector<Date>> read_dates(const Field& field, std::span<const Text> texts,
                                            const Calendar& calendar, ReadingKinds& kinds,
                                            Diagnostics& diagnostics, Diagnostics& remarks) {
  std::vector<Date> dates;
  bool good = true;
  std::vector<std::string_view> late;
  Span first_late{};
  ListWords words(false);
  good &=
      for_each_item(field, texts, words, kinds, diagnostics, [&](Text item, Diagnostics& faults) {
        const auto date = read_day(field, item, kinds, faults);
        if (!date) {
          good = false;
        } else if (*date < calendar.period.start() || *date > calendar.period.end()) {
          faults.add(Code::DateOutsidePeriod, item.span, field.label, item.text,
                     std::to_string(calendar.period.year));
          good = false;
        } else if (*date > calendar.as_of) {
          if (late.empty()) first_late = item.span;
          late.push_back(item.text);
        } else {
          dates.push_back(*date);
        }
      });
  if (!late.empty()) {
    remarks.add(Code::DateNotCounted, first_late, field.label, first_of(late, late.size()),
                to_string(calendar.as_of));
  }
  if (!good) return std::nullopt;
  return dates;
}

std::optional<std::int64_t> part_of_whole(const Field& part, const Field& whole,
                                          std::int64_t whole_units, Text text,
                                          Diagnostics& diagnostics) {
  const ParsedDecimal same =
      parse_decimal(to_string(Decimal{whole_units, whole.type.scale}), part.type.scale);
  if (!same.value) return wrong_type(part, text, diagnostics);
  return within_range(part, same.value->units, text, diagnostics);
}

std::optional<std::int64_t> read_cell(const Field& field, const Dictionary& dictionary,
                                      std::string_view text, Diagnostics& diagnostics) {
  const Text whole{text, {0, 0, FileId::None}};
  ReadingKinds kinds;
  if (field.type.kind == Kind::Set) {
    return read_set(field, dictionary, std::span(&whole, 1), kinds, diagnostics);
  }
  return read_single(field, dictionary, whole, kinds, diagnostics);
}

}  // namespace cbps::data
