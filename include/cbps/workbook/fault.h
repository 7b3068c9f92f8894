#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace cbps::workbook {

/// Why a workbook, or the rest of a sheet, cannot be read. What is said of it is said elsewhere.
enum class FaultKind : std::uint8_t {
  NotBuiltIn,    ///< this program was built without the libraries that read workbooks
  NotAWorkbook,  ///< none that is read: `kind_of` says what it is
  // ---- the ZIP ----
  BrokenZip,          ///< no directory, or one that contradicts itself: cut short, as a rule
  TooManyParts,       ///< more than a directory without ZIP64 can hold
  DuplicatePart,      ///< two parts of one name, whatever the case; two sheets of one part
  EncryptedPart,      ///< a password is needed
  UnknownPacking,     ///< neither stored nor deflated
  TruncatedPart,      ///< its packed bytes end before it does
  CorruptPart,        ///< its packed bytes cannot be unpacked
  ChecksumMismatch,   ///< what it unpacks to is not what was packed
  SizeMismatch,       ///< it is longer or shorter than the directory says
  PartTooLarge,       ///< larger than a part of its sort may be
  PartTooCompressed,  ///< unpacks to more than 1000 times its size, and to more than 1 MiB
  // ---- the XML ----
  BrokenXml,   ///< not well-formed, or in an encoding that is not read
  HasDoctype,  ///< declares a document type, which no workbook does
  TooDeep,     ///< elements in elements in elements …
  TagTooLong,  ///< one tag, comment or instruction of more than 1 MiB
  // ---- how the parts belong together ----
  MissingPart,      ///< a part that another one refers to, or that every workbook has
  MissingRelation,  ///< a sheet refers to a relation that is not there
  OutsidePackage,   ///< a relation leads out of the package
  UnexpectedRoot,   ///< the part holds another kind of document
  TooManyStyles,    ///< more than a workbook may have
  TooManySheets,    ///< more than `kMostSheets`
  // ---- the cells ----
  BadReference,       ///< not the name of a cell, or beyond 16,384 columns or 1,048,576 rows
  DuplicateRow,       ///< a row that has been there
  RowOrder,           ///< a row behind a later one
  DuplicateCell,      ///< a cell that has been there
  CellOrder,          ///< a cell behind a later one of its row
  SharedStringIndex,  ///< a shared string that is not there
  StyleIndex,         ///< a style that is not there
  CellType,           ///< a type of cell that does not exist
  CellTooLong,        ///< more text than a cell may have
  RowTooLong,         ///< more text than is kept of one row
  TooMuchRepeated,    ///< repeated rows and columns that make too many cells
  // ---- the machine ----
  NoRoom,  ///< the shared strings could not be stored
};

inline constexpr std::array<std::string_view, 35> kFaultKindIds{
    "not-built-in",        "not-a-workbook",    "broken-zip",       "too-many-parts",
    "duplicate-part",      "encrypted-part",    "unknown-packing",  "truncated-part",
    "corrupt-part",        "checksum",          "size-mismatch",    "part-too-large",
    "part-too-packed",     "broken-xml",        "doctype",          "too-deep",
    "tag-too-long",        "missing-part",      "missing-relation", "outside-package",
    "unexpected-root",     "too-many-styles",   "too-many-sheets",  "bad-reference",
    "duplicate-row",       "row-order",         "duplicate-cell",   "cell-order",
    "shared-string-index", "style-index",       "cell-type",        "cell-too-long",
    "row-too-long",        "too-much-repeated", "no-room"};
[[nodiscard]] inline std::span<const std::string_view> ids(FaultKind /*kind*/) {
  return kFaultKindIds;
}

/// The names in it can be shown as they are: what cannot is spelled out, what is long is cut off.
struct Fault {
  FaultKind kind = FaultKind::NotAWorkbook;
  std::string part;  ///< the name of the part in the ZIP; empty: the file as a whole
  std::string cell;  ///< such as "F12", or "12" for a row; empty: the part as a whole
  bool operator==(const Fault&) const = default;
};

}  // namespace cbps::workbook
