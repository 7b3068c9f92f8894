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

/// What is known of a bundle before it is compiled.
struct KnownBundle {
  std::string_view digest;  ///< its `document_digest`; empty: it is computed
  /// It has been compiled without a fault, perhaps with other overrides. What no override changes
  /// is not checked again where that takes long: that no fact is about a person.
  bool is_sound = false;
};

/// Compiles a bundle of the files of a rules folder: `pack.yaml`, `fields.yaml`, optionally
/// `consistency.yaml`, and a file for each standard. One run reports every fault of every file.
/// Returns nothing if there was a fault, or if a file of the bundle could not be read. Errors that
/// were in `diagnostics` before the call are ignored. The built-in pack is compiled by the same
/// function.
[[nodiscard]] std::optional<RulePack> compile(const Sources& sources, const doc::Document& bundle,
                                              const std::vector<Override>& overrides,
                                              Diagnostics& diagnostics,
                                              const KnownBundle& known = {});

/// SHA-256 (hexadecimal) over the contents of a bundle. Comments, quoting styles and line breaks do
/// not affect it; the order of keys does. The digest of a pack is computed from it and from the
/// parameters. For the built-in rules it is computed when the program is built, because hashing
/// them takes longer than compiling them; it does not depend on `--set`.
[[nodiscard]] std::string document_digest(const doc::Document& bundle);

}  // namespace cbps::rules
