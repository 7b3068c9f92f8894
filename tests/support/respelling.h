#pragma once

#include <random>
#include <string>
#include <vector>

#include "cbps/value/dictionary.h"
#include "cbps/value/table.h"

namespace cbps::test {

/// Facts as texts, as offices write them. `data::fact_text` is how this program does.
class Respelling {
 public:
  Respelling(const Dictionary& dictionary, std::uint32_t seed)
      : dictionary_(dictionary), random_(seed), has_formulas_(seed % 5 == 0) {}

  /// Fills all rows with facts that fit each other, some of them not given, in 2024.
  void fill(Table& table);

  /// A fact of a row in one of its other spellings, or as this program writes it; mostly empty
  /// where it is not known.
  [[nodiscard]] std::string other(const Table& table, std::size_t row, FieldId id);

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class Texts>
  std::string one_of(const Texts& texts) {
    return std::string(texts[below(texts.size())]);
  }

  [[nodiscard]] std::string number(const Field& field, std::int64_t value);
  [[nodiscard]] std::string day(Date date, bool in_list);
  [[nodiscard]] std::string option(const Option& option);
  [[nodiscard]] std::string list(const std::vector<std::string>& items, bool of_days);
  [[nodiscard]] std::string mixed_case(std::string text);
  [[nodiscard]] std::string wide(const std::string& text);

  const Dictionary& dictionary_;
  std::mt19937 random_;
  bool has_formulas_;  ///< `="5"` for a text: a row that holds one is read slowly
};

}  // namespace cbps::test
