#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::rules {

/// `--set name=value`, as written.
struct Override {
  std::string name;
  std::string value;
};

/// Compiles a bundle of the files of a rules folder: `pack.yaml`, `fields.yaml`, optionally
/// `consistency.yaml`, and a file for each standard. Every fault of every file is named in one run;
/// nothing is returned if there was one. The built-in pack takes the same path.
[[nodiscard]] std::optional<RulePack> compile(const Sources& sources, const doc::Document& bundle,
                                              const std::vector<Override>& overrides,
                                              Diagnostics& diagnostics);

}  // namespace cbps::rules
