#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cbps/workbook/sheet.h"
#include "workbook/cell/date_text.h"
#include "workbook/zip/package.h"

namespace cbps::workbook {

/// What the part of an .xlsx says that everything else hangs on.
struct WorkbookPart {
  struct ListedSheet {
    Sheet sheet;
    std::string relation;  ///< the id of that which leads to it
  };
  std::vector<ListedSheet> sheets;
  Epoch epoch = Epoch::Of1900;
};

[[nodiscard]] std::variant<WorkbookPart, Fault> read_workbook_part(const Part& part);

}  // namespace cbps::workbook
