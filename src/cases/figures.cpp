#include "cases/figures.h"

#include <algorithm>

#include "cbps/value/date.h"
#include "cbps/value/decimal.h"

namespace cbps::cases {
namespace {

using result::Gap;
using result::Named;
using result::Shortfall;

std::vector<std::string> texts(const result::Datum& value) {
  using Texts = std::vector<std::string>;
  struct Writer {
    Texts operator()(std::monostate) const { return {}; }
    Texts operator()(bool yes) const { return {yes ? "true" : "false"}; }
    Texts operator()(const Decimal& number) const { return {to_string(number)}; }
    Texts operator()(const Named& one) const { return {one.id}; }
    Texts operator()(Date date) const { return {to_string(date)}; }
    Texts operator()(const std::string& text) const { return {text}; }
    Texts operator()(const std::vector<Named>& set) const {
      Texts all;
      for (const Named& part : set) all.push_back(part.id);
      return all;
    }
    Texts operator()(const std::vector<Date>& dates) const {
      Texts all;
      for (const Date date : dates) all.push_back(to_string(date));
      return all;
    }
  };
  return std::visit(Writer{}, value);
}

bool same(const std::string& expected, const std::string& found) {
  if (expected == found) return true;
  if (expected == "yes" || expected == "no") return found == (expected == "yes" ? "true" : "false");
  const ParsedDecimal a = parse_decimal(expected, kMaxScale);
  const ParsedDecimal b = parse_decimal(found, kMaxScale);
  return a.value && b.value && *a.value == *b.value;
}

bool agree(const ExpectedShortfall& expected, const ExpectedShortfall& found) {
  if (expected.any_of.size() != found.any_of.size()) return false;
  for (std::size_t i = 0; i < expected.any_of.size(); ++i) {
    if (!agree(expected.any_of[i], found.any_of[i])) return false;
  }
  return std::all_of(expected.figures.begin(), expected.figures.end(), [&](const auto& figure) {
    const auto has = std::find_if(found.figures.begin(), found.figures.end(),
                                  [&](const auto& one) { return one.first == figure.first; });
    return has != found.figures.end() && std::equal(figure.second.begin(), figure.second.end(),
                                                    has->second.begin(), has->second.end(), same);
  });
}

std::string written(const ExpectedShortfall& one) {
  std::string text;
  const auto add = [&text](const std::string& key, const std::string& value) {
    text += (text.empty() ? "{" : ", ") + key + ": " + value;
  };
  for (const auto& [name, values] : one.figures) {
    std::string joined;
    for (const std::string& value : values) joined += (joined.empty() ? "" : ", ") + value;
    add(name, values.size() == 1 && name != "missing" ? joined : "[" + joined + "]");
  }
  std::string ways;
  for (const auto& way : one.any_of) ways += (ways.empty() ? "" : ", ") + written(way);
  if (!ways.empty()) add("any_of", "[" + ways + "]");
  return text + "}";
}

}  // namespace

ExpectedShortfall stated(const Shortfall& shortfall) {
  ExpectedShortfall one;
  if (const auto* any = std::get_if<result::AnyOf>(&shortfall.what)) {
    for (const auto& way : any->alternatives) one.any_of.push_back(stated(way));
    return one;
  }
  const Gap& gap = std::get<Gap>(shortfall.what);
  const auto add = [&one](const char* name, std::vector<std::string> values) {
    one.figures.emplace_back(name, std::move(values));
  };
  add("field", {gap.field});
  add("relation", {std::string(result::id_of(gap.relation))});
  add("have", texts(gap.have));
  add("need", texts(gap.need));
  if (gap.shortage) add("short", {to_string(*gap.shortage)});
  std::vector<std::string> missing;
  for (const result::Missing& part : gap.missing) missing.push_back(result::id_of(part));
  if (!missing.empty()) add("missing", std::move(missing));
  return one;
}

std::vector<ExpectedShortfall> stated(const std::vector<Shortfall>& all) {
  std::vector<ExpectedShortfall> list;
  for (const Shortfall& one : all) list.push_back(stated(one));
  return list;
}

bool agree(const std::vector<ExpectedShortfall>& expected,
           const std::vector<ExpectedShortfall>& found) {
  return std::equal(
      expected.begin(), expected.end(), found.begin(), found.end(),
      [](const ExpectedShortfall& a, const ExpectedShortfall& b) { return agree(a, b); });
}

std::string written(const std::vector<ExpectedShortfall>& all) {
  std::string text;
  for (const ExpectedShortfall& one : all) text += (text.empty() ? "" : ", ") + written(one);
  return all.size() == 1 ? text : "[" + text + "]";
}

}  // namespace cbps::cases
