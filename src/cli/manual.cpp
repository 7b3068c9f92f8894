#include "cli/manual.h"

#include <array>
#include <optional>
#include <string_view>

#include "cbps/cli/build_info.h"
#include "cbps/text/page.h"
#include "cbps/text/unicode.h"
#include "cli/command_builder.h"

namespace cbps::cli {
namespace {

struct Headings {
  std::string_view name;
  std::string_view synopsis;
  std::string_view options;
  std::string_view commands;
  std::string_view environment;
  std::string_view examples;
  std::string_view exit_status;
  std::string_view manual;
};
constexpr Headings kChinese{"名称",     "概要", "选项",     "命令",
                            "环境变量", "示例", "退出状态", "用户命令"};
constexpr Headings kEnglish{"NAME",        "SYNOPSIS", "OPTIONS",     "COMMANDS",
                            "ENVIRONMENT", "EXAMPLES", "EXIT STATUS", "User Commands"};

struct Variable {
  std::string_view name;
  HelpText help;
};
constexpr std::array kVariables{
    Variable{"NO_COLOR", {"不为空时，终端上的报告不用颜色", "not empty: no colour on a terminal"}},
    Variable{"CI", {"有这个变量时不显示进度", "where it is set, no progress is shown"}},
    Variable{"GITHUB_STEP_SUMMARY",
             {"用 --format github 时，汇总加在这个文件的末尾",
              "with --format github, the summary is added to the end of this file"}},
    Variable{
        "TMPDIR",
        {"临时文件放在哪个文件夹（默认 /tmp）", "the folder of temporary files (default: /tmp)"}},
};

/// What troff prints as this character.
std::string escaped(const unicode::Character& character, std::string_view bytes) {
  switch (character.code_point) {
    case U'\\': return "\\e";
    case U'-': return "\\-";
    case U'~': return "\\(ti";
    case U'^': return "\\(ha";
    case U'\'': return "\\(aq";
    case U'`': return "\\(ga";
    default: return std::string(bytes);
  }
}

/// A text that troff prints as it is. Lines may end between Chinese characters, which troff does
/// not do unless it is told.
std::string escaped(std::string_view text) {
  constexpr std::string_view kMayBreak = "\\:";
  std::string out;
  // At the beginning of a line these are instructions.
  if (text.starts_with('.') || text.starts_with('\'')) out += "\\&";
  std::optional<unicode::Character> before;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    if (before && before->code_point != U' ' && may_break(*before, character)) out += kMayBreak;
    out += escaped(character, text.substr(at, character.length));
    at += character.length;
    before = character;
  }
  return out;
}

class Manual {
 public:
  Manual(std::string& out, const CommandModel& program, Language language)
      : out_(out),
        program_(program),
        headings_(language == Language::Zh ? kChinese : kEnglish),
        language_(language) {}

  void write() {
    line(".TH CBPS 1 \"\" \"cbps " + std::string(build_info().version) + "\" \"" +
         std::string(headings_.manual) + '"');
    // No blanks are put in to make lines equally long, and no word is divided.
    line(".ad l");
    line(".nh");
    section(headings_.name);
    line(escaped(program_.name) + " \\- " + escaped(program_.help));
    section(headings_.synopsis);
    synopses(program_, "");
    section(headings_.options);
    options(program_);
    section(headings_.commands);
    commands(program_, program_.name);
    section(headings_.environment);
    for (const Variable& one : kVariables) tagged(one.name, one.help.in(language_));
    if (!program_.examples.empty()) section(headings_.examples);
    examples(program_);
    section(headings_.exit_status);
    line(escaped(program_.exit_codes));
  }

 private:
  void line(const std::string& text) { out_ += text + '\n'; }
  void section(std::string_view name) { line(".SH \"" + std::string(name) + '"'); }
  void tagged(std::string_view tag, std::string_view text) {
    line(".TP");
    line("\\fB" + escaped(tag) + "\\fR");
    line(escaped(text));
  }
  void synopses(const CommandModel& command, const std::string& parents) {
    if (command.commands.empty()) {
      line("\\fB" + escaped(command.usage(parents)) + "\\fR");
      line(".br");
    }
    const std::string path = parents + (parents.empty() ? "" : " ") + command.name;
    for (const CommandModel& below : command.commands) {
      if (!below.is_hidden) synopses(below, path);
    }
  }
  void options(const CommandModel& command) {
    for (const ArgumentModel& one : command.arguments) tagged(one.name, one.help);
    for (const OptionModel& one : command.options) {
      // All commands have --help, which stands with the options of the program.
      if (&command == &program_ || one.names.back() != "--help") tagged(one.synopsis(), one.help);
    }
  }
  void examples(const CommandModel& command) {
    for (const ExampleModel& one : command.examples) tagged(one.line, one.help);
  }
  void commands(const CommandModel& command, const std::string& path) {
    for (const CommandModel& below : command.commands) {
      if (below.is_hidden) continue;
      const std::string name = path + " " + below.name;
      if (below.commands.empty()) {
        line(".SS \"" + escaped(name) + '"');
        line(escaped(below.help));
        options(below);
        examples(below);
        line(".PP");
        line(escaped(below.exit_codes));
      }
      commands(below, name);
    }
  }

  std::string& out_;
  const CommandModel& program_;
  const Headings& headings_;
  Language language_;
};

}  // namespace

std::string manual_page(const CommandModel& program, Language language) {
  std::string out;
  Manual(out, program, language).write();
  return out;
}

}  // namespace cbps::cli
