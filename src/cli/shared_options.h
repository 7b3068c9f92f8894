#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "cbps/data/reading_options.h"
#include "cbps/text/encoding.h"
#include "cbps/text/language.h"
#include "cli/command_builder.h"

/// Options that several commands have. Each is declared here once. A group is a struct of the texts
/// as written.
namespace cbps::cli {

/// `--rules`, `--set`
struct RuleOptions {
  std::string folder;  ///< empty: the built-in pack
  std::vector<std::string> set;
};
void add_rule_options(CommandBuilder& command, RuleOptions& options);
/// `--rules` alone, for commands that do not overrule parameters.
void add_rule_folder(CommandBuilder& command, RuleOptions& options);

/// `--only`, `--skip`
struct SelectionOptions {
  std::vector<std::string> only;
  std::vector<std::string> skip;
};
void add_selection_options(CommandBuilder& command, SelectionOptions& options,
                           const HelpText& only_help, const HelpText& skip_help);

/// `--period`, `--as-of`
struct CalendarOptions {
  std::string period;
  std::string as_of;
};
void add_calendar_options(CommandBuilder& command, CalendarOptions& options);

/// The arguments PATH.
void add_paths(CommandBuilder& command, std::vector<std::string>& paths);

/// `--input-format`, `--encoding`, `--sheet`, `--map`, `--ignore-column`, `--extra-columns`,
/// `--drop-personal`,
/// `--strict`, `--max-input`
struct InputTexts {
  std::string format;                ///< empty: by the endings of the files
  std::optional<Encoding> encoding;  ///< nothing: each file shows its own
  std::vector<std::string> ignored_columns;
  std::string extra_columns;  ///< empty: error
  std::string sheet;          ///< of workbooks; empty: the first with a table
  std::string map;            ///< empty: headings stand for what they say
  bool drop_personal = false;
  bool strict = false;
  std::string max_input;  ///< empty: 16 GiB
};
/// `strict_help` says what becomes of a community with an error.
void add_input_options(CommandBuilder& command, InputTexts& options, const HelpText& strict_help);
[[nodiscard]] data::InputOptions input_options(const InputTexts& options,
                                               std::shared_ptr<const data::TableMap> map);
/// `--jobs`
void add_jobs(CommandBuilder& command, std::string& target);
/// `--quiet`
void add_quiet(CommandBuilder& command, bool& target);
/// `--encoding`, of the inputs; nothing: each shows its own.
void add_encoding(CommandBuilder& command, std::optional<Encoding>& target);
/// `--sheet`, of workbooks, by name or number.
void add_sheet(CommandBuilder& command, std::string& target);

/// The names of `--format`, and its help where it lists the formats.
inline constexpr const char* kFormatNames = "-f,--format";
[[nodiscard]] Bilingual format_help(const std::vector<std::string>& names);

/// `--format` and `-o` of commands that write reports.
void add_report_outputs(CommandBuilder& command, std::string& format,
                        std::vector<std::string>& outputs);
/// `--summary`, `--detail`; gives the first.
OptionBuilder add_extent(CommandBuilder& command, bool& summary, bool& detail);

/// `--format`, one of the formats of a table.
template <class Value>
void add_format(CommandBuilder& command, Value& target,
                std::type_identity_t<std::span<const Choice<Value>>> formats) {
  std::vector<std::string> names;
  for (const Choice<Value>& one : formats) names.emplace_back(one.word);
  const Bilingual help = format_help(names);
  command.choice(kFormatNames, target, formats, {help.zh, help.en});
}

/// The argument DIR, a folder of rules.
void add_rule_folder_argument(CommandBuilder& command, std::string& target);
/// The argument ID, a standard or check.
void add_id_argument(CommandBuilder& command, std::string& target);

}  // namespace cbps::cli
