#include "report/html/community_page.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/report/page_name.h"
#include "report/html/charts.h"
#include "report/html/gap_view.h"
#include "report/html/notices.h"
#include "report/html/page.h"
#include "report/html/table.h"
#include "report/words/community.h"
#include "report/words/community_parts.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/priorities.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"

namespace cbps::report::html {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;
using result::StandardResult;
using result::StandardText;

/// So many steps are listed, with those that reach a grade: the plan and the map stand on one page.
constexpr std::size_t kMostSteps = 6;

/// The class of what has an outcome.
std::string_view kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass: return "pass";
    case Outcome::Fail: return "fail";
    case Outcome::Unknown: return "unknown";
    case Outcome::Pending: return "pending";
    case Outcome::NotApplicable: return "none";
  }
  return {};
}

/// Where a check is spoken of. Ids of checks are digits and points.
std::string anchor(std::string_view check) { return "c" + std::string(check); }

/// The way back to all communities where there is one, and the sections of the page.
std::vector<Masthead::Link> links(const Community& community, const Style& style,
                                  const Words& words) {
  const result::Counts& counts = community.counts;
  std::vector<Masthead::Link> all;
  if (style.in_folder) {
    all.push_back({std::string(kIndexPage), std::string(words(Text::AllCommunities))});
  }
  const auto add = [&](bool is_there, const std::string& id, std::string text) {
    if (is_there) all.push_back({"#" + id, std::move(text)});
  };
  add(counts.fail + counts.unknown != 0, "plan", heading(Text::PutRightFirst, words));
  add(true, "map", words(Text::StandardsMap, community.standards.size()));
  add(counts.fail != 0, "gaps", heading(Text::NotMet, words));
  add(counts.unknown != 0, "unknown", heading(Text::Undecided, words));
  add(counts.pending + community.early != 0, "pending", heading(Text::Pending, words));
  add(counts.not_applicable != 0, "none", heading(Text::NotApplicable, words));
  add(counts.pass != 0, "met", heading(Text::Met, words));
  add(!community.remarks.empty(), "remarks", heading(Text::Remarks, words));
  add(true, "method", heading(Text::Method, words));
  return all;
}

/// Writes one page, section by section.
class CommunityPage {
 public:
  CommunityPage(HtmlWriter& html, const Run& run, const Community& community, const Words& words)
      : html_(html), run_(run), community_(community), words_(words) {}

  void head(const Style& style) {
    const std::string name = title_of(community_);
    const std::string year = year_text(run_, words_);
    const KeyFigures figures = key_figures(run_, community_, words_);
    begin_page(html_,
               {words_(Text::PageTitle, name, year, figures.grade, figures.score),
                words_(Text::PageKick, name, year), "community"},
               words_);
    std::vector<std::string> facts;
    if (!community_.id.empty()) facts.push_back(words_(Text::CodeOf, community_.id));
    if (run_.as_of) facts.push_back(words_(Text::AsOfDay, to_string(*run_.as_of)));
    const std::size_t all = community_.counts.total();
    facts.push_back(words_(Text::ChecksThatApply, all, all - community_.counts.not_applicable));
    write_masthead(html_,
                   {words_(Text::PageKick, words_(run_.pack.title), year), name, std::move(facts),
                    links(community_, style, words_), changed_rules_text(run_, words_)},
                   words_);
    html_.begin("main", {{"id", "main"}});
    verdict(figures);
  }

  void body() {
    plan();
    map();
    gaps();
    undecided();
    pending();
    not_applicable();
    met();
    remarks();
    waivers();
    method();
    signatures();
    html_.end("main");
    write_footer(html_, run_, words_);
    end_page(html_, false);
  }

 private:
  // ---- the verdict ----

