#pragma once

#include <functional>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "doc/repaired_text.h"

namespace cbps::doc {

/// Whether entries (`key: value`), and not a text, must stand below a key.
using ExpectsEntries = std::function<bool(std::string_view key)>;

/// The slips of those who write `key: value` by hand, and the text as they meant it.
struct LineSlips {
  Diagnostics messages;  ///< one a slip, in reading order
  RepairedText repaired;
  /// Nothing can be told of what follows the last slip.
  bool is_cut_short = false;
};

/// Looks at each line where an entry stands for a colon of full width, a colon without a blank
/// behind it, tabs in place of blanks or of the colon, and quotes and brackets that are not closed.
/// What is legal YAML is no slip: quoted texts, block scalars, flow collections, values, and texts
/// that go on below their key unless `expects_entries` says that no text can stand there.
///
/// The text is UTF-8 and must outlive the result.
[[nodiscard]] LineSlips find_line_slips(std::string_view text, FileId file,
                                        const ExpectsEntries& expects_entries);

}  // namespace cbps::doc
