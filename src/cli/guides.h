#pragma once

#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/guide/explanation.h"

namespace cbps::cli {

/// The guide to a standard or check, or to every standard where `id` is empty. An id that the rules
/// do not have is reported.
[[nodiscard]] std::vector<guide::StandardGuide> find_guides(const std::string& id,
                                                            const rules::RulePack& pack,
                                                            Language language,
                                                            Diagnostics& diagnostics);

/// `text`, `markdown` or `json`, as the options allow them.
[[nodiscard]] guide::GuideFormat guide_format(const std::string& name);

}  // namespace cbps::cli
