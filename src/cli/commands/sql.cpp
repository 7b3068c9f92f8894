#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/sql/query.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"
#include "cli/shared_options.h"
#include "cli/text_output.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps sql --ddl --dialect sqlite -o facts.sql",
            {"建表语句", "the statement that makes the table"}},
    Example{"cbps sql --period 2024 --dialect duckdb -o checks.sql",
            {"同样的规则写成查询：各检查项的结论、得分和等级",
             "the same rules as a query: each outcome, the score and the grade"}},
};

constexpr CommandInfo kInfo{
    "sql",
    {"把规则写成 SQL：在数据所在的数据库里得出同样的结论、得分和等级",
     "Write the rules as SQL, which gives the same outcomes, scores and grades where the data is"},
    {"退出码：0 已写出；2 规则或用法有误，或有不能用 SQL 准确表达的",
     "Exit codes: 0 written; 2 the rules or the use are wrong, or SQL cannot say it exactly"},
    kExamples};

struct SqlOptions {
  std::string dialect = "postgres";
  bool ddl = false;
  std::string output;  ///< empty: standard output
  RuleOptions rules;
  SelectionOptions selection;
  CalendarOptions calendar;
};

void declare(CommandBuilder& command, SqlOptions& options) {
  std::vector<std::string> names;
  for (const sql::Dialect& one : sql::dialects()) names.emplace_back(one.name);
  command.one_of(
      "--dialect", options.dialect, names,
      {"数据库：postgres（默认）、duckdb、sqlite 在测试中运行过；clickhouse、spark、hive、doris "
       "按公开的语法写成，没有运行过",
       "the engine: postgres (the default), duckdb and sqlite are run in the tests; "
       "clickhouse, spark, hive and doris are written by their public grammars, not "
       "run"});
  command.flag("--ddl", options.ddl,
               {"写建表语句，不写查询", "write the statement that makes the table, not the query"});
  add_text_output(command, options.output);
  add_rule_options(command, options.rules);
  add_selection_options(command, options.selection,
                        {"只查这些标准或检查项", "only these standards or checks"},
                        {"不查这些标准或检查项", "leave out these standards or checks"});
  add_calendar_options(command, options.calendar);
}

int execute(const SqlOptions& options, Language language, const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const auto stop = [&] {
    print_diagnostics(diagnostics, sources, language, environment);
    return kUnusable;
  };
  const auto year = read_period(options.calendar.period, diagnostics);
  const auto as_of = read_as_of(options.calendar.as_of, environment, diagnostics);
  const auto overrides = read_overrides(options.rules.set, diagnostics);
  if (!year && !options.ddl) diagnostics.add(Code::SqlNeedsPeriod, kCommandLine);
  if (year) (void)is_not_before(as_of, Period{*year}, diagnostics);
  const auto pack = read_pack(options.rules.folder, overrides, environment, sources, diagnostics);
  if (pack == nullptr || diagnostics.has_errors()) return stop();
  const sql::Dialect& dialect = sql::dialect(options.dialect);
  std::string text;
  if (options.ddl) {
    text = sql::table_definition(pack->dictionary, dialect);
  } else {
    const audit::Selection selection =
        audit::select(*pack, options.selection.only, options.selection.skip, diagnostics);
    if (diagnostics.has_errors()) return stop();
    const Period period{*year};
    const auto query = sql::checks_query(
        {*pack, selection, {period, as_of.value_or(period.end())}, dialect}, diagnostics);
    if (!query) return stop();
    text = *query;
  }
  if (!is_output_file(options.output)) return print_result(text, language, environment);
  write_output_file(options.output, text, diagnostics);
  print_diagnostics(diagnostics, sources, language, environment);
  return diagnostics.has_errors() ? kUnusable : kGateMet;
}

}  // namespace

void add_sql(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
