#include "cli/comparison_outputs.h"

#include "cli/report_outputs.h"
#include "cli/shared_options.h"

namespace cbps::cli {

void add_comparison_outputs(CommandBuilder& command, std::string& format,
                            std::vector<std::string>& outputs) {
  std::vector<std::string> formats;
  for (const report::ComparisonFormat& one : report::comparison_formats()) {
    formats.emplace_back(one.name);
  }
  const Bilingual help = format_help(formats);
  command.one_of(kFormatNames, format, formats, {help.zh, help.en});
  command.list("-o,--output", values::kFile, outputs,
               {"写入文件（整份写成，否则不写）；可重复。格式看扩展名，也可写在前面，如 "
                "-o json:a.txt；- 是标准输出",
                "write to a file, whole or not at all; may be repeated. The ending tells the "
                "format, or a prefix, e.g. -o json:a.txt; - is standard output"});
}

std::vector<OutputFormat> comparison_output_formats() {
  std::vector<OutputFormat> all;
  for (const report::ComparisonFormat& one : report::comparison_formats()) {
    all.push_back({one.name, one.endings});
  }
  return all;
}

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
  has_differences_ = !have_same_head(head);
  for (Report& one : reports_) one.writer->begin(head, before, after, one.text);
}

void ComparisonOutputs::add(const result::CommunityChange& community) {
  has_differences_ = has_differences_ || is_different(community);
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
