#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/command_model.h"

namespace cbps::cli {

/// A word that may stand where the last one is being typed.
struct Candidate {
  std::string text;
  std::string help;

  bool operator==(const Candidate&) const = default;
};

/// Which names of files may stand there, too. Shells find these themselves.
enum class FileNames : std::uint8_t { None, Files, Folders };

struct Candidates {
  std::vector<Candidate> words;
  FileNames files = FileNames::None;
};

/// What rules have to offer: standards and checks with their titles, parameters with their labels.
struct RuleWords {
  std::vector<Candidate> checks;
  std::vector<Candidate> parameters;
};
/// `folder` is that of the option `--rules` of the line; empty: the built-in rules.
using RuleLookup = std::function<RuleWords(const std::string& folder)>;

/// What the last of `words` can become. The words are those behind the program's name; the last one
/// is empty where nothing of it was typed. Rules are looked up only where they are needed.
[[nodiscard]] Candidates candidates(const CommandModel& program, std::span<const std::string> words,
                                    const RuleLookup& rules);

}  // namespace cbps::cli
