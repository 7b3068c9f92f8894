#include "cli/options.h"

#include <CLI/CLI.hpp>

#include <array>
#include <string_view>

#include "cbps/diag/suggest.h"
#include "cbps/report/format.h"

namespace cbps::cli {
namespace {

struct HelpText {
  std::string_view option;
  std::string_view zh;
  std::string_view en;
};

/// Every text of the help, by option; commands and headings by their name.
constexpr std::array kHelp{
    HelpText{
        "cbps", "对照《社区党组织建设基本标准》22 条检查社区档案，指出差什么、差多少",
        "Checks community profiles against the 22 standards and says what is missing, by how much"},
    HelpText{"check", "检查一个或多个社区档案", "Check one or more community profiles"},
    HelpText{"eval", "计算一个表达式（条件语言），试规则、查原因用",
             "Evaluate one expression of the condition language"},
    HelpText{"EXPR", "表达式，如 'centre.area * 100 >= 20 * households'",
             "the expression, e.g. 'centre.area * 100 >= 20 * households'"},
    HelpText{"--bind", "给名称一个 JSON 值，如 --bind households=1200",
             "bind a name to a JSON scalar, e.g. --bind households=1200"},
    HelpText{"--facts", "用这份档案里的指标值", "take the facts of this profile"},
    HelpText{"--explain", "逐步列出各部分的值；不成立时说明差多少",
             "also show each part's value, and what is short if it does not hold"},
    HelpText{"--json", "输出一行 JSON", "answer with one line of JSON"},
    HelpText{
        "eval-exit", "退出码：0 有结果（值、未知或出错）；2 表达式、用法或输入有误",
        "Exit codes: 0 there is an answer (a value, unknown or an error); 2 the expression, the "
        "use or the input is wrong"},
    HelpText{"explain", "说明一条标准或一个检查项：原文、要求、指标、参数、整改、佐证",
             "Explain a standard or check: text, what it asks, facts, figures, remedy, evidence"},
    HelpText{"ID", "标准或检查项，如 8 或 8.2；不写则为全部",
             "a standard or check, e.g. 8 or 8.2; without one, all of them"},
    HelpText{"explain-exit", "退出码：0 已说明；2 没有这一项，或规则、用法有误",
             "Exit codes: 0 explained; 2 there is no such id, or the rules or the use are wrong"},
    HelpText{"template", "给出待填的档案（YAML）或表格（CSV），逐项说明怎么填",
             "A profile (YAML) or table (CSV) to fill in, with a word on each fact"},
    HelpText{
        "template-format",
        "yaml：一个社区一个文件（默认）；csv：一行一个社区的空表；csv-guide：空表各列怎么填"
        "（空表里每一行都算一个社区，所以说明单独成一个文件）",
        "yaml: a file for one community (default); csv: an empty table, a community a row; "
        "csv-guide: how to fill in its columns (a file of its own, as each row of the table is a "
        "community)"},
    HelpText{"template-only", "只要这些标准或检查项用到的指标，如 8,12.1",
             "only the facts that these standards or checks need, e.g. 8,12.1"},
    HelpText{"template-skip", "不要只有这些标准或检查项用到的指标",
             "leave out the facts that only these standards or checks need"},
    HelpText{"template-exit", "退出码：0 已写出；2 没有这一项，或规则、用法有误",
             "Exit codes: 0 written; 2 there is no such id, or the rules or the use are wrong"},
    HelpText{"schema", "给编辑器和其他程序用的 JSON Schema",
             "JSON Schemas, for editors and programs"},
    HelpText{"profile", "YAML 档案的 JSON Schema：编辑器据此边写边提示、检查",
             "The JSON Schema of YAML profiles: editors help and check while one writes"},
    HelpText{
        "report", "JSON 报告（--format json、jsonl）的 JSON Schema：有哪些键，各是什么意思",
        "The JSON Schema of reports (--format json, jsonl): which keys there are, what they mean"},
    HelpText{"schema-exit", "退出码：0 已写出；2 规则或用法有误",
             "Exit codes: 0 written; 2 the rules or the use are wrong"},
    HelpText{"list", "列出全部标准和检查项", "List the standards and checks"},
    HelpText{"show",
             "一条标准或一个检查项的规则：引文、条件、参数、指标（写规则用；看懂标准用 explain）",
             "A standard's or check's rules: quotes, conditions, parameters, facts (for authors of "
             "rules; explain tells what a standard means)"},
    HelpText{"rules", "查看、检查规则", "Look at the rules, check them"},
    HelpText{
        "rules-exit", "退出码：0 成功；1 lint 或 test 发现问题；2 规则或用法有误",
        "Exit codes: 0 done; 1 lint or test found something; 2 the rules or the use are wrong"},
    HelpText{
        "lint", "检查一套规则：原文覆盖、勘误、未用到的指标、不可能成立的条件等",
        "Check a pack: coverage of the text, restorations, unused facts, impossible conditions"},
    HelpText{"test", "运行规则自带的用例（规则文件夹下的 tests/*.yaml）",
             "Run the cases of a pack (tests/*.yaml in the folder of the rules)"},
    HelpText{"--coverage", "还列出没有用例的检查项、结果和界限",
             "also name checks, outcomes and thresholds that no case tries"},
    HelpText{"test-exit",
             "退出码：0 全部通过（用 --coverage 时也没有缺漏）；1 有不通过或缺漏；2 "
             "规则、用例或用法有误",
             "Exit codes: 0 all cases pass (with --coverage: and nothing is missing); 1 one does "
             "not, or something is missing; 2 the rules, the cases or the use are wrong"},
    HelpText{"DIR", "规则文件夹（默认内置规则）", "a folder of rules (default: the built-in ones)"},
    HelpText{"lint-exit", "退出码：0 没有问题；1 有问题；2 规则无法编译或用法有误",
             "Exit codes: 0 nothing found; 1 something was found; 2 the rules do not compile, or "
             "wrong use"},
    HelpText{"PATH", "档案（YAML）、表格（CSV，一行一个社区）、存放它们的文件夹，或 -（标准输入）",
             "profiles (YAML), tables (CSV, a community a row), folders of them, or - for standard "
             "input"},
    HelpText{"--format", "报告格式：{}", "format of the report: {}"},
    HelpText{"--output", "写入文件（整份写成，否则不写）", "write to a file, whole or not at all"},
    HelpText{"--rules", "使用该文件夹里的规则，代替内置规则",
             "use the rules of a folder instead of the built-in ones"},
    HelpText{"--set", "改一个参数，如 --set area_per_100_households=30",
             "overrule a parameter, e.g. --set area_per_100_households=30"},
    HelpText{"--only", "只查这些标准或检查项，如 8,12.1",
             "only these standards or checks, e.g. 8,12.1"},
    HelpText{"--skip", "不查这些标准或检查项", "leave out these standards or checks"},
    HelpText{"--period", "评估年度，如 2024", "the year assessed, e.g. 2024"},
    HelpText{"--as-of", "截至日期（默认年度最后一天），或 today",
             "as of this day (default: the last of the year), or today"},
    HelpText{"--fail-under", "任一社区得分下限低于 N 时退出码为 1（代替默认判定）",
             "exit 1 if a community's floor is under N (replaces the default gate)"},
    HelpText{"--fail-on", "unknown：未达标或待定时退出码为 1（默认）；fail：仅未达标；none：从不",
             "unknown: exit 1 on failed or undecided (default); fail: on failed only; none: never"},
    HelpText{"--input-format", "按名称给出的文件和标准输入的格式：yaml 或 csv（默认看扩展名）",
             "format of files given by name and of standard input: yaml or csv (default: by the "
             "ending)"},
    HelpText{"--jobs", "用几个线程（默认等于处理器数），结果不变",
             "how many threads (default: one a processor); the result is the same"},
    HelpText{"--summary", "只要汇总，不列各社区", "only the summary, no communities"},
    HelpText{"--detail", "更详细：一个社区时也列出达标项及其原文，多个社区时列出每个社区的差距",
             "say more: of one community also what is met, with its clause; of several the gaps of "
             "each"},
    HelpText{"--lang", "语言：zh（默认）或 en", "language: zh (default) or en"},
    HelpText{"--help", "显示帮助", "show this help"},
    HelpText{"--version", "显示版本", "show the version"},
    HelpText{"exit", "退出码：0 符合要求；1 不符合；2 用法、输入或规则有误，或什么也没查",
             "Exit codes: 0 the gate is met; 1 it is not; 2 wrong use, invalid input or rules, or "
             "nothing was checked"},
    HelpText{"Usage", "用法", "Usage"},
    HelpText{"Options", "选项", "Options"},
    HelpText{"Subcommands", "命令", "Commands"},
    HelpText{"Positionals", "参数", "Arguments"},
};

std::string help(std::string_view option, Language language) {
  for (const HelpText& row : kHelp) {
    if (row.option == option) return std::string(language == Language::Zh ? row.zh : row.en);
  }
  return {};
}

/// What CLI11 found wrong, in words of ours.
struct Fault {
  CLI::ExitCodes error;
  std::string_view zh;
  std::string_view en;
};
constexpr std::array kFaults{
    Fault{CLI::ExitCodes::ExtrasError, "不认识的选项或参数",
          "an option or argument that is not known"},
    Fault{CLI::ExitCodes::RequiredError, "缺少命令或参数（试试 cbps --help）",
          "a command or argument is missing (try cbps --help)"},
    Fault{CLI::ExitCodes::ArgumentMismatch, "选项的值个数不对",
          "an option has too few or too many values"},
    Fault{CLI::ExitCodes::ValidationError, "选项的值不在可选范围内",
          "an option's value is not one of those allowed"},
    Fault{CLI::ExitCodes::ExcludesError, "不能与另一个选项同时使用（--summary 与 --detail）",
          "cannot be used together with another option (--summary and --detail)"},
    Fault{CLI::ExitCodes::ConversionError, "选项的值无法识别", "an option's value cannot be read"},
};

/// Help is written before the options are known, so `--lang` is looked for first.
Language asked_language(int count, const char* const* arguments) {
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--lang=en") return Language::En;
    if (argument == "--lang" && i + 1 < count && std::string_view(arguments[i + 1]) == "en") {
      return Language::En;
    }
  }
  return Language::Zh;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const report::Format& format : report::formats()) names.emplace_back(format.name);
  return names;
}

