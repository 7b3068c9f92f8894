#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace cbps {

/// The two languages of every printed text. Values never hold prose in only one language.
enum class Language : unsigned char { Zh, En };

inline constexpr std::array<std::string_view, 2> kLanguageIds{"zh", "en"};
[[nodiscard]] inline std::span<const std::string_view> ids(Language /*language*/) {
  return kLanguageIds;
}

/// A text in both languages, as the rules give it. Either both are set or the value is empty.
struct Bilingual {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::Zh ? zh : en;
  }
  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
  bool operator==(const Bilingual&) const = default;
};

}  // namespace cbps
