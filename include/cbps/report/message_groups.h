#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cbps/result/assessment.h"

namespace cbps::report {

/// Whom a message is about; without id it is about the input and no single community.
struct MessageOwner {
  std::string id;
  std::string name;
};

/// A cell that a message is about, and what is wrong in it where that is not what the first message
/// of its group shows.
struct GroupedCell {
  std::string name;
  std::optional<Bilingual> value = {};
};

/// Messages with the same cause, which are shown once: messages of one kind about several cells of
/// a column, or the same place read for several communities.
struct MessageGroup {
  result::Remark first;
  MessageOwner owner = {};     ///< of the first message
  bool is_of_several = false;  ///< others have such messages too
  std::size_t places = 1;      ///< how many different places the messages are about
  /// The first few, and those with other values; empty where it is no table.
  std::vector<GroupedCell> cells = {};

  /// Names the cells if there are several, each with its value where that is another. `at_least`:
  /// not all messages were collected.
  [[nodiscard]] std::optional<Note> cells_note(bool at_least) const;
  /// The first message with that note.
  [[nodiscard]] result::Remark message(bool at_least) const;
};

/// Collects messages by their cause, in the order in which causes are met.
class MessageGroups {
 public:
  static constexpr std::size_t kMost = 1000;

  MessageGroups() = default;
  explicit MessageGroups(std::size_t most) : most_(most) {}

  enum class Added : std::uint8_t {
    NewCause,
    NewPlace,    ///< of a cause that is known
    KnownPlace,  ///< the same has been said of this place before
    LeftOut,     ///< `most` other causes are known already
  };
  Added add(const MessageOwner& owner, const result::Remark& message);

  [[nodiscard]] const std::vector<MessageGroup>& all() const { return all_; }

 private:
  struct Cause {
    std::size_t group;
    result::Location place;  ///< of its last message
    std::vector<Argument> arguments;
  };

  std::size_t most_ = kMost;
  std::vector<MessageGroup> all_;
  std::unordered_map<std::string, Cause> causes_;
};

}  // namespace cbps::report
