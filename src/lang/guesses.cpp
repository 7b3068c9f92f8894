#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cbps/lang/operators.h"
#include "cbps/value/date.h"
#include "cbps/value/unreachable.h"
#include "lang/checker.h"

namespace cbps::lang {
namespace {

constexpr std::array<std::string_view, 5> kYes{"yes", "true", "是", "有", "1"};
constexpr std::array<std::string_view, 5> kNo{"no", "false", "否", "无", "0"};

std::string date_call(std::string_view text) { return fmt::format("date('{}')", text); }

}  // namespace

std::string Checker::text_of(ExprId id) const { return canonical_text(condition_.ast, id); }

std::optional<std::string> Checker::probable_literal(Type beside, ExprId literal) const {
  const Expr& node = expr(literal);
  const bool is_text = node.op == Op::String;
  const std::string text = is_text ? node.text : text_of(literal);
  if (beside.kind == Kind::Bool && (is_text || node.op == Op::Number)) {
    const auto is_one_of = [&text](const auto& words) {
      return std::find(words.begin(), words.end(), text) != words.end();
    };
    if (is_one_of(kYes)) return "true";
    if (is_one_of(kNo)) return "false";
  }
  if (is_number(beside) && is_text && parse_decimal(text, kMaxScale).value) return text;
  if (beside.kind == Kind::Date && is_text && parse_date(text)) return date_call(text);
  // 2024-03-01, which is a sum
  if (beside.kind == Kind::Date && node.op == Op::Subtract) {
    const Expr& left = expr(node.operands[0]);
    if (left.op != Op::Subtract) return std::nullopt;
    std::array<std::int64_t, 3> parts{};
    for (std::size_t i = 0;
         const ExprId id : {left.operands[0], left.operands[1], node.operands[1]}) {
      if (expr(id).op != Op::Number || expr(id).is_decimal) return std::nullopt;
      parts[i++] = expr(id).number.units;
    }
    const std::string date = fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
    if (parse_date(date)) return date_call(date);
  }
  return std::nullopt;
}

std::optional<std::string> Checker::probable_comparison(ExprId id) {
  const Expr& node = expr(id);
  if (node.operands.size() != 2) return std::nullopt;
  const ExprId left = node.operands[0];
  const ExprId right = node.operands[1];
  // 5 <= x <= 9
  if (precedence(expr(left).op) == precedence(node.op) && expr(left).op != Op::In &&
      is_number(type(right))) {
    return fmt::format("{} && {} {} {}", text_of(left), text_of(expr(left).operands[1]),
                       sign(node.op), text_of(right));
  }
  if (node.op == Op::In) {
    if (type(right).kind == Kind::List || !fit(type(left), type(right))) return std::nullopt;
    return fmt::format("{} in [{}]", text_of(left), text_of(right));
  }
  for (const auto& [one, other] : {std::pair{left, right}, std::pair{right, left}}) {
    if (type(one).kind == Kind::Set && expr(other).op == Op::String) {
      return text_of(other) + " in " + text_of(one);
    }
    if (auto literal = probable_literal(type(one), other)) return literal;
  }
  return std::nullopt;
}

std::optional<std::string> Checker::probable_argument(ExprId id, ExprId operand, Accepts accepts) {
  const auto& operands = expr(id).operands;
  const Kind kind = type(operand).kind;
  switch (accepts) {
    case Accepts::DateText: return date_call("2024-03-01");
    case Accepts::Date: return probable_literal({Kind::Date, 0, 0}, operand);
    case Accepts::Int: return probable_literal({Kind::Int, 0, 0}, operand);
    case Accepts::SetOrParts:
      if (kind == Kind::String) return fmt::format("[{}]", text_of(operand));
      return std::nullopt;
    case Accepts::String:
      if (kind == Kind::Set && typed(id).function == FunctionId::Contains &&
          operand == operands[0]) {
        return text_of(operands[1]) + " in " + text_of(operand);
      }
      return std::nullopt;
    case Accepts::Given:
    case Accepts::Dates:
    case Accepts::Set:
    case Accepts::Countable: return std::nullopt;
  }
  unreachable();
}

}  // namespace cbps::lang
