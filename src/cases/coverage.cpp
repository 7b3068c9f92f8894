#include "cbps/cases/coverage.h"

#include <algorithm>

#include "cbps/eval/margin.h"

namespace cbps::cases {
namespace {

using lang::ExprId;
using lang::Op;
using rules::Check;
using rules::Condition;

/// The conditions of a check, in one order everywhere.
std::vector<const Condition*> conditions_of(const Check& check) {
  std::vector<const Condition*> all;
  if (check.applies) all.push_back(&*check.applies);
  for (const Condition& one : check.require) all.push_back(&one);
  return all;
}

const Check* find_check(const rules::RulePack& pack, const std::string& id) {
  for (const rules::Standard& standard : pack.standards) {
    for (const Check& check : standard.checks) {
      if (check.id == id) return &check;
    }
  }
  return nullptr;
}

const rules::Consistency* find_rule(const rules::RulePack& pack, const std::string& id) {
  for (const rules::Consistency& rule : pack.consistency) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

/// Which nodes must be seen true and false: all that are true or false, but for literals and for
/// the fact under `known`, whose value does not matter there.
std::vector<bool> tried_nodes(const lang::Condition& condition) {
  const auto& nodes = condition.ast.nodes;
  std::vector<bool> tried(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto id = static_cast<ExprId>(i);
    tried[i] = nodes[i].op != Op::Bool && condition.type(id).type.kind == Kind::Bool;
    if (nodes[i].op == Op::Call && nodes[i].text == "known") {
      tried[lang::index(nodes[i].operands[0])] = false;
    }
  }
  return tried;
}

/// Whether a duty of the check is counted in months or quarters: then it may have nothing to ask
/// for yet.
bool asks_the_calendar(const Check& check) {
  const auto asks = [](const Condition* one) {
    const auto& nodes = one->condition.ast.nodes;
    return std::any_of(nodes.begin(), nodes.end(), [](const lang::Expr& node) {
      return node.op == Op::Call && (node.text == "every_month" || node.text == "every_quarter");
    });
  };
  const auto all = conditions_of(check);
  return std::any_of(all.begin(), all.end(), asks);
}

class Reporter {
 public:
  Reporter(std::string subject, Span place, Diagnostics& diagnostics)
      : subject_(std::move(subject)), place_(place), diagnostics_(diagnostics) {}

  void outcome(std::string_view what) const {
    diagnostics_.add(Code::NoCaseOfOutcome, place_, {subject_, std::string(what)});
  }
  void truth(const lang::Condition& condition, ExprId node, bool value) const {
    diagnostics_.add(
        Code::NoCaseOfPart, place_,
        {subject_, canonical_text(condition.ast, node), std::string(value ? "true" : "false")});
  }
  void threshold(const lang::Condition& condition, ExprId node, Term where) const {
    diagnostics_.add(Code::NoCaseOfThreshold, place_,
                     {subject_, canonical_text(condition.ast, node), where});
  }

 private:
  std::string subject_;
  Span place_;
  Diagnostics& diagnostics_;
};

}  // namespace

Coverage::Coverage(const rules::RulePack& pack) : pack_(pack) {
  for (const rules::Standard& standard : pack.standards) {
    for (const Check& check : standard.checks) {
      Subject& subject = checks_[check.id];
      for (const Condition* one : conditions_of(check)) {
        subject.conditions.emplace_back(one->condition.ast.nodes.size());
      }
    }
  }
  for (const rules::Consistency& rule : pack.consistency) {
    rules_[rule.id].conditions.emplace_back(rule.condition.condition.ast.nodes.size());
  }
}

void Coverage::note(const Case& one, const Trial& trial) {
  auto& subjects = one.of_rule ? rules_ : checks_;
  const auto found = subjects.find(one.subject);
  if (found == subjects.end()) return;
  Subject& subject = found->second;
  subject.verdicts[static_cast<std::size_t>(trial.verdict)] = true;
  subject.not_due |= trial.check && trial.check->reason == result::Reason::NotDue;
  subject.shortfall |= trial.verdict == Verdict::Fail && one.expected.shortfalls.has_value();

  // The trial's pack may have been compiled for other parameters: the trees are the same.
  std::vector<const Condition*> conditions;
  if (one.of_rule) {
    conditions.push_back(&find_rule(trial.pack, one.subject)->condition);
  } else {
    conditions = conditions_of(*find_check(trial.pack, one.subject));
  }
  for (std::size_t c = 0; c < conditions.size(); ++c) {
    const Condition& condition = *conditions[c];
    const eval::View view{
        condition.condition, condition.compiled,    trial.pack.program, trial.results,
        trial.profile.table, trial.pack.dictionary, trial.calendar,     0};
    const std::vector<bool> tried = tried_nodes(condition.condition);
    for (std::size_t i = 0; i < tried.size(); ++i) {
      if (!tried[i]) continue;
      const auto id = static_cast<ExprId>(i);
      Node& node = subject.conditions[c][i];
      const Truth truth = view.truth(id);
      node.is_true |= truth == Truth::True;
      node.is_false |= truth == Truth::False;
      const auto margin = eval::margin(view, id);
      if (!margin) continue;
      const Int128 by = margin->difference;
      node.at |= by == 0;
      node.below |= by < 0 && by >= -margin->step;
      node.above |= by > 0 && by <= margin->step;
    }
  }
}

void Coverage::report(const doc::Document& bundle, Diagnostics& diagnostics) const {
  const auto conditions = [](const Subject& subject, const std::vector<const Condition*>& all,
                             const Reporter& reporter) {
    for (std::size_t c = 0; c < all.size(); ++c) {
      const lang::Condition& condition = all[c]->condition;
      const std::vector<bool> tried = tried_nodes(condition);
      for (std::size_t i = 0; i < tried.size(); ++i) {
        if (!tried[i]) continue;
        const auto id = static_cast<ExprId>(i);
        const Node& node = subject.conditions[c][i];
        if (!node.is_true) reporter.truth(condition, id, true);
        if (!node.is_false) reporter.truth(condition, id, false);
        const auto range = eval::margin_range(condition, id);
        if (!range) continue;
        if (!node.below && range->least < 0) reporter.threshold(condition, id, Term::JustBelow);
        if (!node.at && range->least <= 0 && range->most >= 0) {
          reporter.threshold(condition, id, Term::Exactly);
        }
        if (!node.above && range->most > 0) reporter.threshold(condition, id, Term::JustAbove);
      }
    }
  };
  const auto seen = [](const Subject& subject, Verdict verdict) {
    return subject.verdicts[static_cast<std::size_t>(verdict)];
  };
  for (const rules::Standard& standard : pack_.standards) {
    for (const Check& check : standard.checks) {
      const Subject& subject = checks_.at(check.id);
      const Reporter reporter(check.id, bundle.span(check.node), diagnostics);
      for (const Verdict one : {Verdict::Pass, Verdict::Fail, Verdict::Unknown}) {
        if (!seen(subject, one)) reporter.outcome(id_of(one));
      }
      if (check.applies && !seen(subject, Verdict::NotApplicable)) {
        reporter.outcome(id_of(Verdict::NotApplicable));
      }
      if ((check.due_at_period_end || asks_the_calendar(check)) && !subject.not_due) {
        reporter.outcome(result::id_of(result::Reason::NotDue));
      }
      if (!subject.shortfall) reporter.outcome("shortfall");
      conditions(subject, conditions_of(check), reporter);
    }
  }
  for (const rules::Consistency& rule : pack_.consistency) {
    const Subject& subject = rules_.at(rule.id);
    const Reporter reporter(rule.id, bundle.span(rule.condition.node), diagnostics);
    for (const Verdict one : {Verdict::Holds, Verdict::Violated, Verdict::Silent}) {
      if (!seen(subject, one)) reporter.outcome(id_of(one));
    }
    conditions(subject, {&rule.condition}, reporter);
  }
}

}  // namespace cbps::cases
