#pragma once

#include <optional>
#include <string>

#include "cbps/audit/selection.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/rules/rule_pack.h"
#include "cbps/sql/dialect.h"
#include "cbps/value/calendar.h"

/// The rules of a pack as SQL. The result is exact: what SQL cannot say as the rules do is refused.
namespace cbps::sql {

/// The table that the query reads: `cbps_facts`, a row a community and year, with a column for each
/// fact. Numbers are whole numbers in units of the scale of their fact, days YYYYMMDD, choices the
/// ids of their options; a set has a column for each part, a list of dates how many of the due
/// months and quarters it covers and how many dates there are. `…__invalid` says that what was
/// given cannot be used: it has no value, or one that contradicts others, which is then still read
/// by the rules that say what else contradicts it.
[[nodiscard]] std::string table_definition(const Dictionary& dictionary, const Dialect& dialect);

/// What the query is made for. All of it outlives the call.
struct QueryPlan {
  const rules::RulePack& pack;
  const audit::Selection& selection;
  Calendar calendar;
  const Dialect& dialect;
};

/// One query whose rows are communities: the outcome of each selected check (`pass`, `early`: met
/// before its day, `fail`, `unknown`, `pending`, `not_applicable`), how many of each, the exact
/// score as `floor`, `ceiling` and `whole` (fractions are `floor / whole`; all three NULL where
/// nothing is scored), and the ids of the grades. Nothing, and messages, where a condition cannot
/// be said, two names are the same in SQL, or a limit of the dialect is exceeded.
[[nodiscard]] std::optional<std::string> checks_query(const QueryPlan& plan,
                                                      Diagnostics& diagnostics);

}  // namespace cbps::sql
