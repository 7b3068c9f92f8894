#pragma once

#include <string_view>

/// The files page.css and page.js, which the build puts into the program.
namespace cbps::report::html {

[[nodiscard]] std::string_view page_style();
[[nodiscard]] std::string_view page_script();

}  // namespace cbps::report::html
