#include "cli/shared_options.h"

#include <array>

namespace cbps::cli {

void add_rule_folder(CommandBuilder& command, RuleOptions& options) {
  command.option("--rules", options.folder,
                 {"使用该文件夹里的规则，代替内置规则",
                  "use the rules of a folder instead of the built-in ones"});
}

void add_rule_options(CommandBuilder& command, RuleOptions& options) {
  add_rule_folder(command, options);
  command.list("--set", options.set,
               {"改一个参数，如 --set area_per_100_households=30；可重复",
                "overrule a parameter, e.g. --set area_per_100_households=30; may be repeated"});
}

void add_selection_options(CommandBuilder& command, SelectionOptions& options,
                           const HelpText& only_help, const HelpText& skip_help) {
  command.list("--only", options.only, only_help);
  command.list("--skip", options.skip, skip_help);
}

void add_calendar_options(CommandBuilder& command, CalendarOptions& options) {
  command.option("--period", options.period,
                 {"评估年度，如 2024（默认看档案里填的）",
                  "the year assessed, e.g. 2024 (default: the one that the profiles state)"});
  command.option("--as-of", options.as_of,
                 {"截至日期（默认年度最后一天），或 today",
                  "as of this day (default: the last of the year), or today"});
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

Bilingual format_help(const std::vector<std::string>& names) {
  std::string listed;
  for (const std::string& name : names) listed += (listed.empty() ? "" : " | ") + name;
  return {"报告格式：" + listed, "format of the report: " + listed};
}

void add_rule_folder_argument(CommandBuilder& command, std::string& target) {
  command.positional(
      "DIR", target,
      {"规则文件夹（默认内置规则）", "a folder of rules (default: the built-in ones)"});
}

void add_id_argument(CommandBuilder& command, std::string& target) {
  command.positional("ID", target,
                     {"标准或检查项，如 8 或 8.2；不写则为全部",
                      "a standard or check, e.g. 8 or 8.2; without one, all of them"});
}

}  // namespace cbps::cli
