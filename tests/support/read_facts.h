#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cbps/data/profile.h"
#include "cbps/value/calendar.h"
#include "cbps/value/dictionary.h"

/// Documents of facts, read as a run reads them.
namespace cbps::test {

/// What was read of a community, in plain words.
struct ReadCommunity {
  data::Identity identity;
  std::string facts;   ///< "households 5", one a line, in the order of the dictionary
  std::string counts;  ///< of other spellings: "unit 2", one a line
};

/// The communities of a document without errors. A document with some fails the test.
[[nodiscard]] std::vector<ReadCommunity> read_yaml(const std::string& text,
                                                   const Dictionary& dictionary);
[[nodiscard]] std::vector<ReadCommunity> read_csv(const std::string& text,
                                                  const Dictionary& dictionary);
/// The same by the fast reader. A row that it leaves to the other one has "not taken" as its facts.
[[nodiscard]] std::vector<ReadCommunity> read_csv_fast(const std::string& text,
                                                       const Dictionary& dictionary);

/// As in `ReadCommunity::facts`.
[[nodiscard]] std::string facts_of(const Table& table, std::size_t row,
                                   const Dictionary& dictionary);

/// The documents are of this year, all of it over.
inline constexpr int kReadYear = 2024;

}  // namespace cbps::test
