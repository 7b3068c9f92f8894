#pragma once

#include <string>
#include <vector>

#include "cbps/value/table.h"
#include "model/chance.h"
#include "model/model.h"

/// Communities of the model: random ones, and the same as a batch of the engine or as text.
namespace cbps::model {

/// A day of assessment, mostly at the edges of months.
[[nodiscard]] Calendar random_calendar(Chance& chance);

/// A fact of the field's type, within its range, mostly at an edge.
[[nodiscard]] Fact random_fact(Chance& chance, const World& world, FieldId field);

/// Each fact is missing with a chance of `missing` percent, and otherwise invalid with one of a
/// tenth of that.
[[nodiscard]] Row random_row(Chance& chance, const World& world, unsigned missing);

[[nodiscard]] Table table_of(const Dictionary& dictionary, const std::vector<Row>& rows);

/// The facts given, one a line: "name = value".
[[nodiscard]] std::string to_text(const Dictionary& dictionary, const Row& row);

}  // namespace cbps::model
