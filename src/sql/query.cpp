#include "cbps/sql/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/rules/equal_weights.h"
#include "cbps/rules/facts.h"
#include "cbps/value/duties.h"
#include "sql/expression.h"
#include "sql/layout.h"

namespace cbps::sql {
namespace {

using rules::Check;
using rules::Condition;
using rules::EqualWeights;

/// A message about the rules as a whole.
constexpr Span kNoPlace{0, 0, FileId::None};

std::string check_column(const Check& check) { return "c_" + sql_name(check.id); }
std::string standard_column(const rules::Standard& standard, std::string_view what) {
  return fmt::format("s_{}_{}", sql_name(standard.id), what);
}

std::string listed(const std::vector<std::string>& all, std::string_view separator) {
  std::string text;
  for (const std::string& one : all) {
    if (!text.empty()) text += separator;
    text += one;
  }
  return text;
}

/// Writes the query, a common table expression for each step:
/// `given`, the facts of the year; `contradictions`, which error rules they break; `usable`, the
/// facts without those that contradict each other; `due`, what is due for each community;
/// `outcomes`; `tallies`, what each standard comes to; `sums`.
class QueryWriter {
 public:
  QueryWriter(const QueryPlan& plan, Diagnostics& diagnostics)
      : plan_(plan),
        target_{plan.pack.dictionary, plan.dialect, plan.calendar},
        diagnostics_(diagnostics) {
    for (std::size_t s = 0; s < plan.pack.standards.size(); ++s) {
      Part part{&plan.pack.standards[s], {}};
      for (std::size_t c = 0; c < part.standard->checks.size(); ++c) {
        if (plan.selection.has(s, c)) part.checks.push_back(&part.standard->checks[c]);
      }
      if (!part.checks.empty()) parts_.push_back(std::move(part));
    }
    for (const rules::Consistency& rule : plan.pack.consistency) {
      if (rule.is_error) errors_.push_back(&rule);
    }
  }

  std::optional<std::string> write() {
    collect_facts();
    const std::vector<std::pair<std::string_view, std::string>> steps{
        {"given", given()},       {"contradictions", contradictions()},
        {"usable", usable()},     {"due", due()},
        {"outcomes", outcomes()}, {"tallies", tallies()},
        {"sums", sums()}};
    std::string text;
    for (const auto& [name, query] : steps) {
      text += text.empty() ? "WITH " : ",\n";
      text += fmt::format("{} AS {}{}(\n{}\n)", name, plan_.dialect.materialized,
                          plan_.dialect.materialized.empty() ? "" : " ", query);
    }
    text += '\n' + result() + '\n';
    const std::size_t most = plan_.dialect.most_query_bytes;
    if (most != 0 && text.size() > most) {
      diagnostics_.add(Code::SqlTooLong, kNoPlace, plan_.dialect.name, std::to_string(text.size()),
                       std::to_string(most));
    }
    if (diagnostics_.has_errors()) return std::nullopt;
    return text;
  }

 private:
  /// A standard with selected checks.
  struct Part {
    const rules::Standard* standard;
    std::vector<const Check*> checks;
  };

  [[nodiscard]] const Dictionary& dictionary() const { return plan_.pack.dictionary; }

  /// The condition, or a message about what it belongs to.
  std::string sql_of(const Condition& condition, const std::string& id) {
    try {
      return expression(condition.condition, target_);
    } catch (const Refused& refused) {
      diagnostics_.add(Code::SqlCannotSay, kNoPlace, id, refused.what);
      return "FALSE";
    }
  }

  // ---- the facts that are read ----

  void collect_facts() {
    std::vector<bool> read(dictionary().fields.size());
    const auto add = [&read](const Condition& condition) {
      for (const FieldId field : condition.condition.fields()) {
        read[static_cast<std::size_t>(field)] = true;
      }
    };
    for (const Part& part : parts_) {
      for (const Check* check : part.checks) {
        if (check->applies) add(*check->applies);
        for (const Condition& condition : check->require) add(condition);
      }
    }
    for (const rules::Consistency* rule : errors_) add(rule->condition);
    if (const auto from = plan_.pack.program.duties_from()) {
      read[static_cast<std::size_t>(*from)] = true;
    }
    std::set<std::string> names;
    for (FactColumn& column : fact_columns(dictionary())) {
      if (!names.insert(column.name).second) {
        diagnostics_.add(Code::SqlSameName, kNoPlace, column.name);
      }
      if (read[static_cast<std::size_t>(column.field)]) columns_.push_back(std::move(column));
    }
    const std::size_t most = plan_.dialect.most_columns;
    if (most != 0 && names.size() > most) {
      diagnostics_.add(Code::SqlTooManyColumns, kNoPlace, plan_.dialect.name,
                       std::to_string(names.size()), std::to_string(most));
    }
  }

