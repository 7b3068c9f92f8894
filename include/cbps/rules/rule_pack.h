#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cbps/doc/document.h"
#include "cbps/eval/program.h"
#include "cbps/lang/condition.h"
#include "cbps/text/language.h"
#include "cbps/value/decimal.h"
#include "cbps/value/dictionary.h"

/// Rules as data: a folder of YAML files is checked and compiled into one immutable `RulePack`.
namespace cbps::rules {

/// A checked condition, and the positions of its nodes' results in the pack's program.
struct Condition {
  lang::Condition condition;
  eval::Compiled compiled;
  doc::NodeId node{};  ///< its node in the rules' document
};

/// A text, and the value that stands behind it in a sentence; the last one may have none.
struct Phrase {
  std::string text;
  std::optional<Condition> value;  ///< a number, a date or a choice
};

/// What is said of a community that fails a check, instead of what each fact lacks.
struct Finding {
  std::optional<Condition> when;  ///< if absent, it always holds
  std::vector<Phrase> zh;
  std::vector<Phrase> en;
  Bilingual remedy;  ///< instead of the check's; may be empty
};

/// Months or quarters that a check asks for, and how many of them are due (`eval::Program::due`).
struct Duty {
  Interval interval{};
  eval::SlotId due{};
};

/// The checks that can be met, or mean something, only once another is met.
struct Before {
  std::optional<Condition> when;  ///< only while this holds
  struct Check {
    std::string id;
    doc::NodeId node{};
  };
  std::vector<Check> checks;   ///< the ids of the pack
  bool is_before_all = false;  ///< then `checks` is empty
};

/// One clause of a standard.
struct Check {
  std::string id;  ///< "8.2"
  std::string quote;
  std::string focus;
  std::string gloss;  ///< what it answers for, in English; may be empty
  Bilingual title;
  Bilingual asks;  ///< what it asks for, where its conditions are hard to read; may be empty
  Bilingual remedy;
  Bilingual evidence;
  std::optional<Condition> applies;  ///< if absent, the check always applies
  std::vector<Condition> require;    ///< all must hold
  std::vector<Finding> findings;     ///< the first that holds is said
  std::optional<Before> before;      ///< what rests on this check
  bool due_at_period_end = false;    ///< it need not be met before that day
  std::optional<Interval> due_with;  ///< it is asked as soon as the first of these has ended
  std::vector<Duty> duties;  ///< `due_with`, and what its conditions ask of the calendar, each once
  bool is_declared = false;  ///< rests on nothing but self-declared yes or no
  doc::NodeId node{};

  /// The part of the text that only this check covers.
  [[nodiscard]] const std::string& answers_for() const { return focus.empty() ? quote : focus; }
};

struct Standard {
  std::string id;  ///< "8"
  int chapter = 0;
  Bilingual title;
  std::string text;
  std::vector<Check> checks;
  doc::NodeId node{};
};

/// One misspelling in the circulating text, and its original wording.
struct Restoration {
  std::string circulating;
  std::string restored;
  Bilingual reason;
  doc::NodeId node{};
};

/// The document that the standards come from (`text.yaml`).
struct SourceText {
  std::string circulating;
  std::string restored;
  std::vector<Restoration> restorations;
};

struct Chapter {
  int id = 0;
  Bilingual title;
};

/// A band of scores: at least `at_least` percent, and below the next better band.
struct Grade {
  std::string id;
  Bilingual label;
  Decimal at_least;
};

/// A rule that relates facts to each other. If it is false, its facts become invalid (an error) or
/// a remark is made.
struct Consistency {
  std::string id;
  bool is_error = false;
  /// The facts that an error makes invalid, where it is plain which are wrong; empty: all of them.
  std::vector<FieldId> invalid;
  Bilingual message;
  Condition condition;
};

struct RulePack {
  std::string id;
  Bilingual title;
  Bilingual edition;
  std::string digest;  ///< SHA-256 of the rules and the parameters in force, hexadecimal
  Dictionary dictionary;
  std::vector<Chapter> chapters;
  std::vector<Grade> grades;  ///< best first
  std::vector<Standard> standards;
  std::vector<Consistency> consistency;
  std::optional<SourceText> source;
  eval::Program program;
  /// What findings ask, apart from the rest: it is run only where verdicts are explained.
  eval::Program findings;
};

}  // namespace cbps::rules
