#include "report/xlsx/run_rows.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "cbps/result/published.h"
#include "report/words/community.h"
#include "report/words/community_parts.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/priorities.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"
#include "report/words/table.h"
#include "report/xlsx/rows.h"

namespace cbps::report::xlsx {
namespace {

using result::Run;
using result::Summary;

void add_one(SheetId sheet, RowRole role, std::string_view text, std::string& piece) {
  if (!text.empty()) RowWriter(piece, sheet, role).text(text);
}

void add_headings(std::initializer_list<Text> all, const Words& words, std::string& piece) {
  RowWriter row(piece, SheetId::Summary, RowRole::Heading);
  for (const Text one : all) row.text(heading(one, words));
}

void add_figure(std::string_view name, std::size_t count, std::string& piece) {
  RowWriter(piece, SheetId::Summary).text(name).count(count);
}

void add_figure(std::string_view name, const std::optional<Fraction>& share, std::string& piece) {
  if (share) RowWriter(piece, SheetId::Summary).text(name).number(round_down(*share, 2, 2));
}

void add_chart(std::string_view title, std::size_t rows, std::string& piece) {
  RowWriter(piece, SheetId::Summary, RowRole::Chart).text(title).count(rows);
}

void add_counts(const result::Counts& counts, const Words& words, std::string& piece) {
  add_figure(words(Text::Met), counts.pass, piece);
  add_figure(words(Text::NotMet), counts.fail, piece);
  add_figure(words(Text::Undecided), counts.unknown, piece);
  if (counts.pending != 0) add_figure(words(Text::Pending), counts.pending, piece);
  add_figure(words(Text::NotApplicable), counts.not_applicable, piece);
}

void add_grades(const Run& run, const Summary& summary, const Words& words, std::string& piece) {
  if (run.grades.empty()) return;
  add_headings({grade_word(run), Text::CommunitiesWord, Text::OpenWord}, words, piece);
  for (std::size_t i = 0; i < run.grades.size(); ++i) {
    RowWriter(piece, SheetId::Summary)
        .text(words(run.grades[i].label))
        .count(i < summary.grades.size() ? summary.grades[i] : 0)
        .count(i < summary.open_grades.size() ? summary.open_grades[i] : 0);
  }
  add_chart(words(Text::GradesChart), run.grades.size(), piece);
}

/// From the lowest score to the highest.
void add_spread(const Summary& summary, const Words& words, std::string& piece) {
  const auto& bins = summary.score_bins;
  const auto has_any = [](const result::ScoreBin& bin) { return bin.count != 0; };
  const auto first = std::find_if(bins.begin(), bins.end(), has_any);
  if (first == bins.end()) return;
  const auto last = std::find_if(bins.rbegin(), bins.rend(), has_any).base();
  add_headings({Text::ScoreFromWord, Text::CommunitiesWord, Text::OpenWord}, words, piece);
  constexpr std::int64_t kWidth = result::kFullFigure / std::int64_t{result::kScoreBins};
  for (auto bin = first; bin != last; ++bin) {
    const std::int64_t from = (bin - bins.begin()) * kWidth;
    RowWriter(piece, SheetId::Summary)
        .text(words(Text::Range, to_string(Decimal{from, 2}), to_string(Decimal{from + kWidth, 2})))
        .count(bin->count)
        .count(bin->open);
  }
  add_chart(words(Text::SpreadChart), static_cast<std::size_t>(last - first), piece);
}

/// A figure as a number, anything else as a text.
void add_cell(const std::string& cell, RowWriter& row) {
  constexpr unsigned kDigits = 2;
  std::string digits = cell;
  std::erase(digits, ',');
  const bool has_point = digits.find('.') != std::string::npos;
  const ParsedDecimal number = parse_decimal(digits, has_point ? kDigits : 0);
  if (number.value) {
    row.number(*number.value);
  } else {
    row.text(cell);
  }
}

void add_table(const Table& table, std::string& piece) {
  add_one(SheetId::Summary, RowRole::Note, table.title, piece);
  {
    RowWriter row(piece, SheetId::Summary, RowRole::Heading);
    for (const Column& column : table.columns) row.text(column.heading);
  }
  for (const Row& cells : table.rows) {
    RowWriter row(piece, SheetId::Summary);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (table.columns[i].kind == Column::Kind::Number) {
        add_cell(cells[i], row);
      } else {
        row.text(cells[i]);
      }
    }
  }
  for (const std::string& note : table.notes) {
    add_one(SheetId::Summary, RowRole::Note, note, piece);
  }
}

void add_steps(const Steps& steps, std::string& piece) {
  add_one(SheetId::Summary, RowRole::Note, steps.title, piece);
  {
    RowWriter row(piece, SheetId::Summary, RowRole::Heading);
    row.text(steps.headings.check)
        .text(steps.headings.gain)
        .text(steps.headings.leads_to)
        .text(steps.headings.change);
  }
  for (const Step& step : steps.steps) {
    RowWriter row(piece, SheetId::Summary);
    row.text(std::string(step.check) + ' ' + std::string(step.title));
    add_cell(step.gain, row);
    row.text(step.leads_to).text(step.change);
  }
  add_one(SheetId::Summary, RowRole::Note, steps.more, piece);
}

/// A message with what is said beside it, without its place, which has a cell of its own.
std::string text_of(const result::Remark& remark, const Words& words) {
  std::string text(info(remark.diagnostic.code).id);
  text += ' ' + message(remark.diagnostic, words.language());
  for (const std::string& note : remark_text(remark, words).notes) {
    text += std::string(words(Text::Semicolon)) + note;
  }
  return text;
}

void add_notice(Text kind, std::string_view who, const result::Location& place,
                std::string_view text, const Words& words, std::string& piece) {
  RowWriter(piece, SheetId::NotAssessed)
      .text(words(kind))
      .text(who)
      .text(place_text(place, words))
      .text(text);
}

void add_notices(Text kind, const NoticeList& list, const Words& words, std::string& piece) {
  for (const MessageGroup& group : list.groups.all()) {
    const result::Remark remark = group.message(!list.is_complete());
    const std::string who = group.owner.id.empty()
                                ? std::string(words(Text::WholeInput))
                                : name_text(group.owner.id, group.owner.name, words);
    add_notice(kind, who, remark.location, text_of(remark, words), words, piece);
  }
  if (list.is_complete()) return;
  add_one(SheetId::NotAssessed, RowRole::Note,
          words(Text::RowsLeftOut, count_text(list.count - list.listed), "--format json"), piece);
}

void add_rules(const Run& run, const Words& words, std::string& piece) {
  const auto add = [&](const std::string& text) {
    add_one(SheetId::Notes, RowRole::Body, text, piece);
  };
  add_one(SheetId::Notes, RowRole::Heading, words(Text::Method), piece);
  add(rules_text(run, words));
  add(period_text(run, words));
  add(words(Text::Labelled, words(Text::DigestWord), run.pack.digest));
  const std::string changes = changed_rules_text(run, words);
  add(words(Text::Labelled, words(Text::ChangesWord),
            changes.empty() ? words(Text::NoChanges) : std::string_view(changes)));
  add(std::string(words(Text::StandardScoresExplained)));
  add(words(Text::Labelled, words(Text::ProgramWord), "cbps " + run.version));
}

}  // namespace

