#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace cbps::workbook {

/// What the bytes of a file are. Only the first two are read.
enum class Kind : std::uint8_t {
  Xlsx,          ///< .xlsx, .xlsm and their templates
  Ods,           ///< .ods and its template
  Xlsb,          ///< Excel's binary parts in a ZIP
  Numbers,       ///< Apple's
  OtherZip,      ///< a document of another sort, or just an archive
  BrokenZip,     ///< begins like a ZIP and has no directory: cut short
  EncryptedOle,  ///< a workbook of Excel with a password
  OldBinary,     ///< .xls of Excel 97 and .et of WPS
  OtherOle,      ///< another document of that time
  EncryptedOds,  ///< an .ods with a password
  FlatOds,       ///< .fods: one XML file
  OldXml,        ///< the XML of Excel 2003
  WebPage,       ///< HTML, which many programs name .xls
  None,          ///< no workbook
};

inline constexpr std::array<std::string_view, 14> kKindIds{
    "xlsx",       "ods",           "xlsb",       "numbers",   "other-zip",
    "broken-zip", "encrypted-ole", "old-binary", "other-ole", "encrypted-ods",
    "flat-ods",   "old-xml",       "web-page",   "none"};
[[nodiscard]] inline std::span<const std::string_view> ids(Kind /*kind*/) { return kKindIds; }

/// By the beginning of a file, and by the parts in it where it is a ZIP: never by its name. `bytes`
/// is the whole file.
[[nodiscard]] Kind kind_of(std::string_view bytes);

}  // namespace cbps::workbook