  // ---- what is due ----

  /// How many of the due months or quarters a community has been there for; NULL: none, or nobody
  /// can say.
  std::string due_count(Interval interval) const {
    const DutyCalendar calendar(plan_.calendar);
    const IntervalSet all = calendar.due(interval, std::nullopt);
    const auto from = plan_.pack.program.duties_from();
    const std::string none =
        fmt::format(fmt::runtime(plan_.dialect.typed_null), plan_.dialect.integer);
    if (all == 0) return none;
    if (!from) return std::to_string(std::popcount(all));
    const Field& field = dictionary().field(*from);
    const std::string founded = value_column(field);
    std::vector<std::string> terms;
    for (unsigned i = 0; i < 12; ++i) {
      if ((all >> i & 1U) == 0) continue;
      terms.push_back(fmt::format("CASE WHEN {0} IS NULL OR {0} <= {1} THEN 1 ELSE 0 END", founded,
                                  start_of(interval, i)));
    }
    const std::string sum = listed(terms, " + ");
    return fmt::format("CASE WHEN {0} THEN {1} WHEN {2} = 0 THEN {1} ELSE {2} END",
                       invalid_column(field), none, sum);
  }
  [[nodiscard]] std::int64_t start_of(Interval interval, unsigned number) const {
    constexpr unsigned kMonthsOfQuarter = 3;
    const unsigned month = interval == Interval::Month ? number : number * kMonthsOfQuarter;
    return day_number(*make_date(plan_.calendar.period.year, month + 1, 1));
  }
  std::string due_columns() const {
    return fmt::format("    {} AS {},\n    {} AS {}", due_count(Interval::Month), kMonthsDue,
                       due_count(Interval::Quarter), kQuartersDue);
  }
  static std::string_view column_of(Interval interval) {
    return interval == Interval::Month ? kMonthsDue : kQuartersDue;
  }

  // ---- the steps ----

  static std::string identity() { return fmt::format("    {},\n    {}", kIdColumn, kNameColumn); }

  static std::string contradicted_column(const FactColumn& invalid) {
    return invalid.name + "_as_read";
  }

  /// Facts that contradict each other as they were read are still judged by the error rules.
  std::string given() const {
    std::string text = "  SELECT\n" + identity();
    std::string value;
    for (const FactColumn& column : columns_) {
      if (column.role != Role::Invalid) {
        value = column.name;
        text += ",\n    " + column.name;
        continue;
      }
      // What the table does not say to be invalid is not.
      text += fmt::format(
          ",\n    COALESCE({0}, FALSE) AND {1} IS NULL AS {0}"
          ",\n    COALESCE({0}, FALSE) AND {1} IS NOT NULL AS {2}",
          column.name, value, contradicted_column(column));
    }
    return text + ",\n" + due_columns() +
           fmt::format("\n  FROM {}\n  WHERE {} = {} AND {} = {}", kFactsTable, kPeriodColumn,
                       plan_.calendar.period.year, kAsOfColumn,
                       day_number(plan_.calendar.as_of));
  }

  static std::string broken(std::size_t rule) { return "broken_" + std::to_string(rule + 1); }

  std::string contradictions() {
    std::string text = "  SELECT\n    given.*";
    for (std::size_t i = 0; i < errors_.size(); ++i) {
      text += fmt::format(",\n    CASE ({}) WHEN FALSE THEN TRUE ELSE FALSE END AS {}",
                          sql_of(errors_[i]->condition, errors_[i]->id), broken(i));
    }
    return text + "\n  FROM given";
  }

  /// The rules that make a fact unusable where they are broken.
  [[nodiscard]] std::string contradicted(FieldId field) const {
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < errors_.size(); ++i) {
      const rules::Consistency& rule = *errors_[i];
      const std::vector<FieldId> all = rule.condition.condition.fields();
      const std::vector<FieldId>& facts = rule.invalid.empty() ? all : rule.invalid;
      if (std::find(facts.begin(), facts.end(), field) != facts.end()) rules.push_back(broken(i));
    }
    return listed(rules, " OR ");
  }

  std::string usable() const {
    std::string text = "  SELECT\n" + identity();
    std::string value;  // tells whether the fact at hand was given
    std::vector<const FactColumn*> of_fact;
    for (const FactColumn& column : columns_) {
      if (column.role != Role::Invalid) {
        of_fact.push_back(&column);
        continue;
      }
      std::string reasons = contradicted_column(column);
      const std::string rules = contradicted(column.field);
      if (!rules.empty()) reasons += " OR " + rules;
      for (const FactColumn* one : of_fact) {
        text +=
            fmt::format(",\n    CASE WHEN {0} THEN NULL ELSE {1} END AS {1}", reasons, one->name);
        value = one->name;
      }
      text += fmt::format(",\n    {0} OR (({1}) AND {2} IS NOT NULL) AS {0}", column.name, reasons,
                          value);
      of_fact.clear();
    }
    return text + "\n  FROM contradictions";
  }

