#pragma once

#include <string>
#include <string_view>

/// The files of a folder of reports.
namespace cbps::report {

/// The report of all communities.
inline constexpr std::string_view kIndexPage = "index.html";

/// The file with the report of one community: its id, percent-encoded. Different communities have
/// different files, also on a disk that does not tell upper from lower case: a hash stands behind
/// an id that is long or has letters in upper case.
[[nodiscard]] std::string page_name(std::string_view id);
/// The same as a reference in a page beside it.
[[nodiscard]] std::string page_link(std::string_view id);

}  // namespace cbps::report
