#pragma once

#include <optional>
#include <span>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/result/waiver.h"
#include "cbps/rules/rule_pack.h"

/// Files of waivers. In YAML a file is a list, in CSV a table with a row of headings; the keys and
/// the headings are the same, in English or Chinese:
///
///     - community: "990101001001"      # 社区: 12 digits; 9 of a subdistrict; *; a list of them
///       rule: 19                       # 项目: a standard or check, as `--only` reads it
///       reason: …                      # 理由
///       approved_by: …                 # 批准单位: a body, never a person
///       document: …                    # 文号
///       from: 2024-01-01               # 起: may be left out
///       until: 2025-06-30              # 止: the last day
namespace cbps::waivers {

/// A waiver with the place where it begins.
struct Placed {
  result::Waiver waiver;
  Span place;
};

/// Reads a file: an entry for several communities or rules becomes a waiver for each. All faults
/// are reported, and where there is one, the result is nothing: no file is half applied.
[[nodiscard]] std::optional<std::vector<Placed>> read_yaml(const Sources& sources, FileId file,
                                                           const rules::RulePack& pack,
                                                           Diagnostics& diagnostics);
[[nodiscard]] std::optional<std::vector<Placed>> read_table(const Sources& sources, FileId file,
                                                            const rules::RulePack& pack,
                                                            Diagnostics& diagnostics);

/// Whether a text has a row of headings, and so is a table.
[[nodiscard]] bool is_table(const Sources& sources, FileId file);

/// Warns of waivers for the same community and rule that are in force on the same day.
void remark_on_overlaps(std::span<const Placed> waivers, Diagnostics& diagnostics);

}  // namespace cbps::waivers
