#include <utility>

#include "cbps/workbook/workbook.h"
#include "workbook/book/package_kind.h"
#include "workbook/magic.h"
#include "workbook/ods/ods_book.h"
#include "workbook/printable.h"
#include "workbook/xlsx/xlsx_book.h"

namespace cbps::workbook {
namespace {

std::variant<std::unique_ptr<Book>, Fault> open_package(Package package, MakeOverflow overflow) {
  switch (kind_of_package(package)) {
    case Kind::Xlsx: return open_xlsx(std::move(package), std::move(overflow));
    case Kind::Ods:
    case Kind::EncryptedOds: return open_ods(std::move(package));
    case Kind::Xlsb:
    case Kind::Numbers:
    case Kind::OtherZip:
    case Kind::BrokenZip:
    case Kind::EncryptedOle:
    case Kind::OldBinary:
    case Kind::OtherOle:
    case Kind::FlatOds:
    case Kind::OldXml:
    case Kind::WebPage:
    case Kind::None: break;
  }
  return Fault{FaultKind::NotAWorkbook, {}, {}};
}

}  // namespace

std::variant<Workbook, Fault> Workbook::open(std::string_view bytes, MakeOverflow overflow) {
  if (kind_by_beginning(bytes)) return Fault{FaultKind::NotAWorkbook, {}, {}};
  auto package = Package::open(bytes);
  if (const auto* fault = std::get_if<Fault>(&package)) return printable(*fault);
  auto book = open_package(std::move(std::get<Package>(package)), std::move(overflow));
  if (const auto* fault = std::get_if<Fault>(&book)) return printable(*fault);
  return Workbook(std::move(std::get<std::unique_ptr<Book>>(book)));
}

}  // namespace cbps::workbook
