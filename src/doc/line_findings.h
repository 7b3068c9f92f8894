#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "doc/line_slips.h"

namespace cbps::doc {

/// What was found in one line of a profile, and the parts of that line as it should be.
struct LineFindings {
  /// A piece of the text, and what was meant in its place.
  struct Fix {
    std::size_t begin = 0;
    std::size_t length = 0;
    std::string by;
  };

  std::vector<Diagnostic> slips;
  std::vector<Fix> fixes;                   ///< in reading order
  std::string prefix;                       ///< what stands before the key, as it should be
  std::optional<std::string> other_prefix;  ///< or as it may be just as well
  std::optional<std::string_view> key;
  std::string shown;      ///< what may be shown of the value
  bool is_guess = false;  ///< nobody can tell how the line should go on

  void slip(Diagnostic one) { slips.push_back(std::move(one)); }
  void fix(std::size_t begin, std::size_t length, std::string by) {
    fixes.push_back({begin, length, std::move(by)});
  }
};

/// Adds what was found in a line to what was found before, with the line as it should be under the
/// last message.
void add_findings(LineFindings line, LineSlips& result);

}  // namespace cbps::doc
