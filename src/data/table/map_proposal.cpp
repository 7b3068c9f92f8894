#include "cbps/data/map_proposal.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "cbps/data/csv.h"
#include "cbps/data/identity_keys.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "cbps/text/yaml_scalar.h"
#include "data/facts/heading_candidates.h"
#include "data/facts/not_given.h"
#include "data/table/heading.h"
#include "data/table/line_ends.h"
#include "data/table/lying_table.h"
#include "data/table/table_beginning.h"
#include "data/table/table_layout.h"

namespace cbps::data {
namespace {

/// The headings of a table, and how it lies.
struct FoundHeadings {
  std::vector<std::string> texts;
  std::uint32_t row = 0;
  bool lie = false;
};

FoundHeadings found_in(const CsvRecord& row, bool lie) {
  FoundHeadings found{{}, row.number, lie};
  for (const CsvCell& cell : row.cells) {
    if (is_blank(cell.text)) continue;
    std::string text(cell.text);
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
    found.texts.push_back(std::move(text));
  }
  return found;
}

/// Where no row has headings that are known: the first of those with the most texts.
std::optional<FoundHeadings> fullest_row(const Sources& sources, FileId file) {
  constexpr std::size_t kMostRows = 30;
  std::optional<FoundHeadings> best;
  for (const TableBeginning& begin : table_beginnings(sources.text(file))) {
    CsvReader reader(sources, file, {begin.separator, false});
    if (begin.offset != 0) reader = reader.at(begin.offset, 0);
    CsvRecord row;
    for (std::size_t i = 0; i < kMostRows; ++i) {
      Diagnostics faults;  // they are named when the table is read
      if (reader.next(row, faults) != CsvFound::Record) break;
      FoundHeadings found = found_in(row, false);
      if (found.texts.empty()) continue;
      if (!best || found.texts.size() > best->texts.size()) best = std::move(found);
    }
  }
  return best;
}

std::optional<FoundHeadings> find_headings(Sources& sources, FileId file,
                                           const KnownHeadings& known, Diagnostics& diagnostics) {
  LayoutSearch search(sources, {file}, known);
  bool lie = false;
  if (!search.has_headings()) {
    auto [stood, is_refused] = stand_up(sources, file, known, {}, diagnostics);
    if (is_refused) return std::nullopt;
    lie = stood.has_value();
    if (lie) search = search_stood(sources, file, *stood, known);
  }
  if (!search.has_headings()) {
    if (auto row = fullest_row(sources, file)) return row;
  }
  RowCells cells;
  const auto layout = std::move(search).layout(cells, diagnostics);
  if (!layout) return std::nullopt;
  return found_in(layout->headings, lie);
}

class Proposal {
 public:
  Proposal(const KnownHeadings& known, Language language) : known_(known), language_(language) {}

  std::string write(const FoundHeadings& headings) && {
    std::string columns;
    std::string ignored;
    for (const std::string& heading : headings.texts) {
      if (!met_.insert(normal_heading(heading)).second) continue;
      const HeadingMeaning meaning = read_heading(heading, known_);
      if (meaning.is_ignored) continue;
      if (!meaning.is_known() && is_personal_heading(heading)) {
        ignored += "  - " + yaml_scalar(heading) + "\n";
      } else {
        columns += "  " + yaml_scalar(heading) + ": " + value(heading, meaning) + "\n";
      }
    }
    std::string text = language_ == Language::Zh ? kChineseHead : kEnglishHead;
    text += "columns:\n" + columns;
    if (!ignored.empty()) text += "ignore:\n" + ignored;
    if (!headings.lie) text += "heading_row: " + std::to_string(headings.row) + "\n";
    return text + "lying: " + (headings.lie ? "yes" : "no") + "\n";
  }

 private:
  static constexpr const char* kChineseHead =
      "# 标题对照表：左边是表格的标题，右边是它对应的指标或社区的键。把 \"?\" 改成键（后面是相近"
      "的，最像的在前），\n# 不要的列移到 ignore 下，然后：cbps check --map 本文件 表格\n";
  static constexpr const char* kEnglishHead =
      "# A map: the headings of a table, each with the fact or the key of identity that it stands "
      "for. Write a key for each\n# \"?\" (those behind it are alike, the likeliest first), move "
      "what is not wanted to ignore, then: cbps check --map THIS TABLE\n";

  /// What a heading stands for, and a word on it.
  std::string value(const std::string& heading, const HeadingMeaning& meaning) {
    if (meaning.fact && !meaning.has_wrong_unit) {
      const Field& field = known_.dictionary->field(*meaning.fact);
      return field.id + "  # " + field.label.in(language_);
    }
    if (meaning.fact) {
      const Field& field = known_.dictionary->field(*meaning.fact);
      return "\"?\"  # " + candidate({field.id, field.label}) + unit_of(field);
    }
    // Of who a community is there is one column only.
    if (meaning.identity && identity_.insert(meaning.identity->name).second) {
      return std::string(meaning.identity->name);
    }
    std::string candidates;
    if (meaning.identity) candidates = meaning.identity->name;
    for (const HeadingCandidate& one : heading_candidates(heading, *known_.dictionary)) {
      if (meaning.identity && one.key == meaning.identity->name) continue;
      candidates += (candidates.empty() ? "" : "; ") + candidate(one);
    }
    return "\"?\"" + (candidates.empty() ? candidates : "  # " + candidates);
  }

  [[nodiscard]] std::string candidate(const HeadingCandidate& one) const {
    const std::string& label = one.label.in(language_);
    return label == one.key ? one.key : one.key + " " + label;
  }

  [[nodiscard]] std::string unit_of(const Field& field) const {
    if (field.unit.empty()) return {};
    return language_ == Language::Zh ? "（" + field.unit.zh + "）" : " (" + field.unit.en + ")";
  }

  KnownHeadings known_;
  Language language_;
  std::set<std::string> met_;  ///< headings
  std::set<std::string_view> identity_;
};

}  // namespace

std::optional<std::string> propose_map(Sources& sources, FileId file, std::string_view sheet,
                                       const Dictionary& dictionary, Language language,
                                       Diagnostics& diagnostics) {
  const KnownHeadings known{&dictionary};
  file = with_line_feeds(sources, file);
  const auto headings = find_headings(sources, file, known, diagnostics);
  if (!headings) return std::nullopt;
  std::string text = Proposal(known, language).write(*headings);
  if (!sheet.empty()) text += "sheet: " + yaml_scalar(sheet) + "\n";
  return text;
}

}  // namespace cbps::data
