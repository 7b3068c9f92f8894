#include <array>
#include <string>
#include <utility>
#include <vector>

#include "cbps/convert/format.h"
#include "cli/commands/commands.h"
#include "cli/commands/convert_paths.h"
#include "cli/option_values.h"
#include "cli/output_option.h"
#include "cli/shared_options.h"

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

int execute(const ConvertOptions& options, Language language, const Environment& environment) {
  Diagnostics diagnostics;
  const auto year = read_period(options.period, diagnostics);
  std::vector<std::string> given;
  if (!options.output.empty()) given.push_back(options.output);
  const auto outputs = read_outputs(output_formats(), options.format, given, diagnostics);
  const Output output = outputs.empty() ? Output{} : outputs.front();
  const auto format = [&output](const rules::RulePack& /*pack*/) {
    return convert::formats()[output.format];
  };
  return convert_paths({options.paths,
                        options.input,
                        options.rules,
                        year,
                        output.path,
                        format,
                        {language, options.keys}},
                       language, environment, std::move(diagnostics));
}

}  // namespace

void add_convert(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
