#include "cbps/audit/selection.h"

#include <algorithm>
#include <utility>

#include "audit/selection_reader.h"

namespace cbps::audit {
namespace {

/// Sets the flags of what an id of the pack stands for.
void mark(const rules::RulePack& pack, const std::string& id, bool flag, Selection& selection) {
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    const rules::Standard& standard = pack.standards[s];
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      if (id == standard.id || id == standard.checks[c].id) selection.checks[s][c] = flag;
    }
  }
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
  // Nothing was asked for, mostly, and to know all titles takes longer than to assess a community.
  if (only.empty() && skip.empty() && selection.size() > 0) return selection;
  const SelectionReader reader(pack);
  Diagnostics faults;
  const auto mark_each = [&](const std::vector<std::string>& texts, bool flag,
                             std::vector<std::string>& ids) {
    for (const std::string& text : texts) {
      for (std::string& id : reader.read(text, faults)) {
        mark(pack, id, flag, selection);
        ids.push_back(std::move(id));
      }
    }
  };
  mark_each(only, true, selection.only);
  mark_each(skip, false, selection.skip);
  if (selection.size() == 0 && faults.empty())
    faults.add(Code::NothingSelected, {0, 0, FileId::None});
  diagnostics.append(std::move(faults));
  return selection;
}

}  // namespace cbps::audit
