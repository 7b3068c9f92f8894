#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "cbps/diag/language.h"

namespace cbps::report {

/// Every text that reports print, by name: one row each in `wording.inc`. Prose stands nowhere
/// else.
enum class Text : std::uint8_t {
#define CBPS_WORDING(name, zh, en) name,
#include "report/wording.inc"
#undef CBPS_WORDING
};

struct TextRow {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};
[[nodiscard]] std::span<const TextRow> wording();

/// The table in one language: `words(Text::MustBe, label, value)`.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view operator()(Text text) const;
  template <typename... Arguments>
  [[nodiscard]] std::string operator()(Text text, const Arguments&... arguments) const {
    return format(text, fmt::make_format_args(arguments...));
  }
  [[nodiscard]] const std::string& operator()(const Bilingual& text) const {
    return text.in(language_);
  }

 private:
  [[nodiscard]] std::string format(Text text, fmt::format_args arguments) const;

  Language language_;
};

/// `text` moved by `offset` rows: months and quarters stand in order.
[[nodiscard]] constexpr Text nth(Text text, unsigned offset) {
  return static_cast<Text>(static_cast<unsigned>(text) + offset);
}

}  // namespace cbps::report
