#pragma once

#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/doc/profile_yaml.h"
#include "doc/repaired_text.h"

namespace cbps::doc {

/// The slips of those who write `key: value` by hand, and the text as they meant it.
struct LineSlips {
  Diagnostics messages;  ///< one a slip, in reading order; none for what is repaired silently
  RepairedText repaired;
  /// Nothing can be told of what follows the last slip.
  bool is_cut_short = false;
};

/// Looks at each line where an entry stands for a colon that is missing, of full width or without a
/// blank behind it, tabs in place of blanks or of the colon, an indentation that fits no level,
/// signs that no value begins with, and quotes and brackets that are not closed; where a list
/// stands, for what was written in place of `- `. What is legal YAML is no slip: quoted texts,
/// block scalars, flow collections, values, and texts that go on below their key unless
/// `expects_entries` says that no text can stand there.
///
/// Two things are repaired without a word, because they have one meaning: a `-` that is all of a
/// value (nothing was given), and the error value of a spreadsheet, which is no comment.
///
/// The text is UTF-8 and must outlive the result.
[[nodiscard]] LineSlips find_line_slips(std::string_view text, FileId file, const KnownKeys& keys);

}  // namespace cbps::doc
