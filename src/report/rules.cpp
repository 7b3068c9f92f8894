#include "cbps/report/rules.h"

#include "report/words/figures.h"
#include "report/words/wording.h"

namespace cbps::report {

std::string lint_text(const LintSummary& summary, Language language) {
  const Words words(language);
  return words(Text::LintSummary, count_text(summary.standards), count_text(summary.checks),
               count_text(summary.facts), count_text(summary.findings)) +
         "\n";
}

std::string cases_text(const CasesSummary& summary, Language language) {
  const Words words(language);
  std::string text = words(Text::CasesSummary, count_text(summary.cases),
                           count_text(summary.cases - summary.failed), count_text(summary.failed));
  if (summary.missing) text += words(Text::CasesMissing, count_text(*summary.missing));
  return text + "\n";
}

}  // namespace cbps::report
