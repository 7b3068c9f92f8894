#include "cli/help.h"

#include "cbps/text/page.h"
#include "cbps/text/unicode.h"

namespace cbps::cli {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kColumn = 28;       ///< where explanations stand beside what they explain
constexpr std::size_t kNarrowColumn = 6;  ///< where they stand below it
constexpr std::size_t kNarrowWidth =
    66;  ///< a terminal below this width has no room for two columns

/// The words of the help that belong to no command.
struct HelpWords {
  std::string_view usage;
  std::string_view arguments;
  std::string_view options;
  std::string_view commands;
  std::string_view examples;
};
constexpr HelpWords kChinese{"用法", "参数", "选项", "命令", "例"};
constexpr HelpWords kEnglish{"Usage", "Arguments", "Options", "Commands", "Examples"};

class HelpPage {
 public:
  HelpPage(std::string& out, std::size_t width)
      : out_(out),
        page_(out, {width, false}),
        column_(width < kNarrowWidth ? kNarrowColumn : kColumn) {}

  void text(const std::string& text) { page_.paragraph({0, kIndent}, {{text}}); }
  void heading(std::string_view name) {
    page_.blank();
    text(std::string(name) + ":");
  }
  /// Beside each other where there is room, else below each other.
  void entry(const std::string& name, const std::string& help) {
    const bool has_room = column_ == kColumn && kIndent + unicode::display_width(name) < column_;
    if (has_room) {
      page_.labelled(kIndent, column_, {name}, {help});
    } else {
      page_.paragraph({kIndent, kNarrowColumn}, {{name}});
      page_.paragraph({column_, column_}, {{help}});
    }
  }
  /// The line stays as it is, to be copied.
  void example(const ExampleModel& one) {
    out_ += std::string(kIndent, ' ') + one.line + '\n';
    page_.paragraph({kNarrowColumn, kNarrowColumn}, {{one.help}});
  }
  void blank() { page_.blank(); }

 private:
  std::string& out_;
  TextPage page_;
  std::size_t column_;
};

}  // namespace

std::string help_text(std::span<const CommandModel* const> chain, Language language,
                      std::size_t width) {
  const HelpWords& words = language == Language::Zh ? kChinese : kEnglish;
  const CommandModel& command = *chain.back();
  std::string parents;
  for (const CommandModel* one : chain.first(chain.size() - 1)) {
    parents += (parents.empty() ? "" : " ") + one->name;
  }
  std::string out;
  HelpPage page(out, width);
  page.text(command.help);
  page.text(std::string(words.usage) + ": " + command.usage(parents));
  if (!command.arguments.empty()) page.heading(words.arguments);
  for (const ArgumentModel& one : command.arguments) page.entry(one.name, one.help);
  page.heading(words.options);
  for (const OptionModel& one : command.options) page.entry(one.synopsis(), one.help);
  // What the commands above it have is accepted here, too; help and version stand there already.
  for (const CommandModel* above : chain.first(chain.size() - 1)) {
    for (const OptionModel& one : above->options) {
      if (one.takes_value()) page.entry(one.synopsis(), one.help);
    }
  }
  if (!command.commands.empty()) page.heading(words.commands);
  for (const CommandModel& one : command.commands) {
    if (!one.is_hidden) page.entry(one.name, one.help);
  }
  if (!command.examples.empty()) page.heading(words.examples);
  for (const ExampleModel& one : command.examples) page.example(one);
  page.blank();
  page.text(command.exit_codes);
  return out;
}

}  // namespace cbps::cli
