#pragma once

#include <optional>

#include "cbps/text/language.h"
#include "cbps/workbook/fault.h"
#include "cbps/workbook/kind.h"

/// What messages say of workbooks.
namespace cbps::cli {

/// What a file is that only looks like a workbook that can be read; nothing for one that can, and
/// for a file that is none.
[[nodiscard]] std::optional<Bilingual> unread_kind(workbook::Kind kind);

[[nodiscard]] const Bilingual& reason(workbook::FaultKind fault);

}  // namespace cbps::cli
