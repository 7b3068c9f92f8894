#pragma once

#include <array>
#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/guide/explanation.h"
#include "cli/command_builder.h"

namespace cbps::cli {

/// The guide to a standard or check, or to every standard where `id` is empty. An id that the rules
/// do not have is reported.
[[nodiscard]] std::vector<guide::StandardGuide> find_guides(const std::string& id,
                                                            const rules::RulePack& pack,
                                                            Language language,
                                                            Diagnostics& diagnostics);

/// The formats of commands that write guides, for `--format`.
inline constexpr std::array kGuideFormats{
    Choice<guide::GuideFormat>{"text", guide::GuideFormat::Text},
    Choice<guide::GuideFormat>{"markdown", guide::GuideFormat::Markdown},
    Choice<guide::GuideFormat>{"json", guide::GuideFormat::Json},
};

}  // namespace cbps::cli