class Parser {
 public:
  explicit Parser(Language language) : language_(language), app_(help("cbps", language), "cbps") {
    app_.require_subcommand(1);
    app_.option_defaults()->group(text("Options"));
    app_.set_help_flag("-h,--help", text("--help"));
    app_.set_version_flag("--version", std::string("cbps ") + CBPS_VERSION, text("--version"));
    app_.add_option("--lang", lang_, text("--lang"))->check(CLI::IsMember({"zh", "en"}));
    app_.footer(text("exit"));
    for (const char* heading : {"Usage", "Positionals"}) {
      app_.get_formatter()->label(heading, text(heading));
    }
    add_check();
    add_eval();
    add_explain();
    add_template();
    add_schema();
    add_rules();
  }

  CommandLine parse(int count, const char* const* arguments, Diagnostics& diagnostics) {
    CommandLine line;
    line.language = language_;
    try {
      app_.parse(in_parse_order(count, arguments));
      if (check_->parsed()) line.check = std::move(check_options_);
      if (eval_->parsed()) {
        std::string& expression = eval_options_.expression;
        if (expression.starts_with(" -")) expression.erase(0, 1);  // see in_parse_order
        line.eval = std::move(eval_options_);
      }
      if (explain_->parsed()) line.explain = std::move(explain_options_);
      if (template_->parsed()) line.make_template = std::move(template_options_);
      if (profile_->parsed()) line.schema_profile = std::move(schema_options_);
      line.schema_report = report_->parsed();
      if (list_->parsed()) line.rules_list = std::move(rules_list_options_);
      if (show_->parsed()) line.rules_show = std::move(rules_show_options_);
      if (lint_->parsed()) line.rules_lint = std::move(rules_options_);
      if (test_->parsed()) line.rules_test = std::move(test_options_);
    } catch (const CLI::CallForHelp&) {
      line.text = app_.help();
      for (CLI::App* command : {check_, eval_, explain_, template_, schema_, rules_}) {
        if (command->parsed()) line.text = command->help("cbps");
      }
      for (CLI::App* command : {profile_, report_}) {
        if (command->parsed()) line.text = command->help("cbps schema");
      }
      for (CLI::App* command : {list_, show_, lint_, test_}) {
        if (command->parsed()) line.text = command->help("cbps rules");
      }
    } catch (const CLI::CallForVersion&) {
      line.text = std::string("cbps ") + CBPS_VERSION + "\n";
    } catch (const CLI::ParseError& error) {
      report(error, diagnostics);
    }
    return line;
  }

