#pragma once

#include <span>
#include <string_view>

namespace cbps::cli {

/// What this program was built from. CMake writes it (cmake/Libraries.cmake).
struct BuildInfo {
  struct Library {
    std::string_view name;
    std::string_view version;
  };

  std::string_view version;    ///< "0.2.0"
  std::string_view revision;   ///< the commit, in hexadecimal; empty: the build was not told
  std::string_view compiler;   ///< "GCC 12.2.0"
  std::string_view system;     ///< "Linux"
  std::string_view processor;  ///< "x86_64"
  bool is_static = false;      ///< one file that needs no shared library
  std::span<const Library> libraries;  ///< those that are linked or compiled into it, by name
};

[[nodiscard]] const BuildInfo& build_info();

}  // namespace cbps::cli
