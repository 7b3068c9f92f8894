#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/dictionary.h"
#include "data/facts/personal.h"

namespace cbps::data {

/// Finds the facts that the keys of a profile, or the headings of a table, stand for.
class FactFinder {
 public:
  FactFinder(const Dictionary& dictionary, const PersonalData& personal, Diagnostics& diagnostics)
      : dictionary_(dictionary), personal_(personal), diagnostics_(diagnostics) {}

  /// By the normalised text of what was `written`. Nothing, and a message, where it is no fact:
  /// why it is none, or what may have been meant.
  [[nodiscard]] std::optional<FieldId> find(const std::string& normalised,
                                            const std::string& written, Span place);

 private:
  void unknown(const std::string& normalised, const std::string& written, Span place);
  /// Where a key belongs that stands in the wrong group, or in none: the fact that it would be
  /// there, if it is one fact only.
  [[nodiscard]] std::optional<FieldId> elsewhere(std::string_view normalised) const;

  const Dictionary& dictionary_;
  PersonalData personal_;
  Diagnostics& diagnostics_;
  std::vector<std::string> candidates_;  ///< for suggestions, made when the first is asked for
  std::size_t unknown_ = 0;
};

}  // namespace cbps::data
