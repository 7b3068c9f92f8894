#include "workbook/printable.h"

#include "cbps/text/unicode.h"

namespace cbps::workbook {

Fault printable(const Fault& fault) {
  constexpr std::size_t kMostCharacters = 100;
  return {fault.kind, unicode::printable(fault.part, kMostCharacters),
          unicode::printable(fault.cell, kMostCharacters)};
}

}  // namespace cbps::workbook
