#include "cli/command_builder.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/diag/suggest.h"
#include "cli/help.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

constexpr HelpText kShowHelp{"显示帮助", "show this help"};
constexpr HelpText kShowVersion{"显示版本", "show the version"};
constexpr std::string_view kHelpNames = "-h,--help";
constexpr std::string_view kVersionName = "--version";

/// A value that is one of a few words.
constexpr ValueKind kWord{"WORD", Completion::Words};

CommandModel model_of(const CommandInfo& info, Language language) {
  CommandModel model;
  model.name = info.name;
  model.help = info.help.in(language);
  model.exit_codes = info.exit_codes.in(language);
  model.is_hidden = info.is_hidden;
  for (const Example& one : info.examples) {
    model.examples.push_back({std::string(one.line), one.help.in(language)});
  }
  return model;
}

/// An error of CLI11 in our own words. `{0}` and `{1}` are two options that exclude each other.
struct Fault {
  CLI::ExitCodes error;
  HelpText words;
};
constexpr std::array kFaults{
    Fault{CLI::ExitCodes::ExtrasError,
          {"不认识的选项或参数", "an option or argument that is not known"}},
    Fault{CLI::ExitCodes::RequiredError,
          {"缺少命令或参数（试试 cbps --help）",
           "a command or argument is missing (try cbps --help)"}},
    Fault{CLI::ExitCodes::ArgumentMismatch,
          {"选项的值个数不对", "an option has too few or too many values"}},
    Fault{CLI::ExitCodes::ValidationError,
          {"选项的值不在可选范围内", "an option's value is not one of those allowed"}},
    Fault{CLI::ExitCodes::ExcludesError,
          {"不能与另一个选项同时使用（{0} 与 {1}）",
           "cannot be used together with another option ({0} and {1})"}},
    Fault{CLI::ExitCodes::ConversionError,
          {"选项的值无法识别", "an option's value cannot be read"}},
};
constexpr HelpText kNoCommand{"没有这个命令", "there is no such command"};
constexpr HelpText kOtherFault{"命令行无法识别", "the command line cannot be read"};

HelpText words_for(int error) {
  const auto* const row = std::find_if(kFaults.begin(), kFaults.end(), [error](const Fault& fault) {
    return static_cast<int>(fault.error) == error;
  });
  return row == kFaults.end() ? kOtherFault : row->words;
}

/// CLI11 says "--fail-on: x not in {unknown,fail,none}" or "--summary excludes --detail".
std::string option_of(const std::string& what) {
  return what.starts_with("--") ? what.substr(0, what.find_first_of(": ")) : "";
}
std::string excluded_by(const std::string& what) {
  constexpr std::string_view kVerb = " excludes ";
  const std::size_t verb = what.find(kVerb);
  return verb == std::string::npos ? "" : what.substr(verb + kVerb.size());
}
std::string allowed_by(const std::string& what) {
  const std::size_t begin = what.rfind('{');
  const std::size_t end = what.find('}', begin);
  if (begin == std::string::npos || end == std::string::npos) return {};
  std::string names;
  for (const char c : what.substr(begin + 1, end - begin - 1)) {
    names += c == ',' ? std::string(", ") : std::string(1, c);
  }
  return names;
}

std::string refuse_empty(const std::string& value) { return value.empty() ? "empty" : ""; }

/// The names of all commands below `app`, each before those below it.
void collect_commands(const CLI::App& app, std::vector<std::string>& names) {
  for (const CLI::App* command : app.get_subcommands({})) {
    names.push_back(command->get_name());
    collect_commands(*command, names);
  }
}

/// The program and those of its commands that a command line names, each in the one before.
std::vector<const CLI::App*> chosen_commands(const CLI::App& program) {
  std::vector<const CLI::App*> chain{&program};
  for (auto below = program.get_subcommands(); !below.empty();
       below = chain.back()->get_subcommands()) {
    chain.push_back(below.front());
  }
  return chain;
}

/// The command or option that a word was probably meant to be, of those that may stand there.
std::optional<std::string> nearest_known(const CLI::App& program, const std::string& word) {
  const std::vector<const CLI::App*> chosen = chosen_commands(program);
  std::vector<std::string> names;
  collect_commands(*chosen.back(), names);
  for (const CLI::App* command : chosen) {
    for (const CLI::Option* option : command->get_options()) {
      if (!option->get_positional()) names.push_back(option->get_name());
    }
  }
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const auto best = nearest(word, candidates);
  return best ? std::optional<std::string>(*best) : std::nullopt;
}

/// The program and those of its commands that a command line names, as they are described.
std::vector<const CommandModel*> described(const CommandModel& program,
                                           const std::vector<const CLI::App*>& chosen) {
  std::vector<const CommandModel*> models{&program};
  for (const CLI::App* command : chosen) {
    if (const CommandModel* below = models.back()->command(command->get_name())) {
      models.push_back(below);
    }
  }
  return models;
}

