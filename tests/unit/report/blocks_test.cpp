#include "report/words/blocks.h"

#include <algorithm>
#include <string>
#include <vector>

#include "report/words/community_blocks.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"
#include "support/catch.h"
#include "unit/report/sample.h"

namespace cbps::report::test {
namespace {

using Kinds = std::vector<std::string>;

struct KindOf {
  std::string operator()(const Heading&) const { return "heading"; }
  std::string operator()(const Paragraph&) const { return "paragraph"; }
  std::string operator()(const Statement&) const { return "statement"; }
  std::string operator()(const ReportHead&) const { return "report head"; }
  std::string operator()(const KeyFigures&) const { return "key figures"; }
  std::string operator()(const Steps&) const { return "steps"; }
  std::string operator()(const StandardHeading& one) const { return one.standard->id; }
  std::string operator()(const CheckGap& one) const { return "gap " + one.check->id; }
  std::string operator()(const GapTable&) const { return "gap table"; }
  std::string operator()(const OtherChecks&) const { return "other checks"; }
  std::string operator()(const MetChecks& all) const {
    std::string text = "met";
    for (const MetChecks::Check& one : all.checks) text += ' ' + one.check->id;
    return text;
  }
  std::string operator()(const StandardNames&) const { return "standard names"; }
  std::string operator()(const Statements&) const { return "statements"; }
  std::string operator()(const Remarks&) const { return "remarks"; }
  std::string operator()(const Rejections&) const { return "rejections"; }
  std::string operator()(const CommunityRemarks&) const { return "community remarks"; }
  std::string operator()(const Totals&) const { return "totals"; }
  std::string operator()(const Checked&) const { return "checked"; }
  std::string operator()(const Table&) const { return "table"; }
  std::string operator()(const CommunityColumns&) const { return "columns"; }
  std::string operator()(const CommunityRow&) const { return "row"; }
};

Blocks as_blocks(NoticeBlocks notices) {
  Blocks all;
  append(all, std::move(notices));
  return all;
}

Kinds kinds(const Blocks& blocks) {
  Kinds all;
  for (const Block& block : blocks) all.push_back(std::visit(KindOf{}, block));
  return all;
}

template <typename Kind>
const Kind& first(const Blocks& blocks) {
  const auto found = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return std::holds_alternative<Kind>(block);
  });
  REQUIRE(found != blocks.end());
  return std::get<Kind>(*found);
}

const Words kWords(Language::En);

Blocks blocks_of(const result::Community& community, const CommunityBlocksForm& form) {
  static const result::Run kRun = sample_run();
  return community_blocks(kRun, community, form, kWords);
}

}  // namespace

TEST_CASE("findings of a community: gaps in full, what is met by its name", "[report]") {
  const result::Community community = sample_community();
  const Kinds all = kinds(blocks_of(community, {}));
  CHECK(
      all ==
      Kinds{"heading",      "key figures", "statement", "heading",      "steps",   "steps",
            "steps",        "steps",       "paragraph", "paragraph",    "3",       "gap 3.6",
            "other checks", "8",           "gap 8.1",   "gap 8.5",      "gap 8.2", "gap 8.4",
            "other checks", "10",          "gap 10.1",  "other checks", "heading", "standard names",
            "heading",      "statements",  "heading",   "remarks",      "heading", "paragraph",
            "paragraph"});
}

