#include "report/html/district_page.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/report/page_name.h"
#include "cbps/result/levers.h"
#include "cbps/text/short_hash.h"
#include "report/html/charts.h"
#include "report/html/page.h"
#include "report/html/table.h"
#include "report/words/community.h"
#include "report/words/community_parts.h"
#include "report/words/exceptions.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/priorities.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"
#include "report/words/summary_tables.h"

namespace cbps::report::html {
namespace {

using result::Brief;
using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;
using result::Standing;
using result::Summary;

/// Where a community stands by itself.
std::string anchor_of(const Standing& community) {
  return 'd' + std::to_string(short_hash(community.id + '\n' + community.name));
}

/// The area that all communities lie in; the standards where there is none.
std::string area_of(const Run& run, const Summary& summary, const Words& words) {
  const result::Group* widest = nullptr;
  for (const result::Group& group : summary.groups) {
    const bool holds_all = group.communities == summary.communities;
    if (holds_all && !group.what.name.empty()) widest = &group;
  }
  return widest == nullptr ? words(run.pack.title) : widest->what.name;
}

// ---- what is lost of a standard ----

/// Verdicts of one community or of an area.
struct Loss {
  std::uint32_t fail = 0;
  std::uint32_t unknown = 0;
  std::uint32_t scored = 0;
};

/// In percent, rounded up: what is lost at all is no zero.
unsigned lost_percent(const Loss& loss) {
  if (loss.scored == 0) return 0;
  return static_cast<unsigned>((std::uint64_t{100} * loss.fail + loss.scored - 1) / loss.scored);
}

/// "h0" where nothing is lost, to "h4".
std::string_view step_of_heat(unsigned percent) {
  if (percent == 0) return "h0";
  if (percent <= 10) return "h1";
  if (percent <= 25) return "h2";
  return percent <= 50 ? "h3" : "h4";
}

void heat_cell(HtmlWriter& html, const Loss& loss) {
  const unsigned percent = lost_percent(loss);
  std::string kind(step_of_heat(percent));
  if (loss.unknown != 0) kind += " q";
  std::string text;
  if (loss.scored == 0) {
    text = "–";
  } else if (percent != 0) {
    text = std::to_string(percent);
  }
  if (loss.unknown != 0) text += '?';
  html.element("td", {{"class", kind}}, text);
}

/// Of many communities the areas stand in the heat map, the narrowest of which there are not too
/// many.
struct AreaHeat {
  result::Level level;
  Text title;
  Text name;
};
constexpr std::array kAreas{
    AreaHeat{result::Level::Street, Text::HeatOfStreets, Text::Street},
    AreaHeat{result::Level::County, Text::HeatOfCounties, Text::County},
};

const AreaHeat* areas_with_heat(const Summary& summary) {
  for (const AreaHeat& one : kAreas) {
    const auto count = std::count_if(
        summary.groups.begin(), summary.groups.end(), [&one](const result::Group& group) {
          return group.what.level == one.level && group.losses.has_value();
        });
    if (count > 1 && static_cast<std::size_t>(count) <= kMostListed) return &one;
  }
  return nullptr;
}

/// The columns of a heat map: what a row is about, its score, and each standard.
void begin_heat(HtmlWriter& html, const Run& run, std::string_view title, const std::string& name,
                const std::string& score, const Words& words) {
  begin_section(html, "heat", title);
  html.element("p", {{"class", "note"}}, words(Text::HeatKey));
  begin_wide_table(html, "heat", {}, words);
  {
    const HtmlElement head(html, "thead");
    const HtmlElement row(html, "tr");
    column(html, name);
    column(html, score, true);
    for (const result::StandardText& standard : run.standards) {
      const HtmlElement cell(html, "th", {{"scope", "col"}});
      html.element("abbr", {{"title", title_text(standard.id, standard.title, words)}},
                   standard.id);
    }
  }
  html.begin("tbody");
}

/// Whether it is known of each community what would lift it, and something may.
bool are_lifts_known(const Summary& summary) {
  return summary.lifts.size() == summary.communities &&
         std::any_of(summary.lifts.begin(), summary.lifts.end(),
                     [](const result::Lift& one) { return one.lacking > 0; });
}

/// Whether there is anything to say of what to tackle first.
bool has_levers(const Summary& summary) {
  const std::vector<std::size_t>& open = summary.open_grades;
  return are_lifts_known(summary) ||
         std::any_of(open.begin(), open.end(), [](std::size_t count) { return count != 0; });
}

/// Which communities may still get a better grade, by name where they are few.
std::string to_report_first(const Run& run, const Summary& summary, const Words& words) {
  constexpr std::size_t kMostNamed = 15;
  std::vector<std::string> names;
  for (const result::Ranked& one : summary.ranking) {
    if (is_open(run, one)) names.push_back(one.name.empty() ? one.id : one.name);
  }
  std::size_t open = names.size();
  if (summary.ranking.size() < summary.ranked) {  // the ranking does not have all
    open = std::accumulate(summary.open_grades.begin(), summary.open_grades.end(), std::size_t{0});
  }
  if (open == 0) return {};
  if (names.size() != open || open > kMostNamed) {
    return words(Text::LeversNeedFactsOfMany, count_text(open));
  }
  return words(Text::LeversNeedFacts, listed(names, Text::Comma, words));
}

void summary_line(HtmlWriter& html, const Run& run, const Standing& community, const Words& words) {
  const HtmlElement line(html, "summary");
  html.element("b", title_of(community));
  html.text(" " + score_text(community, words) + " ");
  if (!run.grades.empty()) {
    html.text(grade_text(run, community, words) + " ");
  }
  html.element("small", counts_text(community.counts, words));
}

/// Shown by the script, which obeys it.
void write_filter(HtmlWriter& html, const Run& run, const Words& words) {
  const HtmlElement form(html, "form",
                         {{"id", "filter"}, {"hidden", "hidden"}, {"role", "search"}});
  {
    const HtmlElement label(html, "label");
    html.text(words(Text::FindWord));
    html.lone("input", {{"name", "q"}, {"type", "search"}, {"autocomplete", "off"}});
  }
  if (!run.grades.empty()) {
    const HtmlElement label(html, "label");
    html.text(heading(grade_word(run), words));
    const HtmlElement select(html, "select", {{"name", "g"}});
    html.raw("<option value=\"\">");
    html.text(words(Text::AllGrades));
    html.end("option");
    for (std::size_t i = 0; i < run.grades.size(); ++i) {
      html.element("option", {{"value", std::to_string(i)}}, words(run.grades[i].label));
    }
  }
  html.element("output",
               {{"name", "shown"}, {"aria-live", "polite"}, {"data-text", words(Text::ShownOfAll)}},
               "");
}

}  // namespace

Layout layout_of(const Summary& summary, const Style& style) {
  const bool lists = style.extent != Extent::Summary;
  const bool are_few = lists && summary.communities <= kMostInFull;
  return {lists, are_few, are_few && !style.in_folder, style.in_folder};
}

void write_district_head(HtmlWriter& html, const Run& run, const Summary& summary,
                         const Layout& layout, const Words& words) {
  const std::string name = area_of(run, summary, words);
  const std::string year = year_text(run, words);
  const std::string count = amount(summary.communities, Text::Communities, words);
  begin_page(html,
             {words(Text::PageKick, name, year), words(Text::PageKick, name, year), "district"},
             words);
  std::vector<std::string> facts{count};
  if (run.as_of) facts.push_back(words(Text::AsOfDay, to_string(*run.as_of)));
  facts.push_back(amount(summary.checks, Text::Checks, words));
  std::vector<Masthead::Link> links;
  if (has_levers(summary)) links.push_back({"#first", std::string(words(Text::LeversHead))});
  if (layout.has_heat) links.push_back({"#heat", std::string(words(Text::HeatHead))});
  links.push_back({"#most", std::string(words(Text::MissedChecksShort))});
  if (layout.lists) links.push_back({"#list", std::string(words(Text::AllCommunities))});
  if (layout.in_full) links.push_back({"#each", std::string(words(Text::EachCommunity))});
  links.push_back({"#method", std::string(words(Text::Method))});
  write_masthead(html,
                 {words(Text::PageKick, words(run.pack.title), words(Text::DistrictKick, year)),
                  name, std::move(facts), std::move(links), changed_rules_text(run, words)},
                 words);
  html.begin("main", {{"id", "main"}});
  const HtmlElement section(html, "section", {{"class", "verdict"}, {"id", "verdict"}});
  html.element("h2", {{"class", "off"}}, heading(Text::OutcomeWord, words));
  {
    const HtmlElement top(html, "div", {{"class", "top"}});
    const auto& mean = summary.complete.mean ? summary.complete.mean : summary.means.percent;
    if (mean) {
      const HtmlElement grade(html, "p", {{"class", "grade"}});
      html.element("b", percent_text(*mean));
      html.raw(" ");
      html.element("small", words(mean_word(run)));
    }
    const HtmlElement lead(html, "div", {{"class", "lead"}});
    html.element("p", grades_text(run, summary, words));
    for (const std::string& one : mean_texts(run, summary, words)) html.element("p", one);
  }
  write_spread(html, run, summary, words);
  html.element("p", {{"class", "note"}},
               has_squares(summary) ? words(Text::SpreadOfSquares) : words(Text::SpreadOfBars));
}

void begin_heat_map(HtmlWriter& html, const Run& run, const Words& words) {
  begin_heat(html, run, words(Text::HeatHead), heading(Text::CommunityWord, words),
             heading(score_word(run), words), words);
}

void end_heat_map(HtmlWriter& html) {
  html.end("tbody");
  end_wide_table(html);
  end_section(html);
}

void write_heat_of_areas(HtmlWriter& html, const Run& run, const Summary& summary,
                         const Words& words) {
  const AreaHeat* areas = areas_with_heat(summary);
  if (areas == nullptr) return;
  begin_heat(html, run, words(areas->title), heading(areas->name, words),
             heading(mean_word(run), words), words);
  for (const result::Group& group : summary.groups) {
    if (group.what.level != areas->level || !group.losses) continue;
    const HtmlElement row(html, "tr");
    html.element("th", {{"scope", "row"}}, name_text(group.what.key, group.what.name, words));
    html.element("td", {{"class", "figure"}}, group_mean_text(group, words));
    const auto& [fail, unknown, scored] = *group.losses;
    for (std::size_t i = 0; i < fail.size(); ++i) {
      heat_cell(html, {fail[i], unknown[i], scored[i]});
    }
  }
  end_heat_map(html);
}

void write_levers(HtmlWriter& html, const Run& run, const Summary& summary, const Words& words) {
  if (!has_levers(summary)) return;
  const Section section(html, "first", words(Text::LeversHead));
  const std::string to_report = to_report_first(run, summary, words);
  if (!to_report.empty()) html.element("p", to_report);
  if (is_year_over(run)) html.element("p", {{"class", "note"}}, words(Text::YearIsOver));
  if (!are_lifts_known(summary)) return;
  const result::Levers levers = result::best_levers(run, summary.lifts);
  if (levers.best.empty()) {
    html.element("p", words(Text::LeversNone));
    return;
  }
  html.element("p", words(Text::LeversTable));
  Table table{{},
              {{heading(Text::LeverCount, words), Column::Kind::Number},
               {heading(Text::LeverChecks, words), Column::Kind::Name},
               {heading(Text::LeverLifts, words), Column::Kind::Number}},
              {},
              {std::string(words(levers.is_exact ? Text::LeversExact : Text::LeversFound))}};
  for (const result::Lever& one : levers.best) {
    const std::vector<std::string_view> checks(one.checks.begin(), one.checks.end());
    table.rows.push_back({count_text(one.checks.size()), titles_of(run, checks, words),
                          count_text(one.communities)});
  }
  write_table(html, table, words);
}

void write_figures(HtmlWriter& html, const Run& run, const Summary& summary, const Words& words) {
  constexpr Shown kShown{12, 12, kMostListed, 10, 20, true};
  const Section section(html, "most", words(Text::MissedChecksShort));
  for (const Table& table : summary_tables(run, summary, kShown, words)) {
    html.element("h3", table.title);
    write_table(html, table, words);
  }
}

void begin_list(HtmlWriter& html, const Run& run, const Summary& summary, const Words& words) {
  begin_section(html, "list", words(Text::AllCommunities));
  if (summary.communities > kMostListed) {
    html.element("p", {{"class", "note"}},
                 words(Text::OnlyLowest, count_text(kMostListed), count_text(summary.communities),
                       "--format jsonl"));
  }
  write_filter(html, run, words);
  begin_wide_table(html, "list", "all", words);
  {
    const HtmlElement head(html, "thead");
    const HtmlElement row(html, "tr");
    column(html, heading(Text::CommunityWord, words), false, "text");
    column(html, heading(score_word(run), words), true, "number");
    if (!run.grades.empty()) column(html, heading(grade_word(run), words), false, "grade");
    column(html, heading(Text::NotMet, words), true, "number");
    column(html, heading(Text::Undecided, words), true, "number");
    column(html, words(Text::MostLostHead));
  }
  html.begin("tbody");
}

void end_list(HtmlWriter& html) {
  html.end("tbody");
  end_wide_table(html);
  end_section(html);
}

void begin_details(HtmlWriter& html, const Words& words) {
  begin_section(html, "each", words(Text::EachCommunity));
}

void end_details(HtmlWriter& html) { end_section(html); }

void write_district_end(HtmlWriter& html, const Run& run, const Summary& summary,
                        const Layout& layout, const Words& words) {
  std::vector<std::string> texts = fine_print(run, summary, words);
  std::string readings = readings_text(summary, words);
  if (!readings.empty()) texts.push_back(std::move(readings));
  write_method(html, run, texts, words);
  html.end("main");
  write_footer(html, run, words);
  end_page(html, layout.lists);
}

// ---- a community ----

void write_heat_row(HtmlWriter& html, const Run& /*run*/, const Brief& community, bool has_page,
                    const Words& words) {
  const HtmlElement row(html, "tr");
  {
    const HtmlElement cell(html, "th", {{"scope", "row"}});
    const std::string link = has_page ? page_link(community.id) : "#" + anchor_of(community);
    html.element("a", {{"href", link}}, title_of(community));
  }
  html.element("td", {{"class", "figure"}}, score_text(community, words));
  for (const result::StandardLoss& loss : community.losses) {
    heat_cell(html, {loss.fail, loss.unknown, loss.scored});
  }
}

void write_list_row(HtmlWriter& html, const Run& run, const Brief& community, bool has_page,
                    const Words& words) {
  const HtmlElement row(html, "tr");
  {
    const HtmlElement cell(html, "th", {{"scope", "row"}});
    if (has_page) {
      html.element("a", {{"href", page_link(community.id)}}, title_of(community));
    } else {
      html.text(title_of(community));
    }
    if (!community.id.empty() && community.id != title_of(community)) {
      html.raw(" ");
      html.element("small", community.id);
    }
  }
  html.element("td",
               {{"class", "figure"},
                {"data-value", community.score ? percent_text(community.score->floor) : "-1"}},
               score_text(community, words));
  if (!run.grades.empty()) {
    html.element(
        "td",
        {{"data-value", std::to_string(community.grade ? *community.grade : run.grades.size())}},
        grade_text(run, community, words));
  }
  html.element("td", {{"class", "figure"}}, count_text(community.counts.fail));
  html.element("td", {{"class", "figure"}}, count_text(community.counts.unknown));
  html.element("td", titles_of(run, result::most_lost(community.losses), words));
}

void write_details(HtmlWriter& html, const Run& run, const Community& community,
                   const Words& words) {
  const HtmlElement details(html, "details", {{"id", anchor_of(community)}});
  summary_line(html, run, community, words);
  for (const std::string& one : exception_texts(run, community, words)) html.element("p", one);
  for (const std::string& one : first_steps(run, community, words)) html.element("p", one);
  const HtmlElement list(html, "dl");
  for_each_standard(run, community, [&](const auto& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (check.outcome != Outcome::Fail && check.outcome != Outcome::Unknown) return;
      html.element("dt", std::string(mark(check.outcome).sign) + ' ' +
                             title_text(check.id, text.title, words));
      html.element("dd", listed(statements(check, words), Text::Semicolon, words) +
                             worth_text(community, check, words));
    });
  });
}

}  // namespace cbps::report::html
