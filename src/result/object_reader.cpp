#include "result/object_reader.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "cbps/value/unreachable.h"

namespace cbps::result {
namespace {

using Kind = JsonNode::Kind;

template <class Integer>
bool read_integer(const std::string& text, Integer& value) {
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && rest == end && !text.empty();
}

template <class Integer>
bool read_number(const JsonNode& node, Integer& value) {
  return node.kind == Kind::Number && read_integer(node.text, value);
}

const Named* find_option(const std::vector<Named>& options, const std::string& id) {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&id](const Named& one) { return one.id == id; });
  return found == options.end() ? nullptr : &*found;
}

std::optional<Datum> read_list(const JsonNode& node, cbps::Kind kind,
                               const std::vector<Named>& options) {
  if (kind == cbps::Kind::Dates) {
    std::vector<Date> dates;
    for (const JsonNode& one : node.items) {
      const auto date = parse_date(one.text);
      if (!date) return std::nullopt;
      dates.push_back(*date);
    }
    return dates;
  }
  std::vector<Named> all;
  for (const JsonNode& one : node.items) {
    const Named* option = find_option(options, one.text);
    if (option == nullptr) return std::nullopt;
    all.push_back(*option);
  }
  return all;
}

/// The fact's type tells what a text or a list is; numbers and yes or no show what they are.
std::optional<Datum> read_datum(const JsonNode& node, cbps::Kind kind,
                                const std::vector<Named>& options) {
  switch (node.kind) {
    case Kind::Boolean: return node.text == "true";
    case Kind::Number: {
      Decimal number;
      if (!read_value(node, form::kAmount, number)) return std::nullopt;
      return number;
    }
    case Kind::String: {
      if (const Named* option = find_option(options, node.text)) return *option;
      const auto date = parse_date(node.text);
      if (!date) return std::nullopt;
      return *date;
    }
    case Kind::Array: return read_list(node, kind, options);
    case Kind::Null:
    case Kind::Object: break;
  }
  return std::nullopt;
}

/// Whether each stands among the options, once and in their order.
bool are_in_order(const std::vector<Named>& parts, const std::vector<Named>& options) {
  auto next = options.begin();
  for (const Named& part : parts) {
    next = std::find(next, options.end(), part);
    if (next == options.end()) return false;
    ++next;
  }
  return true;
}

/// Whether a value is one of the fact, in the one form that it is saved in.
bool fits(const Datum& value, const FieldText& field) {
  switch (field.kind) {
    case cbps::Kind::Bool: return std::holds_alternative<bool>(value);
    case cbps::Kind::Int:
    case cbps::Kind::Decimal: {
      const auto* number = std::get_if<Decimal>(&value);
      return number != nullptr && parse_decimal(to_string(*number), field.scale).value.has_value();
    }
    case cbps::Kind::Choice: return std::holds_alternative<Named>(value);
    case cbps::Kind::Set: {
      const auto* parts = std::get_if<std::vector<Named>>(&value);
      return parts != nullptr && are_in_order(*parts, field.options);
    }
    case cbps::Kind::Date: return std::holds_alternative<Date>(value);
    case cbps::Kind::Dates: {
      const auto* dates = std::get_if<std::vector<Date>>(&value);
      return dates != nullptr && std::is_sorted(dates->begin(), dates->end());
    }
    case cbps::Kind::String:
    case cbps::Kind::List: return false;  // no fact is one
  }
  unreachable();
}

/// "2024-03" or "2024-Q1".
std::optional<Missing> read_interval(std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  int year = 0;
  unsigned number = 0;
  if (text.size() != kYearDigits + 3 || text[kYearDigits] != '-') return std::nullopt;
  const std::string_view rest = text.substr(kYearDigits + 1);
  const bool is_quarter = rest.front() == 'Q';
  if (!read_integer(std::string(text.substr(0, kYearDigits)), year) ||
      !read_integer(std::string(is_quarter ? rest.substr(1) : rest), number)) {
    return std::nullopt;
  }
  if (number < 1 || number > (is_quarter ? 4U : 12U)) return std::nullopt;
  if (is_quarter) return Quarter{year, number};
  return Month{year, number};
}

std::optional<Code> find_code(std::string_view id) {
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    if (kCodes[i].id == id) return static_cast<Code>(i);
  }
  return std::nullopt;
}

