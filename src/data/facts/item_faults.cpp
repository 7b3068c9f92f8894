#include "data/facts/item_faults.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/text/list.h"

namespace cbps::data {
namespace {

constexpr std::size_t kMostItems = 10;

bool are_same(const std::vector<Note>& some, const std::vector<Note>& others) {
  const auto same = [](const Note& one, const Note& other) {
    return one.code == other.code && one.arguments == other.arguments && one.span == other.span;
  };
  return std::equal(some.begin(), some.end(), others.begin(), others.end(), same);
}

/// A message, and the items that it is about.
struct Merged {
  Diagnostic message;
  std::optional<std::size_t> argument;  ///< which one is the item; without it there is one item
  std::vector<std::string> items;

  /// Takes a message in that is about another item, or the same again. False: it is another one.
  bool take(const Diagnostic& other) {
    const bool may_be = message.code == other.code && message.span == other.span &&
                        message.arguments.size() == other.arguments.size() &&
                        are_same(message.notes, other.notes);
    if (!may_be) return false;
    std::optional<std::size_t> differs;
    for (std::size_t i = 0; i < other.arguments.size(); ++i) {
      if (message.arguments[i] == other.arguments[i]) continue;
      if (differs || !std::holds_alternative<std::string>(other.arguments[i])) return false;
      differs = i;
    }
    if (!differs) return true;
    if (argument.value_or(*differs) != *differs) return false;
    if (!argument) items = {std::get<std::string>(message.arguments[*differs])};
    argument = differs;
    const auto& item = std::get<std::string>(other.arguments[*differs]);
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
    return true;
  }

  [[nodiscard]] Diagnostic whole() && {
    if (argument) {
      const std::vector<std::string_view> named(items.begin(), items.end());
      message.arguments[*argument] = first_of(named, named.size(), kMostItems);
    }
    return std::move(message);
  }
};

}  // namespace

Diagnostics merged_items(Diagnostics faults) {
  std::vector<Merged> all;
  for (Diagnostic& one : std::move(faults).take()) {
    const bool is_taken =
        std::any_of(all.begin(), all.end(), [&one](Merged& other) { return other.take(one); });
    if (!is_taken) all.push_back({std::move(one), {}, {}});
  }
  Diagnostics merged;
  for (Merged& one : all) merged.add(std::move(one).whole());
  return merged;
}

}  // namespace cbps::data