  std::string due() const {
    return "  SELECT\n    usable.*,\n" + due_columns() + "\n  FROM usable";
  }

  std::string outcomes() {
    std::string text = "  SELECT\n" + identity();
    for (const Part& part : parts_) {
      for (const Check* check : part.checks) {
        text += fmt::format(",\n    {} AS {}", outcome(*check), check_column(*check));
      }
    }
    return text + "\n  FROM due";
  }

  /// What the calendar says of a check: conditions of SQL that are never NULL; empty: never so.
  struct Deferral {
    std::string not_due;
    std::string undecided;
    std::string never;
  };

  [[nodiscard]] Deferral deferral(const Check& check) const {
    const bool is_interim = plan_.calendar.as_of < plan_.calendar.period.end();
    std::vector<std::string> not_due;
    std::vector<std::string> undecided;
    std::vector<std::string> never;
    if (check.due_at_period_end && is_interim) not_due.emplace_back("TRUE");
    const auto from = plan_.pack.program.duties_from();
    const std::string invalid = from ? invalid_column(dictionary().field(*from)) : "FALSE";
    for (const rules::Duty& duty : check.duties) {
      const std::string nothing = fmt::format("{} IS NULL", column_of(duty.interval));
      const bool may_be_due = DutyCalendar(plan_.calendar).due(duty.interval, std::nullopt) != 0;
      const std::string known_nothing = fmt::format("({} AND NOT {})", nothing, invalid);
      if (may_be_due) undecided.push_back(invalid);
      if (!is_interim) {
        never.push_back(known_nothing);
        continue;
      }
      not_due.push_back(may_be_due ? known_nothing : '(' + nothing + ')');
      if (!may_be_due) undecided.push_back(invalid);
      if (from)
        undecided.push_back('(' + nothing + " AND " + founded_too_late(duty.interval) + ')');
    }
    return {listed(not_due, " OR "), listed(undecided, " OR "), listed(never, " OR ")};
  }

  /// Whether a community was founded when the last month or quarter of the year had begun.
  [[nodiscard]] std::string founded_too_late(Interval interval) const {
    const std::string founded = value_column(dictionary().field(*plan_.pack.program.duties_from()));
    constexpr unsigned kLastMonth = 11;
    constexpr unsigned kLastQuarter = 3;
    const unsigned last = interval == Interval::Month ? kLastMonth : kLastQuarter;
    return fmt::format("COALESCE({} > {}, FALSE)", founded, start_of(interval, last));
  }

  std::string outcome(const Check& check) {
    const Deferral calendar = deferral(check);
    const std::string applies = check.applies ? sql_of(*check.applies, check.id) : std::string();
    std::vector<std::string> conditions;
    for (const Condition& one : check.require) {
      conditions.push_back(check.require.size() == 1 ? sql_of(one, check.id)
                                                     : '(' + sql_of(one, check.id) + ')');
    }
    const std::string require = listed(conditions, " AND ");
    const std::string is_undecided = calendar.undecided;
    std::string met = '(' + require + ')';
    std::string unmet = "NOT (" + require + ')';
    for (std::string* one : {&met, &unmet}) {
      if (!applies.empty()) *one += " AND (" + applies + ')';
      if (!is_undecided.empty()) *one += " AND NOT (" + is_undecided + ')';
    }
    std::string text = "CASE";
    if (!applies.empty()) text += fmt::format(" WHEN NOT ({}) THEN 'not_applicable'", applies);
    if (!calendar.never.empty()) {
      text += fmt::format(" WHEN {} THEN 'not_applicable'", calendar.never);
    }
    if (!calendar.not_due.empty()) {
      text += fmt::format(" WHEN ({}) AND {} THEN 'early'", calendar.not_due, met);
    }
    text += fmt::format(" WHEN {} THEN 'pass'", met);
    if (!calendar.not_due.empty()) text += fmt::format(" WHEN {} THEN 'pending'", calendar.not_due);
    return text + fmt::format(" WHEN {} THEN 'fail' ELSE 'unknown' END", unmet);
  }

  static std::string counted(const std::vector<const Check*>& checks,
                             std::initializer_list<std::string_view> outcomes) {
    std::vector<std::string> terms;
    for (const Check* check : checks) {
      std::string term = "CASE " + check_column(*check);
      for (const std::string_view one : outcomes) term += fmt::format(" WHEN '{}' THEN 1", one);
      terms.push_back(term + " ELSE 0 END");
    }
    return listed(terms, " + ");
  }

