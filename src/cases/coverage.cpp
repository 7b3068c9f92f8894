#include "cbps/cases/coverage.h"

#include <algorithm>

#include "cbps/eval/margin.h"
#include "cbps/lang/node.h"

namespace cbps::cases {
namespace {

using lang::ExprId;
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
    const lang::Typed& typed = condition.type(id);
    tried[i] = typed.meaning != lang::Meaning::Literal && typed.type.kind == Kind::Bool;
    const auto call = lang::node_if<lang::node::Call>(condition, id);
    if (call && call->function == lang::FunctionId::Known) {
      tried[lang::index(call->arguments[0])] = false;
    }
  }
  return tried;
}

/// Whether a duty of the check is counted in months or quarters: then it may have nothing to ask
/// for yet.
bool asks_the_calendar(const Check& check) {
  if (check.due_with) return true;
  const auto asks = [](const Condition* one) {
    const auto& types = one->condition.types;
    return std::any_of(types.begin(), types.end(), [](const lang::Typed& node) {
      return node.calendar.role == lang::CalendarRole::EveryDue;
    });
  };
  const auto all = conditions_of(check);
  return std::any_of(all.begin(), all.end(), asks);
}

/// How far a comparison's sides can lie apart: ranges tell, and that a part does not exceed its
/// whole.
std::optional<eval::MarginRange> reach(const Dictionary& dictionary,
                                       const lang::Condition& condition, ExprId comparison) {
  auto range = eval::margin_range(condition, comparison);
  if (!range) return range;
  const auto fact = [&](std::size_t side) -> std::optional<FieldId> {
    const lang::Typed& typed = condition.type(condition.ast.at(comparison).operands[side]);
    return typed.meaning == lang::Meaning::Fact ? std::optional(typed.field) : std::nullopt;
  };
  const auto left = fact(0);
  const auto right = fact(1);
  if (left && right && dictionary.field(*left).part_of == right) {
    range->most = std::min<Int128>(range->most, 0);
  }
  if (left && right && dictionary.field(*right).part_of == left) {
    range->least = std::max<Int128>(range->least, 0);
  }
  return range;
}

/// What a part of a condition was never seen as; the words are those of `Exemption`.
struct Lack {
  std::string_view word;
  std::optional<Term> where;  ///< of a threshold
};

/// Names what is lacking, but for what is exempt.
class Reporter {
 public:
  Reporter(const std::vector<Exemption>& exempt, Diagnostics& diagnostics)
      : exempt_(exempt), used_(exempt.size(), false), diagnostics_(diagnostics) {}

  void begin(std::string subject, bool of_rule, Span place) {
    subject_ = std::move(subject);
    of_rule_ = of_rule;
    place_ = place;
  }
  void outcome(std::string_view what) {
    diagnostics_.add(Code::NoCaseOfOutcome, place_, subject_, what);
  }
  void part(const lang::Condition& condition, ExprId node, const Lack& lack) {
    std::string text = canonical_text(condition.ast, node);
    if (is_exempt(text, lack.word)) return;
    if (lack.where) {
      diagnostics_.add(Code::NoCaseOfThreshold, place_, subject_, std::move(text), *lack.where);
    } else {
      diagnostics_.add(Code::NoCaseOfPart, place_, subject_, std::move(text), lack.word);
    }
  }
  void end() {
    for (std::size_t i = 0; i < exempt_.size(); ++i) {
      if (used_[i]) continue;
      diagnostics_.add(Code::NeedlessExemption, exempt_[i].span, exempt_[i].subject,
                       exempt_[i].part, exempt_[i].word);
    }
  }

 private:
  bool is_exempt(const std::string& text, std::string_view word) {
    bool found = false;
    for (std::size_t i = 0; i < exempt_.size(); ++i) {
      const Exemption& one = exempt_[i];
      if (one.subject != subject_ || one.of_rule != of_rule_ || one.part != text ||
          one.word != word) {
        continue;
      }
      used_[i] = true;
      found = true;
    }
    return found;
  }

