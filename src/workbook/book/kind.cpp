#include "cbps/workbook/kind.h"

#include <variant>

#include "workbook/book/package_kind.h"
#include "workbook/magic.h"
#include "workbook/ods/manifest.h"
#include "workbook/xlsx/workbook_part.h"
#include "workbook/xlsx/xlsx_book.h"

namespace cbps::workbook {
namespace {

constexpr std::string_view kOdsContent = "content.xml";

/// Which OpenDocument file a package with content is.
Kind kind_of_open_document(const Package& package) {
  const auto read = read_manifest(package);
  const auto* const manifest = std::get_if<Manifest>(&read);
  // Without a manifest that can be read: opening it says what is wrong.
  if (manifest == nullptr || manifest->media_type.empty()) return Kind::Ods;
  if (!is_spreadsheet_type(manifest->media_type)) return Kind::OtherZip;
  return manifest->is_encrypted ? Kind::EncryptedOds : Kind::Ods;
}

/// Which document of Office a package with a main part is.
Kind kind_of_office(const Package& package, std::string_view main) {
  if (main.ends_with(".bin")) return Kind::Xlsb;
  const Part* const part = package.find(main);
  if (part == nullptr) return Kind::Xlsx;  // opening it says what is wrong
  const auto read = read_workbook_part(*part);
  const auto* const fault = std::get_if<Fault>(&read);
  const bool is_other = fault != nullptr && fault->kind == FaultKind::UnexpectedRoot;
  return is_other ? Kind::OtherZip : Kind::Xlsx;
}

}  // namespace

Kind kind_of_package(const Package& package) {
  if (package.find(kOdsContent) != nullptr || package.find("encrypted-package") != nullptr) {
    return kind_of_open_document(package);
  }
  if (package.has_part_like("index/", ".iwa") || package.find("index.zip") != nullptr) {
    return Kind::Numbers;
  }
  if (package.find("_rels/.rels") == nullptr) return Kind::OtherZip;
  const auto main = main_part(package);
  if (const auto* name = std::get_if<std::string>(&main)) return kind_of_office(package, *name);
  const bool is_other = std::get<Fault>(main).kind == FaultKind::MissingRelation;
  return is_other ? Kind::OtherZip : Kind::Xlsx;
}

Kind kind_of(std::string_view bytes) {
  if (const auto kind = kind_by_beginning(bytes)) return *kind;
  const auto package = Package::open(bytes);
  if (const auto* found = std::get_if<Package>(&package)) return kind_of_package(*found);
  const bool is_broken = std::get<Fault>(package).kind == FaultKind::BrokenZip;
  return is_broken ? Kind::BrokenZip : Kind::OtherZip;
}

}  // namespace cbps::workbook
