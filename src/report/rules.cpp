#include "cbps/report/rules.h"

#include "report/figures.h"
#include "report/wording.h"

namespace cbps::report {

std::string lint_text(const LintSummary& summary, Language language) {
  const Words words(language);
  return words(Text::LintSummary, count_text(summary.standards), count_text(summary.checks),
               count_text(summary.facts), count_text(summary.findings)) +
         "\n";
}

}  // namespace cbps::report