 private:
  /// CLI11 takes words from the end of a vector. Of `eval`, a word like `-x` or `-(1 + 2)` is an
  /// expression: a blank before it, which the language skips, keeps it from being an option.
  [[nodiscard]] static std::vector<std::string> in_parse_order(int count,
                                                               const char* const* arguments) {
    std::vector<std::string> words;
    const bool is_eval = count > 1 && std::string_view(arguments[1]) == "eval";
    for (int i = count - 1; i > 0; --i) {
      std::string word = arguments[i];
      const bool minus = word.size() > 1 && word[0] == '-' && word != "-h";
      const bool option =
          word.starts_with("--") && (word.size() == 2 || (word[2] >= 'a' && word[2] <= 'z'));
      words.push_back(is_eval && minus && !option ? ' ' + word : word);
    }
    return words;
  }

  [[nodiscard]] std::string text(std::string_view option) const { return help(option, language_); }

  CLI::App* add_command(const char* name, const char* exit, CLI::App* parent = nullptr) {
    CLI::App* command = (parent == nullptr ? &app_ : parent)->add_subcommand(name, text(name));
    command->group(text("Subcommands"));
    command->option_defaults()->group(text("Options"));
    command->fallthrough();
    command->set_help_flag("-h,--help", text("--help"));
    command->footer(text(exit));
    return command;
  }

