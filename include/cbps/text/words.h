#pragma once

#include <fmt/core.h>

#include <span>
#include <string>
#include <string_view>

#include "cbps/text/language.h"

namespace cbps {

/// A text in both languages, with its name. A text may have places for arguments, numbered as fmt
/// numbers them; both languages take the same ones.
struct Wording {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};

/// A table of wordings in one language: `words(Text::MustBe, label, value)`. `Text` is an
/// enumeration with a function `wordings(Text)` beside it, which gives the table: a row for each
/// enumerator, in order.
template <class Text>
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view operator()(Text text) const {
    const Wording& row = wordings(text)[static_cast<std::size_t>(text)];
    return language_ == Language::Zh ? row.zh : row.en;
  }
  template <class... Arguments>
  [[nodiscard]] std::string operator()(Text text, const Arguments&... arguments) const {
    return fmt::vformat((*this)(text), fmt::make_format_args(arguments...));
  }
  [[nodiscard]] const std::string& operator()(const Bilingual& text) const {
    return text.in(language_);
  }

 private:
  Language language_;
};

}  // namespace cbps
