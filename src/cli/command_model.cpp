#include "cli/command_model.h"

#include <algorithm>

namespace cbps::cli {

std::string OptionModel::synopsis() const {
  constexpr std::size_t kMostShown = 5;  // more words are named by the help of the option
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
  if (!takes_value()) return text;
  if (words.empty() || words.size() > kMostShown) return text + " " + std::string(value.name);
  std::string shown;
  for (const std::string& word : words) shown += (shown.empty() ? "" : "|") + word;
  return text + " " + shown;
}

const CommandModel* CommandModel::command(std::string_view wanted) const {
  const auto found = std::find_if(commands.begin(), commands.end(),
                                  [&](const CommandModel& one) { return one.name == wanted; });
  return found == commands.end() ? nullptr : &*found;
}

const OptionModel* CommandModel::option(std::string_view wanted) const {
  const auto found = std::find_if(options.begin(), options.end(), [&](const OptionModel& one) {
    return std::find(one.names.begin(), one.names.end(), wanted) != one.names.end();
  });
  return found == options.end() ? nullptr : &*found;
}

std::string CommandModel::usage(std::string_view parents) const {
  std::string text(parents);
  text += (parents.empty() ? "" : " ") + name + " [OPTIONS]";
  for (const ArgumentModel& argument : arguments) {
    text += " [" + argument.name + (argument.may_be_repeated ? "...]" : "]");
  }
  if (!commands.empty()) text += " COMMAND";
  return text;
}

}  // namespace cbps::cli
