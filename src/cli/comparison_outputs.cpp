#include "cli/comparison_outputs.h"

#include "cli/report_outputs.h"

namespace cbps::cli {

ComparisonOutputs::ComparisonOutputs(const std::vector<Output>& outputs, Language language,
                                     const Environment& environment) {
  report::Style common;
  common.language = language;
  for (const Output& output : outputs) {
    Report& report = reports_.emplace_back();
    const bool is_file = !output.path.empty();
    if (is_file) report.file = system::open_output_file(output.path);
    report.sink = is_file ? report.file.get() : &environment.out;
    report.writer = report::comparison_formats()[output.format].writer(
        fitted(common, is_file, environment.terminal));
  }
}

void ComparisonOutputs::begin(const result::ComparisonHead& head, const result::Run& before,
                              const result::Run& after) {
  for (Report& one : reports_) one.writer->begin(head, before, after, one.text);
}

void ComparisonOutputs::add(const result::CommunityChange& community) {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  for (Report& one : reports_) {
    one.writer->add(community, one.text);
    if (one.text.size() >= kPiece) one.flush();
  }
}

void ComparisonOutputs::end(const result::ComparisonSummary& summary) {
  for (Report& one : reports_) {
    one.writer->end(summary, one.text);
    one.flush();
  }
  has_worse_ = summary.worse != 0;
}

void ComparisonOutputs::finish(Diagnostics& diagnostics) {
  for (Report& one : reports_) {
    const bool is_written = !one.sink->error() && (!one.file || one.file->finish());
    if (!is_written) system::report(one.sink->error().value_or(system::WriteError{}), diagnostics);
  }
}

void ComparisonOutputs::Report::flush() {
  if (!sink->error()) (void)sink->write(text);
  text.clear();
}

}  // namespace cbps::cli
