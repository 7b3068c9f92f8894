#pragma once

#include <functional>

#include "cbps/result/assessment.h"
#include "cbps/text/json_writer.h"
#include "cbps/text/language.h"

namespace cbps::report::json {

/// The keys `rejected` and `summary`, the last of an object that is open. Calls `pause` now and
/// then, when what was written may be taken away.
void write_summary(JsonWriter& json, const result::Run& run, const result::Summary& summary,
                   Language language, const std::function<void()>& pause);

}  // namespace cbps::report::json
