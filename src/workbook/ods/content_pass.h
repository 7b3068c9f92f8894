#pragma once

#include <cstddef>
#include <optional>

#include "workbook/ods/content_reader.h"
#include "workbook/xml/xml.h"
#include "workbook/zip/part.h"

namespace cbps::workbook {

/// A way through the content of an .ods, on which its sheets are found one after the other and each
/// can be read once, before the next is looked for. Its faults end it, and are without the name of
/// the part.
class ContentPass {
 public:
  /// `content` outlives it, and its checksum has been found right.
  explicit ContentPass(const Part& content);

  /// Goes to the beginning of the next sheet, over all that was not read of this one.
  [[nodiscard]] std::optional<FaultKind> go_on();
  /// How many sheets have been found.
  [[nodiscard]] std::size_t found() const { return reader_.tables; }
  /// The last of them.
  [[nodiscard]] const Sheet& sheet() const { return reader_.sheet; }
  /// There are no more.
  [[nodiscard]] bool is_at_end() const { return xml_.is_at_end(); }

  /// Nothing of the last sheet has been read.
  [[nodiscard]] bool is_at_beginning() const { return is_at_beginning_; }
  /// Hands out the rows of the last sheet, at the beginning of which it is.
  [[nodiscard]] std::optional<Fault> read(const TakeRow& take, SheetFacts& facts);

 private:
  ContentReader reader_;
  XmlPass xml_;
  bool is_at_beginning_ = false;
};

}  // namespace cbps::workbook
