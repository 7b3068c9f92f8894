#include "cli/completion/candidates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace cbps::cli {
namespace {

constexpr std::string_view kOnlyArguments = "--";
/// What stands between the standards and checks of a list.
constexpr std::array<std::string_view, 6> kListSeparators{",", "-", " ", "，", "、", "–"};

/// Where a line is, as far as it was typed.
class Line {
 public:
  explicit Line(const CommandModel& program) : chain_{&program} {}

  void read(std::span<const std::string> words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string& word = words[i];
      if (only_arguments_) {
        ++arguments_;
      } else if (word == kOnlyArguments) {
        only_arguments_ = true;
      } else if (word.starts_with('-') && word.size() > 1) {
        const std::size_t equals = word.find('=');
        const OptionModel* const found = option(word.substr(0, equals));
        if (!found) continue;
        given_.push_back(found);
        if (!found->takes_value()) continue;
        if (equals != std::string::npos) {
          note(*found, word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
          note(*found, words[++i]);
        } else {
          waiting_ = found;
        }
      } else if (const CommandModel* below = chain_.back()->command(word)) {
        chain_.push_back(below);
      } else {
        ++arguments_;
      }
    }
  }

  [[nodiscard]] const CommandModel& command() const { return *chain_.back(); }
  /// The option whose value comes next, if any.
  [[nodiscard]] const OptionModel* waiting() const { return waiting_; }
  [[nodiscard]] bool only_arguments() const { return only_arguments_; }
  [[nodiscard]] const std::string& rule_folder() const { return rule_folder_; }

  [[nodiscard]] const OptionModel* option(std::string_view name) const {
    for (const CommandModel* command : chain_) {
      if (const OptionModel* found = command->option(name)) return found;
    }
    return nullptr;
  }

  /// The options that may still be given, those of the command first.
  [[nodiscard]] std::vector<const OptionModel*> open_options() const {
    std::vector<const OptionModel*> open;
    for (auto command = chain_.rbegin(); command != chain_.rend(); ++command) {
      for (const OptionModel& option : (*command)->options) {
        const bool is_given = std::find(given_.begin(), given_.end(), &option) != given_.end();
        if (is_given && !option.may_be_repeated) continue;
        // Each command has a help of its own.
        if (command != chain_.rbegin() && !option.takes_value()) continue;
        open.push_back(&option);
      }
    }
    return open;
  }

  /// The argument that comes next, if any.
  [[nodiscard]] const ArgumentModel* argument() const {
    const auto& all = command().arguments;
    if (arguments_ < all.size()) return &all[arguments_];
    return !all.empty() && all.back().may_be_repeated ? &all.back() : nullptr;
  }

 private:
  void note(const OptionModel& option, const std::string& value) {
    if (option.names.back() == "--rules") rule_folder_ = value;
  }

  std::vector<const CommandModel*> chain_;  ///< the program, and the commands that were named
  std::vector<const OptionModel*> given_;
  const OptionModel* waiting_ = nullptr;
  std::size_t arguments_ = 0;
  bool only_arguments_ = false;
  std::string rule_folder_;
};

/// Where the item that is being typed begins in a list of standards and checks.
std::size_t begin_of_item(std::string_view typed) {
  std::size_t begin = 0;
  for (const std::string_view separator : kListSeparators) {
    const std::size_t found = typed.rfind(separator);
    if (found != std::string_view::npos) begin = std::max(begin, found + separator.size());
  }
  return begin;
}

class Finder {
 public:
  Finder(const Line& line, const RuleLookup& rules) : line_(line), rules_(rules) {}

  /// Values of a kind that begin with `typed`; each stands behind `prefix`.
  void values(Completion completion, std::span<const std::string> words, std::string_view prefix,
              std::string_view typed) {
    switch (completion) {
      case Completion::Nothing: return;
      case Completion::Files: found_.files = FileNames::Files; return;
      case Completion::Folders: found_.files = FileNames::Folders; return;
      case Completion::Words:
        for (const std::string& word : words) offer({word, ""}, prefix, typed);
        return;
      case Completion::Checks: checks(prefix, typed); return;
      case Completion::Parameters:
        for (const Candidate& one : rules_(line_.rule_folder()).parameters) {
          offer(one, prefix, typed);
        }
        return;
    }
  }

  void options(std::string_view typed) {
    for (const OptionModel* option : line_.open_options()) {
      // The long name says what it is; the short one is offered to who types exactly that.
      offer({option->names.back(), option->help}, "", typed);
      if (option->names.front() == typed) offer({option->names.front(), option->help}, "", typed);
    }
  }

  void commands(std::string_view typed) {
    for (const CommandModel& command : line_.command().commands) {
      if (!command.is_hidden) offer({command.name, command.help}, "", typed);
    }
  }

  Candidates take() { return std::move(found_); }

 private:
  void offer(const Candidate& one, std::string_view prefix, std::string_view typed) {
    if (!one.text.starts_with(typed)) return;
    found_.words.push_back({std::string(prefix) + one.text, one.help});
  }

  /// Standards alone until a number was typed: all checks at once are too many to read.
  void checks(std::string_view prefix, std::string_view typed) {
    const std::size_t begin = begin_of_item(typed);
    const std::string_view item = typed.substr(begin);
    const std::string before = std::string(prefix) + std::string(typed.substr(0, begin));
    for (const Candidate& one : rules_(line_.rule_folder()).checks) {
      const bool is_check = one.text.find('.') != std::string::npos;
      if (!is_check || !item.empty()) offer(one, before, item);
    }
  }

  const Line& line_;
  const RuleLookup& rules_;
  Candidates found_;
};

}  // namespace

Candidates candidates(const CommandModel& program, std::span<const std::string> words,
                      const RuleLookup& rules) {
  const std::string typed = words.empty() ? std::string() : words.back();
  Line line(program);
  line.read(words.empty() ? words : words.first(words.size() - 1));
  Finder finder(line, rules);
  if (const OptionModel* option = line.waiting()) {
    finder.values(option->value.completion, option->words, "", typed);
    return finder.take();
  }
  const std::size_t equals = typed.find('=');
  if (!line.only_arguments() && typed.starts_with('-')) {
    if (equals == std::string::npos) {
      finder.options(typed);
    } else if (const OptionModel* option = line.option(typed.substr(0, equals))) {
      finder.values(option->value.completion, option->words, typed.substr(0, equals + 1),
                    std::string_view(typed).substr(equals + 1));
    }
    return finder.take();
  }
  if (!line.only_arguments()) finder.commands(typed);
  if (const ArgumentModel* argument = line.argument()) {
    finder.values(argument->completion, {}, "", typed);
  }
  return finder.take();
}

}  // namespace cbps::cli
