#include "data/table/table_header.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "cbps/data/spelling.h"
#include "cbps/text/list.h"
#include "cbps/text/unicode.h"
#include "data/facts/fact_finder.h"
#include "data/facts/identity.h"
#include "data/facts/number_reader.h"
#include "data/table/heading.h"
#include "data/table/heading_faults.h"
#include "data/table/heading_parts.h"
#include "data/table/table_map.h"

namespace cbps::data {
namespace {

/// The facts that have a column.
std::vector<GivenFact> given_facts(const CsvRecord& headings, const KnownHeadings& known) {
  std::vector<GivenFact> given;
  for (const CsvCell& cell : headings.cells) {
    const HeadingMeaning meaning = read_heading(cell.text, known);
    if (meaning.fact) given.push_back({*meaning.fact, cell.span});
  }
  return given;
}

class HeaderReader {
 public:
  HeaderReader(const CsvRecord& headings, const AboveTable& above, const KnownHeadings& known,
               const InputOptions& options, Diagnostics& diagnostics)
      : headings_(headings),
        above_(above),
        unit_(above.unit()),
        known_(known),
        dictionary_(*known.dictionary),
        options_(options),
        diagnostics_(diagnostics),
        finder_(
            *known.dictionary, PersonalData(options.reading, found_, header_.remarks),
            [&headings, &known] { return given_facts(headings, known); }, found_, true) {}

  TableHeader read() && {
    for (const CsvCell& cell : headings_.cells) header_.columns.push_back(column(cell));
    if (known_.map != nullptr) read_map(*known_.map);
    read_above();
    header_.faults = grouped_by_kind(std::move(faults_));
    header_.remarks = grouped_by_kind(std::move(header_.remarks));
    remark(Code::ExtraColumns, extra_);
    remark(Code::ScaledColumns, scaled_);
    if (!unit_.word.empty()) remark_on_unit();
    return std::move(header_);
  }

 private:
  TableColumn column(const CsvCell& cell) {
    TableColumn column;
    const std::string heading = unicode::normalise(cell.text);
    if (heading.empty()) return column;
    const auto& dropped = options_.ignored_columns;
    const bool is_dropped = std::find(dropped.begin(), dropped.end(), heading) != dropped.end();
    const HeadingMeaning meaning = read_heading(cell.text, known_);
    if (meaning.mapped != nullptr) {
      met_.insert(meaning.mapped);
      if (!meaning.mapped->words.ours.empty()) column.words = &meaning.mapped->words;
    }
    if (is_dropped || meaning.is_ignored) {
      column.is_ignored = true;
      column.counts_rows =
          std::find(kNumberColumns.begin(), kNumberColumns.end(), heading) != kNumberColumns.end();
      header_.readings.add(ReadingKind::ColumnsIgnored, 1, cell.span);
      return column;
    }
    if (meaning.identity) {
      column.identity = meaning.identity->member;
      column.is_period = meaning.identity->member == nullptr;
      return column;
    }
    column.fact = meaning.fact ? meaning.fact : find(heading, cell);
    column.is_ignored = !column.fact;
    if (meaning.has_wrong_unit) {
      add_wrong_unit(dictionary_.field(*meaning.fact), cell);
      column.is_invalid = true;
    }
    if (!meaning.unknown_unit.empty()) {
      const Field& field = dictionary_.field(*meaning.fact);
      faults_.add(Code::UnknownUnitOfColumn, cell.span, cell.text, field.label, field.unit,
                  field.id);
      column.is_invalid = true;
    }
    column.power = meaning.power;
    if (column.fact && !unit_.word.empty()) take_unit_of_table(cell, meaning, column);
    const bool is_said = meaning.mapped != nullptr && !meaning.mapped->unit.empty();
    if (column.power != 0 && !is_said && !column.is_invalid) scaled_.push_back(cell);
    return column;
  }

  void add_wrong_unit(const Field& field, const CsvCell& cell) {
    Diagnostic wrong =
        field.unit.empty()
            ? diagnostic(Code::UnitOfUncounted, cell.span, cell.text, field.label)
            : diagnostic(Code::WrongUnitOfColumn, cell.span, cell.text, field.label, field.unit);
    wrong.subject = field.id;
    faults_.add(std::move(wrong));
  }

  /// What stands above the table is the unit of a column that names none.
  void take_unit_of_table(const CsvCell& cell, const HeadingMeaning& meaning, TableColumn& column) {
    bool is_disputed = false;
    const Field& field = dictionary_.field(*column.fact);
    const auto power = unit_.power_for(field, is_disputed);
    is_unit_used_ = is_unit_used_ || power.has_value();
    if (!power || !meaning.unit.empty() || column.is_invalid) return;
    column.power = *power;
    if (!is_disputed) return;
    faults_.add(Code::SeveralUnits, cell.span, unit_.word, cell.text);
    column.is_invalid = true;
  }

  /// What stands above the table may be the unit of no column: of none at all, or of a kind that no
  /// fact is counted in (万人).
  void remark_on_unit() {
    if (!is_unit_used_) {
      header_.remarks.add(Code::UnitOfNoColumn, unit_.place, unit_.word);
      return;
    }
    for (const std::string_view word : words_in(unit_.word)) {
      if (is_unit(word, dictionary_)) continue;
      header_.remarks.add(Code::UnitOfNoColumn, unit_.place, word);
    }
  }

  /// What the titles say of where communities lie that have no codes.
  void read_above() {
    if (has(&Identity::id)) return;
    for (const SaidAbove& one : above_.said()) {
      if (has(one.member)) continue;
      header_.remarks.add(Code::SaidAboveTable, one.place, label_of(one.member), one.text);
      header_.constants.push_back({std::nullopt, one.member, one.text, one.place});
    }
  }