/// How the command is written: `cbps rules test [OPTIONS] [DIR]`.
std::string usage_of(const CommandModel& program, const std::vector<const CLI::App*>& chosen) {
  const std::vector<const CommandModel*> models = described(program, chosen);
  std::string parents;
  for (std::size_t i = 0; i + 1 < models.size(); ++i) {
    parents += (parents.empty() ? "" : " ") + models[i]->name;
  }
  return models.back()->usage(parents);
}

/// Stands before a word that is no option or command, whatever it looks like, while it is parsed.
constexpr char kArgumentMark = '\x1F';

std::string marked_as_argument(const std::string& word) { return kArgumentMark + word; }
std::string without_mark(const std::string& word) {
  return word.starts_with(kArgumentMark) ? word.substr(1) : word;
}

/// Whether a word of a command that takes an expression is one, though it begins with a minus.
bool is_expression(const std::string& word) {
  const bool begins_with_minus = word.size() > 1 && word[0] == '-' && word != "-h";
  const bool is_long_option = word.starts_with("--") && word[2] >= 'a' && word[2] <= 'z';
  return begins_with_minus && !is_long_option;
}

/// What stands behind this word are arguments.
constexpr std::string_view kOnlyArguments = "--";

/// The words in the order in which CLI11 takes them: the last first.
std::vector<std::string> words_to_parse(int argument_count, const char* const* arguments,
                                        bool has_expression) {
  std::vector<std::string> words;
  bool only_arguments = false;
  for (int i = 1; i < argument_count; ++i) {
    const std::string word = arguments[i];
    if (!only_arguments && word == kOnlyArguments) {
      only_arguments = true;
    } else {
      const bool is_argument = only_arguments || (has_expression && is_expression(word));
      words.push_back(is_argument ? marked_as_argument(word) : word);
    }
  }
  std::reverse(words.begin(), words.end());
  return words;
}

}  // namespace

struct CommandBuilder::Shared {
  Language language;
  Description description;
  std::vector<std::string> with_expression;  ///< the names of commands that take an expression
  Command chosen;                            ///< empty until a command line was parsed
};

void OptionBuilder::excludes(const OptionBuilder& other) { option_.excludes(&other.option_); }

CommandBuilder CommandBuilder::add_command(const CommandInfo& info) {
  CLI::App& command = *app_.add_subcommand(std::string(info.name));
  command.fallthrough();
  command.set_help_flag(std::string(kHelpNames));
  CommandModel& model = shared_.description == Description::Made
                            ? model_.commands.emplace_back(model_of(info, shared_.language))
                            : model_;
  CommandBuilder added(command, model, shared_);
  added.describe(std::string(kHelpNames), kShowHelp);
  return added;
}

OptionModel* CommandBuilder::describe(const std::string& names, const HelpText& help,
                                      const ValueKind& kind) {
  if (shared_.description == Description::None) return nullptr;
  OptionModel& option = model_.options.emplace_back();
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    option.names.push_back(names.substr(begin, end - begin));
    begin = end + 1;
  }
  option.help = help.in(shared_.language);
  option.value = kind;
  return &option;
}

void CommandBuilder::describe_argument(const ValueKind& kind, const HelpText& help,
                                       bool may_be_repeated) {
  if (shared_.description == Description::None) return;
  model_.arguments.push_back(
      {std::string(kind.name), help.in(shared_.language), kind.completion, may_be_repeated});
}

CommandBuilder CommandBuilder::add_group(const CommandInfo& info) {
  CommandBuilder group = add_command(info);
  group.app_.require_subcommand(1);
  return group;
}

void CommandBuilder::add(const CommandInfo& info,
                         int (*execute)(Language language, const Environment& environment)) {
  add_command(info).execute_by(execute);
}

void CommandBuilder::execute_by(Command command) {
  app_.callback([&shared = shared_, command = std::move(command)] { shared.chosen = command; });
}

void CommandBuilder::positional(const ValueKind& kind, std::string& target, const HelpText& help) {
  app_.add_option(std::string(kind.name), target)->transform(without_mark);
  describe_argument(kind, help, false);
}

void CommandBuilder::positionals(const ValueKind& kind, std::vector<std::string>& target,
                                 const HelpText& help) {
  app_.add_option(std::string(kind.name), target)->transform(without_mark);
  describe_argument(kind, help, true);
}

void CommandBuilder::expression(const ValueKind& kind, std::string& target, const HelpText& help) {
  shared_.with_expression.push_back(app_.get_name());
  positional(kind, target, help);
}

void CommandBuilder::option(const std::string& names, const ValueKind& kind, std::string& target,
                            const HelpText& help) {
  app_.add_option(names, target)->check(refuse_empty);
  describe(names, help, kind);
}