  void verdict(const KeyFigures& figures) {
    const HtmlElement section(html_, "section", {{"class", "verdict"}, {"id", "verdict"}});
    html_.element("h2", {{"class", "off"}}, words_(Text::OutcomeWord));
    {
      const HtmlElement top(html_, "div", {{"class", "top"}});
      {
        const HtmlElement grade(html_, "p", {{"class", "grade"}});
        if (!figures.grade.empty()) {
          if (!figures.grade_label.empty()) html_.element("small", figures.grade_label);
          html_.element("strong", grade_text(run_, community_, words_));
          html_.raw(" ");
        }
        if (!figures.score_label.empty()) html_.element("small", figures.score_label);
        html_.element("b", figures.score);
      }
      const HtmlElement lead(html_, "div", {{"class", "lead"}});
      if (!figures.score_note.empty()) html_.element("p", figures.score + figures.score_note);
      if (!figures.distance.empty()) html_.element("p", figures.distance);
      for (const std::string& one : figures.exceptions) html_.element("p", one);
      for (const std::string& one : figures.first_steps) html_.element("p", one);
    }
    write_scale(html_, run_, community_, words_);
    counts(figures.counts);
    warning(faults_mark(community_, words_));
    warning(remarks_mark(community_, words_));
  }

  void counts(const std::vector<CountText>& all) {
    const HtmlElement list(html_, "ul", {{"class", "counts"}});
    for (const CountText& one : all) {
      html_.element("li", {{"class", kind_of(one.outcome)}},
                    std::string(mark(one.outcome).sign) + ' ' + one.text);
    }
  }

  void warning(const std::string& text) {
    if (!text.empty()) html_.element("p", {{"class", "warning"}}, text);
  }

  // ---- what to put right first ----

  void plan() {
    const std::vector<Steps> groups = priorities(run_, community_, kMostSteps, words_);
    if (groups.empty()) return;
    const Section section(html_, "plan", words_(Text::PutRightFirst));
    {
      const HtmlElement table(html_, "table", {{"class", "plan"}});
      {
        const HtmlElement head(html_, "thead");
        const HtmlElement row(html_, "tr");
        const Steps::Headings& names = groups.front().headings;
        html_.element("th", {{"scope", "col"}}, names.check);
        html_.element("th", {{"scope", "col"}}, words_(Text::WhoWord));
        html_.element("th", {{"scope", "col"}, {"class", "figure"}}, names.gain);
        html_.element("th", {{"scope", "col"}, {"class", "figure"}}, names.leads_to);
      }
      for (const Steps& group : groups) steps(group);
    }
    for (const std::string& one : steps_explained(run_, community_, words_)) note(one);
  }

  void steps(const Steps& group) {
    const HtmlElement body(html_, "tbody");
    {
      const HtmlElement row(html_, "tr", {{"class", "group"}});
      const HtmlElement cell(html_, "th", {{"colspan", "4"}, {"scope", "rowgroup"}});
      html_.text(group.title);
    }
    for (const Step& step : group.steps) {
      if (!step.skipped.empty()) {
        const HtmlElement row(html_, "tr", {{"class", "more"}});
        html_.element("td", {{"colspan", "4"}}, step.skipped);
      }
      const HtmlElement row(html_, "tr", {{"class", step.reaches_grade ? "reaches" : ""}});
      {
        const HtmlElement cell(html_, "th", {{"scope", "row"}});
        html_.element("a", {{"href", "#" + anchor(step.check)}},
                      std::string(step.check) + ' ' + std::string(step.title));
        if (!step.change.empty()) {
          html_.raw(" ");
          html_.element("span", step.change);
        }
      }
      html_.element("td", step.who);
      html_.element("td", {{"class", "figure"}}, step.gain);
      html_.element("td", {{"class", "figure"}}, step.leads_to);
    }
    if (!group.more.empty()) {
      const HtmlElement row(html_, "tr", {{"class", "more"}});
      html_.element("td", {{"colspan", "4"}}, group.more);
    }
  }

  // ---- all standards ----

