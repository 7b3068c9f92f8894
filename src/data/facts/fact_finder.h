#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// Finds the facts that the keys of a profile, or the headings of a table, stand for.
class FactFinder {
 public:
  FactFinder(const Dictionary& dictionary, Diagnostics& diagnostics)
      : dictionary_(dictionary), diagnostics_(diagnostics) {}

  /// By the normalised text of what was `written`. Nothing, and a message, where it is no fact:
  /// why it is none, or what may have been meant.
  [[nodiscard]] std::optional<FieldId> find(const std::string& normalised,
                                            const std::string& written, Span place);

 private:
  void unknown(const std::string& normalised, const std::string& written, Span place);

  const Dictionary& dictionary_;
  Diagnostics& diagnostics_;
  std::vector<std::string> candidates_;  ///< for suggestions, made when the first is asked for
  std::size_t unknown_ = 0;
};

}  // namespace cbps::data
