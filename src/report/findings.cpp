#include "report/findings.h"

#include "cbps/report/format.h"
#include "report/words/community.h"

namespace cbps::report {

std::string finding_text(const result::Community& community, const result::CheckResult& check,
                         const Words& words) {
  const std::string name = name_text(community.id, community.name, words);
  return words(Text::Labelled, name, explain(check, words.language())) +
         worth_text(community, check, words);
}

}  // namespace cbps::report
