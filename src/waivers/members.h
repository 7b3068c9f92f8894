#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "cbps/text/language.h"

namespace cbps::waivers {

/// What an entry of a file of waivers may say.
enum class Member : std::uint8_t { Community, Rule, Reason, ApprovedBy, Document, From, Until };
inline constexpr std::size_t kMembers = static_cast<std::size_t>(Member::Until) + 1;

struct MemberInfo {
  Member member;
  std::string_view key;
  std::span<const std::string_view> others;  ///< other keys for it, normalised
  Bilingual label;
  bool is_required = true;
};

/// In the order of `Member`.
[[nodiscard]] const std::array<MemberInfo, kMembers>& members();

/// The member that a key or heading stands for, whatever its width, case and blanks.
[[nodiscard]] std::optional<Member> find_member(std::string_view key);

}  // namespace cbps::waivers
