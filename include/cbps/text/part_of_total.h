#pragma once

#include <string_view>

namespace cbps {

/// What a label or a heading begins with that is a part of a total: 其中：女性.
inline constexpr std::string_view kPartOfTotal = "其中";

}  // namespace cbps
