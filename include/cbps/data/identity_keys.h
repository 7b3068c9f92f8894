#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cbps/data/profile.h"
#include "cbps/text/language.h"

/// How this program writes who a community is.
namespace cbps::data {

/// A key or heading of identity. In English it is the name that the reader has for it, which serves
/// as an id too.
struct IdentityKey {
  std::string Identity::*member = nullptr;  ///< nullptr: the year
  std::string_view zh;
  std::string_view en;
};

/// All of them, in the order in which they are written.
[[nodiscard]] std::span<const IdentityKey> identity_keys();

/// The text that is written for a key other than the year's; empty where nothing is written. A
/// community that is known by its name has no code: whoever reads it again knows it by the same.
[[nodiscard]] std::string identity_text(const Identity& identity, std::string Identity::*member);

}  // namespace cbps::data
