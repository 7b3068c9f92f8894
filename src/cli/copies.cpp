#include "cli/copies.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "cbps/system/files.h"

namespace cbps::cli {
namespace {

std::optional<system::LoadedFile> mapped(const std::string& path) {
  if (!system::is_regular_file(path)) return std::nullopt;
  Sources sources;
  Diagnostics faults;  // they are named when the file is read
  return system::map_file(path, {}, sources, faults);
}

std::optional<std::uint64_t> size_of(const std::string& path) {
  const auto file = mapped(path);
  if (!file) return std::nullopt;
  return file->bytes.size();
}

bool are_same(const std::string& one, const std::string& other) {
  const auto bytes = mapped(one);
  const auto other_bytes = mapped(other);
  return bytes && other_bytes && bytes->bytes == other_bytes->bytes;
}

}  // namespace

std::vector<Copy> take_out_copies(std::vector<run::Input>& files) {
  std::map<std::uint64_t, std::vector<std::size_t>> by_size;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].kind != run::InputKind::Table || files[i].is_unnamed) continue;
    const auto size = size_of(files[i].name);
    if (size && *size > 0) by_size[*size].push_back(i);
  }
  std::map<std::size_t, std::size_t> originals;  // of each copy
  for (auto& [size, indices] : by_size) {
    std::stable_sort(indices.begin(), indices.end(), [&files](std::size_t one, std::size_t other) {
      return files[one].name.size() < files[other].name.size();
    });
    std::vector<std::size_t> different;
    for (const std::size_t index : indices) {
      const auto same = std::find_if(different.begin(), different.end(), [&](std::size_t other) {
        return are_same(files[index].name, files[other].name);
      });
      if (same == different.end()) {
        different.push_back(index);
      } else {
        originals[index] = *same;
      }
    }
  }
  std::vector<Copy> copies;
  std::vector<run::Input> kept;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto copy = originals.find(i);
    if (copy == originals.end()) {
      kept.push_back(files[i]);
    } else {
      copies.push_back({files[i], files[copy->second].name});
    }
  }
  files = std::move(kept);
  return copies;
}

}  // namespace cbps::cli