OptionBuilder CommandBuilder::list(const std::string& names, const ValueKind& kind,
                                   std::vector<std::string>& target, const HelpText& help) {
  if (OptionModel* model = describe(names, help, kind)) model->may_be_repeated = true;
  return OptionBuilder(
      *app_.add_option(names, target)->check(refuse_empty)->allow_extra_args(false));
}

void CommandBuilder::one_of(const std::string& names, std::string& target,
                            const std::vector<std::string>& words, const HelpText& help) {
  take_one_of(
      names, [&target](const std::string& word) { target = word; }, words, help);
}

void CommandBuilder::one_of(const std::string& names, const std::vector<std::string>& words,
                            const HelpText& help) {
  take_one_of(
      names, [](const std::string& /*word*/) {}, words, help);
}

void CommandBuilder::take_one_of(const std::string& names,
                                 const std::function<void(const std::string&)>& take,
                                 const std::vector<std::string>& words, const HelpText& help) {
  app_.add_option_function<std::string>(names, take)->check(CLI::IsMember(words));
  if (OptionModel* model = describe(names, help, kWord)) model->words = words;
}

OptionBuilder CommandBuilder::flag(const std::string& names, bool& target, const HelpText& help) {
  describe(names, help);
  return OptionBuilder(*app_.add_flag(names, target));
}

CommandParser::CommandParser(const CommandInfo& info, Command version, Language language,
                             Description description)
    : shared_(std::make_unique<CommandBuilder::Shared>(
          CommandBuilder::Shared{language, description, {}, {}})),
      app_(std::make_unique<CLI::App>("", std::string(info.name))),
      model_(model_of(info, language)),
      version_(std::move(version)) {
  app_->require_subcommand(1);
  app_->set_help_flag(std::string(kHelpNames));
  app_->set_version_flag(std::string(kVersionName));
  program().describe(std::string(kHelpNames), kShowHelp);
  program().describe(std::string(kVersionName), kShowVersion);
}

CommandParser::~CommandParser() = default;

CommandBuilder CommandParser::program() { return {*app_, model_, *shared_}; }

std::optional<CommandLine> CommandParser::parse(int argument_count, const char* const* arguments,
                                                std::size_t width,
                                                const std::function<CommandModel()>& describe,
                                                Diagnostics& diagnostics) {
  const auto& names = shared_->with_expression;
  const bool has_expression =
      argument_count > 1 && std::find(names.begin(), names.end(), arguments[1]) != names.end();
  try {
    app_->parse(words_to_parse(argument_count, arguments, has_expression));
    return shared_->chosen;
  } catch (const CLI::CallForHelp&) {
    const CommandModel program = describe();
    const auto chosen = described(program, chosen_commands(*app_));
    return PrintedText{help_text(chosen, shared_->language, width)};
  } catch (const CLI::CallForVersion&) {
    return version_;
  } catch (const CLI::ParseError& error) {
    report(error.what(), error.get_exit_code(), describe, diagnostics);
    return std::nullopt;
  }
}

void CommandParser::report(const std::string& what, int error,
                           const std::function<CommandModel()>& describe,
                           Diagnostics& diagnostics) const {
  const std::string option = option_of(what);
  std::vector<std::string> unknown = app_->remaining(true);
  // What stands where a command is missing is no command.
  const bool is_no_command =
      error == static_cast<int>(CLI::ExitCodes::RequiredError) && !unknown.empty();
  const HelpText words = is_no_command ? kNoCommand : words_for(error);
  const auto in = [&](std::string_view text) {
    return fmt::format(fmt::runtime(text), option, excluded_by(what));
  };
  Bilingual message{in(words.zh), in(words.en)};
  std::transform(unknown.begin(), unknown.end(), unknown.begin(), without_mark);
  if (!unknown.empty()) {
    message.zh += "：" + unknown.front();
    message.en += ": " + unknown.front();
    for (auto more = unknown.begin() + 1; more != unknown.end(); ++more) {
      message.zh += " " + *more;
      message.en += " " + *more;
    }
  }
  if (!option.empty()) {
    message.zh = option + " " + message.zh;
    message.en = option + ": " + message.en;
  }
  Diagnostic& diagnostic = diagnostics.add(Code::UsageError, kCommandLine, std::move(message));
  // Where no option is at fault, braces are the user's.
  const std::string allowed = option.empty() ? "" : allowed_by(what);
  if (!allowed.empty()) diagnostic.note(Code::Allowed, allowed);
  if (unknown.empty()) return;
  if (const auto best = nearest_known(*app_, unknown.front())) {
    diagnostic.note(Code::DidYouMean, *best);
  } else {
    const std::string usage = usage_of(describe(), chosen_commands(*app_));
    diagnostic.note(Code::Hint, Bilingual{"用法：" + usage, "usage: " + usage});
  }
}

}  // namespace cbps::cli
