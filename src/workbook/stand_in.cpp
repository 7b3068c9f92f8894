// What the room is in a program that was built without the libraries that it needs.

#include "cbps/workbook/kind.h"
#include "cbps/workbook/workbook.h"
#include "workbook/magic.h"

namespace cbps::workbook {

Kind kind_of(std::string_view bytes) {
  if (const auto kind = kind_by_beginning(bytes)) return *kind;
  // An .ods begins with its media type; the names of the parts of an .xlsx can be read too.
  constexpr std::size_t kBeginning = 256;
  if (bytes.substr(0, kBeginning).find("opendocument.spreadsheet") != std::string_view::npos) {
    return Kind::Ods;
  }
  return bytes.find("xl/") != std::string_view::npos ? Kind::Xlsx : Kind::OtherZip;
}

std::variant<Workbook, Fault> Workbook::open(std::string_view bytes, MakeOverflow /*overflow*/) {
  const Kind kind = kind_of(bytes);
  const bool is_workbook = kind == Kind::Xlsx || kind == Kind::Ods;
  return Fault{is_workbook ? FaultKind::NotBuiltIn : FaultKind::NotAWorkbook, {}, {}};
}

}  // namespace cbps::workbook
