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

/// The labels of all members, or of those that are required, as a list.
[[nodiscard]] Bilingual all_labels(bool only_required);

/// Whether a column has nothing to say of a waiver, such as 备注.
[[nodiscard]] bool is_ignored(std::string_view heading);

/// The member that a key or heading stands for, whatever its width, case and blanks.
[[nodiscard]] std::optional<Member> find_member(std::string_view key);

}  // namespace cbps::waivers
