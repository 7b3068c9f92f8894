#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/table.h"

/// A report for people is a sequence of blocks. A block holds what is said, in the language asked
/// for, and points to the results it is about; a format decides only how each kind of block looks.
/// Results, rules and wordings must outlive the blocks that are made from them.
namespace cbps::report {

/// The name of a community, or the title of the section that follows.
struct Heading {
  enum class Rank : std::uint8_t { Community, Section };
  Rank rank = Rank::Section;
  std::string text;
};

struct Paragraph {
  std::string text;
};

/// A sentence that stands by itself.
struct Statement {
  std::string text;
};

/// A text with the word that introduces it. An empty text is not shown.
struct Labelled {
  std::string_view label;
  std::string text;
};

/// The title of the whole report and what it is based on.
struct ReportHead {
  std::string title;
  std::vector<Labelled> facts;
};

/// "达标 13"
struct CountText {
  result::Outcome outcome;
  std::string text;
};

/// The score, grade and counts of a community.
struct KeyFigures {
  const result::Standing* standing;
  std::string_view grade_label;  ///< only where the grade is not for a whole year, or with waivers
  std::string grade;             ///< empty where there is none
  std::string_view score_label;  ///< only where the score is not for a whole year
  std::string score;             ///< also says that there is none
  std::string score_note;        ///< aside: what it may become, why there is none
  std::string distance;          ///< how far it is to the next grade; may be empty
  std::vector<CountText> counts;
  std::vector<std::string> first_steps;  ///< to report what is missing; the easiest step
  std::vector<std::string> exceptions;   ///< what waivers and the baseline come to
};

/// Something to put right, or to give, for one check.
struct Step {
  std::string_view check;    ///< id
  std::string_view title;    ///< without the id
  std::string change;        ///< from what to what, or what is short; may be empty
  std::string gain;          ///< with "points"; empty where nobody can say
  std::string leads_to;      ///< the score after this and all before it, the grade if it is another
  bool reaches_grade;        ///< it leads to another grade
  std::string skipped = {};  ///< how many before it are not listed here; may be empty
  std::string who = {};      ///< who does it and how hard it is; empty where there is no step
};
/// Those steps that are done by the same people, the easiest first.
struct Steps {
  struct Headings {
    std::string check;
    std::string change;
    std::string gain;
    std::string leads_to;
  } headings;
  std::string title;
  std::vector<Step> steps;
  std::string more;  ///< how many are not listed here; may be empty
};

/// A standard whose checks follow.
struct StandardHeading {
  const result::StandardResult* standard;
  std::string title;
  std::string earned;  ///< points; empty where it does not apply
};

/// What a requirement lacks, or why it is open: a sentence, with alternatives a sentence each.
struct GapText {
  std::string text;
  std::vector<std::string> ways;
};

/// A check that is not met or not decided.
struct CheckGap {
  const result::CheckResult* check;
  std::string title;
  std::string gain;   ///< points that its step brings; empty where nobody can say
  std::string worth;  ///< the same in words, or what is lost for good; may be empty
  Labelled clause;
  std::string_view gap_label;
  std::vector<GapText> gaps;
  Labelled place;
  Labelled remedy;  ///< empty where there is nothing to put right yet
  Labelled by;      ///< who can do it
  Labelled waiver;  ///< by which it is waived
  Labelled since;   ///< what became of it since the baseline
  Labelled evidence;
};

/// The open checks of a community, to be read beside each other: without clauses and evidence.
struct GapTable {
  struct Headings {
    std::string check;
    std::string gap;
    std::string place;
    std::string remedy;
    std::string gain;
  } headings;
  std::vector<CheckGap> gaps;
};

/// The other checks of a standard, by their ids in one sentence.
struct OtherChecks {
  result::Outcome outcome;
  std::string text;
};

/// Met checks with their clauses.
struct MetChecks {
  struct Check {
    const result::CheckResult* check;
    std::string title;
    Labelled clause;
  };
  std::vector<Check> checks;
};

/// Standards of which nothing is said but that they have an outcome.
struct StandardNames {
  struct Name {
    const result::StandardResult* standard;
    std::string title;
  };
  result::Outcome outcome;
  std::vector<Name> names;
};

/// Checks of one outcome, a sentence each.
struct Statements {
  struct Entry {
    const result::CheckResult* check;
    std::string text;
  };
  result::Outcome outcome;
  std::vector<Entry> statements;
};

/// A message about the input.
struct RemarkText {
  std::string_view code;
  std::string text;
  std::vector<std::string> notes;
};
struct Remarks {
  std::vector<RemarkText> remarks;
};

/// What could not be assessed, and why.
struct Rejections {
  struct Headings {
    std::string community;
    std::string place;
    std::string reason;
  } headings;
  struct Entry {
    const result::Rejected* rejected;
    std::string name;
    std::string place;
    std::vector<RemarkText> reasons;
  };
  std::vector<Entry> entries;
  std::string more;  ///< how many are not listed; may be empty
};

/// The remarks about communities that do not show them themselves.
struct CommunityRemarks {
  struct Headings {
    std::string community;
    std::string remarks;
  } headings;
  struct Entry {
    std::string name;
    std::vector<RemarkText> remarks;
  };
  std::vector<Entry> entries;
  std::string more;  ///< how many are not listed; may be empty
};

/// How many communities have a grade.
struct GradeCount {
  std::string label;
  std::string count;
};

/// The figures of all communities together.
struct Totals {
  const result::Summary* summary;
  std::vector<CountText> counts;  ///< empty where they are said elsewhere
  std::vector<std::string> lines;
  struct Headings {
    std::string grade;
    std::string communities;
  } headings;
  std::vector<GradeCount> grades;
  std::vector<std::string> fine_print;
};

/// What was checked, in a sentence, and the number of what was not or is to be remarked on.
struct Checked {
  std::string text;
  std::vector<std::string> besides;
};

/// The head of a list of communities: rows follow, which may be written by themselves.
struct CommunityColumns {
  const result::Run* run;
  std::string outcome;
  std::string community;
  std::string score;
  std::string grade;  ///< empty where the rules have no grades
  std::string fail;
  std::string unknown;
  std::string most_lost;
  std::string community_and_most_lost;  ///< where both share a column
};
struct CommunityRow {
  const result::Run* run;
  const result::Standing* standing;
  result::Outcome outcome;  ///< of all checks together
  std::string name;
  std::string score;
  std::string grade;
  std::string fail;
  std::string unknown;
  std::vector<std::string_view> most_lost;  ///< the standards on which it loses most
};

using Block = std::variant<Heading, Paragraph, Statement, ReportHead, KeyFigures, Steps,
                           StandardHeading, CheckGap, GapTable, OtherChecks, MetChecks,
                           StandardNames, Statements, Remarks, Rejections, CommunityRemarks, Totals,
                           Checked, Table, CommunityColumns, CommunityRow>;
using Blocks = std::vector<Block>;

/// What could not be assessed, and remarks.
using Notice = std::variant<Heading, Rejections, CommunityRemarks, Remarks>;
using NoticeBlocks = std::vector<Notice>;

}  // namespace cbps::report
