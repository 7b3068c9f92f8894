#pragma once

#include <optional>
#include <string>
#include <string_view>
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
/// `consistency.yaml`, and a file for each standard. Every fault of every file is named in one run.
/// Nothing is returned if there was one, or where the bundle has a file that could not be read;
/// what stands in `diagnostics` already does not count. The built-in pack takes the same path.
/// `digest` is the bundle's `document_digest` where it is known already; otherwise it is made.
[[nodiscard]] std::optional<RulePack> compile(const Sources& sources, const doc::Document& bundle,
                                              const std::vector<Override>& overrides,
                                              Diagnostics& diagnostics,
                                              std::string_view digest = {});

/// SHA-256 (hexadecimal) over what a bundle says. Comments, quoting styles and line breaks do not
/// count; the order of keys does. It is what the digest of a pack is made from, together with the
/// parameters, so that of the built-in rules, whose hashing would take longer than to compile them,
/// is made when the program is built and holds for any `--set`.
[[nodiscard]] std::string document_digest(const doc::Document& bundle);

}  // namespace cbps::rules
