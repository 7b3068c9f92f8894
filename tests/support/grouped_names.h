#pragma once

#include <string>
#include <vector>

#include "cbps/value/dictionary.h"

namespace cbps::test {

/// A name of a fact, and one of its group, under which it stands for the fact.
struct GroupedName {
  FieldId fact{};
  std::string group;
  std::string name;
};

/// Every name of every fact that is in a group, with every name of the group: ids, labels and short
/// labels in both languages, aliases.
[[nodiscard]] std::vector<GroupedName> grouped_names(const Dictionary& dictionary);

}  // namespace cbps::test
