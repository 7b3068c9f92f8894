#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cbps/cli/rule_folder.h"
#include "cbps/convert/format.h"
#include "cbps/run/convert_inputs.h"
#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/commands.h"
#include "cli/listing.h"
#include "cli/map_option.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/output_option.h"
#include "cli/pack.h"
#include "cli/report_outputs.h"
#include "cli/run_messages.h"
#include "cli/shared_options.h"
#include "cli/spreadsheet_faults.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps convert examples/district -o all.csv",
            {"全区的档案合成一张表", "the profiles of a district as one table"}},
};

constexpr CommandInfo kInfo{
    "convert",
    {"把读到的指标按标准写法写成一个文件（CSV、YAML、JSON 或 .xlsx）",
     "Write what was read in the standard way into one file (CSV, YAML, JSON or .xlsx)"},
    {"退出码：0 全部写出；2 用法、输入或规则有误，或有没写出的值、社区",
     "Exit codes: 0 all is written; 2 wrong use, invalid input or rules, or values or communities "
     "that are not written"},
    kExamples};

struct ConvertOptions {
  std::vector<std::string> paths;
  std::string format;  ///< empty: by the ending of the output
  std::string output;  ///< `[FORMAT:]FILE`; empty: standard output
  std::string period;
  RuleOptions rules;
  InputTexts input;
  bool keys = false;
};

std::vector<OutputFormat> output_formats() {
  std::vector<OutputFormat> all;
  for (const convert::Format& one : convert::formats()) all.push_back({one.name, one.endings});
  return all;
}

void declare(CommandBuilder& command, ConvertOptions& options) {
  add_paths(command, options.paths);
  std::vector<std::string> formats;
  for (const convert::Format& format : convert::formats()) formats.emplace_back(format.name);
  command.one_of(kFormatNames, options.format, formats,
                 {"格式：csv（一行一个社区，默认）| yaml | json | xlsx",
                  "format: csv (a community a row, the default) | yaml | json | xlsx"});
  command.option("-o,--output", values::kFile, options.output,
                 {"写入文件（整份写成，否则不写）；格式看扩展名，也可写在前面，如 -o csv:a.txt；"
                  "- 是标准输出",
                  "write to a file, whole or not at all. The ending tells the format, or a prefix, "
                  "e.g. -o csv:a.txt; - is standard output"});
  command.flag("--keys", options.keys,
               {"键、标题和选项写代号（centre.area），不写名称",
                "write keys, headings and options as ids (centre.area), not as labels"});
  command.option("--period", values::kYear, options.period,
                 {"只要这一年度的社区，没有写年度的也算这一年度（默认各按自己写的年度）",
                  "only communities of this year, and those that state none (default: each by the "
                  "year that it states)"});
  add_rule_folder(command, options.rules);
  add_input_options(command, options.input,
                    {"指标或键有误的社区整个不写（默认只是不写那一个指标）",
                     "leave out a community with an error in a fact or key (default: only that "
                     "fact is left out)"});
}

constexpr system::SignalMessages kChinese{"cbps: 已中断，没有写出\n",
                                          "cbps: 输入文件在读取时被截短，没有写出\n"};
constexpr system::SignalMessages kEnglish{
    "cbps: interrupted, nothing is written\n",
    "cbps: an input file was cut short while it was read, nothing is written\n"};

constexpr std::size_t kThreads = 1;

class ConvertCommand {
 public:
  ConvertCommand(const ConvertOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    const system::SignalCleanup cleanup(language_ == Language::Zh ? kChinese : kEnglish, kUnusable);
    Diagnostics diagnostics;
    const auto year = read_period(options_.period, diagnostics);
    const auto max_input = read_max_input(options_.input.max_input, diagnostics);
    if (options_.paths.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
    const auto outputs =
        read_outputs(output_formats(), options_.format, given_output(), diagnostics);
    const auto pack = read_pack(options_.rules.folder, {}, environment_, sources_, diagnostics);
    if (pack == nullptr || diagnostics.has_errors()) return stop(diagnostics);
    const Output& output = outputs.front();
    const convert::Format& format = convert::formats()[output.format];
    if (format.is_binary && output.path.empty() && environment_.terminal.out_is_terminal) {
      diagnostics.add(Code::NotOnTerminal, kCommandLine, format.name);
      return stop(diagnostics);
    }
    const MapFile map = read_map(options_.input.map, pack->dictionary, sources_, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    const Listing listing = list_inputs(options_.paths, options_.input.format, pack->dictionary,
                                        map, sources_, diagnostics);
    // Folders that cannot be read are named, and all other input is converted.
    const bool is_all_there = !diagnostics.has_errors();
    name_left_out(listing, sources_, diagnostics);
    print(std::exchange(diagnostics, {}));
    const std::string& rules = options_.rules.folder;
    refuse_outputs_that_are_read({output.path}, files_read(listing, map),
                                 rules.empty() ? std::vector<std::string>() : rule_files(rules),
                                 diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    run::InputQueue queue(listing.files,
                          input_reader(max_input, {options_.input.encoding, options_.input.sheet},
                                       kThreads, pack->dictionary, map.map),
                          pack->dictionary, input_options(options_.input, map.map));
    const bool is_written = convert(queue, pack->dictionary, year, output);
    return is_written && is_all_there ? kGateMet : kUnusable;
  }

 private:
  [[nodiscard]] std::vector<std::string> given_output() const {
    if (options_.output.empty()) return {};
    return {options_.output};
  }

  /// Whether all of the input is written.
  bool convert(run::InputQueue& queue, const Dictionary& dictionary, std::optional<int> given,
               const Output& output) {
    const run::Survey survey = queue.survey(given.has_value());
    const std::optional<int> year = given ? given : survey.year;
    run::YearSource source = given ? run::YearSource::Given : run::YearSource::Stated;
    if (!year) source = run::YearSource::None;
    const run::ConversionPlan plan{.dictionary = dictionary,
                                   .format = convert::formats()[output.format],
                                   .style = {language_, options_.keys},
                                   .year = year.value_or(1),
                                   .source = source,
                                   .strict = options_.input.strict};
    std::unique_ptr<system::OutputFile> file;
    if (!output.path.empty()) file = system::open_output_file(output.path);
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

  const ConvertOptions& options_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
};

int execute(const ConvertOptions& options, Language language, const Environment& environment) {
  return ConvertCommand(options, language, environment).run();
}

}  // namespace

void add_convert(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