  template <class Target>
  CLI::Option* option(CLI::App* command, const std::string& names, Target& target) {
    const std::size_t comma = names.find(',');
    const auto not_empty = [](const std::string& value) {
      return value.empty() ? std::string("empty") : std::string();
    };
    return command
        ->add_option(names, target,
                     text(comma == std::string::npos ? names : names.substr(comma + 1)))
        ->check(not_empty);
  }

  void add_format(CLI::App* command, std::string& target, const std::vector<std::string>& names) {
    std::string formats = text("--format");
    formats.replace(formats.find("{}"), 2, CLI::detail::join(names, " | "));
    command->add_option("--format", target, formats)->check(CLI::IsMember(names));
  }

  void add_check() {
    CheckOptions& options = check_options_;
    check_ = add_command("check", "exit");
    check_->add_option("PATH", options.paths, text("PATH"));
    add_format(check_, options.format, format_names());
    option(check_, "-o,--output", options.output);
    option(check_, "--rules", options.rules);
    // Each takes one value; to give several, repeat the option or separate them by commas.
    option(check_, "--set", options.set)->allow_extra_args(false);
    option(check_, "--only", options.only)->allow_extra_args(false)->delimiter(',');
    option(check_, "--skip", options.skip)->allow_extra_args(false)->delimiter(',');
    option(check_, "--period", options.period);
    option(check_, "--as-of", options.as_of);
    option(check_, "--fail-under", options.fail_under);
    option(check_, "--fail-on", options.fail_on)->check(CLI::IsMember({"unknown", "fail", "none"}));
    option(check_, "--input-format", options.input_format)->check(CLI::IsMember({"yaml", "csv"}));
    option(check_, "--jobs", options.jobs);
    CLI::Option* summary = check_->add_flag("--summary", options.summary, text("--summary"));
    check_->add_flag("--detail", options.detail, text("--detail"))->excludes(summary);
  }

  void add_eval() {
    EvalOptions& options = eval_options_;
    eval_ = add_command("eval", "eval-exit");
    eval_->add_option("EXPR", options.expression, text("EXPR"));
    option(eval_, "--bind", options.bind)->allow_extra_args(false);
    option(eval_, "--facts", options.facts);
    option(eval_, "--rules", options.rules);
    option(eval_, "--set", options.set)->allow_extra_args(false);
    option(eval_, "--period", options.period);
    option(eval_, "--as-of", options.as_of);
    eval_->add_flag("--explain", options.explain, text("--explain"));
    eval_->add_flag("--json", options.json, text("--json"));
  }

  void add_explain() {
    ExplainOptions& options = explain_options_;
    explain_ = add_command("explain", "explain-exit");
    explain_->add_option("ID", options.id, text("ID"));
    add_format(explain_, options.format, {"text", "markdown", "json"});
    option(explain_, "--rules", options.rules);
    option(explain_, "--set", options.set)->allow_extra_args(false);
  }

  void add_template() {
    TemplateOptions& options = template_options_;
    template_ = add_command("template", "template-exit");
    template_->add_option("--format", options.format, text("template-format"))
        ->check(CLI::IsMember({"yaml", "csv", "csv-guide"}));
    option(template_, "--only", options.only)
        ->allow_extra_args(false)
        ->delimiter(',')
        ->description(text("template-only"));
    option(template_, "--skip", options.skip)
        ->allow_extra_args(false)
        ->delimiter(',')
        ->description(text("template-skip"));
    option(template_, "--rules", options.rules);
  }

  void add_schema() {
    schema_ = add_command("schema", "schema-exit");
    schema_->require_subcommand(1);
    profile_ = add_command("profile", "schema-exit", schema_);
    option(profile_, "--rules", schema_options_.rules);
    report_ = add_command("report", "schema-exit", schema_);
  }

  void add_list() {
    RulesListOptions& options = rules_list_options_;
    list_ = add_command("list", "schema-exit", rules_);
    add_format(list_, options.format, {"text", "markdown", "json"});
    option(list_, "--rules", options.rules);
    option(list_, "--set", options.set)->allow_extra_args(false);
  }

