#include "report/text/line.h"

#include <algorithm>
#include <string>
#include <vector>

#include "cbps/text/unicode.h"
#include "report/text/hue.h"
#include "report/words/community.h"
#include "report/words/figures.h"

namespace cbps::report::text {
namespace {

using result::Run;
using unicode::display_width;

constexpr std::size_t kGap = 2;
/// "100.00": a score begins where its point stands below the others.
constexpr std::size_t kFigure = 6;
/// " 99.99–100.00"
constexpr std::size_t kRange = 13;
/// A community's name and id in as many columns, if there is room for some ids beside.
constexpr std::size_t kName = 30;
constexpr std::size_t kLeastRoom = 26;
constexpr std::size_t kLeastIds = 12;

std::string left(std::string text, std::size_t columns) {
  const std::size_t taken = display_width(text);
  return text.append(columns > taken ? columns - taken : 0, ' ');
}

std::string right(const std::string& text, std::size_t columns) {
  const std::size_t taken = display_width(text);
  return std::string(columns > taken ? columns - taken : 0, ' ') + text;
}

std::size_t check_count(const Run& run) {
  std::size_t count = 0;
  for (const result::StandardText& standard : run.standards) count += standard.checks.size();
  return count;
}

/// The columns before the name. They follow from the run alone, so that the lines of communities
/// stand below each other though none knows the others.
class Columns {
 public:
  Columns(const TextPage& page, const Run& run, const Words& words) {
    score_ = std::max(kRange, display_width(words(Text::NoScore)));
    for (const result::GradeText& grade : run.grades) {
      grade_ = std::max(grade_, display_width(words(grade.label)));
    }
    if (grade_ != 0) grade_ = std::max(grade_, display_width(words(grade_word(run))));
    const std::size_t digits = count_text(check_count(run)).size();
    fail_ = std::max(digits, display_width(words(Text::NotMet)));
    unknown_ = std::max(digits, display_width(words(Text::Undecided)));
    width_ =
        kGap + score_ + kGap + (grade_ == 0 ? 0 : grade_ + kGap) + fail_ + kGap + unknown_ + kGap;
    fit_ = page.fits(width_ + kLeastRoom);
    room_ = page.width() == 0 ? 0 : page.width() - std::min(width_, page.width());
  }

  [[nodiscard]] bool fit() const { return fit_; }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t room() const { return room_; }  ///< after them; 0: no limit

  [[nodiscard]] std::string headings(const CommunityColumns& headings) const {
    return "  " + line(headings.score, headings.grade, headings.fail, headings.unknown);
  }
  [[nodiscard]] std::string figures(const CommunityRow& community) const {
    std::string score = community.score;
    if (const auto& exact = community.standing->score) {
      const std::size_t low = percent_text(exact->floor).size();
      score.insert(0, kFigure - std::min(kFigure, low), ' ');
    }
    return line(std::move(score), community.grade, community.fail, community.unknown);
  }

 private:
  [[nodiscard]] std::string line(std::string score, std::string grade, const std::string& fail,
                                 const std::string& unknown) const {
    const std::string gap(kGap, ' ');
    std::string text = left(std::move(score), score_) + gap;
    if (grade_ != 0) text += left(std::move(grade), grade_) + gap;
    return text + right(fail, fail_) + gap + right(unknown, unknown_) + gap;
  }

  std::size_t score_ = 0;
  std::size_t grade_ = 0;  ///< 0: the rules have no grades
  std::size_t fail_ = 0;
  std::size_t unknown_ = 0;
  std::size_t width_ = 0;
  std::size_t room_ = 0;
  bool fit_ = true;
};

/// As many ids as fit into so many columns. 0: all.
std::string ids_text(const std::vector<std::string_view>& ids, std::size_t room,
                     const Words& words) {
  std::vector<std::string> some(ids.begin(), ids.end());
  std::string all = listed(some, Text::Comma, words);
  if (room == 0 || display_width(all) <= room) return all;
  std::string text;
  do {
    some.pop_back();
    text = some.empty() ? std::string() : words(Text::AndMore, listed(some, Text::Comma, words));
  } while (display_width(text) > room);
  return text;
}

void write_columns(TextPage& page, const Columns& columns, const CommunityRow& community,
                   const Words& words) {
  std::string name = community.name;
  const std::size_t room = columns.room();
  if (room == 0 || room >= kName + kGap + kLeastIds) name = left(std::move(name), kName);
  const std::size_t taken = display_width(name) + kGap;
  std::string ids;
  if (room == 0 || taken < room) {
    ids = ids_text(community.most_lost, room == 0 ? 0 : room - taken, words);
  }
  const std::string figures = ' ' + columns.figures(community);
  page.paragraph({0, columns.width()}, {{mark(community.outcome).sign, hue_of(community.outcome)},
                                        {figures},
                                        {name, Hue::Bold},
                                        {ids.empty() ? "" : "  "},
                                        {ids}});
  if (!ids.empty() || community.most_lost.empty()) return;
  // Not one has room beside the name: they stand below it.
  page.paragraph({columns.width(), columns.width()},
                 {{ids_text(community.most_lost, room, words)}});
}

void write_narrow(TextPage& page, const CommunityRow& community, const Words& words) {
  page.paragraph({0, kGap}, {{mark(community.outcome).sign, hue_of(community.outcome)},
                             {" "},
                             {community.name, Hue::Bold}});
  page.paragraph({kGap, kGap},
                 {{community.score}, {community.grade.empty() ? "" : "  "}, {community.grade}});
  const auto counted = [&words](Text word, const std::string& count) {
    return words(Text::Count, words(word), count);
  };
  std::vector<std::string> items{counted(Text::NotMet, community.fail),
                                 counted(Text::Undecided, community.unknown)};
  if (!community.most_lost.empty()) {
    items.push_back(words(Text::MostLost, ids_text(community.most_lost, 0, words)));
  }
  page.items(kGap, items, words(Text::FullComma));
}

}  // namespace

void write_line_headings(TextPage& page, const CommunityColumns& headings, const Words& words) {
  const Columns columns(page, *headings.run, words);
  if (!columns.fit()) return;
  const std::string text = columns.headings(headings) + headings.community_and_most_lost;
  page.paragraph({0, columns.width()}, {{text, Hue::Dim}});
}

void write_line(TextPage& page, const CommunityRow& community, const Words& words) {
  const Columns columns(page, *community.run, words);
  if (columns.fit()) {
    write_columns(page, columns, community, words);
  } else {
    write_narrow(page, community, words);
  }
}

}  // namespace cbps::report::text