TEST_CASE("clauses of met checks stand in the order of the rules, or after the gaps", "[report]") {
  const result::Community community = sample_community();
  const Kinds in_order = kinds(blocks_of(community, {.depth = Depth::Clauses}));
  CHECK(in_order == Kinds{"heading",
                          "key figures",
                          "statement",
                          "heading",
                          "steps",
                          "steps",
                          "steps",
                          "steps",
                          "paragraph",
                          "paragraph",
                          "3",
                          "met 3.1",
                          "met 3.2",
                          "met 3.3",
                          "met 3.4",
                          "met 3.5",
                          "gap 3.6",
                          "8",
                          "gap 8.1",
                          "gap 8.5",
                          "gap 8.2",
                          "met 8.3",
                          "met 8.6",
                          "gap 8.4",
                          "10",
                          "gap 10.1",
                          "met 10.2",
                          "met 10.3",
                          "met 10.4",
                          "12",
                          "met 12.1 12.2 12.4",
                          "heading",
                          "statements",
                          "heading",
                          "remarks",
                          "heading",
                          "paragraph",
                          "paragraph"});
  const Kinds after =
      kinds(blocks_of(community, {.depth = Depth::Clauses, .met_after_gaps = true}));
  CHECK(after == Kinds{"heading",
                       "key figures",
                       "statement",
                       "heading",
                       "steps",
                       "steps",
                       "steps",
                       "steps",
                       "paragraph",
                       "paragraph",
                       "3",
                       "gap 3.6",
                       "other checks",
                       "met 3.1 3.2 3.3 3.4 3.5",
                       "8",
                       "gap 8.1",
                       "gap 8.5",
                       "gap 8.2",
                       "gap 8.4",
                       "other checks",
                       "met 8.3 8.6",
                       "10",
                       "gap 10.1",
                       "other checks",
                       "met 10.2 10.3 10.4",
                       "12",
                       "met 12.1 12.2 12.4",
                       "heading",
                       "statements",
                       "heading",
                       "remarks",
                       "heading",
                       "paragraph",
                       "paragraph"});
}

TEST_CASE("gaps beside each other leave out clauses, evidence and fine print", "[report]") {
  const result::Community community = sample_community();
  const Blocks blocks = blocks_of(community, {.depth = Depth::Gaps, .names_rules = true});
  CHECK(kinds(blocks) == Kinds{"heading", "statement", "key figures", "gap table", "heading",
                               "statements", "heading", "remarks"});
  const std::vector<CheckGap>& gaps = first<GapTable>(blocks).gaps;
  REQUIRE(gaps.size() == community.counts.fail + community.counts.unknown);
  for (const CheckGap& gap : gaps) {
    CAPTURE(gap.check->id);
    CHECK(gap.clause.text.empty());
    CHECK(gap.evidence.text.empty());
    CHECK(!gap.gaps.empty());
    // Only what failed can be put right.
    const bool failed = gap.check->outcome == result::Outcome::Fail;
    const bool has_step = gap.check->id != "8.2" && gap.check->id != "10.1";
    CHECK(gap.gain.empty() != (failed && has_step));
    CHECK(gap.worth.empty() != failed);
    CHECK(gap.by.text.empty() != failed);
    CHECK(gap.remedy.text.empty() != failed);
  }
}

TEST_CASE("blocks point to the results they are about", "[report]") {
  const result::Community community = sample_community();
  const Blocks blocks = blocks_of(community, {});
  CHECK(first<KeyFigures>(blocks).standing == &community);
  CHECK(first<StandardHeading>(blocks).standard == &community.standards[0]);
  CHECK(first<CheckGap>(blocks).check == &community.standards[0].checks[5]);
  std::vector<const Steps*> groups;
  for (const Block& block : blocks) {
    if (const auto* group = std::get_if<Steps>(&block)) groups.push_back(group);
  }
  REQUIRE(groups.size() == 4);
  CHECK(groups[0]->steps[0].check == "8.4");
  REQUIRE(groups[1]->steps.size() == 2);
  CHECK(groups[1]->steps[0].check == "8.5");
  CHECK(groups[1]->steps[0].change == "no → yes");
  CHECK(groups[1]->steps[0].gain == "+4.16");
  CHECK(groups[1]->steps[1].change == "add Commercial services");
  CHECK(groups[1]->steps[1].leads_to.find("“") == std::string::npos);
  REQUIRE(groups[2]->steps.size() == 2);
  CHECK(groups[2]->steps[0].check == "3.6");
  CHECK(groups[2]->steps[1].check == "8.2");
  CHECK(groups[2]->steps[1].gain.empty());
  CHECK(groups[3]->steps[0].check == "10.1");
  const Statements& statements = first<Statements>(blocks);
  CHECK(statements.outcome == result::Outcome::NotApplicable);
  REQUIRE(statements.statements.size() == 2);
  CHECK(statements.statements[1].check->id == "12.3");
}

