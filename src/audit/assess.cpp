#include "cbps/audit/assess.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "audit/findings.h"
#include "audit/repair.h"
#include "audit/scores.h"
#include "audit/steps.h"
#include "audit/waived_rows.h"
#include "cbps/audit/baseline.h"
#include "cbps/eval/evaluator.h"
#include "cbps/eval/explain.h"

namespace cbps::audit {

using result::CheckResult;
using result::Outcome;
using result::Reason;

/// Reads the verdicts on one row off what the program found.
class Assessor::RowAssessor {
 public:
  RowAssessor(const Task& task, const eval::Results& results, const Verdicts& verdicts,
              const Scores& scores, const Table& table, std::size_t row, const data::Origin& origin,
              const Sources& sources, FindingWriter& findings,
              const std::vector<std::size_t>& waivers)
      : task_(task),
        results_(results),
        verdicts_(verdicts),
        scores_(scores),
        table_(table),
        row_(row),
        origin_(origin),
        sources_(sources),
        findings_(findings),
        waivers_(waivers) {}

  [[nodiscard]] Assessor::Contradictions contradictions() const {
    Assessor::Contradictions all;
    for (const rules::Consistency& rule : task_.pack.consistency) {
      if (!rule.is_error || view(rule.condition).truth() != Truth::False) continue;
      broken(rule, all.faults);
      const std::vector<FieldId> facts = rule.condition.condition.fields();
      for (const FieldId fact : rule.invalid.empty() ? facts : rule.invalid) {
        const bool is_new = std::find(all.facts.begin(), all.facts.end(), fact) == all.facts.end();
        if (is_new && table_.known(fact, row_)) all.facts.push_back(fact);
      }
    }
    return all;
  }

  [[nodiscard]] std::vector<result::Remark> its_remarks() const {
    Diagnostics all = origin_.remarks;
    for (const rules::Consistency& rule : task_.pack.consistency) {
      if (!rule.is_error && view(rule.condition).truth() == Truth::False) broken(rule, all);
    }
    return audit::remarks(all.all(), sources_, origin_.cells);
  }

