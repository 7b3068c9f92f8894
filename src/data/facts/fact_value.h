#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/calendar.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// One piece of text that stands for a fact, or for one item of it, and where it stands.
struct Text {
  std::string_view text;
  Span span;
};

/// Reads a fact that is a single value: in the form a column holds. What is wrong is reported.
[[nodiscard]] std::optional<std::int64_t> read_single(const Field& field,
                                                      const Dictionary& dictionary, Text text,
                                                      Diagnostics& diagnostics);

/// Splits a cell that holds a list at `;` `；` and `、`. `无`, `none` and empty pieces are no
/// items.
[[nodiscard]] std::vector<Text> split_list(Text text);

/// The bits of a set. `全部` and `all` are all its parts.
[[nodiscard]] std::optional<std::int64_t> read_set(const Field& field, const Dictionary& dictionary,
                                                   const std::vector<Text>& items,
                                                   Diagnostics& diagnostics);

/// The dates of the period up to `as_of`; later ones are remarked upon, others are errors.
[[nodiscard]] std::optional<std::vector<Date>> read_dates(const Field& field,
                                                          const std::vector<Text>& items,
                                                          const Calendar& calendar,
                                                          Diagnostics& diagnostics,
                                                          Diagnostics& remarks);

}  // namespace cbps::data