  /// Whether a column, or the map, says a part of who a community is.
  [[nodiscard]] bool has(std::string Identity::*member) const {
    const auto says = [member](const auto& one) { return one.identity == member; };
    return std::any_of(header_.columns.begin(), header_.columns.end(), says) ||
           std::any_of(header_.constants.begin(), header_.constants.end(), says);
  }

  /// What the map says beside the headings that are there.
  void read_map(const TableMap& map) {
    for (const MappedHeading& heading : map.headings) {
      if (met_.contains(&heading)) continue;
      header_.remarks.add(Code::MapHeadingAbsent, known_.in_map(heading.place), heading.written);
    }
    for (const MapConstant& constant : map.constants) read_constant(constant);
  }

  void read_constant(const MapConstant& constant) {
    const MapTarget& target = constant.target;
    const bool is_period = target.identity && target.identity->member == nullptr;
    const Span place = known_.in_map(constant.place);
    bool has_column = false;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      TableColumn& column = header_.columns[i];
      const bool is_same = target.fact ? column.fact == target.fact
                           : is_period ? column.is_period
                                       : column.identity == target.identity->member;
      if (!is_same) continue;
      has_column = true;
      const CsvCell& cell = headings_.cells[i];
      // A fact is none then; of who a community is nobody knows what to believe.
      column.is_invalid = target.fact.has_value();
      Diagnostic both =
          diagnostic(Code::ColumnAndConstant, cell.span, target.label(dictionary_), cell.text);
      both.note(Code::MapSaysSo, place);
      if (target.fact) both.subject = dictionary_.field(*target.fact).id;
      (target.fact ? faults_ : diagnostics_).add(std::move(both));
    }
    if (has_column) return;
    header_.constants.push_back({target.fact,
                                 is_period || target.fact ? nullptr : target.identity->member,
                                 constant.text, place});
  }

  std::optional<FieldId> find(const std::string& heading, const CsvCell& cell) {
    const auto fact = finder_.find(heading, std::string(cell.text), cell.span);
    for (Diagnostic& one : std::exchange(found_, {}).take()) {
      const bool is_extra = one.code == Code::UnknownKey && options_.extra_columns_pass &&
                            std::none_of(one.notes.begin(), one.notes.end(), is_suggestion);
      if (!is_extra) {
        faults_.add(std::move(one));
        continue;
      }
      extra_.push_back(cell);
      header_.readings.add(ReadingKind::ColumnsIgnored, 1, cell.span);
    }
    return fact;
  }

  /// One remark on several columns.
  void remark(Message<2> code, const std::vector<CsvCell>& columns) {
    if (columns.empty()) return;
    std::vector<std::string_view> headings;
    for (const CsvCell& cell : columns) headings.push_back(cell.text);
    header_.remarks.add(code, columns.front().span, std::to_string(columns.size()),
                        first_of(headings, headings.size()));
  }

  static bool is_suggestion(const Note& note) { return note.code != Code::HelpAllHeadings; }

  const CsvRecord& headings_;
  const AboveTable& above_;
  const TableUnit& unit_;
  bool is_unit_used_ = false;  ///< a column may be counted in it
  const KnownHeadings& known_;
  const Dictionary& dictionary_;
  const InputOptions& options_;
  Diagnostics& diagnostics_;
  TableHeader header_;
  Diagnostics faults_;
  Diagnostics found_;  ///< about the heading in hand
  FactFinder finder_;
  std::set<const MappedHeading*> met_;  ///< of those that the map names
  std::vector<CsvCell> extra_;
  std::vector<CsvCell> scaled_;
};

/// Where a table has one fact of one community in each row: the heading of the facts.
std::optional<Span> heading_of_facts(const CsvRecord& headings, const KnownHeadings& known) {
  std::optional<Span> facts;
  bool has_figures = false;
  for (const CsvCell& cell : headings.cells) {
    const HeadingMeaning meaning = read_heading(cell.text, known);
    if (meaning.is_known() || meaning.is_ignored) continue;
    const std::string heading = normal_heading(cell.text);
    const auto is_it = [&heading](std::string_view one) { return one == heading; };
    if (std::any_of(kFactHeadings.begin(), kFactHeadings.end(), is_it)) facts = cell.span;
    has_figures |= std::any_of(kFigureHeadings.begin(), kFigureHeadings.end(), is_it);
  }
  return has_figures ? facts : std::nullopt;
}

}  // namespace

std::optional<TableHeader> read_header(const CsvRecord& headings, const AboveTable& above,
                                       const KnownHeadings& known, const InputOptions& options,
                                       Diagnostics& diagnostics) {
  if (const auto facts = heading_of_facts(headings, known)) {
    diagnostics.add(Code::OneRowAValue, *facts);
    return std::nullopt;
  }
  Diagnostics errors;
  TableHeader header = HeaderReader(headings, above, known, options, errors).read();
  const auto says_who = [](const auto& one) {
    return one.identity == &Identity::id || one.identity == &Identity::name;
  };
  const bool names_communities =
      std::any_of(header.columns.begin(), header.columns.end(), says_who) ||
      std::any_of(header.constants.begin(), header.constants.end(), says_who);
  if (!names_communities) errors.add(Code::NoIdColumn, headings.cells.front().span);
  const bool is_sound = errors.empty();
  // Then all that is wrong is said at once.
  if (!is_sound) diagnostics.append(std::move(header.faults));
  diagnostics.append(std::move(errors));
  if (!is_sound) return std::nullopt;
  return header;
}

}  // namespace cbps::data