  void map() {
    const Section section(html_, "map", words_(Text::StandardsMap, community_.standards.size()));
    {
      const HtmlElement key(html_, "p", {{"class", "note key"}});
      for (const CountText& one : count_texts(community_.counts, words_)) {
        square(one.outcome);
        html_.text(" " + std::string(words_(mark(one.outcome).word)) + " ");
      }
      html_.element("span", words_(Text::MapKey));
    }
    const HtmlElement columns(html_, "div", {{"class", "map"}});
    for (const result::ChapterText& chapter : run_.chapters) {
      std::vector<std::pair<const StandardResult*, const StandardText*>> rows;
      for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
        if (texts.chapter == chapter.id) rows.emplace_back(&standard, &texts);
      });
      if (rows.empty()) continue;
      const HtmlElement group(html_, "div");
      html_.element("h3", words_(chapter.title));
      const HtmlElement table(html_, "table");
      const HtmlElement body(html_, "tbody");
      for (const auto& [standard, texts] : rows) map_row(*standard, *texts);
    }
  }

  void square(Outcome outcome) {
    html_.element("i", {{"class", kind_of(outcome)}}, mark(outcome).sign);
  }

  void map_row(const StandardResult& standard, const StandardText& texts) {
    const HtmlElement row(html_, "tr");
    html_.element("th", {{"scope", "row"}}, title_text(standard.id, texts.title, words_));
    {
      const HtmlElement cell(html_, "td", {{"class", "squares"}});
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        const std::string described =
            words_(Text::OutcomeOf, title_text(check.id, text.title, words_),
                   words_(mark(check.outcome).word));
        html_.element("a",
                      {{"class", kind_of(check.outcome)},
                       {"href", "#" + anchor(check.id)},
                       {"aria-label", described}},
                      mark(check.outcome).sign);
      });
    }
    std::string lost;
    std::string open;
    if (standard.points) {
      Fraction failed;
      Fraction undecided;
      for (const CheckResult& check : standard.checks) {
        if (!check.points) continue;
        const Fraction points = check.points->max - check.points->earned;
        if (check.outcome == Outcome::Fail) failed = failed + points;
        if (check.outcome == Outcome::Unknown) undecided = undecided + points;
      }
      if (failed > Fraction()) lost = words_(Text::LostPoints, points_text(failed));
      if (undecided > Fraction()) open = words_(Text::AtMostLost, points_text(undecided));
    }
    const HtmlElement cell(html_, "td", {{"class", "figure"}});
    if (!lost.empty()) html_.element("b", lost);
    if (!open.empty()) html_.element("small", open);
  }

  // ---- each check ----

  template <typename Visit>
  void for_each_of(Outcome outcome, Visit visit) {
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (check.outcome == outcome) visit(check, text);
      });
    });
  }

  void gaps() {
    if (community_.counts.fail == 0) return;
    const Section section(html_, "gaps", words_(Text::NotMetHead, community_.counts.fail));
    for_each_of(Outcome::Fail, [&](const CheckResult& check, const CheckText& text) {
      card(full_gap(run_, community_, check, text, words_));
    });
  }

  void undecided() {
    if (community_.counts.unknown == 0) return;
    const Section section(html_, "unknown", words_(Text::UndecidedHead, community_.counts.unknown));
    for_each_of(Outcome::Unknown, [&](const CheckResult& check, const CheckText& text) {
      card(full_gap(run_, community_, check, text, words_));
    });
  }

  void card(const CheckGap& gap) {
    const Outcome outcome = gap.check->outcome;
    const HtmlElement article(html_, "article",
                              {{"class", kind_of(outcome)}, {"id", anchor(gap.check->id)}});
    html_.element("h3", std::string(mark(outcome).sign) + ' ' + gap.title);
    if (!gap.worth.empty() || !gap.by.text.empty()) {
      html_.element("p", {{"class", "worth"}}, worth(gap));
    }
    if (outcome == Outcome::Fail && gap.check->finding.empty()) {
      write_shortfalls(html_, gap.check->shortfalls, words_);
    } else {
      for (const GapText& one : gap.gaps) html_.element("p", {{"class", "what"}}, one.text);
    }
    {
      const HtmlElement list(html_, "dl");
      pair(gap.waiver);
      pair(gap.since);
      pair(gap.remedy);
      pair(gap.evidence);
    }
    std::string source = words_(Text::Labelled, gap.clause.label, gap.clause.text);
    if (!gap.place.text.empty()) {
      source += words_(Text::FullStopSpace);
      source += words_(Text::Labelled, gap.place.label, gap.place.text);
    }
    html_.element("p", {{"class", "source"}}, source);
  }

  /// What the step brings and who does it, without the brackets of a text.
  std::string worth(const CheckGap& gap) const {
    std::string text = bare_worth_text(community_, *gap.check, words_);
    if (gap.by.text.empty() || gap.check->window_passed) return text;
    if (!text.empty()) text += words_(Text::FullComma);
    return text + words_(Text::Labelled, gap.by.label, gap.by.text);
  }

  void pair(const Labelled& one) {
    if (one.text.empty()) return;
    html_.element("dt", one.label);
    html_.element("dd", one.text);
  }

  void pending() {
    if (community_.counts.pending + community_.early == 0) return;
    const Section section(html_, "pending", words_(Text::NotDueHead));
    statements(not_due(run_, community_, words_));
    const std::string early = met_early(community_, words_);
    if (!early.empty()) note(early);
  }

  void not_applicable() {
    if (community_.counts.not_applicable == 0) return;
    const Section section(html_, "none", words_(Text::DoNotApply));
    statements(do_not_apply(run_, community_, words_));
  }

  void statements(const Statements& all) {
    if (all.statements.empty()) return;
    const HtmlElement list(html_, "ul", {{"class", "statements"}});
    for (const Statements::Entry& one : all.statements) {
      html_.element("li", {{"id", anchor(one.check->id)}},
                    std::string(mark(all.outcome).sign) + ' ' + one.text);
    }
  }

  /// A line a standard: its checks that are met.
  void met() {
    if (community_.counts.pass == 0) return;
    const Section section(html_, "met", words_(Text::MetHead, community_.counts.pass));
    const HtmlElement list(html_, "ul", {{"class", "met"}});
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      const bool has_met =
          std::any_of(standard.checks.begin(), standard.checks.end(),
                      [](const CheckResult& check) { return check.outcome == Outcome::Pass; });
      if (!has_met) return;
      const HtmlElement item(html_, "li");
      html_.element("b", title_text(standard.id, texts.title, words_));
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (check.outcome != Outcome::Pass) return;
        html_.raw(" ");
        html_.element(
            "span", {{"id", anchor(check.id)}},
            std::string(mark(check.outcome).sign) + ' ' + title_text(check.id, text.title, words_));
      });
    });
  }

  // ---- the rest ----

  void remarks() {
    if (community_.remarks.empty()) return;
    const Section section(html_, "remarks", words_(Text::Remarks));
    write_remarks(html_, remark_texts(community_.remarks, words_));
  }

  void waivers() {
    const Table table = waivers_table(run_, community_, words_);
    if (table.rows.empty()) return;
    const Section section(html_, "waivers", table.title);
    write_table(html_, table, words_);
  }

  void method() {
    std::vector<std::string> texts = scoring_texts(run_, community_, words_);
    std::string declared = declared_text(run_, community_, words_);
    if (!declared.empty()) texts.push_back(std::move(declared));
    write_method(html_, run_, texts, words_);
  }

  /// Two boxes on paper: no names.
  void signatures() {
    const HtmlElement list(html_, "dl", {{"class", "sign"}});
    for (const Text text : {Text::OwnOpinion, Text::StreetOpinion}) {
      const HtmlElement box(html_, "div");
      html_.element("dt", words_(text));
      html_.element("dd", words_(Text::SealAndDate));
    }
  }

  void note(std::string_view text) { html_.element("p", {{"class", "note"}}, text); }

  HtmlWriter& html_;
  const Run& run_;
  const Community& community_;
  const Words& words_;
};

}  // namespace

void write_community_head(HtmlWriter& html, const Run& run, const Community& community,
                          const Style& style, const Words& words) {
  CommunityPage(html, run, community, words).head(style);
}

void write_community_body(HtmlWriter& html, const Run& run, const Community& community,
                          const Words& words) {
  CommunityPage(html, run, community, words).body();
}

}  // namespace cbps::report::html