  std::string tallies() const {
    std::string text = "  SELECT\n    outcomes.*";
    for (const Part& part : parts_) {
      const auto add = [&](std::string_view what, std::initializer_list<std::string_view> which) {
        text += fmt::format(",\n    {} AS {}", counted(part.checks, which),
                            standard_column(*part.standard, what));
      };
      add("met", {"pass"});
      add("open", {"unknown"});
      add("scored", {"pass", "fail", "unknown"});
    }
    return text + "\n  FROM outcomes";
  }

  /// The least number that any number of checks of a standard divides.
  [[nodiscard]] std::int64_t unit() const {
    std::size_t most = 1;
    for (const Part& part : parts_) most = std::max(most, part.checks.size());
    return EqualWeights::shares_of_standard(most);
  }

  std::string sums() const {
    std::vector<std::string> met;
    std::vector<std::string> open;
    std::vector<std::string> standards;
    for (const Part& part : parts_) {
      const std::string scored = standard_column(*part.standard, "scored");
      std::string share = "CASE " + scored;
      for (std::size_t n = 1; n <= part.checks.size(); ++n) {
        share += fmt::format(" WHEN {} THEN {}", n, unit() / static_cast<std::int64_t>(n));
      }
      share += " ELSE 0 END";
      met.push_back(fmt::format("{} * {}", standard_column(*part.standard, "met"), share));
      open.push_back(fmt::format("{} * {}", standard_column(*part.standard, "open"), share));
      standards.push_back(fmt::format("CASE WHEN {} > 0 THEN 1 ELSE 0 END", scored));
    }
    std::vector<const Check*> all;
    for (const Part& part : parts_) all.insert(all.end(), part.checks.begin(), part.checks.end());
    std::string text = "  SELECT\n    tallies.*";
    const auto add = [&text](std::string_view name, const std::string& value) {
      text += fmt::format(",\n    {} AS {}", value, name);
    };
    add("met_shares", listed(met, " + "));
    add("open_shares", listed(open, " + "));
    add("whole_shares", fmt::format("({}) * {}", listed(standards, " + "), unit()));
    add("count_pass", counted(all, {"pass", "early"}));
    add("count_fail", counted(all, {"fail"}));
    add("count_unknown", counted(all, {"unknown"}));
    add("count_pending", counted(all, {"pending"}));
    add("count_not_applicable", counted(all, {"not_applicable"}));
    add("count_early", counted(all, {"early"}));
    return text + "\n  FROM tallies";
  }

  /// The grade of a number of shares.
  [[nodiscard]] std::string grade(std::string_view shares) const {
    std::string text = "CASE WHEN whole_shares = 0 THEN NULL";
    for (const rules::Grade& one : plan_.pack.grades) {
      text += fmt::format(" WHEN ({}) * {} >= whole_shares * {} THEN '{}'", shares,
                          100 * power_of_ten(one.at_least.scale), one.at_least.units, one.id);
    }
    return text + " END";
  }

  std::string result() const {
    std::string text = fmt::format("SELECT\n  {},\n  {}", kIdColumn, kNameColumn);
    const auto add = [&text](std::string_view name, const std::string& value) {
      text +=
          value == name ? fmt::format(",\n  {}", name) : fmt::format(",\n  {} AS {}", value, name);
    };
    add("floor", "CASE WHEN whole_shares > 0 THEN met_shares END");
    add("ceiling", "CASE WHEN whole_shares > 0 THEN met_shares + open_shares END");
    add("whole", "CASE WHEN whole_shares > 0 THEN whole_shares END");
    if (!plan_.pack.grades.empty()) {
      add("grade", grade("met_shares"));
      add("grade_high", grade("met_shares + open_shares"));
    }
    for (const std::string_view name : {"count_pass", "count_fail", "count_unknown",
                                        "count_pending", "count_not_applicable", "count_early"}) {
      add(name, std::string(name));
    }
    for (const Part& part : parts_) {
      for (const Check* check : part.checks) add(check_column(*check), check_column(*check));
    }
    return text + fmt::format("\nFROM sums\nORDER BY {};", kIdColumn);
  }

  const QueryPlan& plan_;
  Target target_;
  Diagnostics& diagnostics_;
  std::vector<Part> parts_;
  std::vector<const rules::Consistency*> errors_;
  std::vector<FactColumn> columns_;  ///< of the facts that are read
};

}  // namespace

std::optional<std::string> checks_query(const QueryPlan& plan, Diagnostics& diagnostics) {
  Diagnostics found;
  auto text = QueryWriter(plan, found).write();
  diagnostics.append(std::move(found));
  return text;
}

}  // namespace cbps::sql
