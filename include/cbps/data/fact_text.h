#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cbps/text/language.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/table.h"

/// Facts as this program writes them. Reading such a text gives the same fact, and counts it as no
/// other spelling (`Readings`).
namespace cbps::data {

/// The words that facts are written in.
enum class FactWords : std::uint8_t {
  Chinese,
  English,
  Ids,  ///< options by their ids in the rules; the same for readers of all languages
};
[[nodiscard]] FactWords words_of(Language language);

/// The items of a known fact, each as it stands in a list: of a list all of them, of any other fact
/// the one that it is.
[[nodiscard]] std::vector<std::string> fact_items(const Table& table, std::size_t row,
                                                  const Dictionary& dictionary, FieldId field,
                                                  FactWords words);

/// A fact as one text, as in the cell of a table; empty where it is not known.
[[nodiscard]] std::string fact_text(const Table& table, std::size_t row,
                                    const Dictionary& dictionary, FieldId field, FactWords words);

}  // namespace cbps::data
