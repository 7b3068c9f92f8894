#include "cbps/lang/operators.h"

#include <array>

#include "cbps/value/unreachable.h"

namespace cbps::lang {
namespace {

constexpr std::array kOperators{
    Operator{Op::Conditional, "? :", 3, 1, "条件成立取前者，否则取后者；条件未知则结果未知",
             "the second if the first holds, else the third; unknown if the first is unknown",
             "centre.built ? centre.area >= 100 : households < 50"},
    Operator{Op::Or, "||", 2, 2, "或：有一个成立就成立，即使另一个未知",
             "or: one that holds is enough, even if the other is unknown",
             "centre.in_use || centre.area >= 100"},
    Operator{Op::And, "&&", 2, 3, "且：有一个不成立就不成立，即使另一个未知",
             "and: one that does not hold is enough, even if the other is unknown",
             "centre.built && centre.in_use"},
    Operator{Op::Equal, "==", 2, 4, "相等（是/否、数、文本、选项、日期、集合、列表）",
             "equal: bools, numbers, strings, choices, dates, sets, lists", "committee.size == 7"},
    Operator{Op::NotEqual, "!=", 2, 4, "不等", "not equal", "committee.size != 7"},
    Operator{Op::Less, "<", 2, 4, "小于（是/否、数、文本、日期）",
             "less: bools, numbers, strings, dates", "committee.size < 9"},
    Operator{Op::LessEqual, "<=", 2, 4, "不大于（至多）", "less or equal (at most)",
             "committee.size <= 9"},
    Operator{Op::Greater, ">", 2, 4, "大于", "greater", "centre.area > 100.5"},
    Operator{Op::GreaterEqual, ">=", 2, 4, "不小于（至少）", "greater or equal (at least)",
             "committee.size >= 5"},
    Operator{Op::In, "in", 2, 4, "在列表或集合之中", "is one of a list, or a part of a set",
             "committee.size in [5, 7, 9]"},
    Operator{Op::Add, "+", 2, 5, "加（数）", "plus: numbers",
             "committee.young + committee.college >= 3"},
    Operator{Op::Subtract, "-", 2, 5, "减（数）", "minus: numbers",
             "committee.size - committee.young >= 4"},
    Operator{Op::Multiply, "*", 2, 6, "乘（数；小数位数相加）",
             "times: numbers; digits after the point add up",
             "centre.area * 100 >= 20 * households"},
    Operator{Op::Divide, "/", 2, 6, "整除，向零取整（整数；规则里除数是不为零的常数）",
             "whole quotient, towards zero: ints; in rules the divisor is a constant other than 0",
             "committee.size / 2 >= 3"},
    Operator{Op::Modulo, "%", 2, 6, "余数，符号随被除数（整数）",
             "remainder, with the sign of the dividend: ints", "committee.size % 2 == 1"},
    Operator{Op::Not, "!", 1, 7, "非：未知仍未知", "not: unknown stays unknown", "!centre.built"},
    Operator{Op::Negate, "-", 1, 7, "取负（数）", "negative of a number", "-committee.size < 0"},
};

/// By the number of its `Op`: looked up for every node that is parsed.
constexpr auto kRows = [] {
  std::array<const Operator*, static_cast<std::size_t>(Op::Call) + 1> rows{};
  for (const Operator& row : kOperators) rows[static_cast<std::size_t>(row.op)] = &row;
  return rows;
}();

const Operator* find(Op op) { return kRows[static_cast<std::size_t>(op)]; }

}  // namespace

ComparisonOp turned(ComparisonOp op) {
  switch (op) {
    case ComparisonOp::Less: return ComparisonOp::Greater;
    case ComparisonOp::LessEqual: return ComparisonOp::GreaterEqual;
    case ComparisonOp::Greater: return ComparisonOp::Less;
    case ComparisonOp::GreaterEqual: return ComparisonOp::LessEqual;
    case ComparisonOp::Equal:
    case ComparisonOp::NotEqual: return op;
  }
  unreachable();
}

ComparisonOp denied(ComparisonOp op) {
  switch (op) {
    case ComparisonOp::Less: return ComparisonOp::GreaterEqual;
    case ComparisonOp::LessEqual: return ComparisonOp::Greater;
    case ComparisonOp::Greater: return ComparisonOp::LessEqual;
    case ComparisonOp::GreaterEqual: return ComparisonOp::Less;
    case ComparisonOp::Equal: return ComparisonOp::NotEqual;
    case ComparisonOp::NotEqual: return ComparisonOp::Equal;
  }
  unreachable();
}

bool holds(ComparisonOp op, std::strong_ordering order) {
  switch (op) {
    case ComparisonOp::Less: return order < 0;
    case ComparisonOp::LessEqual: return order <= 0;
    case ComparisonOp::Greater: return order > 0;
    case ComparisonOp::GreaterEqual: return order >= 0;
    case ComparisonOp::Equal: return order == 0;
    case ComparisonOp::NotEqual: return order != 0;
  }
  unreachable();
}

bool is_equality(ComparisonOp op) {
  return op == ComparisonOp::Equal || op == ComparisonOp::NotEqual;
}

std::span<const Operator> operators() { return kOperators; }

int precedence(Op op) {
  const Operator* row = find(op);
  return row == nullptr ? kPrimaryPrecedence : row->precedence;
}

std::string_view sign(Op op) {
  const Operator* row = find(op);
  return row == nullptr ? std::string_view() : row->sign;
}

}  // namespace cbps::lang
