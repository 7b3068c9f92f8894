#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>

#include "cbps/diag/language.h"

namespace cbps::guide {

enum class Word : unsigned char {
#define CBPS_GUIDE(name, zh, en) name,
#include "guide/wording.inc"
#undef CBPS_GUIDE
};

/// The words of one language.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view operator()(Word word) const;
  template <class... Arguments>
  [[nodiscard]] std::string operator()(Word word, const Arguments&... arguments) const {
    return format(word, fmt::make_format_args(arguments...));
  }
  [[nodiscard]] const std::string& operator()(const Bilingual& text) const {
    return text.in(language_);
  }

 private:
  [[nodiscard]] std::string format(Word word, fmt::format_args arguments) const;

  Language language_;
};

}  // namespace cbps::guide
