#pragma once

#include <array>
#include <string_view>
#include <vector>

/// What profiles may write beside the words of the dictionary, for readers and for those who tell
/// people what to write.
namespace cbps::data {

inline constexpr std::array<std::string_view, 3> kYesWords{"是", "yes", "true"};
inline constexpr std::array<std::string_view, 3> kNoWords{"否", "no", "false"};
/// A list without items, and all parts of a set.
inline constexpr std::array<std::string_view, 2> kNoItemsWords{"无", "none"};
inline constexpr std::array<std::string_view, 2> kAllItemsWords{"全部", "all"};
/// The separators between the items of a list that is written as one text.
inline constexpr std::array<std::string_view, 3> kListSeparators{";", "；", "、"};

/// The key of a list of communities, beside which stands what they share; under
/// `unicode::normalise`.
inline constexpr std::array<std::string_view, 2> kCommunityListKeys{"communities", "社区列表"};

/// A key that says who a community is, or of which year a profile speaks.
struct IdentitySpelling {
  std::string_view key;   ///< under `unicode::normalise`
  std::string_view name;  ///< what it stands for: id name province city county street group period
};
/// The spellings of a name stand together, its own first.
[[nodiscard]] std::vector<IdentitySpelling> identity_spellings();

}  // namespace cbps::data
