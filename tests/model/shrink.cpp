#include "model/shrink.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cbps::model {
namespace {

using lang::Ast;
using lang::Expr;
using lang::ExprId;
using lang::Op;

/// The literals that may stand for a part of any type: those that do not fit do not compile.
std::vector<Expr> literals() {
  std::vector<Expr> all;
  for (const std::int64_t value : {1, 0}) {
    Expr truth;
    truth.op = Op::Bool;
    truth.number = {value, 0};
    all.push_back(truth);
  }
  for (const std::int64_t value : {0, 1, 2}) {
    Expr number;
    number.op = Op::Number;
    number.number = {value, 0};
    all.push_back(number);
  }
  Expr text;
  text.op = Op::String;
  text.text = "a";
  all.push_back(text);
  return all;
}

/// Smaller expressions, each with one change.
std::vector<std::string> smaller(const Ast& ast) {
  std::vector<std::string> all;
  for (std::size_t i = ast.nodes.size(); i-- > 0;) {
    const Expr& node = ast.nodes[i];
    const auto with = [&](const Expr& other) {
      Ast changed = ast;
      changed.nodes[i] = other;
      all.push_back(canonical_text(changed));
    };
    for (const ExprId child : node.operands) with(ast.at(child));
    const bool may_lose_one =
        (node.op == Op::And || node.op == Op::Or) ? node.operands.size() > 2 : node.op == Op::List;
    for (std::size_t k = 0; may_lose_one && k < node.operands.size(); ++k) {
      Expr less = node;
      less.operands.erase(less.operands.begin() + static_cast<std::ptrdiff_t>(k));
      with(less);
    }
    const bool is_literal = node.op == Op::Bool || node.op == Op::Number || node.op == Op::String;
    if (is_literal) continue;
    for (const Expr& one : literals()) with(one);
  }
  return all;
}

/// Tries a change of one part of the case and keeps it if engine and model still differ.
template <typename Change>
bool keeps(Case& one, Change change) {
  Case other = one;
  change(other);
  if (!difference(other)) return false;
  one = std::move(other);
  return true;
}

void shrink_rows(Case& one) {
  const std::size_t row = difference(one)->row;
  if (keeps(one, [row](Case& other) { other.rows = {other.rows[row]}; })) return;
  for (std::size_t i = one.rows.size(); i-- > 0;) {
    keeps(one, [i](Case& other) {
      other.rows.erase(other.rows.begin() + static_cast<std::ptrdiff_t>(i));
    });
  }
}

bool shrink_text(Case& one) {
  Diagnostics diagnostics;
  const auto ast = lang::parse(one.text, diagnostics);
  if (!ast) return false;
  std::vector<std::string> texts = smaller(*ast);
  std::stable_sort(texts.begin(), texts.end(),
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  for (const std::string& text : texts) {
    if (text.size() >= canonical_text(*ast).size() && text != one.text) break;
    if (keeps(one, [&](Case& other) { other.text = text; })) return true;
  }
  return false;
}

void shrink_facts(Case& one) {
  for (std::size_t row = 0; row < one.rows.size(); ++row) {
    for (std::size_t i = 0; i < one.rows[row].size(); ++i) {
      if (!one.rows[row][i]) continue;
      if (keeps(one, [&](Case& other) { other.rows[row][i].reset(); })) continue;
      for (std::size_t k = one.rows[row][i]->dates.size(); k-- > 0;) {
        keeps(one, [&](Case& other) {
          Fact& fact = *other.rows[row][i];
          fact.dates.erase(fact.dates.begin() + static_cast<std::ptrdiff_t>(k));
          fact.number = static_cast<std::int64_t>(fact.dates.size());
        });
      }
    }
  }
}

std::string word_of(Mode mode) {
  switch (mode) {
    case Mode::Condition: return "a condition";
    case Mode::Expression: return "an expression";
    default: return "checked arithmetic";
  }
}

}  // namespace

std::optional<Difference> difference(const Case& one) {
  auto condition = compile(one.text, one.mode);
  if (!condition || one.rows.empty()) return std::nullopt;
  std::vector<lang::Condition> all;
  all.push_back(std::move(*condition));
  Engine engine(std::move(all), one.world, one.rows.size());
  engine.run(one.rows);
  for (std::size_t row = 0; row < one.rows.size(); ++row) {
    const auto found = engine.value(0, row);
    const Value expected = evaluate(engine.condition(0).ast, one.world, one.rows[row]);
    if (found && same(*found, expected)) continue;
    return Difference{row, found ? to_text(*found) : "a contradiction", to_text(expected)};
  }
  return std::nullopt;
}

Case shrunk(Case one) {
  if (!difference(one)) return one;
  shrink_rows(one);
  for (int round = 0; round < 400 && shrink_text(one); ++round) {
  }
  shrink_facts(one);
  return one;
}

std::string to_text(const Case& one) {
  const auto found = difference(one);
  std::string text =
      fmt::format("as {}, {} rows, as of {}\n  {}\n", word_of(one.mode), one.rows.size(),
                  cbps::to_string(one.world.get().calendar.as_of), one.text);
  if (!found) return text + "(compiled alone, the two agree)\n";
  text += fmt::format("row {}:\n{}  engine: {}\n  model:  {}\n", found->row,
                      to_text(one.world.get().dictionary, one.rows[found->row]), found->engine,
                      found->model);
  return text;
}

}  // namespace cbps::model
