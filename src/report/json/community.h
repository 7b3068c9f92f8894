#pragma once

#include <optional>
#include <string_view>

#include "cbps/result/assessment.h"
#include "cbps/text/json_writer.h"
#include "cbps/text/language.h"

/// A community as an object of the JSON contract: whole, in brief, or rejected.
namespace cbps::report::json {

void write_community(JsonWriter& json, const result::Run& run, const result::Community& community,
                     Language language);
/// How it stands, and the ids of the checks that failed or are open.
void write_brief(JsonWriter& json, const result::Run& run, const result::Brief& community,
                 Language language);
void write_rejected(JsonWriter& json, const result::Rejected& rejected, Language language);

// ---- what the summary says in the same way ----

void write_counts(JsonWriter& json, std::string_view key, const result::Counts& counts);
/// Nothing where there is no grade.
void write_grade(JsonWriter& json, std::string_view key, const result::Run& run,
                 std::optional<std::size_t> grade, Language language);

}  // namespace cbps::report::json
