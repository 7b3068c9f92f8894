#include "report/html/charts.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "cbps/result/published.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/summary_blocks.h"

namespace cbps::report::html {
namespace {

using result::Run;
using result::Standing;

/// A length in tenths of a unit of the picture, written as SVG writes it.
std::string length(std::int64_t tenths) { return to_string(Decimal{tenths, 1}); }

/// Hundredths of a point on a line from left to right. Lengths are tenths of a unit.
class Axis {
 public:
  static constexpr std::int64_t kLeft = 80;
  static constexpr std::int64_t kWidth = 7040;

  explicit Axis(std::int64_t from) : from_(from) {}

  [[nodiscard]] std::int64_t at(std::int64_t score) const {
    return kLeft + (std::max(score, from_) - from_) * kWidth / (result::kFullFigure - from_);
  }
  [[nodiscard]] std::int64_t from() const { return from_; }

 private:
  std::int64_t from_;
};

/// The least score of a grade, in hundredths of a point.
std::int64_t least_of(const result::GradeText& grade) {
  const Fraction least(grade.at_least.units, power_of_ten(grade.at_least.scale));
  return round_down(least, 0, 2).units;
}

void label(HtmlWriter& html, std::string_view kind, std::int64_t x, std::string_view y,
           std::string_view anchor, std::string_view text) {
  html.element("text", {{"class", kind}, {"x", length(x)}, {"y", y}, {"text-anchor", anchor}},
               text);
}

/// A label that does not reach over the ends of the picture.
std::string_view anchor_at(std::int64_t x) {
  constexpr std::int64_t kNearEnd = 600;
  if (x < kNearEnd) return "start";
  return x > Axis::kLeft + Axis::kWidth - kNearEnd ? "end" : "middle";
}

void rectangle(HtmlWriter& html, std::string_view kind, std::int64_t x, std::string_view y,
               std::int64_t width, std::string_view height) {
  html.lone(
      "rect",
      {{"class", kind}, {"x", length(x)}, {"y", y}, {"width", length(width)}, {"height", height}});
}

/// The bands of the grades from the worst to the best, the one that was reached filled.
void write_bands(HtmlWriter& html, const Run& run, const Standing& community, const Axis& axis,
                 const Words& words) {
  constexpr std::int64_t kGap = 20;
  constexpr std::int64_t kLeastNamed = 500;  // a narrower band has no room for its name
  std::int64_t end = result::kFullFigure;
  for (std::size_t i = 0; i < run.grades.size(); ++i) {
    const std::int64_t least = least_of(run.grades[i]);
    const std::int64_t x = axis.at(least);
    const std::int64_t width = axis.at(end) - x - (i == 0 ? 0 : kGap);
    const bool is_reached = community.grade == i;
    if (width > 0) rectangle(html, is_reached ? "band on" : "band", x, "32", width, "26");
    if (width >= kLeastNamed) {
      label(html, is_reached ? "name on" : "name", x + width / 2, "50", "middle",
            words(run.grades[i].label));
    }
    if (least > axis.from()) {
      label(html, "tick", x, "76", "middle", to_string(run.grades[i].at_least));
    }
    end = std::max(least, axis.from());
  }
  label(html, "tick", Axis::kLeft, "76", "start", to_string(Decimal{axis.from(), 2}));
  label(html, "tick", Axis::kLeft + Axis::kWidth, "76", "end", "100");
}

}  // namespace

void write_scale(HtmlWriter& html, const Run& run, const Standing& community, const Words& words) {
  const auto& score = score_that_counts(community);
  if (!score) return;
  const std::int64_t low = result::hundredths(score->floor);
  const std::int64_t high = result::hundredths(score->ceiling);
  // Most scores lie in the upper half, which is then shown in twice the width.
  const Axis axis(low < result::kFullFigure / 2 ? 0 : result::kFullFigure / 2);
  const std::string floor = percent_text(score->floor);
  const std::string ceiling = percent_text(score->ceiling);
  std::string described =
      low == high ? words(Text::ScaleScore, floor) : words(Text::ScaleScoreOpen, floor, ceiling);
  for (const result::GradeText& grade : run.grades) {
    if (least_of(grade) == 0) continue;
    described += words(Text::Semicolon);
    described += words(Text::ScaleGrade, words(grade.label), to_string(grade.at_least));
  }
  const HtmlElement svg(
      html, "svg",
      {{"class", "scale"}, {"viewBox", "0 0 720 84"}, {"role", "img"}, {"aria-label", described}});
  write_bands(html, run, community, axis, words);
  const std::int64_t x = axis.at(low);
  if (high != low) {
    rectangle(html, "hatched", x, "24", axis.at(high) - x, "8");
    constexpr std::int64_t kBeside = 50;
    constexpr std::int64_t kRoom = 1400;
    const std::int64_t end = axis.at(high);
    const bool fits = end + kRoom < Axis::kLeft + Axis::kWidth;
    label(html, "highest", fits ? end + kBeside : Axis::kLeft + Axis::kWidth, fits ? "31" : "17",
          fits ? "start" : "end", words(Text::ScaleHighest, ceiling));
  }
  html.lone("path", {{"class", "pin"}, {"d", "M" + length(x) + " 32l-6-9h12z"}});
  html.lone("path", {{"class", "needle"}, {"d", "M" + length(x) + " 28v30"}});
  // Where the label of the highest score stands above, that of the score goes to the left.
  label(html, "value", x, "17", anchor_at(x), floor);
}

bool has_squares(const result::Summary& summary) {
  constexpr std::size_t kMostSquares = 14;
  return std::all_of(summary.score_bins.begin(), summary.score_bins.end(),
                     [](const result::ScoreBin& bin) { return bin.count <= kMostSquares; });
}

void write_spread(HtmlWriter& html, const Run& run, const result::Summary& summary,
                  const Words& words) {
  if (summary.score_bins.empty()) return;
  constexpr std::int64_t kSquare = 160;    // with the gap above it
  constexpr std::int64_t kHighest = 1200;  // of bars
  std::size_t most = 1;
  for (const result::ScoreBin& bin : summary.score_bins) most = std::max(most, bin.count);
  const auto tallest = static_cast<std::int64_t>(most);
  const bool squares = has_squares(summary);
  const std::int64_t high = squares ? tallest * kSquare : kHighest;
  const std::int64_t base = high + 60;
  const std::string view = "0 0 720 " + length(base + 420);
  const HtmlElement svg(
      html, "svg",
      {{"class", "spread"},
       {"viewBox", view},
       {"role", "img"},
       {"aria-label", words(Text::SpreadLabel, grades_text(run, summary, words))}});
  const Axis axis(0);
  constexpr std::int64_t kGap = 16;
  const std::int64_t width = Axis::kWidth / static_cast<std::int64_t>(result::kScoreBins) - kGap;
  for (std::size_t i = 0; i < summary.score_bins.size(); ++i) {
    const result::ScoreBin& bin = summary.score_bins[i];
    const std::int64_t x = Axis::kLeft + static_cast<std::int64_t>(i) * (width + kGap) + kGap / 2;
    const auto count = static_cast<std::int64_t>(bin.count);
    const auto open = static_cast<std::int64_t>(bin.open);
    if (squares) {
      for (std::int64_t n = 0; n < count; ++n) {
        rectangle(html, n < count - open ? "box" : "hatched", x, length(base - (n + 1) * kSquare),
                  width, length(kSquare - kGap));
      }
      continue;
    }
    const std::int64_t whole = count * kHighest / tallest;
    const std::int64_t hatched = open * kHighest / tallest;
    if (count != 0) {
      rectangle(html, "box", x, length(base - std::max<std::int64_t>(whole, 5)), width,
                length(std::max<std::int64_t>(whole, 5) - hatched));
    }
    if (hatched != 0) rectangle(html, "hatched", x, length(base - hatched), width, length(hatched));
  }
  html.lone("path", {{"class", "axis"}, {"d", "M8 " + length(base) + "h704"}});
  std::int64_t end = result::kFullFigure;
  for (std::size_t i = 0; i < run.grades.size(); ++i) {
    const std::int64_t least = least_of(run.grades[i]);
    const std::int64_t x = axis.at(least);
    if (least > 0) {
      html.lone("path", {{"class", "axis"}, {"d", "M" + length(x) + " " + length(base) + "v6"}});
      label(html, "tick", x, length(base + 190), "middle", to_string(run.grades[i].at_least));
    }
    const std::size_t count = i < summary.grades.size() ? summary.grades[i] : 0;
    label(html, "name", (x + axis.at(end)) / 2, length(base + 380), "middle",
          words(Text::GradeCount, words(run.grades[i].label), count_text(count)));
    end = least;
  }
}

void write_range(HtmlWriter& html, const Range& range) {
  constexpr std::int64_t kWidth = 1200;  // tenths, as all lengths
  constexpr std::int64_t kLeast = 20;    // that is seen
  const auto at = [](std::int64_t score) { return score * kWidth / result::kFullFigure; };
  const std::int64_t width = std::max(at(range.highest) - at(range.lowest), kLeast);
  const std::int64_t left = std::min(at(range.lowest), kWidth - width);
  const std::int64_t mark = std::clamp(at(range.mean), kLeast / 2, kWidth - kLeast / 2);
  const HtmlElement svg(html, "svg",
                        {{"class", "range"}, {"viewBox", "0 0 120 12"}, {"aria-hidden", "true"}});
  html.lone("path", {{"class", "axis"}, {"d", "M0 6h120"}});
  rectangle(html, "box", left, "2", width, "8");
  html.lone("path", {{"class", "needle"}, {"d", "M" + length(mark) + " 0v12"}});
}

void write_bar(HtmlWriter& html, const Decimal& have, const Decimal& need) {
  constexpr std::int64_t kWidth = 120;
  const Fraction share = need.units <= 0
                             ? Fraction()
                             : Fraction(static_cast<Int128>(have.units) * power_of_ten(need.scale),
                                        static_cast<Int128>(need.units) * power_of_ten(have.scale));
  const std::int64_t filled =
      std::clamp<std::int64_t>(round_down(share * Fraction(kWidth, 1), 0, 0).units, 0, kWidth);
  const HtmlElement svg(html, "svg", {{"class", "bar"}, {"aria-hidden", "true"}});
  html.lone("rect", {{"width", std::to_string(filled)}, {"height", "10"}});
}

}  // namespace cbps::report::html
