#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cbps/text/language.h"

/// Texts about the rules rather than about communities.
namespace cbps::report {

struct LintSummary {
  std::size_t standards = 0;
  std::size_t checks = 0;
  std::size_t facts = 0;
  std::size_t findings = 0;
};
[[nodiscard]] std::string lint_text(const LintSummary& summary, Language language);

struct CasesSummary {
  std::size_t cases = 0;
  std::size_t failed = 0;
  std::optional<std::size_t> missing;  ///< number of coverage findings, if requested
};
[[nodiscard]] std::string cases_text(const CasesSummary& summary, Language language);

}  // namespace cbps::report
