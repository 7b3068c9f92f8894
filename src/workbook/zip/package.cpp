#include "workbook/zip/package.h"

#include <algorithm>
#include <utility>

#include "workbook/zip/directory.h"

namespace cbps::workbook {
namespace {

std::string key_of(std::string_view name) {
  while (!name.empty() && (name.front() == '/' || name.front() == '\\')) name.remove_prefix(1);
  std::string key(name);
  for (char& c : key) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

}  // namespace

std::variant<Package, Fault> Package::open(std::string_view bytes) {
  auto read = read_directory(bytes);
  if (const auto* fault = std::get_if<FaultKind>(&read)) return Fault{*fault, {}, {}};
  Package package;
  package.parts_ = std::move(std::get<std::vector<Part>>(read));
  for (Part& part : package.parts_) part.key = key_of(part.name);
  const auto before = [](const Part& a, const Part& b) { return a.key < b.key; };
  std::stable_sort(package.parts_.begin(), package.parts_.end(), before);
  const auto same = [](const Part& a, const Part& b) { return a.key == b.key; };
  const auto twice = std::adjacent_find(package.parts_.begin(), package.parts_.end(), same);
  if (twice != package.parts_.end()) return Fault{FaultKind::DuplicatePart, twice->name, {}};
  return package;
}

const Part* Package::find(std::string_view name) const {
  const std::string key = key_of(name);
  const auto found =
      std::lower_bound(parts_.begin(), parts_.end(), key,
                       [](const Part& part, const std::string& k) { return part.key < k; });
  return found != parts_.end() && found->key == key ? &*found : nullptr;
}

bool Package::has_part_like(std::string_view begin, std::string_view end) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
    return part.key.starts_with(begin) && part.key.ends_with(end);
  });
}

}  // namespace cbps::workbook
