#include "cli/seen_communities.h"

namespace cbps::cli {

std::optional<result::Location> SeenCommunities::add(const std::string& id,
                                                     const result::Location& place) {
  if (files_.empty() || files_.back() != place.file) files_.push_back(place.file);
  const auto file = static_cast<std::uint32_t>(files_.size() - 1);
  const auto [first, is_new] = first_.try_emplace(id, Place{file, place.line, place.column});
  if (is_new) return std::nullopt;
  const Place& there = first->second;
  return result::Location{files_[there.file], there.line, there.column, {}};
}

}  // namespace cbps::cli
