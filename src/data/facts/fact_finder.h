#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/dictionary.h"
#include "data/facts/personal.h"

namespace cbps::data {

/// The fact that a heading with a group before it stands for where that is not the fact's own
/// group: what follows the group must be a whole id or label, which means the same wherever it
/// stands. Aliases and short labels mean something in their own place only. `normalised` is what
/// `find_heading` does not find.
[[nodiscard]] std::optional<FieldId> fact_in_wrong_group(const Dictionary& dictionary,
                                                         std::string_view normalised);

/// The one fact that a normalised key would be by itself or in some group; nothing if there is
/// none, or if there are several.
[[nodiscard]] std::optional<FieldId> fact_in_any_group(const Dictionary& dictionary,
                                                       std::string_view key);

/// A fact that a profile or a table has, and where its key or heading stands.
struct GivenFact {
  FieldId fact{};
  Span key;
};

/// Finds the facts that the keys of a profile, or the headings of a table, stand for.
class FactFinder {
 public:
  /// `given` names all facts that have a key or a heading, which are not suggested. It is asked
  /// once at most, when the first suggestion is to be made. `takes_units`: a unit may stand in
  /// brackets behind a heading.
  FactFinder(const Dictionary& dictionary, const PersonalData& personal,
             std::function<std::vector<GivenFact>()> given, Diagnostics& diagnostics,
             bool takes_units = false)
      : dictionary_(dictionary),
        personal_(personal),
        find_given_(std::move(given)),
        diagnostics_(diagnostics),
        takes_units_(takes_units) {}

  /// By the normalised text of what was `written`, of which so many bytes are groups around the
  /// key. Nothing, and a message, where it is no fact: why it is none, or what may have been meant.
  [[nodiscard]] std::optional<FieldId> find(const std::string& normalised,
                                            const std::string& written, Span place,
                                            std::size_t groups = 0);

 private:
  /// A name of something that a key may have been meant for.
  struct Candidate {
    std::string name;
    std::string key;  ///< the fact's, or that of a part of identity
  };
  struct NearCandidate {
    const Candidate& candidate;
    std::size_t edits;
  };

  void unknown(const std::string& normalised, const std::string& written, Span place,
               std::size_t groups);
  void suggest(const std::string& normalised, const std::string& written, std::size_t groups,
               Diagnostic& diagnostic);
  [[nodiscard]] std::optional<NearCandidate> nearest_to(std::string_view written) const;
  /// What to suggest for it: the nearest name, others that are as likely, or one that is likelier.
  [[nodiscard]] std::vector<std::string> meant(const NearCandidate& near,
                                               const std::string& written,
                                               std::size_t groups) const;
  /// Says where a fact belongs that was named in the wrong group, or in none.
  void point_to_group(FieldId id, Diagnostic& diagnostic);
  /// Whether a fact has a key already, and says so.
  bool is_given(FieldId id, Diagnostic& diagnostic);
  /// Where a key belongs that stands in the wrong group, or in none: the fact that it would be
  /// there, if it is one fact only.
  [[nodiscard]] std::optional<FieldId> elsewhere(std::string_view normalised) const;
  void prepare();

  const Dictionary& dictionary_;
  PersonalData personal_;
  std::function<std::vector<GivenFact>()> find_given_;
  Diagnostics& diagnostics_;
  bool takes_units_;
  bool is_prepared_ = false;
  std::vector<GivenFact> given_;
  std::vector<Candidate> candidates_;  ///< for suggestions
  std::size_t unknown_ = 0;
  bool has_named_template_ = false;  ///< where all headings stand is said once
};

}  // namespace cbps::data
