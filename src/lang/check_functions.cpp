#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>

#include "cbps/value/date.h"
#include "lang/checker.h"

namespace cbps::lang {
namespace {

/// What CEL, or another language, calls a function that is here.
struct ForeignName {
  std::string_view written;
  std::string_view ours;
};
constexpr std::array kForeignNames{
    ForeignName{"has", "known"},
    ForeignName{"isset", "known"},
    ForeignName{"getFullYear", "year"},
    ForeignName{"getMonth", "month"},
    ForeignName{"getDate", "day"},
    ForeignName{"getDayOfMonth", "day"},
    ForeignName{"timestamp", "date"},
    ForeignName{"len", "size"},
    ForeignName{"length", "size"},
    ForeignName{"count", "size"},
    ForeignName{"datediff", "days_between"},
    ForeignName{"include", "contains"},
    ForeignName{"includes", "contains"},
    ForeignName{"starts_with", "startsWith"},
    ForeignName{"ends_with", "endsWith"},
    ForeignName{"today", "as_of"},
    ForeignName{"now", "as_of"},
    ForeignName{"percent", "a * 100 >= 60 * b"},
    ForeignName{"max", "a > b ? a : b"},
    ForeignName{"min", "a < b ? a : b"},
};

Term term_of(Accepts accepts) {
  switch (accepts) {
    case Accepts::Given: return Term::Given;
    case Accepts::Int: return Term::Int;
    case Accepts::String: return Term::String;
    case Accepts::Date: return Term::Date;
    case Accepts::DateText: return Term::DateText;
    case Accepts::Dates: return Term::Dates;
    case Accepts::Set: return Term::Set;
    case Accepts::SetOrParts: return Term::SetOrParts;
    case Accepts::Countable: return Term::Countable;
  }
  return Term::Given;
}

}  // namespace

std::optional<std::string_view> our_function(std::string_view written) {
  for (const ForeignName& one : kForeignNames) {
    if (one.written == written) return one.ours;
  }
  return std::nullopt;
}

void Checker::unknown_function(ExprId id) {
  const std::string& written = expr(id).text;
  // With one argument it asks whether a fact is there; with more it is CEL's macro, which is not.
  const bool is_known = written == "exists" && expr(id).operands.size() == 1;
  if (const auto ours = is_known ? "known" : our_function(written)) {
    report(Code::UnknownFunction, id, written).note(Code::WriteInstead, *ours);
    throw Unresolved{};
  }
  std::vector<std::string_view> names;
  for (const Signature& one : environment_.functions) names.push_back(one.name);
  fail_with_nearest(Code::UnknownFunction, id, written, names);
}

const Signature* Checker::signature(std::string_view name) const {
  for (const Signature& one : environment_.functions) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

void Checker::call(ExprId id) {
  const std::string& written = expr(id).text;
  const Signature* row = signature(written);
  const auto& operands = expr(id).operands;
  if (operands.size() < row->least_arguments || operands.size() > row->most_arguments) {
    const std::string takes = row->least_arguments == row->most_arguments
                                  ? std::to_string(row->least_arguments)
                                  : fmt::format("{}–{}", row->least_arguments, row->most_arguments);
    fail(Code::WrongArgumentCount, id, written, takes, std::to_string(operands.size()));
  }
  typed(id).meaning = Meaning::Call;
  typed(id).function = row->id;
  typed(id).calendar = row->calendar;
  typed(id).varies = row->calendar.role != CalendarRole::None;
  for (std::size_t i = 0; i < operands.size(); ++i) argument(id, operands[i], row->parameters[i]);
  result(id, *row);
}

void Checker::argument(ExprId id, ExprId operand, Accepts accepts) {
  const Kind kind = type(operand).kind;
  bool fits = false;
  switch (accepts) {
    case Accepts::Given: fits = kind != Kind::List; break;
    case Accepts::Int: fits = kind == Kind::Int; break;
    case Accepts::String: fits = kind == Kind::String; break;
    case Accepts::Date: fits = kind == Kind::Date; break;
    case Accepts::DateText:
      if (expr(operand).op == Op::String && parse_date(expr(operand).text)) return;
      if (expr(operand).op == Op::String) fail(Code::NotADate, operand, expr(operand).text);
      break;
    case Accepts::Dates: fits = kind == Kind::Dates; break;
    case Accepts::Set: fits = kind == Kind::Set; break;
    case Accepts::SetOrParts: {
      const Type whole = type(expr(id).operands[0]);
      if (kind == Kind::List) return adapt_to_set(operand, whole);
      fits = type(operand) == whole;
      break;
    }
    case Accepts::Countable:
      fits = kind == Kind::String || kind == Kind::List || kind == Kind::Set || kind == Kind::Dates;
      break;
  }
  if (fits) return;
  const auto meant = probable_argument(id, operand, accepts);
  Diagnostic& diagnostic =
      report(Code::WrongArgument, operand, expr(id).text, term_of(accepts), term_of(kind));
  if (meant) diagnostic.note(Code::WriteInstead, *meant);
  throw Unresolved{};
}

void Checker::result(ExprId id, const Signature& row) {
  const auto& operands = expr(id).operands;
  const Type first = operands.empty() ? Type{} : type(operands[0]);
  if (!operands.empty() && row.parameters[0] == Accepts::DateText) {
    const std::int32_t day = parse_date(expr(operands[0]).text)->days;
    set(id, {Kind::Date, 0, 0}, {day, day});
    typed(id).value = day;
    return;
  }
  switch (row.result) {
    case Kind::Date: return set(id, {Kind::Date, 0, 0}, kAllDays);
    case Kind::Int: {
      Bounds bounds{row.least, row.most};
      if (first.kind == Kind::Set) {
        bounds.most = std::popcount(static_cast<std::uint64_t>(all_parts(first)));
      }
      if (first.kind == Kind::List) {
        bounds.least = bounds.most = static_cast<Int128>(expr(operands[0]).operands.size());
      }
      return set(id, {Kind::Int, 0, 0}, bounds);
    }
    case Kind::Bool:
    case Kind::Decimal:
    case Kind::String:
    case Kind::Choice:
    case Kind::Dates:
    case Kind::Set:
    case Kind::List: return set(id, {row.result, 0, 0});
  }
}

}  // namespace cbps::lang
