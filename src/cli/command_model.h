#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// The commands and options of the program as plain values in one language: what the help, the
/// manual page and the completion are made from.
namespace cbps::cli {

/// What an argument, or the value of an option, may be completed with.
enum class Completion : std::uint8_t {
  Nothing,
  Files,
  Folders,
  Words,       ///< those of the option
  Checks,      ///< the ids of standards and checks, also in a list
  Parameters,  ///< `name=` of each parameter of the rules
};

/// A kind of value: what stands for it in the help, and what completes it.
struct ValueKind {
  std::string_view name;
  Completion completion = Completion::Nothing;
};

struct OptionModel {
  std::vector<std::string> names;  ///< with their dashes, the short one first
  std::string help;
  ValueKind value;                 ///< without a name: a flag
  std::vector<std::string> words;  ///< the values that are allowed; empty: any
  bool may_be_repeated = false;

  [[nodiscard]] bool takes_value() const { return !value.name.empty(); }
  /// As the help writes it: `-f,--format FORMAT`.
  [[nodiscard]] std::string synopsis() const;
};

struct ArgumentModel {
  std::string name;
  std::string help;
  Completion completion = Completion::Nothing;
  bool may_be_repeated = false;
};

struct ExampleModel {
  std::string line;
  std::string help;
};

struct CommandModel {
  std::string name;
  std::string help;
  std::string exit_codes;
  bool is_hidden = false;  ///< for programs: not in the help
  std::vector<ArgumentModel> arguments;
  std::vector<OptionModel> options;
  std::vector<ExampleModel> examples;
  std::deque<CommandModel> commands;  ///< a reference to one stays valid while others are added

  /// Null if there is none of that name.
  [[nodiscard]] const CommandModel* command(std::string_view wanted) const;
  [[nodiscard]] const OptionModel* option(std::string_view wanted) const;
  /// How the command is written behind `parents`: `cbps rules test [OPTIONS] [DIR]`.
  [[nodiscard]] std::string usage(std::string_view parents) const;
};

}  // namespace cbps::cli
