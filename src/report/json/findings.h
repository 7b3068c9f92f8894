#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cbps/result/finding.h"
#include "cbps/text/json_writer.h"
#include "cbps/text/language.h"

/// Values and shortfalls in the form of the JSON contract, for every format that is JSON.
namespace cbps::report::json {

void write_position(JsonWriter& json, const result::Location& location);
/// Nothing where no place is known.
void write_location(JsonWriter& json, const std::optional<result::Location>& location);

/// A value in its own type.
void write_datum(JsonWriter& json, const result::Datum& value);
void write_datum(JsonWriter& json, std::string_view key, const result::Datum& value);

/// An array; of alternatives, an object with `any_of`.
void write_shortfalls(JsonWriter& json, const std::vector<result::Shortfall>& shortfalls,
                      Language language);

}  // namespace cbps::report::json
