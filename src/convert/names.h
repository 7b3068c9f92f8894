#pragma once

#include <string>

#include "cbps/convert/document.h"
#include "cbps/data/fact_text.h"

namespace cbps::convert {

/// What keys, headings and values are called in a style.
class Names {
 public:
  explicit Names(const Style& style) : style_(style) {}

  [[nodiscard]] data::FactWords words() const {
    return style_.ids ? data::FactWords::Ids : data::words_of(style_.language);
  }
  [[nodiscard]] std::string identity(const data::IdentityKey& key) const {
    return std::string(is_english() ? key.en : key.zh);
  }
  /// Of a fact that stands by itself.
  [[nodiscard]] std::string fact(const Field& field) const {
    return style_.ids ? field.id : in_language(field.label);
  }
  [[nodiscard]] std::string group(const Group& group) const {
    return style_.ids ? group.id : in_language(group.label);
  }
  /// Of a fact that stands in its group.
  [[nodiscard]] std::string in_group(const Field& field, const Group& group) const {
    return style_.ids ? field.id.substr(group.id.size() + 1) : in_language(field.short_label);
  }

 private:
  [[nodiscard]] bool is_english() const { return style_.ids || style_.language == Language::En; }
  [[nodiscard]] std::string in_language(const Bilingual& text) const {
    return is_english() ? text.en : text.zh;
  }

  Style style_;
};

}  // namespace cbps::convert
