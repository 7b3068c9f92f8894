#include "model/generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cbps/value/date.h"

namespace cbps::model {
namespace {

Int128 power(unsigned exponent) {
  Int128 result = 1;
  for (unsigned i = 0; i < exponent; ++i) result *= 10;
  return result;
}

Int128 magnitude(std::int64_t value) { return value < 0 ? -Int128{value} : Int128{value}; }

}  // namespace

Generator::Generator(const Dictionary& dictionary, Chance& chance)
    : dictionary_(dictionary), chance_(chance) {
  for (const Field& field : dictionary.fields) names_.push_back({field.id, field.type});
  for (const Parameter& one : dictionary.parameters) {
    names_.push_back({"param." + one.id, one.type});
  }
}

std::string Generator::condition(const Shape& shape) {
  shape_ = shape;
  // What was made for another shape may hold what this one must not.
  texts_.clear();
  numbers_.clear();
  return truth(shape.depth);
}

std::string Generator::expression(const Shape& shape) {
  shape_ = shape;
  texts_.clear();
  numbers_.clear();
  switch (chance_.below(8)) {
    case 0: return truth(shape.depth);
    case 1: return date(shape.depth);
    case 2: return string(shape.depth);
    case 3: return choice(shape.depth, domain_of(Kind::Choice));
    case 4: return set(shape.depth, domain_of(Kind::Set));
    case 5: return number(shape.depth, true).text;
    default: return number(shape.depth, false).text;
  }
}

// ---- spelling ----

std::string Generator::call(const std::string& function,
                            const std::vector<std::string>& arguments) {
  const bool is_primary =
      !arguments.empty() && (arguments[0].front() == '(' || arguments[0].front() == '\'' ||
                             std::isalpha(static_cast<unsigned char>(arguments[0].front())) != 0);
  if (is_primary && chance_.percent(40)) {
    const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
    return fmt::format("{}.{}({})", arguments[0], function, fmt::join(rest, ", "));
  }
  return fmt::format("{}({})", function, fmt::join(arguments, ", "));
}

std::string Generator::infix(const std::string& left, const std::string& sign,
                             const std::string& right) {
  return fmt::format("({} {} {})", left, sign, right);
}

std::string Generator::branch(const std::string& yes, const std::string& no, unsigned depth) {
  return fmt::format("({} ? {} : {})", truth(depth - 1), yes, no);
}

std::string Generator::list(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string Generator::order_sign() {
  return chance_.one_of<std::string>({"<", "<=", ">", ">=", "==", "!="});
}
std::string Generator::equality_sign() { return chance_.percent(60) ? "==" : "!="; }

template <typename Make>
std::vector<std::string> Generator::items(Make make) {
  std::vector<std::string> all;
  for (std::size_t i = chance_.below(5); i > 0; --i) all.push_back(make());
  return all;
}

template <typename T, typename Make>
T Generator::twin(std::map<std::string, std::vector<T>>& before, const std::string& sort,
                  Make make) {
  if (!before[sort].empty() && chance_.percent(8)) return chance_.one_of(before[sort]);
  const T made = make();
  before[sort].push_back(made);
  return made;
}

std::string Generator::one_named(Kind kind, bool any_domain, std::uint16_t domain) {
  std::vector<std::string> fitting;
  for (const Named& one : names_) {
    if (one.type.kind == kind && (any_domain || one.type.domain == domain)) {
      fitting.push_back(one.name);
    }
  }
  return chance_.one_of(fitting);
}

std::uint16_t Generator::domain_of(Kind kind) {
  std::vector<std::uint16_t> all;
  for (const Named& one : names_) {
    if (one.type.kind == kind) all.push_back(one.type.domain);
  }
  return chance_.one_of(all);
}

std::string Generator::part_of(std::uint16_t domain) {
  // The last part is the sign of a number of 64 bits.
  const Domain& all = dictionary_.domains[domain];
  const Option& one = chance_.percent(20) ? all.back() : chance_.one_of(all);
  return fmt::format("'{}'", one.id);
}

// ---- truth values ----

std::string Generator::truth_leaf() {
  if (chance_.percent(10)) return chance_.percent(50) ? "true" : "false";
  return one_named(Kind::Bool, true, 0);
}

std::string Generator::truth(unsigned depth) {
  if (depth == 0) return truth_leaf();
  return twin(texts_, "truth", [&]() -> std::string {
    switch (chance_.below(22)) {
      case 0:
      case 1:
      case 2:
      case 3: {
        std::vector<std::string> parts{truth(depth - 1), truth(depth - 1)};
        while (chance_.percent(30)) parts.push_back(truth(depth - 1));
        return fmt::format("({})", fmt::join(parts, chance_.percent(50) ? " && " : " || "));
      }
      case 4:
      case 5: return "!" + truth(depth - 1);
      case 6: return branch(truth(depth - 1), truth(depth - 1), depth);
      case 7: return infix(truth(depth - 1), order_sign(), truth(depth - 1));
      case 8: return infix(truth(depth - 1), "in", list(items([&] { return truth(depth - 1); })));
      case 9: return comparison_of_dates(depth);
      case 10: return comparison_of_strings(depth);
      case 11: return comparison_of_choices(depth);
      case 12: return comparison_of_lists(depth);
      case 13:
      case 14: return question_of_sets(depth);
      case 15: return call(chance_.percent(50) ? "every_month" : "every_quarter", {dates()});
      case 16:
        if (shape_.known) return known_of(depth);
        return comparison_of_numbers(depth);
      case 17: return truth_leaf();
      default: return comparison_of_numbers(depth);
    }
  });
}

std::string Generator::comparison_of_numbers(unsigned depth) {
  const std::string left = number(depth - 1, chance_.percent(50)).text;
  const auto other = [&] {
    if (chance_.percent(5)) return left;
    return chance_.percent(40) ? literal(chance_.percent(60)).text
                               : number(depth - 1, chance_.percent(50)).text;
  };
  if (chance_.percent(15)) return infix(left, "in", list(items(other)));
  return infix(left, order_sign(), other());
}

std::string Generator::comparison_of_dates(unsigned depth) {
  const std::string left = date(depth - 1);
  if (chance_.percent(15)) return infix(left, "in", list(items([&] { return date(depth - 1); })));
  return infix(left, order_sign(), date(depth - 1));
}

std::string Generator::comparison_of_strings(unsigned depth) {
  const std::string left = string(depth - 1);
  if (chance_.percent(15)) return infix(left, "in", list(items([&] { return string(depth - 1); })));
  const std::string right = chance_.percent(5) ? left : string(depth - 1);
  if (chance_.percent(50)) {
    return call(chance_.one_of<std::string>({"contains", "startsWith", "endsWith"}), {left, right});
  }
  return infix(left, order_sign(), right);
}

std::string Generator::comparison_of_choices(unsigned depth) {
  const std::uint16_t domain = domain_of(Kind::Choice);
  const std::string left = choice(depth - 1, domain);
  const auto other = [&] {
    return chance_.percent(60) ? part_of(domain) : choice(depth - 1, domain);
  };
  switch (chance_.below(6)) {
    case 0:
    case 1: return infix(left, "in", list(items(other)));
    // The list has to hold a choice, else it is one of texts.
    case 2: return infix(part_of(domain), "in", list({other(), left, other()}));
    case 3: return infix(other(), equality_sign(), left);
    default: return infix(left, equality_sign(), other());
  }
}

std::string Generator::comparison_of_lists(unsigned depth) {
  std::vector<std::string> left;
  std::vector<std::string> right;
  const std::size_t sort = chance_.below(6);
  const std::uint16_t domain = domain_of(Kind::Choice);
  const auto item = [&]() -> std::string {
    switch (sort) {
      case 0: return date(depth - 1);
      case 1: return string(depth - 1);
      case 2: return truth(depth - 1);
      case 3: return chance_.percent(30) ? part_of(domain) : choice(depth - 1, domain);
      default: return number(depth - 1, chance_.percent(50)).text;
    }
  };
  left = items(item);
  for (const std::string& one : left) {
    right.push_back(chance_.percent(60) ? one : item());
  }
  if (chance_.percent(10)) right.push_back(item());
  return infix(list(left), equality_sign(), list(right));
}

std::string Generator::question_of_sets(unsigned depth) {
  const std::uint16_t domain = domain_of(Kind::Set);
  const std::string one = set(depth - 1, domain);
  const auto parts = [&] { return list(items([&] { return part_of(domain); })); };
  const auto other = [&] { return chance_.percent(40) ? parts() : set(depth - 1, domain); };
  switch (chance_.below(6)) {
    case 0: return infix(part_of(domain), "in", one);
    case 1: return call("has_all", {one});
    case 2: return call("has_all", {one, other()});
    case 3: return call("subset", {one, other()});
    case 4: return infix(parts(), equality_sign(), one);
    default: return infix(one, equality_sign(), other());
  }
}

std::string Generator::known_of(unsigned depth) {
  switch (chance_.below(7)) {
    case 0: return call("known", {truth(depth - 1)});
    case 1: return call("known", {date(depth - 1)});
    case 2: return call("known", {string(depth - 1)});
    case 3: return call("known", {choice(depth - 1, domain_of(Kind::Choice))});
    case 4: return call("known", {set(depth - 1, domain_of(Kind::Set))});
    case 5: return call("known", {dates()});
    default: return call("known", {number(depth - 1, chance_.percent(50)).text});
  }
}

// ---- numbers ----

Generator::Number Generator::literal(bool is_int) {
  static const std::vector<std::int64_t> kEdges{
      0, 1, 2, 7, 20, 21, 50, 51, 100, 1000, 4000000000000000000, 9223372036854775807};
  if (is_int) {
    if (chance_.percent(2)) return {"-9223372036854775808", true, 0, -kInt64Min};
    const bool is_edge = chance_.percent(30);
    const std::int64_t value = is_edge ? chance_.one_of(kEdges) : chance_.between(0, 22);
    if (chance_.percent(10)) return {fmt::format("0x{:X}", value), true, 0, value};
    return {fmt::format("{}{}", chance_.percent(20) ? "-" : "", value), true, 0, value};
  }
  switch (chance_.below(8)) {
    case 0: return {fmt::format(".{}", chance_.between(0, 99)), false, 2, 100};
    case 1: return {fmt::format("{}e2", chance_.between(0, 30)), false, 0, 3000};
    case 2: return {fmt::format("{}.5E-3", chance_.between(0, 30)), false, 4, 305000};
    // Zeros at the end do not count as digits.
    case 3: return {chance_.percent(50) ? "2.000000000" : "0.00", false, 0, 2};
    case 4: return {"0.000000001", false, 9, 1};
    case 5:
      return {fmt::format("{}{}.{:02}", chance_.percent(30) ? "-" : "", chance_.between(0, 9),
                          chance_.between(0, 99)),
              false, 2, 1000};
    default:
      return {fmt::format("{}{}.{}", chance_.percent(30) ? "-" : "", chance_.between(0, 99),
                          chance_.between(0, 9)),
              false, 1, 1000};
  }
}

Generator::Number Generator::number_leaf(bool is_int) {
  if (shape_.checked && chance_.percent(4)) {
    const std::vector<std::string> errors{"(1 / 0)", "(7 % 0)", "(9223372036854775807 + 1)"};
    return {chance_.one_of(errors), true, 0, 1};
  }
  if (chance_.percent(35)) return literal(is_int);
  std::vector<Number> fitting;
  const auto offer = [&](const std::string& name, Type type, const std::optional<Range>& range) {
    if (type.kind != (is_int ? Kind::Int : Kind::Decimal) || !range) return;
    const Int128 most = std::max(magnitude(range->least), magnitude(range->most));
    fitting.push_back({name, is_int, type.scale, most});
  };
  for (const Field& one : dictionary_.fields) offer(one.id, one.type, one.range);
  for (const Parameter& one : dictionary_.parameters) offer("param." + one.id, one.type, one.range);
  return chance_.one_of(fitting);
}

Generator::Number Generator::number(unsigned depth, bool is_int) {
  if (depth == 0) return number_leaf(is_int);
  return twin(numbers_, is_int ? "int" : "decimal", [&]() -> Number {
    switch (chance_.below(10)) {
      case 0:
      case 1: return sum(depth, is_int);
      case 2:
      case 3: return product(depth, is_int);
      case 4: return is_int ? quotient(depth) : sum(depth, is_int);
      case 5: return branch_of_numbers(depth, is_int);
      case 6: {
        Number one = number(depth - 1, is_int);
        // A sign before a sign asks for parentheses.
        one.text = one.text.front() == '-' ? fmt::format("-({})", one.text) : "-" + one.text;
        return one;
      }
      case 7: return is_int ? count(depth) : number_leaf(is_int);
      default: return number_leaf(is_int);
    }
  });
}

Generator::Number Generator::count(unsigned depth) {
  static constexpr Int128 kMost = 4000000;
  const auto made = [](std::string text) { return Number{std::move(text), true, 0, kMost}; };
  switch (chance_.below(14)) {
    case 0: return made(call("size", {string(depth - 1)}));
    case 1: return made(call("size", {set(depth - 1, domain_of(Kind::Set))}));
    case 2: return made(call("count_of", {set(depth - 1, domain_of(Kind::Set))}));
    case 3: return made(call("size", {dates()}));
    case 4: return made(call("size", {list(items([&] { return number(depth - 1, true).text; }))}));
    case 5: return made(call("months_covered", {dates()}));
    case 6: return made(call("quarters_covered", {dates()}));
    case 7: return made(chance_.percent(50) ? "months_due()" : "quarters_due()");
    case 8:
    case 9: return made(call("count_in", {dates(), date(depth - 1), date(depth - 1)}));
    case 10: return made(call("year", {date(depth - 1)}));
    case 11: return made(call("month", {date(depth - 1)}));
    case 12: return made(call("day", {date(depth - 1)}));
    default: return made(call("days_between", {date(depth - 1), date(depth - 1)}));
  }
}

Generator::Number Generator::sum(unsigned depth, bool is_int) {
  const Number a = number(depth - 1, is_int);
  const Number b = chance_.percent(5) ? a : number(depth - 1, is_int || chance_.percent(40));
  const unsigned scale = std::max(a.scale, b.scale);
  const Int128 most = a.most * power(scale - a.scale) + b.most * power(scale - b.scale);
  if (most > kInt64Max && !shape_.checked && !chance_.percent(10)) return a;
  const bool swapped = chance_.percent(50);
  return {infix((swapped ? b : a).text, chance_.percent(50) ? "+" : "-", (swapped ? a : b).text),
          is_int, scale, std::min(most, kInt64Max)};
}

Generator::Number Generator::product(unsigned depth, bool is_int) {
  const Number a = number(depth - 1, is_int);
  const Number b = chance_.percent(50) ? literal(is_int || chance_.percent(60))
                                       : number(depth - 1, is_int || chance_.percent(40));
  if (a.scale + b.scale > 9) return a;
  const Int128 most = a.most * b.most;
  if (most > kInt64Max && !shape_.checked && !chance_.percent(10)) return a;
  const bool swapped = chance_.percent(50);
  return {infix((swapped ? b : a).text, "*", (swapped ? a : b).text), is_int, a.scale + b.scale,
          std::min(most, kInt64Max)};
}

Generator::Number Generator::quotient(unsigned depth) {
  const Number a = number(depth - 1, true);
  const std::string sign = chance_.percent(50) ? "/" : "%";
  if (shape_.checked && chance_.percent(60)) {
    return {infix(a.text, sign, number(depth - 1, true).text), true, 0, a.most};
  }
  const std::string divisor = chance_.one_of<std::string>(
      {"1", "-1", "2", "3", "-3", "7", "10", "-10", "9223372036854775807", "-9223372036854775808"});
  return {infix(a.text, sign, divisor), true, 0, a.most};
}

Generator::Number Generator::branch_of_numbers(unsigned depth, bool is_int) {
  const Number a = number(depth - 1, is_int);
  const Number b = number(depth - 1, is_int || chance_.percent(40));
  const unsigned scale = std::max(a.scale, b.scale);
  const Int128 most = std::max(a.most * power(scale - a.scale), b.most * power(scale - b.scale));
  if (most > kInt64Max && !shape_.checked && !chance_.percent(10)) return a;
  const bool swapped = chance_.percent(50);
  return {branch((swapped ? b : a).text, (swapped ? a : b).text, depth), is_int, scale,
          std::min(most, kInt64Max)};
}

// ---- days, texts, choices, sets ----

std::string Generator::date_literal() {
  static const std::vector<std::string> kDays{
      "2024-02-29", "2024-01-01", "2024-12-31", "2023-12-31", "2024-03-31",
      "2024-04-01", "1970-01-01", "0001-01-01", "9999-12-31", "2000-02-29"};
  if (chance_.percent(50)) return fmt::format("date('{}')", chance_.one_of(kDays));
  const Date day{make_date(2024, 1, 1)->days + static_cast<std::int32_t>(chance_.between(0, 365))};
  return call("date", {fmt::format("'{}'", to_string(day))});
}

std::string Generator::date(unsigned depth) {
  if (depth == 0 || chance_.percent(50)) {
    if (chance_.percent(30)) return date_literal();
    if (chance_.percent(30)) {
      return chance_.one_of<std::string>({"as_of", "period.start", "period.end"});
    }
    return one_named(Kind::Date, true, 0);
  }
  return twin(texts_, "date", [&]() -> std::string {
    if (chance_.percent(30)) return branch(date(depth - 1), date(depth - 1), depth);
    if (chance_.percent(30)) {
      return call("add_years", {date(depth - 1), number(depth - 1, true).text});
    }
    return call("add_years",
                {date(depth - 1), chance_.one_of<std::string>({"1", "-1", "4", "-24", "5000",
                                                               "9998", "-9998", "-2023", "7976"})});
  });
}

std::string Generator::string_literal(const std::string& text) {
  switch (chance_.below(4)) {
    case 0: return fmt::format("\"{}\"", text);
    case 1: return fmt::format("'''{}'''", text);
    case 2: return text == "é" ? "'\\u00e9'" : fmt::format("r'{}'", text);
    default: return fmt::format("'{}'", text);
  }
}

std::string Generator::string(unsigned depth) {
  static const std::vector<std::string> kTexts{"",
                                               "a",
                                               "ab",
                                               "b",
                                               "aba",
                                               "ba",
                                               "中",
                                               "中文",
                                               "文",
                                               "社区党委",
                                               "党委",
                                               "é",
                                               "É",
                                               "\xEF\xBF\xBD",
                                               "\xF0\x9F\x98\x80",
                                               "red",
                                               "e",
                                               "Z"};
  if (depth == 0 || chance_.percent(50)) return string_literal(chance_.one_of(kTexts));
  return twin(texts_, "string",
              [&] { return branch(string(depth - 1), string(depth - 1), depth); });
}

std::string Generator::choice(unsigned depth, std::uint16_t domain) {
  if (depth == 0 || chance_.percent(75)) return one_named(Kind::Choice, false, domain);
  const std::string other = chance_.percent(30) ? part_of(domain) : choice(depth - 1, domain);
  return chance_.percent(50) ? branch(choice(depth - 1, domain), other, depth)
                             : branch(other, choice(depth - 1, domain), depth);
}

std::string Generator::set(unsigned depth, std::uint16_t domain) {
  if (depth == 0 || chance_.percent(85)) return one_named(Kind::Set, false, domain);
  return branch(set(depth - 1, domain), set(depth - 1, domain), depth);
}

std::string Generator::dates() { return one_named(Kind::Dates, true, 0); }

}  // namespace cbps::model
