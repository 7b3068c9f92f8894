#include "cli/shared_options.h"

#include <array>
#include <utility>

#include "cbps/report/format.h"
#include "cbps/run/input_format.h"
#include "cbps/text/unicode.h"

namespace cbps::cli {

void add_rule_folder(CommandBuilder& command, RuleOptions& options) {
  command.option("--rules", values::kFolder, options.folder,
                 {"使用该文件夹里的规则，代替内置规则",
                  "use the rules of a folder instead of the built-in ones"});
}

void add_rule_options(CommandBuilder& command, RuleOptions& options) {
  add_rule_folder(command, options);
  command.list("--set", values::kParameter, options.set,
               {"改一个参数，如 --set area_per_100_households=30；可重复",
                "overrule a parameter, e.g. --set area_per_100_households=30; may be repeated"});
}

void add_selection_options(CommandBuilder& command, SelectionOptions& options,
                           const HelpText& only_help, const HelpText& skip_help) {
  command.list("--only", values::kChecks, options.only, only_help);
  command.list("--skip", values::kChecks, options.skip, skip_help);
}

void add_calendar_options(CommandBuilder& command, CalendarOptions& options) {
  command.option("--period", values::kYear, options.period,
                 {"评估年度，如 2024（默认看档案里填的）",
                  "the year assessed, e.g. 2024 (default: the one that the profiles state)"});
  command.option("--as-of", ValueKind{"DATE"}, options.as_of,
                 {"截至日期（默认年度最后一天），或 today",
                  "as of this day (default: the last of the year), or today"});
}

void add_paths(CommandBuilder& command, std::vector<std::string>& paths) {
  command.positionals(
      values::kPath, paths,
      {"档案（YAML、JSON）、表格（CSV、xlsx、ods）、存放它们的文件夹，或 -（标准输入）",
       "profiles (YAML, JSON), tables (CSV, xlsx, ods), folders of them, or - for standard input"});
}

void add_input_options(CommandBuilder& command, InputTexts& options, const HelpText& strict_help) {
  std::vector<std::string> names;
  for (const run::InputFormat& format : run::input_formats()) {
    if (names.empty() || names.back() != format.name) names.emplace_back(format.name);
  }
  command.one_of("--input-format", options.format, names,
                 {"按名称给出的文件和标准输入的格式（默认看扩展名）",
                  "format of files given by name and of standard input (default: by the ending)"});
  add_encoding(command, options.encoding);
  add_sheet(command, options.sheet);
  command.option("--map", values::kFile, options.map,
                 {"标题对照表（YAML）：表格的标题各对应哪个指标，见 cbps map",
                  "a map (YAML) of what the headings of tables stand for; cbps map proposes one"});
  command.list("--ignore-column", ValueKind{"HEADING"}, options.ignored_columns,
               {"表格里不读取的列，写它的标题；可重复",
                "a column of tables that is not read, by its heading; may be repeated"});
  command.one_of(
      "--extra-columns", options.extra_columns, {"error", "remark"},
      {"表格里不认识的列：error 算错误（默认）；remark 只提醒，但与已知标题相近的仍算错误",
       "columns of tables that are not known: error (default); remark: only a remark, "
       "except where a known heading is near"});
  command.flag("--strict", options.strict, strict_help);
  command.flag("--drop-personal", options.drop_personal,
               {"涉及个人信息的列、键和值只提醒、不读取，不算错误（默认算错误）",
                "leave out columns, keys and values about persons with a remark (default: an "
                "error)"});
  command.option("--max-input", ValueKind{"SIZE"}, options.max_input,
                 {"一个输入最多多大，如 512M、16G（默认 16G）",
                  "the most bytes of an input, e.g. 512M, 16G (default: 16G)"});
}

data::InputOptions input_options(const InputTexts& options,
                                 std::shared_ptr<const data::TableMap> map) {
  data::InputOptions all;
  all.reading.drop_personal = options.drop_personal;
  for (const std::string& heading : options.ignored_columns) {
    all.ignored_columns.push_back(unicode::normalise(heading));
  }
  all.extra_columns_pass = options.extra_columns == "remark";
  all.map = std::move(map);
  return all;
}

void add_jobs(CommandBuilder& command, std::string& target) {
  command.option("--jobs", values::kNumber, target,
                 {"用几个线程（默认等于处理器数），结果不变",
                  "how many threads (default: one a processor); the result is the same"});
}

void add_quiet(CommandBuilder& command, bool& target) {
  command.flag("--quiet", target,
               {"标准错误上只写错误，不写警告、提醒和进度",
                "on standard error only errors: no warnings, remarks or progress"});
}

void add_encoding(CommandBuilder& command, std::optional<Encoding>& target) {
  static constexpr std::array<Choice<std::optional<Encoding>>, kEncodingIds.size()> kChoices{{
      {kEncodingIds[0], Encoding::Utf8},
      {kEncodingIds[1], Encoding::Gb18030},
      {kEncodingIds[2], Encoding::Utf16Le},
      {kEncodingIds[3], Encoding::Utf16Be},
  }};
  command.choice<std::optional<Encoding>>(
      "--encoding", target, kChoices,
      {"输入文件的编码：utf-8、gb18030（含 GBK）、utf-16le、utf-16be（默认按内容识别）",
       "encoding of the inputs: utf-8, gb18030 (also for GBK), utf-16le, utf-16be (default: told "
       "from the bytes)"});
}

void add_sheet(CommandBuilder& command, std::string& target) {
  command.option("--sheet", ValueKind{"SHEET"}, target,
                 {"读取工作簿的哪张工作表：名称或序号（默认第一张有表格的）",
                  "the sheet of workbooks that is read, by name or number (default: the first with "
                  "a table)"});
}

Bilingual format_help(const std::vector<std::string>& names) {
  std::string listed;
  for (const std::string& name : names) listed += (listed.empty() ? "" : " | ") + name;
  return {"报告格式：" + listed, "format of the report: " + listed};
}

void add_report_outputs(CommandBuilder& command, std::string& format,
                        std::vector<std::string>& outputs) {
  std::vector<std::string> formats;
  for (const report::Format& one : report::formats()) {
    // One that depends on the ending of the file has several rows.
    if (formats.empty() || formats.back() != one.name) formats.emplace_back(one.name);
  }
  const Bilingual help = format_help(formats);
  command.one_of(kFormatNames, format, formats, {help.zh, help.en});
  command.list("-o,--output", values::kFile, outputs,
               {"写入文件（整份写成，否则不写）；可重复。格式看扩展名，也可写在前面，如 "
                "-o json:a.txt；以 / 结尾的是文件夹，每个社区一个网页；- 是标准输出",
                "write to a file, whole or not at all; may be repeated. The ending tells the "
                "format, or a prefix, e.g. -o json:a.txt; a path that ends with / is a folder with "
                "a page of HTML a community; - is standard output"});
}

OptionBuilder add_extent(CommandBuilder& command, bool& summary, bool& detail) {
  const OptionBuilder only_summary = command.flag(
      "--summary", summary, {"只要汇总，不列各社区", "only the summary, no communities"});
  command
      .flag("--detail", detail,
            {"更详细：一个社区时也列出达标项及其原文，多个社区时列出每个社区的差距",
             "say more: of one community also what is met, with its clause; of several the gaps "
             "of each"})
      .excludes(only_summary);
  return only_summary;
}

void add_rule_folder_argument(CommandBuilder& command, std::string& target) {
  command.positional(
      values::kFolder, target,
      {"规则文件夹（默认内置规则）", "a folder of rules (default: the built-in ones)"});
}

void add_id_argument(CommandBuilder& command, std::string& target) {
  command.positional(values::kChecks, target,
                     {"标准或检查项，如 8 或 8.2；不写则为全部",
                      "a standard or check, e.g. 8 or 8.2; without one, all of them"});
}

}  // namespace cbps::cli
