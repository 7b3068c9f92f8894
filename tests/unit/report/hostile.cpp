#include "unit/report/hostile.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <variant>

#include "unit/report/sample.h"

namespace cbps::report::test {
namespace {

/// What a name may hold that breaks a table, or is markup, if it is written as it is.
constexpr std::string_view kNames[] = {
    "a|b",
    "`x`|",
    "</td><script>alert(1)</script>",
    "[x](javascript:y)",
    "\\|",
    "a\\",
    "甲\n乙\r\n| 丙 |",
    "# 甲 #1",
    "**甲** _乙_ ~~丙~~",
    "<!-- 甲",
    "&lt;b&gt; &copy;",
    "![x](y)",
    "- 甲",
    "1. 甲",
    "    甲",
    "```",
    "$x$ \x1b[2J \xff",
    "---",
    "]]>\" onload='x()' \u202e\u0085",
};

std::string all_names() {
  std::string text;
  for (const std::string_view one : kNames) text.append(one).append(" ");
  return text;
}

}  // namespace

result::Run hostile_run() {
  result::Run run = sample_run();
  const std::string hostile = all_names();
  run.pack.title = {hostile, hostile};
  run.pack.edition = {hostile, hostile};
  run.options.set = {hostile};
  run.grades[0].label = {"优|秀", "ex|cellent"};
  run.standards[0].title = {hostile, hostile};
  run.standards[1].checks[0].title = {hostile, hostile};
  run.standards[1].checks[0].quote = hostile;
  run.standards[1].checks[0].remedy = {hostile, hostile};
  return run;
}

std::vector<result::Community> hostile_communities() {
  std::vector<result::Community> all;
  for (const std::string_view name : kNames) {
    result::Community& one = all.emplace_back(sample_community());
    one.id = fmt::format("{}{}", all.size(), name);
    one.name = name;
    one.remarks[0].location.file = name;
    for (result::StandardResult& standard : one.standards) {
      for (result::CheckResult& check : standard.checks) {
        for (result::Shortfall& shortfall : check.shortfalls) {
          auto* gap = std::get_if<result::Gap>(&shortfall.what);
          if (gap != nullptr && gap->location) gap->location->file = name;
        }
      }
    }
  }
  return all;
}

result::Summary hostile_summary() {
  const std::string hostile = all_names();
  result::Summary summary = district_summary(three_communities());
  for (result::Group& group : summary.groups) group.what.name = hostile;
  for (result::Ranked& one : summary.ranking) one.id = one.name = hostile;
  for (result::ReportedZero& zero : summary.zeros) zero.label = {hostile, hostile};
  for (result::Rejected& one : summary.rejected) {
    one.id = hostile;
    one.source.file = hostile;
    one.diagnostics[0].diagnostic.arguments = {hostile};
  }
  return summary;
}

}  // namespace cbps::report::test