Bilingual meaning_of(const Form& form) {
  return {std::string(form.meaning.zh), std::string(form.meaning.en)};
}

}  // namespace

// ---- single values ----

bool read_value(const JsonNode& node, const Form& /*form*/, std::string& value) {
  if (node.kind != Kind::String) return false;
  value = node.text;
  return true;
}

bool read_value(const JsonNode& node, const Form& /*form*/, bool& value) {
  value = node.text == "true";
  return node.kind == Kind::Boolean;
}

bool read_value(const JsonNode& node, const Form& /*form*/, std::size_t& value) {
  return read_number(node, value);
}

bool read_value(const JsonNode& node, const Form& /*form*/, std::uint32_t& value) {
  return read_number(node, value);
}

bool read_value(const JsonNode& node, const Form& /*form*/, std::uint8_t& value) {
  return read_number(node, value);
}

bool read_value(const JsonNode& node, const Form& form, int& value) {
  if (form.type != Form::Type::String) return read_number(node, value);
  // A year.
  constexpr std::size_t kYearDigits = 4;
  return node.kind == Kind::String && node.text.size() == kYearDigits &&
         node.text.find_first_not_of("0123456789") == std::string::npos &&
         read_integer(node.text, value);
}

bool read_value(const JsonNode& node, const Form& /*form*/, Decimal& value) {
  if (node.kind != Kind::Number) return false;
  const auto number = parse_decimal(node.text, kMaxScale).value;
  if (number) value = *number;
  return number.has_value();
}

/// Only in lowest terms: every fraction has one spelling.
bool read_value(const JsonNode& node, const Form& /*form*/, Fraction& value) {
  if (node.kind != Kind::String) return false;
  const std::size_t slash = node.text.find('/');
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  if (slash == std::string::npos || !read_integer(node.text.substr(0, slash), numerator) ||
      !read_integer(node.text.substr(slash + 1), denominator) || denominator <= 0) {
    return false;
  }
  value = Fraction(numerator, denominator);
  return to_string(value) == node.text;
}

bool read_value(const JsonNode& node, const Form& /*form*/, Date& value) {
  const auto date = node.kind == Kind::String ? parse_date(node.text) : std::nullopt;
  if (date) value = *date;
  return date.has_value();
}

bool read_value(const JsonNode& node, const Form& /*form*/, Bilingual& value) {
  const JsonNode* zh = node.find("zh");
  const JsonNode* en = node.find("en");
  return node.kind == Kind::Object && node.members.size() == 2 && zh != nullptr && en != nullptr &&
         read_value(*zh, form::kText, value.zh) && read_value(*en, form::kText, value.en);
}

// ---- the visitor ----

const JsonNode* ObjectReader::find(std::string_view name) {
  for (std::size_t i = 0; i < node_.members.size(); ++i) {
    if (node_.members[i].key != name) continue;
    used_[i] = true;
    return &node_.members[i].value;
  }
  return nullptr;
}

const JsonNode* ObjectReader::optional(std::string_view name) {
  return compares_ ? nullptr : find(name);
}

const JsonNode* ObjectReader::required(std::string_view name) {
  if (compares_) return nullptr;
  const JsonNode* node = find(name);
  if (node == nullptr) context_.diagnostics.add(Code::SavedKeyMissing, node_.span, name);
  return node;
}

void ObjectReader::finish() {
  for (std::size_t i = 0; i < node_.members.size(); ++i) {
    const JsonNode::Member& member = node_.members[i];
    if (used_[i]) continue;
    const bool is_twice = node_.find(member.key) != &member.value;
    context_.diagnostics.add(
        is_twice ? Message<1>(Code::SavedKeyTwice) : Message<1>(Code::SavedKeyUnknown), member.span,
        member.key);
  }
}

void ObjectReader::wrong(std::string_view name, const JsonNode& node, Bilingual expected) {
  context_.diagnostics.add(Code::SavedValue, node.span, name, std::move(expected));
}

void ObjectReader::misfit(std::string_view name, Span place, std::string said,
                          std::string computed) {
  context_.diagnostics.add(Code::SavedSum, place, name, std::move(said), std::move(computed));
}

