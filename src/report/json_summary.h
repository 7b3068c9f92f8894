#pragma once

#include "cbps/diag/language.h"
#include "cbps/report/json_writer.h"
#include "cbps/result/assessment.h"

namespace cbps::report::json {

/// The keys `rejected` and `summary`, the last of an object that is open.
void write_summary(JsonWriter& json, const result::Run& run, const result::Summary& summary,
                   Language language);

}  // namespace cbps::report::json