TEST_CASE("five steps of a group are listed, the others counted", "[report]") {
  result::Community community = sample_community();
  const result::Step step = community.steps.front();
  for (int i = 0; i < 4; ++i) community.steps.insert(community.steps.begin(), step);
  const Blocks blocks = blocks_of(community, {});
  std::vector<Steps> groups;
  for (const Block& block : blocks) {
    if (const auto* group = std::get_if<Steps>(&block)) groups.push_back(*group);
  }
  REQUIRE(groups.size() == 4);
  CHECK(groups[1].steps.size() == 5);
  CHECK(groups[1].more.find('1') != std::string::npos);
  CHECK(groups[2].more.empty());
}

TEST_CASE("what is left out before a step that reaches a grade is counted there", "[report]") {
  result::Community community = sample_community();
  const result::Step step = community.steps.front();
  for (int i = 0; i < 6; ++i) community.steps.insert(community.steps.begin(), step);
  for (std::size_t i = 6; i < community.steps.size(); ++i) community.steps[i].grade = 0;
  const Steps group = std::get<Steps>(blocks_of(community, {})[5]);
  REQUIRE(group.steps.size() == 6);
  CHECK(group.steps[4].skipped.empty());
  CHECK(group.steps[5].reaches_grade);
  CHECK(group.steps[5].skipped.starts_with("1 left out here; all of them lead to "));
}

TEST_CASE("a step says what others it meets, and on which step all others rest", "[report]") {
  result::Community community = sample_community();
  const auto titles = [&] {
    std::vector<std::string> all;
    for (const Block& block : blocks_of(community, {})) {
      if (const auto* group = std::get_if<Steps>(&block)) all.push_back(group->title);
    }
    return all;
  };
  CHECK(titles()[1] == "What the community can do now");
  community.steps.front().is_first = true;
  community.steps.front().also_met = {"3.1", "3.2", "3.3", "3.4"};
  community.steps.front().then_apply = {"1.2"};
  CHECK(titles() == std::vector<std::string>{
                        "First of all (the rest depends on it)", "First report what is missing",
                        "What the community can do once 8.5 is met",
                        "For the subdistrict or district to settle once 8.5 is met",
                        "Too late for this year"});
  const std::string gain = first<Steps>(blocks_of(community, {})).steps.front().gain;
  CHECK(gain.ends_with(", also meets 4 checks, and 1.2 is then checked too"));
}

TEST_CASE("a community to which nothing applies has no score and no gaps", "[report]") {
  const result::Community community = empty_community();
  const Blocks blocks = blocks_of(community, {});
  CHECK(kinds(blocks) == Kinds{"heading", "key figures", "heading", "statements"});
  const KeyFigures& figures = first<KeyFigures>(blocks);
  CHECK(figures.score_label.empty());
  CHECK(!figures.score_note.empty());
  CHECK(figures.grade.empty());
  CHECK(kinds(blocks_of(community, {.depth = Depth::Gaps})) ==
        Kinds{"heading", "key figures", "heading", "statements"});
}

