#pragma once

#include <string_view>

/// Scripts that teach a shell to complete the words of cbps: `shell/cbps.*`, which the build puts
/// into the program. They ask `cbps completion candidates`, whose first line says which names of
/// files may stand there (`files`, `folders` or `none`), and each other line is a word, a tab and
/// its explanation.
namespace cbps::cli {

[[nodiscard]] std::string_view bash_completion();
[[nodiscard]] std::string_view zsh_completion();
[[nodiscard]] std::string_view fish_completion();

}  // namespace cbps::cli
