#include "cbps/value/reading.h"

#include <array>

namespace cbps {
namespace {

constexpr std::array<std::string_view, kReadingKinds> kIds{
    "encoding",     "separator", "title_rows",
    "heading_rows", "lying",     "headings_again",
    "totals",       "feet",      "columns_ignored",
    "unit",         "date",      "year",
    "number",       "bool",      "list",
    "quotes",       "code",      "sheet"};

}  // namespace

std::span<const std::string_view> ids(ReadingKind /*kind*/) { return kIds; }

}  // namespace cbps
