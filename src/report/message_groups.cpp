#include "cbps/report/message_groups.h"

#include <fmt/format.h>

namespace cbps::report {
namespace {

std::string cause_of(const result::Remark& message) {
  const result::Location& place = message.location;
  const Diagnostic& diagnostic = message.diagnostic;
  const auto code = static_cast<int>(diagnostic.code);
  if (place.cell.empty()) {
    return fmt::format("{} {}:{} {}", code, place.line, place.column, place.file);
  }
  const std::string_view column =
      std::string_view(place.cell).substr(0, place.cell.find_first_of("0123456789"));
  return fmt::format("{} {} {} {}", code, column, diagnostic.subject, place.file);
}

}  // namespace

bool MessageGroups::add(const result::Remark& message) {
  const auto [cause, is_new] = by_cause_.try_emplace(cause_of(message), all_.size());
  if (is_new) all_.push_back({message, 0, {}});
  MessageGroup& group = all_[cause->second];
  ++group.count;
  const std::string& cell = message.location.cell;
  if (!cell.empty() && group.cells.size() < MessageGroup::kMostCells) group.cells.push_back(cell);
  return is_new;
}

}  // namespace cbps::report
