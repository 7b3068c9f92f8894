#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "cbps/data/profile.h"
#include "data/facts/fact_value.h"
#include "data/facts/not_given.h"

namespace cbps::data {

/// Puts together the profile of one community, fact by fact, from whatever form it was written in,
/// in a row of a table that holds nothing yet.
class ProfileBuilder {
 public:
  /// Table and origin outlive it. Only if nothing wrong was reported they mean anything.
  ProfileBuilder(const Dictionary& dictionary, const Calendar& calendar, Table& table,
                 std::size_t row, Origin& origin, Diagnostics& diagnostics);

  /// Where a fact that was given stands; nullptr if it was not given so far.
  [[nodiscard]] const Span* place_of(FieldId id) const;

  /// A fact as one text; lists are split. A text that says that it was not given is nothing.
  void text(FieldId id, Text text);
  /// A list, of which each text may hold several items; `place` is where the whole of it stands.
  void items(FieldId id, std::span<const Text> texts, Span place);
  /// Something that is no fact was written in another way than this program writes it.
  void note(ReadingKinds kinds, Span place) { origin_.readings.add(kinds, place); }
  /// A fact was given in a form that it cannot have: what is wrong has been said.
  void unusable(FieldId id, Span place);

  /// Parts that were given as all of their whole become it. All facts have been read.
  void resolve_parts();
  /// What stands between facts: parts do not exceed their whole.
  void check_parts();

 private:
  void note_place(FieldId id, Span place);
  void resolve_part(FieldId id, Text text);

  /// A part of which its text says that it is all of the whole.
  struct WholePart {
    FieldId part;
    Text text;
  };

  const Dictionary& dictionary_;
  Calendar calendar_;
  Table& table_;
  std::size_t row_;
  Origin& origin_;
  Diagnostics& diagnostics_;
  std::vector<WholePart> whole_parts_;
};

/// How a year that `parse_year` reads is not written as this program writes it.
[[nodiscard]] ReadingKinds kinds_of_year(std::string_view text);

/// As `read_year_text`; nothing, and a message, if it is not that.
[[nodiscard]] std::optional<int> parse_year(Text text, Diagnostics& diagnostics);

}  // namespace cbps::data