  const std::vector<Exemption>& exempt_;
  std::vector<bool> used_;
  std::string subject_;
  bool of_rule_ = false;
  Span place_;
  Diagnostics& diagnostics_;
};

}  // namespace

Coverage::Coverage(const rules::RulePack& pack, std::vector<Exemption> exempt)
    : pack_(pack), exempt_(std::move(exempt)) {
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
  subject.shortfall |= trial.verdict == Verdict::Fail && one.expected.shortfalls.has_value();

  // The trial's pack may have been compiled for other parameters: the trees are the same.
  if (one.of_rule) {
    see(find_rule(trial.pack, one.subject)->condition, trial, subject.conditions.front());
    return;
  }
  const Check& check = *find_check(trial.pack, one.subject);
  const auto all = conditions_of(check);
  for (std::size_t c = 0; c < all.size(); ++c) {
    see(*all[c], trial, subject.conditions[c]);
    // What is required of a community that the check does not concern decides nothing.
    if (trial.verdict == Verdict::NotApplicable) return;
  }
}

void Coverage::see(const Condition& condition, const Trial& trial, Nodes& seen) {
  const eval::View view{
      condition.condition, condition.compiled,    trial.pack.program, trial.results,
      trial.profile.table, trial.pack.dictionary, trial.calendar,     0};
  const std::vector<bool> tried = tried_nodes(condition.condition);
  for (std::size_t i = 0; i < tried.size(); ++i) {
    if (!tried[i]) continue;
    const auto id = static_cast<ExprId>(i);
    Node& node = seen[i];
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

void Coverage::report(const doc::Document& bundle, Diagnostics& diagnostics) const {
  Reporter reporter(exempt_, diagnostics);
  const auto parts = [&](const Nodes& seen, const lang::Condition& condition) {
    const std::vector<bool> tried = tried_nodes(condition);
    for (std::size_t i = 0; i < tried.size(); ++i) {
      if (!tried[i]) continue;
      const auto id = static_cast<ExprId>(i);
      const Node& node = seen[i];
      if (!node.is_true) reporter.part(condition, id, {"true", {}});
      if (!node.is_false) reporter.part(condition, id, {"false", {}});
      const auto range = reach(pack_.dictionary, condition, id);
      if (!range) continue;
      if (!node.below && range->least < 0) {
        reporter.part(condition, id, {"below", Term::JustBelow});
      }
      if (!node.at && range->least <= 0 && range->most >= 0) {
        reporter.part(condition, id, {"at", Term::Exactly});
      }
      if (!node.above && range->most > 0) {
        reporter.part(condition, id, {"above", Term::JustAbove});
      }
    }
  };
  const auto verdicts = [&](const Subject& subject, std::initializer_list<Verdict> all) {
    for (const Verdict one : all) {
      if (!subject.verdicts[static_cast<std::size_t>(one)]) reporter.outcome(id_of(one));
    }
  };
  for (const rules::Standard& standard : pack_.standards) {
    for (const Check& check : standard.checks) {
      const Subject& subject = checks_.at(check.id);
      reporter.begin(check.id, false, bundle.span(check.node));
      verdicts(subject, {Verdict::Pass, Verdict::Fail, Verdict::Unknown});
      if (check.applies) verdicts(subject, {Verdict::NotApplicable});
      if (check.due_at_period_end || asks_the_calendar(check)) {
        verdicts(subject, {Verdict::Pending});
      }
      if (!subject.shortfall) reporter.outcome("shortfall");
      const auto all = conditions_of(check);
      for (std::size_t c = 0; c < all.size(); ++c) parts(subject.conditions[c], all[c]->condition);
    }
  }
  for (const rules::Consistency& rule : pack_.consistency) {
    const Subject& subject = rules_.at(rule.id);
    reporter.begin(rule.id, true, bundle.span(rule.condition.node));
    verdicts(subject, {Verdict::Holds, Verdict::Violated, Verdict::Silent});
    parts(subject.conditions.front(), rule.condition.condition);
  }
  reporter.end();
}

}  // namespace cbps::cases