void add_summary(const Run& run, const Summary& summary, const Words& words, std::string& piece) {
  add_one(SheetId::Summary, RowRole::Title,
          words(Text::PageKick, words(run.pack.title),
                words(Text::DistrictKick, period_text(run, words))),
          piece);
  add_headings({Text::FigureWord, Text::NumberWord}, words, piece);
  add_figure(heading(Text::CommunitiesWord, words), summary.communities, piece);
  add_figure(words(Text::NotAssessedTitle), summary.rejected_count, piece);
  add_figure(words(Text::IncompleteWord), summary.communities - summary.complete.count, piece);
  const std::string complete = count_text(summary.complete.count);
  const auto of_complete = [&](Text what) {
    return words(Text::CompleteMean, words(what), complete);
  };
  add_figure(of_complete(mean_word(run)), summary.complete.mean, piece);
  add_figure(of_complete(Text::MedianWord), summary.complete.median, piece);
  if (summary.complete.count != summary.communities) {
    add_figure(words(Text::MeanOfAll, words(mean_word(run))), summary.means.percent, piece);
  }
  add_figure(words(Text::DeclaredWord), summary.means.declared, piece);
  add_counts(summary.verdicts, words, piece);
  add_grades(run, summary, words, piece);
  add_spread(summary, words, piece);
  RowWriter(piece, SheetId::Summary, RowRole::BelowCharts);
  for (const std::string& one : exception_texts(summary, words)) {
    add_one(SheetId::Summary, RowRole::Note, one, piece);
  }
  constexpr Shown kShown{22, 30, 5000, 10, 50, true, 10'000};
  for (const Table& table : summary_tables(run, summary, kShown, words)) {
    // The ranking, which begins with a number, is the sheet of communities.
    if (table.columns.front().kind == Column::Kind::Name) add_table(table, piece);
  }
}

void add_summary(const Run& run, const result::Community& community, const Words& words,
                 std::string& piece) {
  add_one(SheetId::Summary, RowRole::Title, name_text(community.id, community.name, words), piece);
  add_one(SheetId::Summary, RowRole::Note,
          words(Text::PageKick, words(run.pack.title), period_text(run, words)), piece);
  add_headings({Text::FigureWord, Text::NumberWord}, words, piece);
  if (community.score) {
    add_figure(words(score_word(run)), std::optional(community.score->floor), piece);
    add_figure(words(Text::ScoreHighWord), std::optional(community.score->ceiling), piece);
  }
  if (community.grade) {
    RowWriter(piece, SheetId::Summary)
        .text(words(grade_word(run)))
        .text(grade_text(run, community, words));
  }
  add_counts(community.counts, words, piece);
  add_one(SheetId::Summary, RowRole::Note, distance_text(run, community, words), piece);
  for (const std::string& one : exception_texts(run, community, words)) {
    add_one(SheetId::Summary, RowRole::Note, one, piece);
  }
  for (const std::string& one : first_steps(run, community, words)) {
    add_one(SheetId::Summary, RowRole::Note, one, piece);
  }
  for (const Steps& steps : priorities(run, community, words)) add_steps(steps, piece);
  for (const std::string& one : steps_explained(run, community, words)) {
    add_one(SheetId::Summary, RowRole::Note, one, piece);
  }
  const Table waivers = waivers_table(run, community, words);
  if (!waivers.rows.empty()) add_table(waivers, piece);
}

void add_notices(const Summary& summary, const Notices& notices, const Words& words,
                 std::string& piece) {
  for (const result::Rejected& one : summary.rejected) {
    add_notice(Text::NotAssessedTitle, rejected_name(one, words), one.source,
               rejected_text(one, words), words, piece);
  }
  if (summary.rejected_count > summary.rejected.size()) {
    const std::size_t rest = summary.rejected_count - summary.rejected.size();
    add_one(SheetId::NotAssessed, RowRole::Note,
            words(Text::RowsLeftOut, count_text(rest), "--format csv"), piece);
  }
  add_notices(Text::FaultTitle, notices.faults, words, piece);
  add_notices(Text::RemarkTitle, notices.remarks, words, piece);
  for (const result::Remark& one : summary.remarks) {
    add_notice(Text::RemarkTitle, words(Text::WholeInput), one.location, text_of(one, words), words,
               piece);
  }
}

void add_notes(const Run& run, const Summary& summary, const Words& words, std::string& piece) {
  add_rules(run, words, piece);
  for (const std::string& one : fine_print(run, summary, words)) {
    add_one(SheetId::Notes, RowRole::Body, one, piece);
  }
  add_one(SheetId::Notes, RowRole::Body, readings_text(summary, words), piece);
}

void add_notes(const Run& run, const result::Community& community, const Words& words,
               std::string& piece) {
  add_one(SheetId::Notes, RowRole::Body, declared_text(run, community, words), piece);
}

void add_limit(SheetId sheet, const Summary& summary, const Words& words, std::string& piece) {
  if (summary.communities <= kMostInFull) return;
  add_one(sheet, RowRole::Note,
          words(Text::RowsOfFirst, count_text(kMostInFull), count_text(summary.communities),
                whole_list(sheet)),
          piece);
}

}  // namespace cbps::report::xlsx
