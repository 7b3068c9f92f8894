#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Texts as the parts of a workbook can hold them.
namespace cbps::spreadsheet {

/// UTF-8 that XML can hold, and that stands for itself: what is no UTF-8, or no character, is
/// U+FFFD; `_x0041_`, which would be read as A, is escaped as readers expect it.
[[nodiscard]] std::string holdable(std::string_view text);

/// The first `most` characters, the last of them an ellipsis if there are more.
[[nodiscard]] std::string cut(std::string text, std::size_t most);

/// Whether a drop-down can hold the texts itself: together they are not too long, and none has the
/// comma that parts them. Otherwise they need cells of a sheet.
[[nodiscard]] bool fits_into_list(const std::vector<std::string>& texts);

}  // namespace cbps::spreadsheet
