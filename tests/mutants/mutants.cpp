#include "mutants/mutants.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "cbps/eval/functions.h"
#include "cbps/lang/condition.h"
#include "cbps/value/decimal.h"

namespace cbps::test {
namespace {

using lang::Ast;
using lang::Expr;
using lang::ExprId;
using lang::Op;
using rules::Check;
using rules::Condition;
using rules::RulePack;

/// Finds a condition in any pack compiled from the same rules.
using Finder = std::function<Condition&(RulePack&)>;

/// `ast` in the place of the condition that `find` finds. False: it does not compile.
bool replace(RulePack& pack, const Finder& find, const Ast& ast) {
  Diagnostics diagnostics;
  auto checked = lang::check(ast, {pack.dictionary, eval::functions()}, diagnostics);
  if (!checked) return false;
  eval::Compiled compiled = pack.program.add(*checked);
  Condition& place = find(pack);
  place.condition = std::move(*checked);
  place.compiled = std::move(compiled);
  return true;
}

/// The other side of the same threshold.
std::optional<Op> moved(Op op) {
  switch (op) {
    case Op::Less: return Op::LessEqual;
    case Op::LessEqual: return Op::Less;
    case Op::Greater: return Op::GreaterEqual;
    case Op::GreaterEqual: return Op::Greater;
    case Op::Equal: return Op::NotEqual;
    case Op::NotEqual: return Op::Equal;
    default: return std::nullopt;
  }
}

/// All trees that differ from `ast` in one place.
std::vector<Ast> changed(const Ast& ast) {
  std::vector<Ast> all;
  const auto with = [&](ExprId id, Expr node) {
    all.push_back(ast);
    all.back().nodes[lang::index(id)] = std::move(node);
  };
  for (std::size_t i = 0; i < ast.nodes.size(); ++i) {
    const auto id = static_cast<ExprId>(i);
    const Expr& node = ast.nodes[i];
    Expr other = node;
    if (const auto op = moved(node.op)) {
      other.op = *op;
      with(id, other);
    }
    if (node.op == Op::Number) {
      for (const int step : {-1, 1}) {
        other.number.units = node.number.units + step;
        with(id, other);
      }
    }
    if (node.op == Op::And || node.op == Op::Or) {
      other.op = node.op == Op::And ? Op::Or : Op::And;
      with(id, other);
      for (std::size_t k = 0; k < node.operands.size(); ++k) {
        other = node;
        other.operands.erase(other.operands.begin() + static_cast<std::ptrdiff_t>(k));
        with(id, other.operands.size() == 1 ? ast.at(other.operands[0]) : other);
      }
    }
    if (node.op == Op::Conditional) {
      with(id, ast.at(node.operands[1]));
      with(id, ast.at(node.operands[2]));
    }
  }
  Ast negated = ast;
  Expr root;
  root.op = Op::Not;
  root.operands = {ast.root};
  negated.nodes.push_back(root);
  negated.root = static_cast<ExprId>(negated.nodes.size() - 1);
  all.push_back(std::move(negated));
  return all;
}

class Maker {
 public:
  explicit Maker(const RulePack& pack) : pack_(pack), scratch_(pack) {}

  std::vector<Mutant> run() {
    for (std::size_t s = 0; s < pack_.standards.size(); ++s) {
      for (std::size_t c = 0; c < pack_.standards[s].checks.size(); ++c) of_check(s, c);
    }
    for (std::size_t r = 0; r < pack_.consistency.size(); ++r) {
      of_condition(pack_.consistency[r].id, true,
                   [r](RulePack& pack) -> Condition& { return pack.consistency[r].condition; });
    }
    for (const Parameter& parameter : pack_.dictionary.parameters) of_parameter(parameter);
    return std::move(mutants_);
  }

 private:
  void add(std::string subject, bool of_rule, const std::string& what,
           std::function<void(RulePack&)> apply) {
    std::string name = subject + ": " + what;
    if (!names_.insert(name).second) return;
    mutants_.push_back({std::move(name), std::move(subject), of_rule, std::move(apply), {}});
  }

  void of_check(std::size_t s, std::size_t c) {
    const Check& check = pack_.standards[s].checks[c];
    const auto place = [s, c](RulePack& pack) -> Check& { return pack.standards[s].checks[c]; };
    if (check.applies) {
      of_condition(check.id, false,
                   [place](RulePack& pack) -> Condition& { return *place(pack).applies; });
      add(check.id, false, "without applies",
          [place](RulePack& pack) { place(pack).applies.reset(); });
    }
    for (std::size_t r = 0; r < check.require.size(); ++r) {
      of_condition(check.id, false,
                   [place, r](RulePack& pack) -> Condition& { return place(pack).require[r]; });
      if (check.require.size() == 1) continue;
      add(check.id, false, fmt::format("without requirement {}", r + 1),
          [place, r](RulePack& pack) {
            auto& all = place(pack).require;
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(r));
          });
    }
    if (check.due_with) {
      add(check.id, false, "due at once", [place](RulePack& pack) { place(pack).duties.clear(); });
    }
    if (check.due_at_period_end) {
      add(check.id, false, "due at once",
          [place](RulePack& pack) { place(pack).due_at_period_end = false; });
    }
  }

  void of_condition(const std::string& subject, bool of_rule, const Finder& find) {
    for (const Ast& ast : changed(find(scratch_).condition.ast)) {
      Diagnostics diagnostics;
      if (!lang::check(ast, {pack_.dictionary, eval::functions()}, diagnostics)) continue;
      add(subject, of_rule, canonical_text(ast),
          [find, ast](RulePack& pack) { (void)replace(pack, find, ast); });
    }
  }

  void of_parameter(const Parameter& parameter) {
    if (!parameter.value || parameter.type.kind == Kind::Set) return;
    std::vector<std::string> values;
    if (parameter.type.kind == Kind::Bool) {
      values.push_back(*parameter.value == 0 ? "true" : "false");
    } else {
      for (const std::int64_t step : {-1, 1}) {
        const std::int64_t units = *parameter.value + step;
        if (parameter.range && (units < parameter.range->least || units > parameter.range->most)) {
          continue;
        }
        values.push_back(to_string(Decimal{units, parameter.type.scale}));
      }
    }
    for (const std::string& value : values) {
      mutants_.push_back({fmt::format("param.{} = {}", parameter.id, value),
                          "",
                          false,
                          [](RulePack&) {},
                          {{parameter.id, value}}});
    }
  }

  const RulePack& pack_;
  RulePack scratch_;  ///< the same, for finders, which may change what they find
  std::vector<Mutant> mutants_;
  std::set<std::string> names_;
};

}  // namespace

std::vector<Mutant> mutants(const RulePack& pack) { return Maker(pack).run(); }

}  // namespace cbps::test
