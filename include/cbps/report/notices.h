#pragma once

#include <cstddef>
#include <vector>

#include "cbps/report/message_groups.h"
#include "cbps/result/assessment.h"

namespace cbps::report {

/// Messages about communities that were assessed, each cause once.
struct NoticeList {
  static constexpr std::size_t kMost = 1000;

  MessageGroups groups;
  std::size_t listed = 0;  ///< places that the groups are about
  std::size_t count = 0;   ///< all places with a message

  /// Adds the messages of the next community. There are `its_count` of them, of which `messages`
  /// are the first.
  void add(const MessageOwner& owner, const std::vector<result::Remark>& messages,
           std::size_t its_count);
  [[nodiscard]] bool is_complete() const { return listed == count; }
  /// Whether messages that are added now are still listed.
  [[nodiscard]] bool has_room() const { return listed < kMost; }
};

/// What is to be said of communities that were assessed, in the order of the input.
struct Notices {
  NoticeList faults;  ///< errors that took less than a community
  NoticeList remarks;
};

}  // namespace cbps::report
