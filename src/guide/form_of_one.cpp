#include <array>
#include <utility>

#include "cbps/guide/form.h"
#include "cbps/guide/questions.h"
#include "guide/form_style.h"

namespace cbps::guide {
namespace {

using spreadsheet::Across;
using spreadsheet::Row;
using spreadsheet::Style;
using spreadsheet::Value;

std::string label(const Question& question, Language /*language*/) { return question.label; }
std::string unit(const Question& question, Language /*language*/) { return question.unit; }
std::string checks(const Question& question, Language /*language*/) {
  return breakable(question.checks);
}

/// A column of the form.
struct FormColumn {
  Word heading;
  std::uint16_t width;
  Across across;
  std::string (*text)(const Question& question, Language language);  ///< nullptr: the answer
};
constexpr std::array kChinese{
    FormColumn{Word::FormFact, 30, Across::Left, label},
    FormColumn{Word::FormUnit, 8, Across::Centre, unit},
    FormColumn{Word::FormAnswer, 22, Across::Centre, nullptr},
    FormColumn{Word::FormFilling, 46, Across::Left, how_to_answer},
    FormColumn{Word::FormChecks, 18, Across::Centre, checks},
};
constexpr std::array kEnglish{
    FormColumn{Word::FormFact, 34, Across::Left, label},
    FormColumn{Word::FormUnit, 12, Across::Centre, unit},
    FormColumn{Word::FormAnswer, 22, Across::Centre, nullptr},
    FormColumn{Word::FormFilling, 48, Across::Left, how_to_answer},
    FormColumn{Word::FormChecks, 18, Across::Centre, checks},
};

std::span<const FormColumn> columns_in(Language language) {
  if (language == Language::Zh) return kChinese;
  return kEnglish;
}

constexpr std::uint32_t kHeadingRow = 2;
constexpr std::uint16_t kTitleHeight = 36;
constexpr std::uint16_t kNoteHeight = 42;
constexpr std::uint16_t kSectionHeight = 22;

/// Lists grow while they are filled in, and rows do not.
std::uint16_t room_for(const Question& question) {
  constexpr std::uint16_t kOneLine = 20;
  constexpr std::uint16_t kList = 48;
  return question.is_list ? kList : kOneLine;
}

class FormOfOne {
 public:
  FormOfOne(const rules::RulePack& pack, const Words& words, const KnownCommunity* known)
      : pack_(pack), words_(words), known_(known), columns_(columns_in(words.language())) {}

  spreadsheet::Book make(const std::vector<FieldId>& facts) {
    spreadsheet::Layout& layout = sheet_.layout;
    layout.name = words_(Word::FormSheet);
    for (const FormColumn& column : columns_) layout.columns.push_back({column.width, {}});
    layout.frozen_rows = kHeadingRow + 1;
    layout.page.footer = words_(Word::FormFooter);
    layout.page.repeated_rows = {kHeadingRow, kHeadingRow};
    const spreadsheet::Properties properties = form_properties(pack_, words_);
    across(properties.title, title_style(), kTitleHeight);
    across(std::string(words_(known_ == nullptr ? Word::FormNote : Word::FormNoteKnown)),
           note_style(), kNoteHeight);
    headings();
    const std::span<const KnownCommunity> all_known(known_, known_ == nullptr ? 0 : 1);
    for (const QuestionSection& section : questions(pack_, facts, all_known, words_.language())) {
      across(section.title, section_style(), kSectionHeight);
      for (const Question& question : section.questions) ask(question);
    }
    across(std::string(words_(Word::FormSignatures)), note_style(), kTitleHeight);
    return {properties, {std::move(sheet_)}};
  }

 private:
  void across(std::string text, const Style& style, std::uint16_t height) {
    sheet_.rows.push_back(
        {{{0, std::move(text), style, static_cast<std::uint32_t>(columns_.size())}}, height});
  }

  void headings() {
    Row row{{}, kSectionHeight};
    for (const FormColumn& column : columns_) {
      add(std::string(words_(column.heading)), heading_style(), row);
    }
    sheet_.rows.push_back(std::move(row));
  }

  void ask(const Question& question) {
    const auto at = static_cast<std::uint32_t>(sheet_.rows.size());
    Row row{{}, room_for(question)};
    for (const FormColumn& column : columns_) {
      if (column.text != nullptr) {
        add(column.text(question, words_.language()), reading_style(column.across), row);
        continue;
      }
      const auto place = static_cast<std::uint32_t>(row.cells.size());
      sheet_.layout.validations.push_back(
          validation(question, {at, place, at, place}, false, words_));
      Value known;
      if (known_ != nullptr) known = answer(question, *known_, pack_.dictionary, words_.language());
      const bool is_known = !std::holds_alternative<std::monostate>(known);
      add(std::move(known), entry_style(question.show, is_known), row);
    }
    sheet_.rows.push_back(std::move(row));
  }

  static void add(Value value, const Style& style, Row& row) {
    const auto place = static_cast<std::uint32_t>(row.cells.size());
    row.cells.push_back({place, std::move(value), style, 1});
  }

  const rules::RulePack& pack_;
  const Words& words_;
  const KnownCommunity* known_;
  std::span<const FormColumn> columns_;
  spreadsheet::Sheet sheet_;
};

}  // namespace

spreadsheet::Book form_of_one(const rules::RulePack& pack, const std::vector<FieldId>& facts,
                              Language language, const KnownCommunity* known) {
  return FormOfOne(pack, Words(language), known).make(facts);
}

}  // namespace cbps::guide
