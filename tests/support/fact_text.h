#pragma once

#include <string>
#include <string_view>

#include "cbps/data/readings.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/table.h"

namespace cbps::test {

/// What the reader of profiles makes of a fact that is written as one text.
struct FactText {
  std::string value;  ///< as `fact_text`; empty: it was not given, or is refused
  std::string kinds;  ///< of `data::Readings`, a blank between two
  Diagnostics faults;
};
/// In 2024, all of it over. `whole`: what is written for the whole that the fact is a part of.
[[nodiscard]] FactText read_fact(const Dictionary& dictionary, std::string_view field,
                                 std::string_view text, std::string_view whole = {});

/// A fact of a row in plain words: 5, 180.5, yes, branch, 2024-03-05, `{party, services}`, and
/// nothing where it was not given.
[[nodiscard]] std::string fact_text(const Table& table, std::size_t row,
                                    const Dictionary& dictionary, FieldId field);

/// A field of each kind, of which examples speak.
[[nodiscard]] std::string_view example_field(Kind kind);

}  // namespace cbps::test
