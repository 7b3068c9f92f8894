#include "cbps/audit/assess.h"

#include <algorithm>

#include "audit/membership.h"
#include "audit/score.h"
#include "cbps/eval/evaluator.h"
#include "cbps/eval/explain.h"

namespace cbps::audit {

using result::CheckResult;
using result::Outcome;
using result::Reason;

namespace {

/// Reads the verdicts on one row off what the program found.
class RowAssessor {
 public:
  RowAssessor(const Task& task, const eval::Results& results, const Table& table, std::size_t row,
              const data::Origin& origin, const Sources& sources)
      : task_(task),
        results_(results),
        table_(table),
        row_(row),
        origin_(origin),
        sources_(sources) {}

  Assessed run() {
    Diagnostics contradictions;
    Diagnostics remarks = origin_.remarks;
    for (const rules::Consistency& rule : task_.pack.consistency) {
      if (view(rule.condition).truth() != Truth::False) continue;
      contradiction(rule, rule.is_error ? contradictions : remarks);
    }
    const data::Identity& identity = origin_.identity;
    if (!contradictions.empty()) {
      result::Rejected rejected{identity.id, locate(origin_.span, sources_), {}};
      for (const Diagnostic& one : contradictions.all()) {
        rejected.diagnostics.push_back(remark(one, sources_, origin_.cells));
      }
      return rejected;
    }
    result::Community community;
    community.id = identity.id;
    community.name = identity.name;
    community.source = locate(origin_.span, sources_);
    community.groups = memberships(identity);
    for (const Diagnostic& one : remarks.all())
      community.remarks.push_back(remark(one, sources_, origin_.cells));
    std::vector<std::vector<bool>> declared;
    for (std::size_t s = 0; s < task_.pack.standards.size(); ++s) {
      if (task_.selection.has(s)) add_standard(s, community, declared);
    }
    score(task_.pack, declared, community);
    return community;
  }

 private:
  [[nodiscard]] eval::View view(const rules::Condition& condition) const {
    return {condition.condition,
            condition.compiled,
            task_.pack.program,
            results_,
            table_,
            task_.pack.dictionary,
            task_.calendar,
            row_};
  }

  [[nodiscard]] Span place_of(FieldId field) const {
    return origin_.places[static_cast<std::size_t>(field)];
  }

  /// A value as it was written; lists, whose place is only where they begin, item by item.
  [[nodiscard]] Bilingual as_given(FieldId fact, Span place) const {
    const result::Datum value = eval::datum(task_.pack.dictionary, table_, fact, row_);
    std::vector<Bilingual> items;
    if (const auto* dates = std::get_if<std::vector<Date>>(&value)) {
      for (const Date date : *dates) items.push_back({to_string(date), to_string(date)});
    } else if (const auto* parts = std::get_if<std::vector<result::Named>>(&value)) {
      for (const result::Named& part : *parts) items.push_back(part.label);
    } else {
      const std::string written(sources_.text(place));
      return {written, written};
    }
    if (items.empty()) return {"无", "none"};
    Bilingual all;
    for (const Bilingual& item : items) {
      all.zh += (all.zh.empty() ? "" : "、") + item.zh;
      all.en += (all.en.empty() ? "" : "; ") + item.en;
    }
    return all;
  }

  /// The message of a consistency rule, at the first fact it is about, with all the others.
  void contradiction(const rules::Consistency& rule, Diagnostics& diagnostics) const {
    std::vector<FieldId> facts = eval::deciding_facts(view(rule.condition));
    const Span first = facts.empty() ? origin_.span : place_of(facts.front());
    Diagnostic& diagnostic =
        diagnostics.add(rule.is_error ? Code::Inconsistent : Code::Doubtful, first, {rule.message});
    for (const FieldId fact : facts) {
      const Span place = place_of(fact);
      if (place.file == FileId::None) continue;
      diagnostic.note(Code::FactHere,
                      {task_.pack.dictionary.field(fact).label, as_given(fact, place)}, place);
    }
  }

  void add_standard(std::size_t index, result::Community& community,
                    std::vector<std::vector<bool>>& declared) const {
    const rules::Standard& standard = task_.pack.standards[index];
    result::StandardResult result;
    result.id = standard.id;
    std::vector<bool>& flags = declared.emplace_back();
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      if (!task_.selection.has(index, c)) continue;
      result.checks.push_back(assess_check(standard.checks[c]));
      flags.push_back(standard.checks[c].reads_judgement);
    }
    result.outcome = combine(result.checks);
    community.standards.push_back(std::move(result));
  }

  /// The table of outcomes: applies ↓ require →.
  [[nodiscard]] CheckResult assess_check(const rules::Check& check) const {
    CheckResult result;
    result.id = check.id;
    const Truth applies = check.applies ? view(*check.applies).truth() : Truth::True;
    if (applies == Truth::False) return not_applicable(check, std::move(result));
    Truth require = Truth::True;
    for (const rules::Condition& condition : check.require) {
      const Truth one = view(condition).truth();
      if (one == Truth::False) require = Truth::False;
      if (one == Truth::Unknown && require == Truth::True) require = Truth::Unknown;
    }
    if (applies == Truth::Unknown) {
      result.outcome = Outcome::Unknown;
    } else if (require == Truth::True) {
      result.outcome = Outcome::Pass;
    } else if (require == Truth::Unknown) {
      result.outcome = Outcome::Unknown;
    } else {
      // Before its day an unmet duty is open, not failed; what is short so far is shown.
      const bool due =
          !check.due_at_period_end || task_.calendar.as_of >= task_.calendar.period.end();
      result.outcome = due ? Outcome::Fail : Outcome::Unknown;
      if (!due) {
        result.reason = Reason::NotDue;
        result.due = task_.calendar.period.end();
      }
      for (const rules::Condition& condition : check.require) add_shortfalls(condition, result);
      return result;
    }
    if (result.outcome == Outcome::Unknown) add_open(check, result);
    return result;
  }

