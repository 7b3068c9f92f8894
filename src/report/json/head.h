#pragma once

#include "cbps/result/assessment.h"
#include "cbps/text/json_writer.h"
#include "cbps/text/language.h"

namespace cbps::report::json {

/// What was asked, by which rules: the first keys of an object that is open.
void write_head(JsonWriter& json, const result::Run& run, Language language);

}  // namespace cbps::report::json
