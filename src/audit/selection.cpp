#include "cbps/audit/selection.h"

#include <algorithm>

#include "cbps/diag/suggest.h"

namespace cbps::audit {
namespace {

/// Sets the flags of what `name` stands for; false if it stands for nothing.
bool mark(const rules::RulePack& pack, const std::string& name, bool flag, Selection& selection) {
  bool found = false;
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    const rules::Standard& standard = pack.standards[s];
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      if (name != standard.id && name != standard.checks[c].id) continue;
      selection.checks[s][c] = flag;
      found = true;
    }
  }
  return found;
}

void unknown(const rules::RulePack& pack, const std::string& name, Diagnostics& diagnostics) {
  std::vector<std::string_view> ids;
  for (const rules::Standard& standard : pack.standards) {
    ids.push_back(standard.id);
    for (const rules::Check& check : standard.checks) ids.push_back(check.id);
  }
  Diagnostic& diagnostic = diagnostics.add(Code::UnknownSelection, {0, 0, FileId::None}, name);
  if (const auto best = nearest(name, ids)) diagnostic.note(Code::DidYouMean, *best);
}

}  // namespace

bool Selection::has(std::size_t standard) const {
  const auto& flags = checks[standard];
  return std::find(flags.begin(), flags.end(), true) != flags.end();
}

std::size_t Selection::size() const {
  std::size_t count = 0;
  for (const auto& flags : checks) {
    count += static_cast<std::size_t>(std::count(flags.begin(), flags.end(), true));
  }
  return count;
}

Selection select(const rules::RulePack& pack, const std::vector<std::string>& only,
                 const std::vector<std::string>& skip, Diagnostics& diagnostics) {
  Selection selection;
  for (const rules::Standard& standard : pack.standards) {
    selection.checks.emplace_back(standard.checks.size(), only.empty());
  }
  bool all_known = true;
  const auto mark_each = [&](const std::vector<std::string>& names, bool flag) {
    for (const std::string& name : names) {
      if (mark(pack, name, flag, selection)) continue;
      unknown(pack, name, diagnostics);
      all_known = false;
    }
  };
  mark_each(only, true);
  mark_each(skip, false);
  if (selection.size() == 0 && all_known) {
    diagnostics.add(Code::NothingSelected, {0, 0, FileId::None});
  }
  return selection;
}

}  // namespace cbps::audit
