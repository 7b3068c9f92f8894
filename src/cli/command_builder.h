#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/text/language.h"
#include "cli/command_line.h"
#include "cli/command_model.h"

namespace CLI {  // NOLINT(readability-identifier-naming): not our name
class App;
class Option;
}  // namespace CLI

/// How commands declare their options. The implementation is the only place that knows CLI11.
namespace cbps::cli {

/// A text of the help in both languages.
struct HelpText {
  std::string_view zh;
  std::string_view en;

  [[nodiscard]] std::string in(Language language) const {
    return std::string(language == Language::Zh ? zh : en);
  }
};

/// A command line that can be tried, and what it does.
struct Example {
  std::string_view line;
  HelpText help;
};

/// The name of a command and what its help says before and after the options.
struct CommandInfo {
  std::string_view name;
  HelpText help;
  HelpText exit_codes;
  std::span<const Example> examples = {};
  bool is_hidden = false;  ///< for programs: the help does not name it
};

/// A word that an option accepts, and the value that it stands for.
template <class Value>
struct Choice {
  std::string_view word;
  Value value;
};

/// An option that was declared, for what not every option has.
class OptionBuilder {
 public:
  /// The two options cannot be given together.
  void excludes(const OptionBuilder& other);

 private:
  friend class CommandBuilder;
  explicit OptionBuilder(CLI::Option& option) : option_(option) {}

  CLI::Option& option_;
};

/// A command whose options are being declared. Names are written as in the help: `-o,--output`.
/// Targets get their values when the command line is parsed, and must live until then. An option
/// that is not given leaves its target as it is.
class CommandBuilder {
 public:
  /// Adds a command with options. `declare` declares the options, `execute` is called if the
  /// command was chosen.
  template <class Options>
  void add(const CommandInfo& info, void (*declare)(CommandBuilder& command, Options& options),
           int (*execute)(const Options& options, Language language,
                          const Environment& environment)) {
    const auto options = std::make_shared<Options>();
    CommandBuilder command = add_command(info);
    declare(command, *options);
    command.execute_by([options, execute](Language language, const Environment& environment) {
      return execute(*options, language, environment);
    });
  }
  /// Adds a command without options.
  void add(const CommandInfo& info,
           int (*execute)(Language language, const Environment& environment));
  /// Adds a command that consists of other commands, one of which must be given.
  [[nodiscard]] CommandBuilder add_group(const CommandInfo& info);

  /// An argument that is recognised by its position. It may be absent.
  void positional(const ValueKind& kind, std::string& target, const HelpText& help);
  /// All arguments that are not options.
  void positionals(const ValueKind& kind, std::vector<std::string>& target, const HelpText& help);
  /// An argument that may begin with a minus, such as `-(1 + 2)`. Only a command of the program
  /// itself can have one.
  void expression(const ValueKind& kind, std::string& target, const HelpText& help);

  /// An option with a value that is not empty.
  void option(const std::string& names, const ValueKind& kind, std::string& target,
              const HelpText& help);
  /// An option that may be repeated and has one value each time.
  OptionBuilder list(const std::string& names, const ValueKind& kind,
                     std::vector<std::string>& target, const HelpText& help);
  /// An option whose value is one of `words`.
  void one_of(const std::string& names, std::string& target, const std::vector<std::string>& words,
              const HelpText& help);
  /// The same for a value that was read beforehand.
  void one_of(const std::string& names, const std::vector<std::string>& words,
              const HelpText& help);
  /// An option whose value is one of the words of a table. The table must live as long as the
  /// targets.
  template <class Value>
  void choice(const std::string& names, Value& target,
              std::type_identity_t<std::span<const Choice<Value>>> choices, const HelpText& help) {
    std::vector<std::string> words;
    for (const Choice<Value>& one : choices) words.emplace_back(one.word);
    const auto take = [&target, choices](const std::string& word) {
      for (const Choice<Value>& one : choices) {
        if (one.word == word) target = one.value;
      }
    };
    take_one_of(names, take, words, help);
  }
  /// An option without a value.
  OptionBuilder flag(const std::string& names, bool& target, const HelpText& help);

 private:
  friend class CommandParser;
  struct Shared;
  CommandBuilder(CLI::App& app, CommandModel& model, Shared& shared)
      : app_(app), model_(model), shared_(shared) {}

  CommandBuilder add_command(const CommandInfo& info);
  /// Null where commands are only to be parsed.
  OptionModel* describe(const std::string& names, const HelpText& help, const ValueKind& kind = {});
  void describe_argument(const ValueKind& kind, const HelpText& help, bool may_be_repeated);
  void execute_by(Command command);
  void take_one_of(const std::string& names, const std::function<void(const std::string&)>& take,
                   const std::vector<std::string>& words, const HelpText& help);

  CLI::App& app_;
  CommandModel& model_;
  Shared& shared_;  ///< what all commands of a parser share
};

/// The kinds of values that several commands have.
namespace values {
inline constexpr ValueKind kPath{"PATH", Completion::Files};
inline constexpr ValueKind kFile{"FILE", Completion::Files};
inline constexpr ValueKind kFolder{"DIR", Completion::Folders};
inline constexpr ValueKind kChecks{"ID", Completion::Checks};
inline constexpr ValueKind kParameter{"NAME=VALUE", Completion::Parameters};
inline constexpr ValueKind kYear{"YEAR"};
inline constexpr ValueKind kNumber{"N"};
}  // namespace values

/// Whether the commands are described while they are declared. To parse a command line nobody needs
/// that, unless it asks for help.
enum class Description : bool { None, Made };

/// Parses a command line by the commands that were declared.
class CommandParser {
 public:
  /// `info` is that of the program itself, `version` what `--version` does.
  CommandParser(const CommandInfo& info, Command version, Language language,
                Description description);
  ~CommandParser();
  CommandParser(const CommandParser&) = delete;
  CommandParser& operator=(const CommandParser&) = delete;

  /// For the program's own options, and to add its commands.
  [[nodiscard]] CommandBuilder program();
  /// What was declared so far, where it is described.
  [[nodiscard]] const CommandModel& model() const { return model_; }

  /// The arguments are those of `main`. Wrong use is reported and gives nothing. Help is as wide as
  /// `width` columns; for it, and for some messages, `describe` gives the model of the program.
  [[nodiscard]] std::optional<CommandLine> parse(int argument_count, const char* const* arguments,
                                                 std::size_t width,
                                                 const std::function<CommandModel()>& describe,
                                                 Diagnostics& diagnostics);

 private:
  void report(const std::string& what, int error, const std::function<CommandModel()>& describe,
              Diagnostics& diagnostics) const;

  std::unique_ptr<CommandBuilder::Shared> shared_;
  std::unique_ptr<CLI::App> app_;
  CommandModel model_;
  Command version_;
};

}  // namespace cbps::cli
