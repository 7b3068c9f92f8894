#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cbps/guide/form.h"
#include "cbps/rules/rule_pack.h"
#include "cbps/spreadsheet/sheet.h"
#include "cbps/text/language.h"

/// What a form asks, whatever it looks like.
namespace cbps::guide {

struct Question {
  std::string label;
  std::string unit;      ///< what is counted, 是/否, 日期; may be empty
  std::string counting;  ///< what counts and what does not
  std::string writing;   ///< how the answer is written; empty where the unit says it
  std::string checks;    ///< that rest on it
  bool is_optional = false;
  bool is_list = false;  ///< several dates or parts
  spreadsheet::Show show = spreadsheet::Show::Text;
  spreadsheet::Allowed allowed;
  std::string refusal;             ///< what is said where something else is typed; may be empty
  std::optional<FieldId> field{};  ///< nothing: who the community is
  std::string data::Identity::*member = nullptr;  ///< without a field; nullptr: the year

  [[nodiscard]] bool asks_year() const { return !field && member == nullptr; }
};

struct QuestionSection {
  std::string title;
  std::vector<Question> questions;
};

/// Who the community is, then the facts in the order of the form. What is rarely said of who a
/// community is, is asked where one of the `known` says it.
[[nodiscard]] std::vector<QuestionSection> questions(const rules::RulePack& pack,
                                                     const std::vector<FieldId>& facts,
                                                     std::span<const KnownCommunity> known,
                                                     Language language);

/// The answer that is known already.
[[nodiscard]] spreadsheet::Value answer(const Question& question, const KnownCommunity& known,
                                        const Dictionary& dictionary, Language language);
/// The same as a text; empty where there is none.
[[nodiscard]] std::string answer_text(const Question& question, const KnownCommunity& known,
                                      const Dictionary& dictionary, Language language);

/// "期末辖区居民户数；整数": all that is said of how to answer.
[[nodiscard]] std::string how_to_answer(const Question& question, Language language);
/// The same behind the unit.
[[nodiscard]] std::string how_to_answer_with_unit(const Question& question, Language language);

}  // namespace cbps::guide
