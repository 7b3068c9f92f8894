#include "cli/commands/convert_paths.h"

#include <memory>
#include <utility>

#include "cbps/cli/rule_folder.h"
#include "cbps/run/convert_inputs.h"
#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/listing.h"
#include "cli/map_option.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"
#include "cli/report_outputs.h"
#include "cli/run_messages.h"
#include "cli/spreadsheet_faults.h"

namespace cbps::cli {
namespace {

constexpr system::SignalMessages kChinese{"cbps: 已中断，没有写出\n",
                                          "cbps: 输入文件在读取时被截短，没有写出\n"};
constexpr system::SignalMessages kEnglish{
    "cbps: interrupted, nothing is written\n",
    "cbps: an input file was cut short while it was read, nothing is written\n"};

constexpr std::size_t kThreads = 1;

class PathConversion {
 public:
  PathConversion(const ConversionRequest& request, Language language,
                 const Environment& environment)
      : request_(request), language_(language), environment_(environment) {}

  int run(Diagnostics diagnostics) {
    const system::SignalCleanup cleanup(language_ == Language::Zh ? kChinese : kEnglish, kUnusable);
    const auto max_input = read_max_input(request_.input.max_input, diagnostics);
    if (request_.paths.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
    const auto pack = read_pack(request_.rules.folder, {}, environment_, sources_, diagnostics);
    if (pack == nullptr || diagnostics.has_errors()) return stop(diagnostics);
    const convert::Format format = request_.format(*pack);
    if (format.is_binary && request_.output.empty() && environment_.terminal.out_is_terminal) {
      diagnostics.add(Code::NotOnTerminal, kCommandLine, format.name);
      return stop(diagnostics);
    }
    const MapFile map = read_map(request_.input.map, pack->dictionary, sources_, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    const Listing listing = list_inputs(request_.paths, request_.input.format, pack->dictionary,
                                        map, sources_, diagnostics);
    // Folders that cannot be read are named, and all other input is converted.
    const bool is_all_there = !diagnostics.has_errors();
    name_left_out(listing, sources_, diagnostics);
    print(std::exchange(diagnostics, {}));
    const std::string& rules = request_.rules.folder;
    refuse_outputs_that_are_read({request_.output}, files_read(listing, map),
                                 rules.empty() ? std::vector<std::string>() : rule_files(rules),
                                 diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    run::InputQueue queue(listing.files,
                          input_reader(max_input, {request_.input.encoding, request_.input.sheet},
                                       kThreads, pack->dictionary, map.map),
                          pack->dictionary, input_options(request_.input, map.map));
    const bool is_written = convert(queue, pack->dictionary, format);
    return is_written && is_all_there ? kGateMet : kUnusable;
  }

 private:
  /// Whether all of the input is written.
  bool convert(run::InputQueue& queue, const Dictionary& dictionary,
               const convert::Format& format) {
    const std::optional<int> given = request_.year;
    const run::Survey survey = queue.survey(given.has_value());
    const std::optional<int> year = given ? given : survey.year;
    run::YearSource source = given ? run::YearSource::Given : run::YearSource::Stated;
    if (!year) source = run::YearSource::None;
    const run::ConversionPlan plan{.dictionary = dictionary,
                                   .format = format,
                                   .style = request_.style,
                                   .year = year.value_or(1),
                                   .source = source,
                                   .strict = request_.input.strict};
    std::unique_ptr<system::OutputFile> file;
    if (!request_.output.empty()) file = system::open_output_file(request_.output);
    system::Sink& sink = file ? *file : environment_.out;
    RunMessages messages(environment_, language_, MessagePlace::StandardError, {});
    const auto spool = system::temporary_spool();
    run::Conversion done = run::convert_inputs(plan, queue, *spool, sink, messages);
    if (done.is_written && file && !file->finish()) {
      done.failure = file->error().value_or(system::WriteError{});
    }
    Diagnostics diagnostics;
    if (done.failure) {
      system::report(*done.failure, diagnostics);
    } else if (done.fault) {
      report(*done.fault, diagnostics);
    } else if (source == run::YearSource::None && done.without_year > 0) {
      diagnostics.add(Code::NoPeriodAnywhere, kCommandLine, std::to_string(done.without_year));
    } else if (done.communities == 0) {
      diagnostics.add(Code::NothingConverted, kCommandLine);
    } else if (done.bytes > plan.format.most_bytes) {
      diagnostics.add(Code::TooLargeToReadAgain, kCommandLine, plan.format.name,
                      std::to_string(done.bytes), std::to_string(plan.format.most_bytes));
    }
    print(diagnostics);
    return done.is_written && !done.failure && !done.has_errors;
  }

  void print(const Diagnostics& diagnostics) const {
    print_diagnostics(diagnostics, sources_, language_, environment_);
  }
  int stop(const Diagnostics& diagnostics) const {
    print(diagnostics);
    return kUnusable;
  }

  const ConversionRequest& request_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
};

}  // namespace

int convert_paths(const ConversionRequest& request, Language language,
                  const Environment& environment, Diagnostics diagnostics) {
  return PathConversion(request, language, environment).run(std::move(diagnostics));
}

}  // namespace cbps::cli
