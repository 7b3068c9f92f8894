#pragma once

#include <cstddef>
#include <vector>

#include "cbps/data/profile.h"
#include "data/facts/fact_value.h"
#include "data/facts/personal.h"

namespace cbps::data {

/// Puts together the profile of one community, fact by fact, from whatever form it was written in,
/// in a row of a table that holds nothing yet.
class ProfileBuilder {
 public:
  /// Table and origin outlive it. Only if nothing wrong was reported they mean anything.
  ProfileBuilder(const Dictionary& dictionary, const Calendar& calendar, Table& table,
                 std::size_t row, Origin& origin, Diagnostics& diagnostics,
                 ReadingOptions options = {});

  /// What is said of personal data in this profile.
  [[nodiscard]] const PersonalData& personal() const { return personal_; }

  /// Where a fact that was given stands; nullptr if it was not given so far.
  [[nodiscard]] const Span* place_of(FieldId id) const;

  /// A fact as one text; lists are split.
  void text(FieldId id, Text text);
  /// A list, item by item; `place` is where the whole of it stands.
  void items(FieldId id, const std::vector<Text>& items, Span place);
  /// A fact was given in a form that it cannot have: what is wrong has been said.
  void unusable(FieldId id, Span place);

  /// What stands between facts: parts do not exceed their whole.
  void check_parts();

 private:
  void note_place(FieldId id, Span place);

  const Dictionary& dictionary_;
  Calendar calendar_;
  Table& table_;
  std::size_t row_;
  Origin& origin_;
  Diagnostics& diagnostics_;
  PersonalData personal_;
};

/// Whether a text holds nothing but spaces.
[[nodiscard]] bool is_blank(std::string_view text);

/// Whether a text says that a fact was not given: `~`, `null`, or nothing but spaces.
[[nodiscard]] bool says_not_given(std::string_view text);

/// `2024`, four digits; nothing, and a message, if it is not that.
[[nodiscard]] std::optional<int> parse_year(Text text, Diagnostics& diagnostics);

}  // namespace cbps::data