bool ObjectReader::expect(const JsonNode& node, Kind kind, Bilingual expected,
                          ReadContext& context) {
  if (node.kind == kind) return true;
  context.diagnostics.add(Code::SavedKind, node.span, std::move(expected));
  return false;
}

void ObjectReader::derived_if_any(std::string_view name, const Form& form,
                                  const std::vector<std::string>& value, Meaning /*meaning*/) {
  const JsonNode* node = find(name);
  if (!compares_) return;
  std::vector<std::string> said;
  if (node != nullptr) take_values(name, *node, form, said);
  const auto listed = [](const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
    return text.empty() ? std::string("-") : text;
  };
  if (said != value) {
    misfit(name, node == nullptr ? node_.span : node->span, listed(said), listed(value));
  }
}

void ObjectReader::published(std::string_view name, const Form& form, Fraction& share,
                             Meaning /*meaning*/) {
  const JsonNode* node = required(name);
  if (node == nullptr) return;
  Decimal percentage;
  take(name, *node, form, percentage);
  share = Fraction(percentage.units, Int128{100} * power_of_ten(percentage.scale));
}

void ObjectReader::constant(std::string_view name, int value, Meaning /*meaning*/) {
  const JsonNode* node = required(name);
  int said = 0;
  if (node != nullptr && (!read_value(*node, form::kCount, said) || said != value)) {
    misfit(name, node->span, node->text, std::to_string(value));
  }
}

void ObjectReader::rules(std::string_view name, std::vector<StandardText>& standards,
                         Meaning /*meaning*/) {
  const JsonNode* node = required(name);
  if (node == nullptr || !expect_object(*node)) return;
  for (const JsonNode::Member& member : node->members) {
    if (member.value.find("standard") == nullptr) {
      StandardText& standard = standards.emplace_back();
      standard.id = member.key;
      read(member.value, standard, context_);
      continue;
    }
    CheckText check;
    check.id = member.key;
    std::string of;
    read_by(member.value, context_, [&](ObjectReader& reader) {
      reader.key("standard", form::kStandardId, of, {});
      describe(reader, check);
    });
    const auto standard = std::find_if(standards.begin(), standards.end(),
                                       [&of](const StandardText& one) { return one.id == of; });
    if (standard == standards.end()) {
      wrong("standard", member.value, meaning_of(form::kStandardId));
    } else {
      standard->checks.push_back(std::move(check));
    }
  }
}

void ObjectReader::grade(std::string_view name, std::optional<std::size_t>& grade,
                         Meaning /*meaning*/) {
  const JsonNode* node = optional(name);
  if (node == nullptr) return;
  for (std::size_t i = 0; i < run().grades.size(); ++i) {
    if (node->kind == Kind::String && run().grades[i].id == node->text) grade = i;
  }
  if (!grade) wrong(name, *node, {"等级的代号", "the id of a grade"});
}

void ObjectReader::grade_counts(std::string_view name, std::vector<std::size_t>& counts,
                                Meaning /*meaning*/) {
  const JsonNode* node = required(name);
  if (node == nullptr) return;
  counts.resize(run().grades.size());
  read_by(*node, context_, [&](ObjectReader& reader) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      reader.key(run().grades[i].id, form::kCount, counts[i], {});
    }
  });
}

void ObjectReader::datum(std::string_view name, Datum& value, cbps::Kind kind,
                         const std::vector<Named>& options, Meaning /*meaning*/) {
  const JsonNode* node = optional(name);
  if (node == nullptr) return;
  auto read = read_datum(*node, kind, options);
  if (!read) return wrong(name, *node, meaning_of(form::kValue));
  value = *std::move(read);
}

/// The facts of the run are asked for one by one, so that any other key is one too many.
void ObjectReader::facts(std::string_view name, std::string_view invalid,
                         std::vector<ReportedFact>& facts, std::vector<std::string>& invalid_facts,
                         Meaning /*meaning*/, Meaning /*meaning_of_invalid*/) {
  if (const JsonNode* node = required(name)) {
    read_by(*node, context_, [&](ObjectReader& reader) {
      for (const FieldText& field : run().fields) reader.fact(field, facts);
    });
  }
  const JsonNode* node = optional(invalid);
  if (node == nullptr || !expect_list(*node)) return;
  for (const JsonNode& one : node->items) {
    const auto is_it = [&one](const ReportedFact& fact) { return fact.id == one.text; };
    const bool is_known = one.kind == Kind::String && find_field(run(), one.text) != nullptr;
    if (!is_known || std::any_of(facts.begin(), facts.end(), is_it) ||
        std::find(invalid_facts.begin(), invalid_facts.end(), one.text) != invalid_facts.end()) {
      wrong(invalid, one,
            {"fields 中的指标，facts 里没有，只写一次",
             "facts of fields, each once, that do not stand in facts"});
      continue;
    }
    invalid_facts.push_back(one.text);
  }
}

