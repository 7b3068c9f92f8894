#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/guide/questions.h"
#include "cbps/rules/rule_pack.h"
#include "cli/interview/answers.h"
#include "cli/interview/words.h"

namespace cbps::cli {

/// Asks for the facts of one community: lines come in, texts go out. Each answer is read as it
/// would be in a profile, and taken only if nothing is wrong with it.
class Interview {
 public:
  /// `render` shows messages as the terminal does. Pack and selection outlive it. `known` is what
  /// was answered before, also to questions that are not asked now; `year` is the one that is
  /// offered.
  Interview(const rules::RulePack& pack, const audit::Selection& selection,
            const std::vector<FieldId>& facts, const RenderOptions& render,
            const guide::KnownCommunity* known, int year);

  /// What is said first.
  [[nodiscard]] std::string welcome() const;
  /// The next question, behind the head of its section where one begins.
  [[nodiscard]] std::string prompt();
  /// Takes a line that was typed; gives what is said to it.
  [[nodiscard]] std::string reply(std::string_view line);
  /// All was asked, or somebody has enough.
  [[nodiscard]] bool is_over() const { return is_over_ || is_all_asked(); }
  [[nodiscard]] bool is_all_asked() const { return at_ == asked_; }

  /// How much is answered, and what the score is.
  [[nodiscard]] std::string state() const;
  /// The profile, empty while it would not be read.
  [[nodiscard]] std::string profile() const;

 private:
  [[nodiscard]] std::string answer(std::string_view line);
  [[nodiscard]] std::string what_is_first() const;
  [[nodiscard]] std::string go_on();
  [[nodiscard]] std::string back();
  [[nodiscard]] std::string next_section();
  [[nodiscard]] std::string more() const;
  [[nodiscard]] std::string explanation() const;

  [[nodiscard]] const guide::Question& question() const { return questions_[at_]; }
  [[nodiscard]] std::string option_named(std::string_view line) const;
  [[nodiscard]] bool is_about(const Diagnostic& fault, const guide::Question& question) const;
  [[nodiscard]] std::string shown(const std::vector<Diagnostic>& messages) const;
  [[nodiscard]] std::string end_of_section(std::size_t section) const;
  [[nodiscard]] std::size_t answered() const;

  const rules::RulePack& pack_;
  const audit::Selection& selection_;
  RenderOptions render_;
  Words<Said> words_;
  std::vector<guide::QuestionSection> sections_;
  std::vector<guide::Question> questions_;  ///< of all sections, then those that are not asked
  std::vector<std::size_t> section_of_;     ///< of each question that is asked
  std::size_t asked_ = 0;                   ///< how many these are
  std::vector<std::string> texts_;          ///< the answer to each question
  Judged judged_;                           ///< what they are
  std::size_t at_ = 0;                      ///< the question that is asked
  std::optional<std::size_t> explained_;    ///< the question that was explained last
  std::optional<std::size_t> announced_;    ///< the section whose head was shown last
  bool is_over_ = false;
};

}  // namespace cbps::cli
