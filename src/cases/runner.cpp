#include "cbps/cases/runner.h"

#include <algorithm>

#include "cases/figures.h"
#include "cbps/audit/assess.h"
#include "cbps/diag/suggest.h"

namespace cbps::cases {
namespace {

using rules::RulePack;

/// The selection of one check; nothing if the pack has no such check.
std::optional<audit::Selection> only(const RulePack& pack, const std::string& id) {
  audit::Selection selection;
  bool found = false;
  for (const rules::Standard& standard : pack.standards) {
    std::vector<bool>& flags = selection.checks.emplace_back();
    for (const rules::Check& check : standard.checks) {
      flags.push_back(check.id == id);
      found |= check.id == id;
    }
  }
  return found ? std::optional(std::move(selection)) : std::nullopt;
}

const rules::Consistency* find_rule(const RulePack& pack, const std::string& id) {
  const auto found = std::find_if(pack.consistency.begin(), pack.consistency.end(),
                                  [&id](const rules::Consistency& one) { return one.id == id; });
  return found == pack.consistency.end() ? nullptr : &*found;
}

Verdict verdict_of(result::Outcome outcome) { return static_cast<Verdict>(outcome); }
Verdict verdict_of(Truth truth) {
  return truth == Truth::True    ? Verdict::Holds
         : truth == Truth::False ? Verdict::Violated
                                 : Verdict::Silent;
}

/// Judges one case and says what is not as it should be.
class Judge {
 public:
  Judge(const Case& one, Diagnostics& diagnostics) : case_(one), diagnostics_(diagnostics) {}

  /// The first two arguments of each message name the case.
  template <ArgumentSource... More>
  Diagnostic& fault(Message<2 + sizeof...(More)> code, More&&... more) {
    good_ = false;
    return diagnostics_.add(code, case_.span, case_.subject, std::to_string(case_.number),
                            std::forward<More>(more)...);
  }

  void unknown_subject(const RulePack& pack) {
    std::vector<std::string_view> ids;
    for (const rules::Consistency& rule : pack.consistency) {
      if (case_.of_rule) ids.push_back(rule.id);
    }
    for (const rules::Standard& standard : pack.standards) {
      for (const rules::Check& check : standard.checks) {
        if (!case_.of_rule) ids.push_back(check.id);
      }
    }
    good_ = false;
    Diagnostic& diagnostic = diagnostics_.add(Code::CaseOfNothing, case_.span, case_.subject);
    if (const auto best = nearest(case_.subject, ids)) {
      diagnostic.note(Code::DidYouMean, *best);
    }
  }

  /// Facts must be right, unless a case says that they are not.
  bool refuse(const std::vector<result::Remark>& faults) {
    for (const result::Remark& one : faults) {
      const Diagnostic& diagnostic = one.diagnostic;
      fault(Code::CaseContradictory,
            Bilingual{message(diagnostic, Language::Zh), message(diagnostic, Language::En)});
    }
    return !faults.empty();
  }

  void unknown_fact(const Dictionary& dictionary, const std::string& id) {
    good_ = false;
    std::vector<std::string_view> ids;
    for (const Field& field : dictionary.fields) ids.push_back(field.id);
    Diagnostic& diagnostic = diagnostics_.add(Code::UnknownName, case_.span, id);
    if (const auto best = nearest(id, ids)) diagnostic.note(Code::DidYouMean, *best);
  }

  void compare(Verdict found, const std::optional<result::CheckResult>& check) {
    const Expectation& expected = case_.expected;
    if (expected.verdict != found) {
      Diagnostic& diagnostic = fault(Code::CaseVerdict, id_of(expected.verdict), id_of(found));
      if (check && !check->shortfalls.empty()) {
        diagnostic.note(Code::Hint, "shortfall: " + written(stated(check->shortfalls)));
      }
      if (check && !check->unknown_fields.empty()) {
        diagnostic.note(Code::Hint, "unknown: [" + joined(names(*check)) + "]");
      }
      return;
    }
    if (!check) return;
    if (expected.reason && check->reason != expected.reason) {
      fault(Code::CaseReason, result::id_of(*expected.reason),
            check->reason ? std::string(result::id_of(*check->reason)) : std::string("-"));
    }
    if (expected.unknown) compare_unknown(*expected.unknown, names(*check));
    if (expected.shortfalls && !agree(*expected.shortfalls, stated(check->shortfalls))) {
      fault(Code::CaseShortfall, written(*expected.shortfalls), written(stated(check->shortfalls)));
    }
  }

  [[nodiscard]] bool good() const { return good_; }

 private:
  static std::vector<std::string> names(const result::CheckResult& check) {
    std::vector<std::string> all;
    for (const result::UnknownField& field : check.unknown_fields) all.push_back(field.name);
    return all;
  }
  static std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
    return text;
  }

  void compare_unknown(std::vector<std::string> expected, std::vector<std::string> found) {
    const std::string found_text = joined(found);
    const std::string expected_text = joined(expected);
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    if (expected != found) fault(Code::CaseUnknown, expected_text, found_text);
  }

  const Case& case_;
  Diagnostics& diagnostics_;
  bool good_ = true;
};

}  // namespace

const RulePack* Runner::pack_for(const std::vector<rules::Override>& set,
                                 Diagnostics& diagnostics) {
  std::string key;
  for (const rules::Override& one : set) key += one.name + '=' + one.value + '\n';
  const auto found = compiled_.find(key);
  if (found != compiled_.end()) return found->second.get();
  Diagnostics faults;  // its own: a pack does not compile where there is an error already
  auto pack = packs_(set, faults);
  diagnostics.append(std::move(faults));
  return compiled_.emplace(std::move(key), std::move(pack)).first->second.get();
}

bool Runner::run(const Case& one, Diagnostics& diagnostics, const Observer& observer) {
  Judge judge(one, diagnostics);
  const RulePack* pack = pack_for(one.set, diagnostics);
  if (pack == nullptr) {
    judge.fault(Code::CaseParameters);
    return false;
  }
  const rules::Consistency* rule = one.of_rule ? find_rule(*pack, one.subject) : nullptr;
  const auto selection = one.of_rule ? std::nullopt : only(*pack, one.subject);
  if (rule == nullptr && !selection) {
    judge.unknown_subject(*pack);
    return false;
  }
  data::Identity identity;
  identity.id = one.subject;
  auto profile =
      data::read_profile(one.facts, pack->dictionary, one.calendar, identity, diagnostics);
  if (!profile) return false;
  if (!profile->origin.faults.empty()) {
    diagnostics.append(std::move(profile->origin.faults));
    return false;
  }
  for (const std::string& id : one.invalid) {
    const auto fact = pack->dictionary.field_by_id.find(id);
    if (fact == pack->dictionary.field_by_id.end()) {
      judge.unknown_fact(pack->dictionary, id);
      return false;
    }
    profile->table.set_invalid(fact->second, 0);
  }
  eval::Evaluator evaluator(pack->program, one.calendar, 1);
  const eval::Results& results = evaluator.run(profile->table);
  Trial trial{*pack, *profile, results, one.calendar};
  if (rule != nullptr) {
    trial.verdict = verdict_of(results.truth(rule->condition.compiled.root, 0));
  } else {
    const audit::Task task{*pack, *selection, one.calendar};
    result::Community community = audit::assess(task, *profile, sources_);
    if (judge.refuse(community.faults)) return false;
    trial.check = std::move(community.standards.front().checks.front());
    trial.verdict = verdict_of(trial.check->outcome);
  }
  judge.compare(trial.verdict, trial.check);
  if (observer) observer(one, trial);
  return judge.good();
}

}  // namespace cbps::cases