  /// Adds to the standing of the row what it is and what its verdicts rest on.
  void complete(result::Community& community) const {
    const data::Identity& identity = origin_.identity;
    community.id = identity.id;
    community.name = identity.name;
    community.source = locate(origin_.span, sources_);
    community.remarks = its_remarks();
    const std::span<const Diagnostic> faults = origin_.faults.all();
    community.fault_count = faults.size();
    const std::size_t listed = std::min(faults.size(), result::kMostFaults);
    community.faults = audit::remarks(faults.first(listed), sources_, origin_.cells);
    const ScoreSheet sheet = scores_.sheet(row_, verdicts_);
    for (std::size_t part = 0; part < verdicts_.parts().size(); ++part) {
      add_standard(part, sheet, community);
    }
    if (task_.with_facts) add_facts(community);
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

  void add_facts(result::Community& community) const {
    const std::vector<Field>& fields = task_.pack.dictionary.fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto fact = static_cast<FieldId>(i);
      if (table_.invalid(fact, row_)) community.invalid_facts.push_back(fields[i].id);
      if (!table_.known(fact, row_)) continue;
      community.facts.push_back(
          {fields[i].id, eval::datum(task_.pack.dictionary, table_, fact, row_)});
    }
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
  void broken(const rules::Consistency& rule, Diagnostics& diagnostics) const {
    std::vector<FieldId> facts = eval::deciding_facts(view(rule.condition));
    const std::vector<FieldId>& wrong = rule.invalid.empty() ? facts : rule.invalid;
    const Span first = wrong.empty() ? origin_.span : place_of(wrong.front());
    Diagnostic& diagnostic =
        diagnostics.add(rule.is_error ? Message<1>(Code::Inconsistent) : Message<1>(Code::Doubtful),
                        first, rule.message);
    for (const FieldId fact : facts) {
      const Span place = place_of(fact);
      if (place.file == FileId::None) continue;
      const Field& field = task_.pack.dictionary.field(fact);
      diagnostic.note(Code::FactHere, place, label_alone(field.label, field.short_label),
                      as_given(fact, place));
    }
  }

  void add_standard(std::size_t part, const ScoreSheet& sheet, result::Community& community) const {
    const auto [standard, begin, end] = verdicts_.parts()[part];
    result::StandardResult result;
    result.id = task_.pack.standards[standard].id;
    result.outcome = outcome_in(verdicts_.part_outcomes(part), row_);
    for (std::size_t check = begin; check < end; ++check) {
      const Outcome outcome = outcome_in(verdicts_.outcomes(check), row_);
      CheckResult& one = result.checks.emplace_back(explain(verdicts_.check(check), outcome));
      one.early = Bitmap::test(verdicts_.outcomes(check).early.data(), row_);
      one.points = sheet.points(check, check + 1);
      one.gain = sheet.items[check].gain;
      if (outcome != Outcome::Fail && outcome != Outcome::Unknown) continue;
      if (!waivers_.empty()) one.waiver = waivers_[check];
      if (task_.baseline != nullptr) {
        one.since = task_.baseline->since(community.id, check, outcome);
      }
    }
    result.points = sheet.points(begin, end);
    community.standards.push_back(std::move(result));
  }

  /// What a verdict rests on.
  [[nodiscard]] CheckResult explain(const rules::Check& check, Outcome outcome) const {
    CheckResult result;
    result.id = check.id;
    result.outcome = outcome;
    switch (outcome) {
      case Outcome::Pass: break;
      case Outcome::NotApplicable: add_because(check, result); break;
      case Outcome::Fail:
        add_shortfalls(check, result);
        findings_.add(check, row_, result);
        add_repair(result);
        break;
      case Outcome::Unknown: add_open(check, result); break;
      case Outcome::Pending:
        // What is short so far, and what is not given yet.
        if (applies(check)) add_shortfalls(check, result);
        add_open(check, result);
        result.reason.reset();
        result.due = due(check);
        break;
    }
    return result;
  }

  [[nodiscard]] bool applies(const rules::Check& check) const {
    return !check.applies || view(*check.applies).truth() == Truth::True;
  }

  [[nodiscard]] std::optional<Date> duties_from() const {
    const auto fact = task_.pack.program.duties_from();
    if (!fact || !table_.known(*fact, row_)) return std::nullopt;
    return Date{static_cast<std::int32_t>(table_.column(*fact).values[row_])};
  }
  [[nodiscard]] bool has_invalid_start(const rules::Check& check) const {
    const auto fact = task_.pack.program.duties_from();
    return fact && !check.duties.empty() && table_.invalid(*fact, row_);
  }

  /// The last day on which a check that is not due may be met; nothing if there is none, or nobody
  /// can say.
  [[nodiscard]] std::optional<Date> due(const rules::Check& check) const {
    if (check.due_at_period_end) return task_.calendar.period.end();
    if (has_invalid_start(check)) return std::nullopt;
    std::optional<Date> last;
    for (const rules::Duty& duty : check.duties) {
      if (results_.known(duty.due, row_)) continue;
      const auto day = first_due(task_.calendar.period, duty.interval, duties_from());
      if (!day) return std::nullopt;
      if (!last || *last < *day) last = day;
    }
    return last;
  }

  void add_open(const rules::Check& check, CheckResult& result) const {
    const auto add = [&result](result::UnknownField field) {
      const auto same = [&field](const result::UnknownField& one) {
        return one.name == field.name;
      };
      auto& all = result.unknown_fields;
      if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(field));
    };
    const auto add_all = [&](const rules::Condition& condition) {
      if (view(condition).truth() != Truth::Unknown) return;
      for (result::UnknownField& field : eval::open_facts(view(condition)).missing) {
        add(std::move(field));
      }
    };
    if (check.applies) add_all(*check.applies);
    for (const rules::Condition& condition : check.require) add_all(condition);
    // Then nobody can say what it asks for, whatever its conditions come to.
    if (has_invalid_start(check)) {
      const eval::View any = view(check.require.front());
      add(eval::unknown_field(any, *task_.pack.program.duties_from()));
    }
    result.reason = reason_of(result.unknown_fields);
  }

  static Reason reason_of(const std::vector<result::UnknownField>& fields) {
    const auto any = [&fields](auto is) { return std::any_of(fields.begin(), fields.end(), is); };
    if (any([](const result::UnknownField& one) { return one.invalid; })) return Reason::Invalid;
    const auto is_parameter = [](const result::UnknownField& one) {
      return one.name.starts_with("param.");
    };
    return any(is_parameter) ? Reason::Parameter : Reason::Missing;
  }

  void add_shortfalls(const rules::Check& check, CheckResult& result) const {
    for (const rules::Condition& condition : check.require) {
      std::vector<result::Shortfall> all = eval::shortfalls(view(condition));
      for (result::Shortfall& one : all) locate_facts(one);
      std::move(all.begin(), all.end(), std::back_inserter(result.shortfalls));
    }
  }

