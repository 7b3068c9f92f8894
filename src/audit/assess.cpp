#include "cbps/audit/assess.h"

#include <algorithm>
#include <bit>

#include "audit/scores.h"
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
  RowAssessor(const Task& task, const eval::Results& results, const Verdicts& verdicts,
              const Scores& scores, const Table& table, std::size_t row, const data::Origin& origin,
              const Sources& sources)
      : task_(task),
        results_(results),
        verdicts_(verdicts),
        scores_(scores),
        table_(table),
        row_(row),
        origin_(origin),
        sources_(sources) {}

  [[nodiscard]] Assessor::Objections object() const {
    Diagnostics contradictions;
    Diagnostics remarks = origin_.remarks;
    for (const rules::Consistency& rule : task_.pack.consistency) {
      if (view(rule.condition).truth() != Truth::False) continue;
      contradiction(rule, rule.is_error ? contradictions : remarks);
    }
    return {located(contradictions), located(remarks)};
  }

  [[nodiscard]] Assessed run() const {
    const data::Identity& identity = origin_.identity;
    auto [errors, remarks] = object();
    if (!errors.empty()) {
      return result::Rejected{identity.id, locate(origin_.span, sources_), std::move(errors),
                              false};
    }
    result::Community community;
    community.id = identity.id;
    community.name = identity.name;
    community.source = locate(origin_.span, sources_);
    community.remarks = std::move(remarks);
    scores_.fill(row_, community);
    const ScoreSheet sheet = scores_.sheet(row_, verdicts_);
    for (std::size_t part = 0; part < verdicts_.parts().size(); ++part) {
      add_standard(part, sheet, community);
    }
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

  [[nodiscard]] std::vector<result::Remark> located(const Diagnostics& diagnostics) const {
    std::vector<result::Remark> all;
    for (const Diagnostic& one : diagnostics.all()) {
      all.push_back(remark(one, sources_, origin_.cells));
    }
    return all;
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
        diagnostics.add(rule.is_error ? Message<1>(Code::Inconsistent) : Message<1>(Code::Doubtful),
                        first, rule.message);
    for (const FieldId fact : facts) {
      const Span place = place_of(fact);
      if (place.file == FileId::None) continue;
      diagnostic.note(Code::FactHere, place, task_.pack.dictionary.field(fact).label,
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
      result.checks.push_back(explain(verdicts_.check(check), outcome));
      result.checks.back().points = sheet.points(check, check + 1);
      result.checks.back().gain = sheet.items[check].gain;
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
      case Outcome::Fail: add_shortfalls(check, result); break;
      case Outcome::Unknown:
        if (is_unmet(check)) {
          // Before its day an unmet duty is open, not failed; what is short so far is shown.
          result.reason = Reason::NotDue;
          result.due = task_.calendar.period.end();
          add_shortfalls(check, result);
        } else {
          add_open(check, result);
        }
    }
    return result;
  }

  /// Whether it applies and something required is false.
  [[nodiscard]] bool is_unmet(const rules::Check& check) const {
    return (!check.applies || view(*check.applies).truth() == Truth::True) &&
           std::any_of(check.require.begin(), check.require.end(), [this](const auto& condition) {
             return view(condition).truth() == Truth::False;
           });
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

  void add_shortfalls(const rules::Check& check, CheckResult& result) const {
    for (const rules::Condition& condition : check.require) {
      std::vector<result::Shortfall> all = eval::shortfalls(view(condition));
      for (result::Shortfall& one : all) locate_facts(one);
      std::move(all.begin(), all.end(), std::back_inserter(result.shortfalls));
    }
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
    for (const FieldId fact : eval::deciding_facts(view(*check.applies))) {
      const Field& field = task_.pack.dictionary.field(fact);
      result.because.push_back({field.id, field.label, field.unit,
                                eval::datum(task_.pack.dictionary, table_, fact, row_),
                                location_of(fact)});
    }
  }

  const Task& task_;
  const eval::Results& results_;
  const Verdicts& verdicts_;
  const Scores& scores_;
  const Table& table_;
  std::size_t row_;
  const data::Origin& origin_;
  const Sources& sources_;
};

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

Assessor::Assessor(const Task& task, std::size_t most_rows)
    : task_(task),
      evaluator_(task.pack.program, task.calendar, most_rows),
      verdicts_(task, most_rows),
      scores_(std::make_unique<Scores>(task.pack, verdicts_, most_rows)) {}

Assessor::~Assessor() = default;

void Assessor::evaluate(const Table& table) {
  table_ = &table;
  verdicts_.read(evaluator_.run(table), table);
  scores_->read(verdicts_);
}

void Assessor::stand(std::size_t row, result::Standing& standing) const {
  scores_->fill(row, standing);
}

void Assessor::brief(std::span<result::Brief> briefs) const {
  for (std::size_t row = 0; row < briefs.size(); ++row) {
    stand(row, briefs[row]);
    briefs[row].failed.clear();
    briefs[row].unknown.clear();
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
  }
}

Assessor::Objections Assessor::object(std::size_t row, const data::Origin& origin,
                                      const Sources& sources) const {
  return RowAssessor(task_, evaluator_.results(), verdicts_, *scores_, *table_, row, origin,
                     sources)
      .object();
}

Assessed Assessor::assess(std::size_t row, const data::Origin& origin,
                          const Sources& sources) const {
  return RowAssessor(task_, evaluator_.results(), verdicts_, *scores_, *table_, row, origin,
                     sources)
      .run();
}

Assessed assess(const Task& task, const data::Profile& profile, const Sources& sources) {
  Assessor assessor(task, profile.table.rows());
  assessor.evaluate(profile.table);
  return assessor.assess(0, profile.origin, sources);
}

}  // namespace cbps::audit
