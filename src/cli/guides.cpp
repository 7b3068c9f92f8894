#include "cli/guides.h"

#include "cbps/diag/suggest.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

void report_unknown(const std::string& id, const rules::RulePack& pack, Diagnostics& diagnostics) {
  Diagnostic& diagnostic = diagnostics.add(Code::UnknownSelection, kCommandLine, id);
  std::vector<std::string_view> ids;
  for (const rules::Standard& standard : pack.standards) {
    ids.push_back(standard.id);
    for (const rules::Check& check : standard.checks) ids.push_back(check.id);
  }
  if (const auto best = nearest(id, ids)) diagnostic.note(Code::DidYouMean, *best);
}

}  // namespace

std::vector<guide::StandardGuide> find_guides(const std::string& id, const rules::RulePack& pack,
                                              Language language, Diagnostics& diagnostics) {
  if (id.empty()) return guide::explain_all(pack, language);
  if (auto one = guide::explain(pack, id, language)) return {std::move(*one)};
  report_unknown(id, pack, diagnostics);
  return {};
}

}  // namespace cbps::cli