  void add_repair(CheckResult& result) const {
    const Way way = easiest_way(result.shortfalls, task_.pack.dictionary);
    result.by = way.by;
    result.effort = way.greatest_effort;
    result.window_passed = way.window_passed;
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

  void add_because(const rules::Check& check, CheckResult& result) const {
    std::vector<FieldId> facts;
    if (check.applies && view(*check.applies).truth() == Truth::False) {
      facts = eval::deciding_facts(view(*check.applies));
    } else {
      facts = {*task_.pack.program.duties_from()};
      for (const rules::Duty& duty : check.duties) {
        if (!results_.known(duty.due, row_)) result.never_due = duty.interval;
      }
    }
    for (const FieldId fact : facts) {
      const Field& field = task_.pack.dictionary.field(fact);
      result.because.push_back({field.id, label_alone(field.label, field.short_label), field.unit,
                                eval::datum(task_.pack.dictionary, table_, fact, row_),
                                least_to_apply(check, fact), location_of(fact)});
    }
  }

  /// The number with which the check would apply. That something has to be there at all needs no
  /// number.
  [[nodiscard]] std::optional<Decimal> least_to_apply(const rules::Check& check,
                                                      FieldId fact) const {
    const Field& field = task_.pack.dictionary.field(fact);
    const bool is_number = field.type.kind == Kind::Int || field.type.kind == Kind::Decimal;
    const std::int64_t value = table_.column(fact).values[row_];
    if (!check.applies || !is_number || value == 0) return {};
    const std::vector<result::Shortfall> shortfalls = eval::shortfalls(view(*check.applies));
    for (const result::Gap* gap : result::all_gaps(shortfalls)) {
      const auto* need = std::get_if<Decimal>(&gap->need);
      const bool is_least = need != nullptr && gap->relation == result::Relation::AtLeast;
      if (gap->field == field.id && is_least && value < need->units) return *need;
    }
    return {};
  }

  const Task& task_;
  const eval::Results& results_;
  const Verdicts& verdicts_;
  const Scores& scores_;
  const Table& table_;
  std::size_t row_;
  const data::Origin& origin_;
  const Sources& sources_;
  FindingWriter& findings_;
  const std::vector<std::size_t>& waivers_;
};

namespace {

/// Writes the program's own words in both languages: a result has no words that only the program
/// knows.
void spell_out(std::vector<Argument>& arguments) {
  for (Argument& one : arguments) {
    if (const auto* word = std::get_if<Term>(&one)) {
      one =
          Bilingual{std::string(term(*word, Language::Zh)), std::string(term(*word, Language::En))};
    }
  }
}

}  // namespace

result::Location locate(Span span, const Sources& sources, const data::RowCells& cells) {
  if (span.file == FileId::None) return {};
  const Place place = sources.place(span);
  if (std::string cell = sources.cell(span); !cell.empty()) {
    return {sources.path(span.file), place.line, place.column, std::move(cell)};
  }
  return {sources.path(span.file), place.line, place.column, cells.name(span)};
}

result::Remark remark(const Diagnostic& diagnostic, const Sources& sources,
                      const data::RowCells& cells) {
  result::Remark remark{diagnostic, locate(diagnostic.span, sources, cells)};
  for (const Note& note : diagnostic.notes) {
    remark.note_locations.push_back(note.span ? locate(*note.span, sources, cells)
                                              : result::Location{});
  }
  spell_out(remark.diagnostic.arguments);
  for (Note& note : remark.diagnostic.notes) spell_out(note.arguments);
  return remark;
}

std::vector<result::Remark> remarks(std::span<const Diagnostic> diagnostics, const Sources& sources,
                                    const data::RowCells& cells) {
  std::vector<result::Remark> all;
  all.reserve(diagnostics.size());
  for (const Diagnostic& one : diagnostics) all.push_back(remark(one, sources, cells));
  return all;
}

Assessor::Assessor(const Task& task, std::size_t most_rows)
    : task_(task),
      evaluator_(task.pack.program, task.calendar, most_rows),
      verdicts_(task, most_rows),
      scores_(std::make_unique<Scores>(task.pack, verdicts_, most_rows)),
      findings_(std::make_unique<FindingWriter>(task, most_rows)),
      waived_(task.waivers == nullptr ? nullptr : std::make_unique<WaivedRows>(task, most_rows)) {}

Assessor::~Assessor() = default;

void Assessor::evaluate(const Table& table) {
  table_ = &table;
  verdicts_.read(evaluator_.run(table), table);
  scores_->read(verdicts_);
  findings_->read(table);
}

void Assessor::name_rows(const std::vector<std::string_view>& ids) {
  if (waived_) waived_->read(verdicts_, ids);
  if (task_.baseline != nullptr) ids_.assign(ids.begin(), ids.end());
}

const std::vector<std::size_t>& Assessor::waivers(std::size_t row) const {
  static const std::vector<std::size_t> none;
  return waived_ ? waived_->numbers(row) : none;
}

void Assessor::stand(std::size_t row, result::Standing& standing) const {
  scores_->fill(row, standing);
  standing.waived.reset();
  if (waived_) waived_->fill(row, standing);
  if (task_.baseline == nullptr) return;
  std::vector<Outcome> outcomes;
  for (std::size_t check = 0; check < verdicts_.check_count(); ++check) {
    outcomes.push_back(outcome_in(verdicts_.outcomes(check), row));
  }
  standing.since = task_.baseline->compare(ids_[row], outcomes, waivers(row));
}

void Assessor::brief(std::span<result::Brief> briefs) const {
  for (std::size_t row = 0; row < briefs.size(); ++row) {
    stand(row, briefs[row]);
    briefs[row].failed.clear();
    briefs[row].unknown.clear();
    briefs[row].pending.clear();
    if (waived_) briefs[row].waivers = waived_->hits(row);
  }
  const auto add = [&](const std::vector<std::uint64_t>& rows, std::string_view id,
                       std::vector<std::string_view> result::Brief::*list) {
    for (std::size_t begin = 0; begin < briefs.size(); begin += Bitmap::kWordBits) {
      for (std::uint64_t left = rows[begin / Bitmap::kWordBits]; left != 0; left &= left - 1) {
        const std::size_t row = begin + static_cast<std::size_t>(std::countr_zero(left));
        if (row < briefs.size()) (briefs[row].*list).push_back(id);
      }
    }
  };
  for (std::size_t check = 0; check < verdicts_.check_count(); ++check) {
    const OutcomeWords& outcomes = verdicts_.outcomes(check);
    const std::string_view id = verdicts_.check(check).id;
    add(outcomes.fail, id, &result::Brief::failed);
    add(outcomes.unknown, id, &result::Brief::unknown);
    if (verdicts_.has_deferred()) add(outcomes.pending, id, &result::Brief::pending);
  }
  for (std::size_t row = 0; row < briefs.size(); ++row) {
    scores_->losses(row, briefs[row].losses);
  }
}

Assessor::RowAssessor Assessor::row_assessor(std::size_t row, const data::Origin& origin,
                                             const Sources& sources) const {
  return {task_,   evaluator_.results(), verdicts_,   *scores_, *table_, row, origin,
          sources, *findings_,           waivers(row)};
}

Assessor::Contradictions Assessor::contradictions(std::size_t row, const data::Origin& origin,
                                                  const Sources& sources) const {
  return row_assessor(row, origin, sources).contradictions();
}

std::vector<result::Remark> Assessor::remarks(std::size_t row, const data::Origin& origin,
                                              const Sources& sources) const {
  return row_assessor(row, origin, sources).its_remarks();
}

result::Community Assessor::assess(std::size_t row, const data::Origin& origin,
                                   const Sources& sources) {
  result::Community community;
  stand(row, community);
  row_assessor(row, origin, sources).complete(community);
  if (community.counts.fail == 0) return community;
  if (!steps_) steps_ = std::make_unique<StepFinder>(task_);
  community.steps = steps_->find(*table_, row, community, waivers(row));
  return community;
}

void settle_contradictions(const Task& task, data::Profile& profile, const Sources& sources) {
  Assessor assessor(task, 1);
  assessor.evaluate(profile.table);
  data::Origin& origin = profile.origin;
  Assessor::Contradictions found = assessor.contradictions(0, origin, sources);
  origin.faults.append(std::move(found.faults));
  for (const std::vector<FieldId>* facts : {&found.facts, &origin.contradicted}) {
    for (const FieldId fact : *facts) profile.table.set_invalid(fact, 0);
  }
}

result::Community assess(const Task& task, data::Profile& profile, const Sources& sources) {
  settle_contradictions(task, profile, sources);
  Assessor assessor(task, 1);
  assessor.evaluate(profile.table);
  if (task.needs_ids()) assessor.name_rows({profile.origin.identity.id});
  return assessor.assess(0, profile.origin, sources);
}

}  // namespace cbps::audit
