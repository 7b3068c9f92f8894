#pragma once

#include <cstddef>
#include <string>

#include "cbps/rules/rule_pack.h"
#include "cbps/value/date.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/table.h"

namespace cbps::test {

/// Fills a row with random facts, of which some are left out or invalid. They depend on `seed`
/// only, so that they can be made again in another table.
void fill_row(Table& table, std::size_t row, const Dictionary& dictionary, Period period,
              std::size_t seed);

/// A table (CSV) of so many communities: rows of the example district, in which some values are
/// left out or unreadable and others changed. Some of them contradict each other.
[[nodiscard]] std::string random_table(std::size_t rows, std::size_t seed);

/// The rules of the repository with only two of the contradictions, because random facts nearly
/// always have one.
[[nodiscard]] const rules::RulePack& lenient_pack();

}  // namespace cbps::test