void ObjectReader::fact(const FieldText& field, std::vector<ReportedFact>& facts) {
  const JsonNode* node = optional(field.id);
  if (node == nullptr) return;
  auto value = read_datum(*node, field.kind, field.options);
  if (!value || !fits(*value, field)) return wrong(field.id, *node, meaning_of(form::kValue));
  facts.push_back({field.id, *std::move(value)});
}

void ObjectReader::missing(std::string_view name, std::vector<Missing>& missing,
                           const std::vector<Named>& options, Meaning /*meaning*/) {
  const JsonNode* node = optional(name);
  if (node == nullptr || !expect_list(*node)) return;
  for (const JsonNode& one : node->items) {
    if (const Named* option = find_option(options, one.text)) {
      missing.emplace_back(*option);
    } else if (const auto interval = read_interval(one.text)) {
      missing.push_back(*interval);
    } else {
      wrong(name, one, meaning_of(form::kText));
    }
  }
}

void ObjectReader::formula(std::string_view name, Gap& gap, Meaning /*meaning*/) {
  const JsonNode* node = optional(name);
  if (node == nullptr) return;
  auto tokens = read_formula(node->text, gap.inputs);
  if (node->kind != Kind::String || !tokens) return wrong(name, *node, {"公式", "a formula"});
  gap.formula = *std::move(tokens);
}

void ObjectReader::unknown_fields(std::string_view name, std::string_view invalid,
                                  std::vector<UnknownField>& fields, Meaning /*meaning*/,
                                  Meaning /*meaning_of_invalid*/) {
  std::vector<std::string> all;
  std::vector<std::string> those_invalid;
  const JsonNode* names = optional(name);
  if (names != nullptr) take_values(name, *names, form::kText, all);
  const JsonNode* invalid_names = optional(invalid);
  if (invalid_names != nullptr) take_values(invalid, *invalid_names, form::kText, those_invalid);
  for (std::string& one : all) {
    const bool is_invalid = std::erase(those_invalid, one) != 0;
    Bilingual label = label_of(run(), one);
    fields.push_back({std::move(one), std::move(label), is_invalid});
  }
  if (!those_invalid.empty()) {
    wrong(invalid, *invalid_names, {"unknown_fields 中的指标", "facts of unknown_fields"});
  }
}

void ObjectReader::code(std::string_view name, Code& code, Meaning /*meaning*/) {
  const JsonNode* node = required(name);
  if (node == nullptr) return;
  const auto found = find_code(node->text);
  if (!found) return wrong(name, *node, meaning_of(form::kCode));
  code = *found;
}

void ObjectReader::arguments(std::string_view name, std::vector<Argument>& arguments,
                             Meaning /*meaning*/) {
  const JsonNode* node = optional(name);
  if (node == nullptr || !expect_list(*node)) return;
  for (const JsonNode& one : node->items) {
    Bilingual text;
    if (one.kind == Kind::String) {
      arguments.emplace_back(one.text);
    } else if (read_value(one, form::kBilingual, text)) {
      arguments.emplace_back(std::move(text));
    } else {
      wrong(name, one, meaning_of(form::kArgument));
    }
  }
}

void ObjectReader::notes(std::string_view name, std::vector<Note>& notes,
                         std::vector<Location>& locations, Meaning /*meaning*/) {
  const JsonNode* node = optional(name);
  if (node == nullptr || !expect_list(*node)) return;
  for (const JsonNode& one : node->items) {
    Note& note = notes.emplace_back();
    Location& location = locations.emplace_back();
    read_by(one, context_, [&](ObjectReader& reader) { describe_note(reader, note, location); });
  }
}

}  // namespace cbps::result
