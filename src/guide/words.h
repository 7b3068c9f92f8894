#pragma once

#include <fmt/format.h>

#include <array>
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
  [[nodiscard]] std::string_view operator()(Word word) const {
    struct Row {
      std::string_view zh;
      std::string_view en;
    };
    static constexpr std::array kRows{
#define CBPS_GUIDE(name, zh, en) Row{zh, en},
#include "guide/wording.inc"
#undef CBPS_GUIDE
    };
    const Row& row = kRows[static_cast<std::size_t>(word)];
    return language_ == Language::Zh ? row.zh : row.en;
  }
  template <class... Arguments>
  [[nodiscard]] std::string operator()(Word word, const Arguments&... arguments) const {
    return fmt::format(fmt::runtime((*this)(word)), arguments...);
  }
  [[nodiscard]] const std::string& operator()(const Bilingual& text) const {
    return text.in(language_);
  }

 private:
  Language language_;
};

}  // namespace cbps::guide
