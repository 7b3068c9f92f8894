#include "cbps/system/file_name.h"

#include <algorithm>
#include <filesystem>

namespace cbps::system {

bool is_hidden(std::string_view path) { return path.substr(path.rfind('/') + 1).starts_with('.'); }

bool is_lock(std::string_view path) { return path.substr(path.rfind('/') + 1).starts_with("~$"); }

bool has_ending(std::string_view path, std::string_view ending) {
  if (path.size() <= ending.size() || path[path.size() - ending.size() - 1] == '/') return false;
  const std::string_view own = path.substr(path.size() - ending.size());
  return std::equal(own.begin(), own.end(), ending.begin(), ending.end(), [](char c, char wanted) {
    return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  });
}

std::string ending_of(const std::string& path) {
  std::string ending = std::filesystem::path(path).extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ending;
}

std::string path_in(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

}  // namespace cbps::system
