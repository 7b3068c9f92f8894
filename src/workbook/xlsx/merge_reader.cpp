#include "workbook/xlsx/merge_reader.h"

#include <algorithm>
#include <string>
#include <vector>

#include "workbook/cell/reference.h"
#include "workbook/xml/xml.h"

namespace cbps::workbook {
namespace {

/// A sheet can have more of them than anyone looks at; each takes memory.
constexpr std::size_t kMostRanges = std::size_t{1} << 20U;

class MergeReader final : public XmlHandler {
 public:
  bool start(std::string_view name, const XmlAttributes& attributes) override {
    ++depth_;
    if (depth_ == kList) is_in_list_ = name == "mergeCells";
    if (depth_ != kList + 1 || !is_in_list_ || name != "mergeCell") return true;
    const std::string_view reference = attributes.find("ref").value_or("");
    const auto range = parse_range(reference);
    if (range && ranges.size() < kMostRanges) {
      ranges.push_back(*range);
      return true;
    }
    // A name that is none may be of any length.
    constexpr std::size_t kMostPlaceBytes = 64;
    fault = Fault{range ? FaultKind::TooMuchRepeated : FaultKind::BadReference, {}, {}};
    if (reference.size() <= kMostPlaceBytes) fault->cell = reference;
    return false;
  }
  bool end() override {
    --depth_;
    return true;
  }
  bool text(std::string_view /*piece*/) override { return true; }

  std::vector<MergedRange> ranges;
  std::optional<Fault> fault;

 private:
  static constexpr int kList = 2;  ///< how deep the list of ranges stands

  int depth_ = 0;
  bool is_in_list_ = false;
};

}  // namespace

std::variant<MergedCells, Fault> read_merged_cells(const Part& part) {
  MergeReader reader;
  if (const auto fault = parse_xml(part, kMostCellBytes, Checksum::Known, reader)) {
    return Fault{*fault, part.name, {}};
  }
  if (reader.fault) {
    reader.fault->part = part.name;
    return *reader.fault;
  }
  std::stable_sort(
      reader.ranges.begin(), reader.ranges.end(),
      [](const MergedRange& a, const MergedRange& b) { return a.first_row < b.first_row; });
  MergedCells cells;
  for (const MergedRange& range : reader.ranges) cells.add(range);
  return cells;
}

}  // namespace cbps::workbook
