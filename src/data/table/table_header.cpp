#include "data/table/table_header.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "cbps/text/unicode.h"
#include "data/facts/fact_finder.h"
#include "data/facts/identity.h"

namespace cbps::data {
namespace {

/// The facts that have a column.
std::vector<GivenFact> given_facts(const CsvRecord& header, const Dictionary& dictionary) {
  std::vector<GivenFact> given;
  for (const CsvCell& cell : header.cells) {
    const auto found = dictionary.heading_index.find(unicode::normalise(cell.text));
    if (found == dictionary.heading_index.end() || found->second.is_false_alias) continue;
    given.push_back({found->second.field, cell.span});
  }
  return given;
}

class HeaderReader {
 public:
  HeaderReader(const CsvRecord& header, const Dictionary& dictionary, ReadingOptions options,
               Diagnostics& faults, Diagnostics& remarks, Diagnostics& diagnostics)
      : diagnostics_(diagnostics),
        finder_(
            dictionary, PersonalData(options, faults, remarks),
            [&header, &dictionary] { return given_facts(header, dictionary); }, faults) {}

  TableColumn column(const CsvCell& cell) {
    TableColumn column;
    const std::string heading = unicode::normalise(cell.text);
    if (heading.empty()) return column;
    if (const auto found = find_identity(heading)) {
      column.identity = found->member;
      column.is_period = found->member == nullptr;
      once(std::string(found->name), cell);
      return column;
    }
    column.fact = finder_.find(heading, std::string(cell.text), cell.span);
    column.is_unknown = !column.fact;
    return column;
  }

  [[nodiscard]] bool has(const std::string& name) const { return first_.contains(name); }

 private:
  /// Two headings of one fact are compared row by row; of who a community is there must be one.
  void once(const std::string& name, const CsvCell& cell) {
    const auto [first, is_new] = first_.try_emplace(name, cell);
    if (is_new) return;
    diagnostics_.add(Code::HeadingTwice, cell.span, first->second.text, cell.text, name)
        .note(Code::SeeFirst, first->second.span);
  }

  Diagnostics& diagnostics_;
  FactFinder finder_;
  std::map<std::string, CsvCell> first_;
};

std::size_t count(std::string_view text, std::string_view sign) {
  std::size_t found = 0;
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + sign.size())) {
    ++found;
  }
  return found;
}

}  // namespace

std::optional<std::vector<TableColumn>> read_header(const CsvRecord& header,
                                                    const Dictionary& dictionary,
                                                    ReadingOptions options, Diagnostics& faults,
                                                    Diagnostics& remarks,
                                                    Diagnostics& diagnostics) {
  Diagnostics errors;
  HeaderReader reader(header, dictionary, options, faults, remarks, errors);
  std::vector<TableColumn> columns;
  columns.reserve(header.cells.size());
  for (const CsvCell& cell : header.cells) columns.push_back(reader.column(cell));
  if (!reader.has("id") && !reader.has("name")) {
    errors.add(Code::NoIdColumn, header.cells.front().span);
  }
  const bool is_sound = errors.empty();
  // Then all that is wrong is said at once.
  if (!is_sound) diagnostics.append(std::move(faults));
  diagnostics.append(std::move(errors));
  if (!is_sound) return std::nullopt;
  return columns;
}

bool check_separator(std::string_view text, FileId file, Diagnostics& diagnostics) {
  struct Other {
    std::string_view sign;
    Term name;
  };
  constexpr std::array kOthers{Other{";", Term::Semicolons}, Other{"\t", Term::Tabs},
                               Other{"，", Term::FullWidthCommas}};
  const std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
  const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  const std::size_t commas = count(line, ",");
  for (const Other& other : kOthers) {
    // A heading in quotes may hold such a sign; then there are commas beside it.
    if (count(line, other.sign) <= commas) continue;
    const auto length = static_cast<std::uint32_t>(other.sign.size());
    const std::size_t at = std::min(line.find(other.sign), line.size());
    diagnostics.add(Code::CsvWrongSeparator, {begin + at, length, file}, other.name);
    return false;
  }
  return true;
}

}  // namespace cbps::data
