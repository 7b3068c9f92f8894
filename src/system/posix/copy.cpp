#include <filesystem>
#include <string>
#include <system_error>

#include "cbps/system/output.h"
#include "system/posix/reason.h"

namespace cbps::system {
namespace {

namespace fs = std::filesystem;

/// Also a link that leads nowhere, and what is no file, keeps a name from being free.
bool is_taken(const std::string& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type() != fs::file_type::not_found;
}

}  // namespace

std::string name_of_copy(const std::string& path) {
  const std::string first = path + ".bak";
  std::string name = first;
  for (int number = 2; is_taken(name); ++number) name = first + std::to_string(number);
  return name;
}

std::optional<WriteError> copy_file(const std::string& path, const std::string& copy) {
  std::error_code error;
  fs::copy_file(path, copy, error);
  if (error) return WriteError{{copy, copy}, reason(error.value())};
  return std::nullopt;
}

}  // namespace cbps::system