TEST_CASE("a row says the same of a community in full and in brief", "[report]") {
  const result::Run run = sample_run();
  const result::Community community = sample_community();
  result::Brief brief{community, {"3.6", "8.1", "8.5", "8.2", "10.1"}, {"8.4"}, {}, {}, {}};
  for (const std::string_view standard : {"8", "10", "3"}) {
    brief.losses.push_back({standard, 1, 0, 1});
  }
  const CommunityRow full_row = community_row(run, community, kWords);
  const CommunityRow brief_row = community_row(run, brief, kWords);
  CHECK(full_row.outcome == result::Outcome::Fail);
  CHECK(full_row.fail == "5");
  CHECK(full_row.unknown == "1");
  CHECK(full_row.most_lost == std::vector<std::string_view>{"8", "10", "3"});
  CHECK(full_row.standing == &community);
  CHECK(brief_row.most_lost == full_row.most_lost);
  CHECK(brief_row.standing == &brief);
  CHECK(brief_row.score == full_row.score);
  CHECK(brief_row.grade == full_row.grade);
}

TEST_CASE("all communities together have totals with tables", "[report]") {
  const result::Run run = sample_run();
  const result::Summary summary = district_summary(three_communities());
  const Style several{.several = true};
  const Blocks blocks = total_blocks(run, summary, {}, several, kWords);
  CHECK(kinds(blocks) ==
        Kinds{"heading", "totals", "table", "table", "table", "table", "table", "table"});
  const Totals& totals = first<Totals>(blocks);
  CHECK(totals.summary == &summary);
  CHECK(totals.counts.size() == 4);
  CHECK(totals.grades.size() == run.grades.size());
  CHECK(
      first<Totals>(total_blocks(run, summary, {.counts = false}, several, kWords)).counts.empty());
  CHECK(total_blocks(run, summary, {}, {}, kWords).empty());
  CHECK(total_blocks(run, {}, {}, several, kWords).empty());
}

TEST_CASE("what was not assessed is named, and remarks where no community shows them", "[report]") {
  const result::Summary summary = district_summary(three_communities());
  const Style several{.several = true};
  Notices notices;
  const result::Community community = sample_community();
  notices.remarks.add({community.id, community.name}, community.remarks, 3);
  const Blocks blocks = as_blocks(fault_blocks(summary, notices, several, kWords));
  CHECK(kinds(blocks) == Kinds{"heading", "rejections", "heading", "community remarks"});
  const Rejections& rejections = first<Rejections>(blocks);
  REQUIRE(rejections.entries.size() == 2);
  CHECK(rejections.entries[0].rejected == &summary.rejected[0]);
  CHECK(rejections.entries[0].reasons.at(0).notes.size() == 1);
  CHECK(!rejections.more.empty());
  const CommunityRemarks& remarks = first<CommunityRemarks>(blocks);
  REQUIRE(remarks.entries.size() == 1);
  CHECK(remarks.entries[0].remarks.size() == 1);
  CHECK(remarks.more.find('2') != std::string::npos);
  CHECK(kinds(as_blocks(fault_blocks(summary, notices, {}, kWords))) ==
        Kinds{"heading", "rejections"});
  CHECK(fault_blocks({}, {}, several, kWords).empty());
}

TEST_CASE("what was not checked is counted beside what was only where asked for", "[report]") {
  const result::Summary summary = district_summary(three_communities());
  Notices notices;
  notices.remarks.count = 3;
  CHECK(checked_block(summary, kWords).besides.empty());
  CHECK(checked_block(summary, {}, kWords).besides.size() == 2);
  CHECK(checked_block(summary, notices, kWords).besides.size() == 3);
  CHECK(checked_block({}, {}, kWords).besides.empty());
}

TEST_CASE("options stand in a head only if there are any", "[report]") {
  result::Run run = sample_run();
  CHECK(first<ReportHead>(head_blocks(run, kWords)).facts.size() == 4);
  run.options = {};
  run.parameters.clear();
  CHECK(first<ReportHead>(head_blocks(run, kWords)).facts.size() == 3);
  CHECK(kinds(short_head_blocks(run, kWords)) == Kinds{"paragraph", "paragraph"});
}

}  // namespace cbps::report::test
