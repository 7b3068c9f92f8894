#pragma once

#include <vector>

#include "cbps/result/assessment.h"

/// Results whose names, titles and places are full of what is markup in some format, or moves what
/// stands around it.
namespace cbps::report::test {

[[nodiscard]] result::Run hostile_run();
[[nodiscard]] std::vector<result::Community> hostile_communities();
/// With hostile areas and rejected entries.
[[nodiscard]] result::Summary hostile_summary();

}  // namespace cbps::report::test
