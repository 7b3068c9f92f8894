#pragma once

#include <cstddef>
#include <string_view>

#include "cbps/result/assessment.h"

/// The texts of the rules for results, which know standards and checks by id only.
namespace cbps::report {

/// The texts of a standard or check by id. `position` is where it most likely stands: results keep
/// the order of the run. An empty text when the run does not have it.
[[nodiscard]] const result::StandardText& rule_text(const result::Run& run, std::string_view id,
                                                    std::size_t position);
[[nodiscard]] const result::CheckText& rule_text(const result::StandardText& standard,
                                                 std::string_view id, std::size_t position);

/// The title of a standard or of a check, which have ids of their own: "8", "8.2". nullptr when the
/// run does not have it.
[[nodiscard]] const Bilingual* rule_title(const result::Run& run, std::string_view id);

/// Calls `visit` for each standard of a community together with its texts.
template <typename Visit>
void for_each_standard(const result::Run& run, const result::Community& community, Visit visit) {
  for (std::size_t s = 0; s < community.standards.size(); ++s) {
    visit(community.standards[s], rule_text(run, community.standards[s].id, s));
  }
}

/// Calls `visit` for each check of a standard together with its texts.
template <typename Visit>
void for_each_check(const result::StandardResult& standard, const result::StandardText& texts,
                    Visit visit) {
  for (std::size_t c = 0; c < standard.checks.size(); ++c) {
    visit(standard.checks[c], rule_text(texts, standard.checks[c].id, c));
  }
}

}  // namespace cbps::report
