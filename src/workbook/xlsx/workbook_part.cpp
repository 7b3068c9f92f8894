#include "workbook/xlsx/workbook_part.h"

#include "workbook/xml/xml.h"

namespace cbps::workbook {
namespace {

class WorkbookPartReader final : public XmlHandler {
 public:
  bool start(std::string_view name, const XmlAttributes& attributes) override {
    switch (++depth_) {
      case 1:
        if (name == "workbook") return true;
        fault = FaultKind::UnexpectedRoot;
        return false;
      case 2:
        is_in_sheets_ = name == "sheets";
        if (name == "workbookPr" && is_true(attributes.find("date1904"))) {
          found.epoch = Epoch::Of1904;
        }
        return true;
      case 3: return !is_in_sheets_ || name != "sheet" || add_sheet(attributes);
      default: return true;
    }
  }
  bool end() override {
    --depth_;
    return true;
  }
  bool text(std::string_view /*piece*/) override { return true; }

  WorkbookPart found;
  std::optional<FaultKind> fault;

 private:
  bool add_sheet(const XmlAttributes& attributes) {
    if (found.sheets.size() == kMostSheets) {
      fault = FaultKind::TooManySheets;
      return false;
    }
    WorkbookPart::ListedSheet& listed = found.sheets.emplace_back();
    listed.sheet.name = attributes.find("name").value_or("");
    listed.sheet.is_hidden = attributes.find("state").value_or("visible") != "visible";
    listed.relation = attributes.find("id").value_or("");
    return true;
  }

  int depth_ = 0;
  bool is_in_sheets_ = false;
};

}  // namespace

std::variant<WorkbookPart, Fault> read_workbook_part(const Part& part) {
  WorkbookPartReader reader;
  auto fault = parse_xml(part, kMostSettingsBytes, Checksum::Compare, reader);
  if (!fault) fault = reader.fault;
  if (fault) return Fault{*fault, part.name, {}};
  return std::move(reader.found);
}

}  // namespace cbps::workbook
