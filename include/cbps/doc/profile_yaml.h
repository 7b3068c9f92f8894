#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/doc/document.h"
#include "cbps/doc/yaml.h"

namespace cbps::doc {

/// What is known of the keys that profiles have.
struct KnownKeys {
  /// Whether entries (`key: value`), and not a text, must stand below a key.
  std::function<bool(std::string_view key)> has_entries;
  /// Whether it is a key at all, and so can be shown: it is nobody's name.
  std::function<bool(std::string_view key)> is_known;
};

/// `read_yaml` for a text that is a mapping and was written by hand. All common slips (colons that
/// are missing, of full width or without a blank, tabs, indentations, dashes, quotes and brackets
/// that are not closed) are named in one run, each on its own line and with that line as it should
/// be, and beside them what else is wrong. A key may stand twice: what that means is for the reader
/// of the facts.
[[nodiscard]] std::optional<Document> read_profile_yaml(const Sources& sources, FileId file,
                                                        const KnownKeys& keys,
                                                        Diagnostics& diagnostics,
                                                        const Limits& limits = {});

}  // namespace cbps::doc