  void add_open(const rules::Check& check, CheckResult& result) const {
    const auto add = [&](const rules::Condition& condition) {
      if (view(condition).truth() != Truth::Unknown) return;
      eval::Open open = eval::open_facts(view(condition));
      for (result::UnknownField& field : open.missing) {
        const auto same = [&field](const result::UnknownField& one) {
          return one.name == field.name;
        };
        auto& all = result.unknown_fields;
        if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(field));
      }
    };
    if (check.applies) add(*check.applies);
    for (const rules::Condition& condition : check.require) add(condition);
    result.reason = result.unknown_fields.empty() ? Reason::NotDue : Reason::Missing;
  }

  void add_shortfalls(const rules::Condition& condition, CheckResult& result) const {
    std::vector<result::Shortfall> all = eval::shortfalls(view(condition));
    for (result::Shortfall& one : all) locate_facts(one);
    std::move(all.begin(), all.end(), std::back_inserter(result.shortfalls));
  }

  void locate_facts(result::Shortfall& shortfall) const {
    if (auto* any = std::get_if<result::AnyOf>(&shortfall.what)) {
      for (auto& alternative : any->alternatives) {
        for (result::Shortfall& one : alternative) locate_facts(one);
      }
      return;
    }
    auto& gap = std::get<result::Gap>(shortfall.what);
    gap.location = location_of(task_.pack.dictionary.field_by_id.at(gap.field));
  }

  [[nodiscard]] std::optional<result::Location> location_of(FieldId field) const {
    const Span place = place_of(field);
    if (place.file == FileId::None) return std::nullopt;
    return locate(place, sources_, origin_.cells);
  }

  [[nodiscard]] CheckResult not_applicable(const rules::Check& check, CheckResult result) const {
    result.outcome = Outcome::NotApplicable;
    for (const FieldId fact : eval::deciding_facts(view(*check.applies))) {
      const Field& field = task_.pack.dictionary.field(fact);
      result.because.push_back({field.id, field.label, field.unit,
                                eval::datum(task_.pack.dictionary, table_, fact, row_),
                                location_of(fact)});
    }
    return result;
  }

  const Task& task_;
  const eval::Results& results_;
  const Table& table_;
  std::size_t row_;
  const data::Origin& origin_;
  const Sources& sources_;
};

}  // namespace

result::Location locate(Span span, const Sources& sources, const data::RowCells& cells) {
  if (span.file == FileId::None) return {};
  const Place place = sources.place(span);
  return {sources.path(span.file), place.line, place.column, cells.name(span)};
}

result::Remark remark(const Diagnostic& diagnostic, const Sources& sources,
                      const data::RowCells& cells) {
  return {diagnostic, locate(diagnostic.span, sources, cells)};
}

result::Run describe(const Task& task, Language language, std::string version,
                     std::vector<std::pair<std::string, std::string>> options) {
  const rules::RulePack& pack = task.pack;
  result::Run run;
  run.version = std::move(version);
  run.pack = {pack.id, pack.title, pack.edition, pack.digest};
  run.period = task.calendar.period;
  run.as_of = task.calendar.as_of;
  run.language = language;
  run.options = std::move(options);
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    if (!task.selection.has(s)) continue;
    const rules::Standard& standard = pack.standards[s];
    result::StandardText text{standard.id, standard.title, {}, {}};
    for (const rules::Chapter& chapter : pack.chapters) {
      if (chapter.id == standard.chapter) text.chapter = chapter.title;
    }
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      if (!task.selection.has(s, c)) continue;
      const rules::Check& check = standard.checks[c];
      text.checks.push_back(
          {check.id, check.title, check.quote, check.focus, check.remedy, check.evidence});
    }
    run.standards.push_back(std::move(text));
  }
  for (const rules::Grade& grade : pack.grades) run.grades.push_back({grade.id, grade.label});
  return run;
}

Assessor::Assessor(const Task& task, std::size_t most_rows)
    : task_(task), evaluator_(task.pack.program, task.calendar, most_rows) {}

void Assessor::evaluate(const Table& table) {
  table_ = &table;
  (void)evaluator_.run(table);
}

Assessed Assessor::assess(std::size_t row, const data::Origin& origin,
                          const Sources& sources) const {
  return RowAssessor(task_, evaluator_.results(), *table_, row, origin, sources).run();
}

Assessed assess(const Task& task, const data::Profile& profile, const Sources& sources) {
  Assessor assessor(task, profile.table.rows());
  assessor.evaluate(profile.table);
  return assessor.assess(0, profile.origin, sources);
}

}  // namespace cbps::audit
