#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cbps/diag/suggest.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "lang/checker.h"

namespace cbps::lang {
namespace {

constexpr std::string_view kParameterPrefix = "param.";

struct NamedDay {
  std::string_view name;
  CalendarDay day;
};
constexpr std::array kDays{NamedDay{"as_of", CalendarDay::AsOf},
                           NamedDay{"period.start", CalendarDay::PeriodStart},
                           NamedDay{"period.end", CalendarDay::PeriodEnd}};

/// Words for values that are written otherwise here.
struct Keyword {
  std::string_view written;
  std::string_view ours;
};
constexpr std::array kKeywords{
    Keyword{"TRUE", "true"},
    Keyword{"True", "true"},
    Keyword{"yes", "true"},
    Keyword{"是", "true"},
    Keyword{"FALSE", "false"},
    Keyword{"False", "false"},
    Keyword{"no", "false"},
    Keyword{"否", "false"},
    Keyword{"null", "known(…)"},
    Keyword{"NULL", "known(…)"},
    Keyword{"None", "known(…)"},
    Keyword{"today", "as_of"},
    Keyword{"now", "as_of"},
    Keyword{"period", "year(period.start)"},
    Keyword{"period.year", "year(period.start)"},
};

}  // namespace

void Checker::fail_with_nearest(Message<1> code, ExprId id, const std::string& written,
                                const std::vector<std::string_view>& names,
                                std::string_view prefix) {
  Diagnostic& diagnostic = report(code, id, std::string(prefix) + written);
  auto best = nearest(written, names);
  // Nothing is spelt like it: perhaps it is a part of a name, and of no other.
  for (const bool whole_word : {true, false}) {
    if (best || written.size() < 4) break;
    const auto holds = [&written, whole_word](std::string_view name) {
      return whole_word ? name.ends_with("." + written) : name.find(written) != name.npos;
    };
    if (std::count_if(names.begin(), names.end(), holds) != 1) continue;
    best = *std::find_if(names.begin(), names.end(), holds);
  }
  if (best) {
    diagnostic.note(Code::DidYouMean, std::string(prefix) + std::string(*best));
  }
  throw Unresolved{};
}

void Checker::name(ExprId id) {
  const std::string& text = expr(id).text;
  for (const NamedDay& one : kDays) {
    if (text != one.name) continue;
    set(id, {Kind::Date, 0, 0}, kAllDays);
    typed(id).meaning = Meaning::Day;
    typed(id).day = one.day;
    return;
  }
  if (text.starts_with(kParameterPrefix)) {
    return parameter(id, text.substr(kParameterPrefix.size()));
  }
  const auto found = dictionary().field_by_id.find(text);
  if (found == dictionary().field_by_id.end()) unknown_name(id, text);
  field(id, found->second);
}

void Checker::field(ExprId id, FieldId field_id) {
  const Field& field = dictionary().field(field_id);
  Bounds bounds;
  if (is_number(field.type)) {
    bounds = field.range ? Bounds{field.range->least, field.range->most} : kAllInt64;
  } else if (field.type.kind == Kind::Date) {
    bounds = kAllDays;
  } else if (field.type.kind == Kind::Set) {
    bounds = {0, all_parts(field.type)};
  }
  set(id, field.type, bounds);
  typed(id).meaning = Meaning::Fact;
  typed(id).varies = true;
  typed(id).field = field_id;
}

void Checker::parameter(ExprId id, const std::string& text) {
  const auto found = dictionary().parameter_by_id.find(text);
  if (found == dictionary().parameter_by_id.end()) {
    for (const Parameter& one : dictionary().parameters) {
      if (one.label.zh != text) continue;
      report(Code::UnknownParameter, id, std::string(kParameterPrefix) + text)
          .note(Code::WriteInstead, std::string(kParameterPrefix) + one.id);
      throw Unresolved{};
    }
    std::vector<std::string_view> names;
    for (const Parameter& one : dictionary().parameters) names.push_back(one.id);
    fail_with_nearest(Code::UnknownParameter, id, text, names, kParameterPrefix);
  }
  const Parameter& one = dictionary().parameter(found->second);
  Bounds bounds;
  if (one.type.kind == Kind::Set) {
    bounds = {0, all_parts(one.type)};
  } else if (one.value) {
    bounds = {*one.value, *one.value};
  } else if (one.range) {
    bounds = {one.range->least, one.range->most};
  } else if (is_number(one.type)) {
    bounds = kAllInt64;
  }
  set(id, one.type, bounds);
  typed(id).meaning = Meaning::Parameter;
  typed(id).parameter = found->second;
  typed(id).value = one.value;
}

void Checker::unknown_name(ExprId id, const std::string& text) {
  if (const auto meant = other_spelling(text)) {
    report(Code::UnknownName, id, text).note(Code::WriteInstead, *meant);
    throw Unresolved{};
  }
  const Heading* heading = find_heading(dictionary(), unicode::normalise(text));
  if (heading != nullptr && heading->is_false_alias) {
    const Field& field = dictionary().field(heading->field);
    report(Code::UnknownName, id, text)
        .note(Code::Hint, field.false_aliases[heading->false_alias].hint);
    throw Unresolved{};
  }
  std::vector<std::string_view> names;
  for (const Field& field : dictionary().fields) names.push_back(field.id);
  for (const NamedDay& day : kDays) names.push_back(day.name);
  // A label that is not quite one: the fact's name is what helps.
  std::vector<std::string_view> labels;
  for (const Field& field : dictionary().fields) {
    labels.push_back(field.label.zh);
    labels.push_back(field.short_label.zh);
  }
  if (static_cast<unsigned char>(text.front()) >= 0x80) {
    constexpr std::size_t kShort = 2;  // one character of two is no spelling of the other
    const bool is_short = unicode::count_characters(text) <= kShort;
    const auto label = nearest(text, labels);
    if (label && (!is_short || *label == text)) {
      const auto at = std::find(labels.begin(), labels.end(), *label) - labels.begin();
      report(Code::UnknownName, id, text)
          .note(Code::DidYouMean, dictionary().fields[static_cast<std::size_t>(at / 2)].id);
      throw Unresolved{};
    }
  }
  fail_with_nearest(Code::UnknownName, id, text, names);
}

std::optional<std::string> Checker::other_spelling(const std::string& text) const {
  const auto is_parameter = [this](const std::string& name) {
    return dictionary().parameter_by_id.contains(name);
  };
  if (is_parameter(text)) return std::string(kParameterPrefix) + text;
  for (const Keyword& word : kKeywords) {
    if (word.written == text) return std::string(word.ours);
  }
  if (signature(text) != nullptr) return text + "(…)";
  // A label or alias, as offices know the fact: conditions use its name.
  const Heading* heading = find_heading(dictionary(), unicode::normalise(text));
  if (heading != nullptr && !heading->is_false_alias) {
    return dictionary().field(heading->field).id;
  }
  const std::size_t first = text.find('.');
  const std::size_t last = text.rfind('.');
  if (first == std::string::npos) return std::nullopt;
  // `params.x`
  if (text.starts_with("param") && is_parameter(text.substr(first + 1))) {
    return std::string(kParameterPrefix) + text.substr(first + 1);
  }
  // `x.size`
  const std::string before = text.substr(0, last);
  const std::string behind = text.substr(last + 1);
  if (!dictionary().field_by_id.contains(before)) return std::nullopt;
  if (signature(behind) != nullptr) return behind + "(" + before + ")";
  if (const auto ours = our_function(behind)) return fmt::format("{}({})", *ours, before);
  return std::nullopt;
}

Int128 Checker::all_parts(Type set) const {
  const std::size_t parts = dictionary().domain(set).size();
  return static_cast<std::int64_t>(parts >= 64 ? ~std::uint64_t{0}
                                               : (std::uint64_t{1} << parts) - 1);
}

void Checker::adapt_to(ExprId id, Type choice) {
  if (type(id).kind != Kind::String) return;
  const Expr& node = expr(id);
  if (node.op == Op::Conditional) {
    adapt_to(node.operands[1], choice);
    adapt_to(node.operands[2], choice);
    // A text that is no literal stays one: then the branches are of two types.
    if (type(node.operands[1]) != type(node.operands[2])) {
      do_not_fit(id, type(node.operands[1]), type(node.operands[2]));
    }
    typed(id).type = type(node.operands[1]);
    return;
  }
  if (node.op != Op::String) return;
  const Domain& domain = dictionary().domain(choice);
  const auto option = std::find_if(domain.begin(), domain.end(),
                                   [&node](const Option& one) { return one.id == node.text; });
  if (option == domain.end()) {
    std::string ids;
    std::vector<std::string_view> names;
    for (const Option& one : domain) {
      ids += (ids.empty() ? "" : ", ") + one.id;
      names.push_back(one.id);
    }
    Diagnostic& diagnostic = report(Code::UnknownOption, id, node.text);
    if (const auto labelled = find_option(domain, node.text)) {
      diagnostic.note(Code::WriteInstead, "'" + domain[*labelled].id + "'");
    } else if (const auto best = nearest(node.text, names)) {
      diagnostic.note(Code::DidYouMean, "'" + std::string(*best) + "'");
    }
    diagnostic.note(Code::Allowed, ids);
    throw Unresolved{};
  }
  typed(id).type = {Kind::Choice, 0, choice.domain};
  typed(id).value = option - domain.begin();
}

void Checker::adapt_to_set(ExprId list, Type set) {
  std::uint64_t bits = 0;
  for (const ExprId item : expr(list).operands) {
    if (expr(item).op != Op::String) {
      fail(Code::NotAPart, item, term_of(type(item).kind));
    }
    adapt_to(item, set);
    bits |= std::uint64_t{1} << static_cast<unsigned>(*typed(item).value);
  }
  typed(list).type = set;
  typed(list).value = static_cast<std::int64_t>(bits);
  typed(list).most = all_parts(set);
}

}  // namespace cbps::lang
