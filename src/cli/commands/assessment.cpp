#include "cli/commands/assessment.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "cbps/audit/waivers.h"
#include "cbps/cli/build_info.h"
#include "cbps/system/output.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/run_messages.h"

namespace cbps::cli {
namespace {

/// Whether a community meets the conditions of the run. Without options no check may fail or be
/// undecided. `--fail-under` replaces this rule; where `--fail-on` is given too, both must hold.
run::Gate gate(const CheckOptions& options, const ParsedOptions& parsed) {
  const bool by_floor_only = parsed.fail_under && options.fail_on.empty();
  const bool never = by_floor_only || options.fail_on == "none";
  return {never, never || options.fail_on == "fail", parsed.fail_under};
}

void report_years(int year, const std::map<int, std::size_t>& years, Diagnostics& diagnostics) {
  Bilingual others;
  std::size_t of_this_year = 0;
  for (const auto& [other, count] : years) {
    if (other == year) {
      of_this_year = count;
      continue;
    }
    others.zh += fmt::format("{}{} 年度 {} 个", others.zh.empty() ? "" : "、", other, count);
    others.en += fmt::format("{}{}: {}", others.en.empty() ? "" : ", ", other, count);
  }
  diagnostics.add(Code::OtherYears, kCommandLine, std::to_string(year),
                  std::to_string(of_this_year), others);
}

/// Reports what no single community is to blame for.
void report_what_is_missing(std::optional<int> year, const run::Outcome& outcome,
                            Diagnostics& diagnostics) {
  if (year && outcome.years.size() > 1) report_years(*year, outcome.years, diagnostics);
  if (!year && outcome.without_year > 0) {
    diagnostics.add(Code::NoPeriodAnywhere, kCommandLine, std::to_string(outcome.without_year));
  } else if (outcome.communities == 0) {
    diagnostics.add(Code::NothingChecked, kCommandLine);
  }
}

}  // namespace

Assessment::Assessment(AssessmentSetting setting, run::InputQueue& queue, OpenOutputs& outputs)
    : setting_(std::move(setting)), queue_(queue), outputs_(outputs) {}

int Assessment::run() {
  PassYear pass = first_year();
  run::Outcome outcome = assess(pass);
  Diagnostics diagnostics;
  if (is_given_up(pass, outcome)) {
    pass = {outcome.better_year ? outcome.better_year : pass.year, run::YearSource::Found, false};
    if (!is_not_before(setting_.parsed.as_of, Period{*pass.year}, diagnostics)) {
      print(diagnostics);
      return kUnusable;
    }
    queue_.rewind();
    outcome = assess(pass);
  }
  for (const system::WriteError& failure : failures_) system::report(failure, diagnostics);
  // A run whose reports have all failed ended early and does not know the rest.
  const bool is_complete = failures_.size() < outcome.targets.size();
  if (is_complete) report_what_is_missing(pass.year, outcome, diagnostics);
  print(diagnostics);
  if (!diagnostics.empty() || !failures_.empty() || outcome.has_errors) return kUnusable;
  return outcome.gate_met ? kGateMet : kGateNotMet;
}

Assessment::PassYear Assessment::first_year() const {
  if (const auto given = setting_.parsed.year) return {given, run::YearSource::Given, false};
  const std::optional<int> tried = setting_.survey.year;
  if (!tried) return {};
  const auto& as_of = setting_.parsed.as_of;
  // Nothing can be assessed before a year begins, but it may not be the year of most communities.
  return {tried, run::YearSource::Tried, as_of && *as_of < Period{*tried}.start()};
}

bool Assessment::is_given_up(const PassYear& pass, const run::Outcome& outcome) {
  return outcome.better_year || pass.counts_only;
}

run::Outcome Assessment::assess(const PassYear& pass) {
  const ParsedOptions& parsed = setting_.parsed;
  const Period period{pass.year.value_or(1)};
  const Calendar calendar{period, parsed.as_of.value_or(period.end())};
  const result::WaiverIndex waivers =
      audit::index_waivers(setting_.pack, setting_.selection, setting_.waivers, calendar.as_of);
  const audit::Task task{.pack = setting_.pack,
                         .selection = setting_.selection,
                         .calendar = calendar,
                         .with_facts = setting_.options.with_facts,
                         .waivers = setting_.waivers.empty() ? nullptr : &waivers,
                         .baseline = setting_.baseline ? &setting_.baseline->outcomes : nullptr};
  const result::Run head = describe(task, pass);
  std::vector<run::Target> targets = outputs_.targets(style());
  const std::size_t most_rows = rows_of_batch(targets);
  const run::Plan plan{.task = task,
                       .head = head,
                       .targets = std::move(targets),
                       .most_rows = most_rows,
                       .gate = gate(setting_.options, parsed),
                       .year = pass.source,
                       .counts_only = pass.counts_only,
                       .jobs = parsed.jobs,
                       .strict = setting_.options.input.strict,
                       .files_left_out = setting_.files_left_out,
                       .unreadable = setting_.unreadable};
  const MessagePlace place =
      outputs_.show_document() ? MessagePlace::Report : MessagePlace::StandardError;
  const bool quiet = setting_.options.quiet;
  RunMessages messages(setting_.environment, setting_.language, place,
                       {.shows_progress = !quiet && !outputs_.stream_to_terminal(pass.source),
                        .errors_only = quiet,
                        .waits = pass.source == run::YearSource::Tried});
  run::Outcome outcome = run::assess_inputs(plan, queue_, system::temporary_spool, messages);
  if (is_given_up(pass, outcome)) {
    messages.run_given_up();
    return outcome;
  }
  failures_ = outputs_.finish(outcome.targets);
  messages.run_ended(outputs_.have_shown_document(outcome.targets));
  return outcome;
}

result::Run Assessment::describe(const audit::Task& task, const PassYear& pass) const {
  result::Run head = audit::describe(task, std::string(build_info().version), shown_options());
  head.several = setting_.survey.has_several;
  if (!pass.year) {
    head.year.reset();
    head.as_of = setting_.parsed.as_of;
  }
  audit::add_dictionary(task, head);
  if (setting_.baseline != nullptr) head.baseline = setting_.baseline->shown;
  return head;
}

/// Whole pages are large, and those of a batch are in memory together.
std::size_t Assessment::rows_of_batch(const std::vector<run::Target>& targets) const {
  constexpr std::size_t kRowsWithPages = 64;
  if (!setting_.survey.has_several) return 1;
  const bool makes_pages = std::any_of(targets.begin(), targets.end(),
                                       [](const auto& target) { return target.pages != nullptr; });
  return makes_pages ? kRowsWithPages : eval::kBatchRows;
}

/// What is the same in all reports.
report::Style Assessment::style() const {
  report::Extent extent = report::Extent::Normal;
  if (setting_.options.detail) extent = report::Extent::Detail;
  if (setting_.options.summary) extent = report::Extent::Summary;
  report::Style style;
  style.language = setting_.language;
  style.extent = extent;
  style.several = setting_.survey.has_several;
  return style;
}

/// The options that shape the result, for the report.
result::Options Assessment::shown_options() const {
  const CheckOptions& options = setting_.options;
  const std::string& day = options.calendar.as_of;
  return {options.rules.folder,    options.rules.set,       setting_.selection.only,
          setting_.selection.skip, options.calendar.period, day == "today" ? std::string() : day,
          options.fail_under,      options.fail_on,         options.waivers,
          options.baseline};
}

void Assessment::print(const Diagnostics& diagnostics) const {
  print_diagnostics(setting_.options.quiet ? errors_of(diagnostics) : diagnostics, Sources(),
                    setting_.language, setting_.environment);
}

}  // namespace cbps::cli