  void add_show() {
    RulesShowOptions& options = rules_show_options_;
    show_ = add_command("show", "template-exit", rules_);
    show_->add_option("ID", options.id, text("ID"));
    add_format(show_, options.format, {"text", "json"});
    option(show_, "--rules", options.rules);
    option(show_, "--set", options.set)->allow_extra_args(false);
  }

  void add_rules() {
    rules_ = add_command("rules", "rules-exit");
    rules_->require_subcommand(1);
    add_list();
    add_show();
    lint_ = add_command("lint", "lint-exit", rules_);
    lint_->add_option("DIR", rules_options_.folder, text("DIR"));
    test_ = add_command("test", "test-exit", rules_);
    test_->add_option("DIR", test_options_.folder, text("DIR"));
    test_->add_flag("--coverage", test_options_.coverage, text("--coverage"));
  }

  void report(const CLI::ParseError& error, Diagnostics& diagnostics) {
    Bilingual words{"命令行无法识别", "the command line cannot be read"};
    for (const Fault& fault : kFaults) {
      if (static_cast<int>(fault.error) == error.get_exit_code()) {
        words = {std::string(fault.zh), std::string(fault.en)};
      }
    }
    std::string extra;
    for (const std::string& one : app_.remaining(true)) extra += " " + one;
    if (!extra.empty()) {
      words.zh += "：" + extra.substr(1);
      words.en += ":" + extra;
    }
    const std::string option = option_of(error.what());
    if (!option.empty()) {
      words.zh = option + " " + words.zh;
      words.en = option + ": " + words.en;
    }
    Diagnostic& diagnostic = diagnostics.add(Code::UsageError, {0, 0, FileId::None}, words);
    const std::string allowed = allowed_by(error.what());
    if (!allowed.empty()) diagnostic.note(Code::Allowed, allowed);
    if (const auto best = nearest_known(app_.remaining(true))) {
      diagnostic.note(Code::DidYouMean, *best);
    }
  }

  /// CLI11 says "--fail-on: x not in {unknown,fail,none}".
  static std::string option_of(const std::string& what) {
    return what.starts_with("--") ? what.substr(0, what.find_first_of(": ")) : "";
  }
  static std::string allowed_by(const std::string& what) {
    const std::size_t begin = what.rfind('{');
    const std::size_t end = what.find('}', begin);
    if (begin == std::string::npos || end == std::string::npos) return {};
    std::string names;
    for (const char c : what.substr(begin + 1, end - begin - 1)) {
      names += c == ',' ? std::string(", ") : std::string(1, c);
    }
    return names;
  }

  /// The option or command that the first word not known was probably meant to be.
  [[nodiscard]] std::optional<std::string> nearest_known(const std::vector<std::string>& unknown) {
    if (unknown.empty()) return std::nullopt;
    std::vector<std::string> names{"check",  "eval",  "explain", "template", "schema", "profile",
                                   "report", "rules", "list",    "show",     "lint",   "test"};
    for (const CLI::App* app : {&app_, check_, eval_, explain_, template_, test_}) {
      for (const CLI::Option* one : app->get_options()) names.push_back(one->get_name());
    }
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const auto best = nearest(unknown.front(), candidates);
    return best ? std::optional<std::string>(*best) : std::nullopt;
  }

  Language language_;
  CLI::App app_;
  CLI::App* check_ = nullptr;
  CLI::App* eval_ = nullptr;
  CLI::App* rules_ = nullptr;
  CLI::App* lint_ = nullptr;
  CLI::App* test_ = nullptr;
  CLI::App* explain_ = nullptr;
  CLI::App* template_ = nullptr;
  CLI::App* schema_ = nullptr;
  CLI::App* profile_ = nullptr;
  CLI::App* report_ = nullptr;
  CLI::App* list_ = nullptr;
  CLI::App* show_ = nullptr;
  SchemaOptions schema_options_;
  RulesListOptions rules_list_options_;
  RulesShowOptions rules_show_options_;
  TemplateOptions template_options_;
  RulesOptions rules_options_;
  RulesTestOptions test_options_;
  ExplainOptions explain_options_;
  CheckOptions check_options_;
  EvalOptions eval_options_;
  std::string lang_;
};

}  // namespace

CommandLine parse_command_line(int argument_count, const char* const* arguments,
                               Diagnostics& diagnostics) {
  return Parser(asked_language(argument_count, arguments))
      .parse(argument_count, arguments, diagnostics);
}

}  // namespace cbps::cli
