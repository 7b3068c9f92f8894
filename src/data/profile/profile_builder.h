#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "cbps/data/profile.h"
#include "data/facts/fact_value.h"

namespace cbps::data {

/// Puts together the profile of one community, fact by fact, from whatever form it was written in,
/// in a row of a table that holds nothing yet. What is wrong with a fact is a fault of the origin,
/// and the fact is invalid.
class ProfileBuilder {
 public:
  /// Table and origin outlive it.
  ProfileBuilder(const Dictionary& dictionary, const Calendar& calendar, Table& table,
                 std::size_t row, Origin& origin);

  /// Where a fact that was given stands; nullptr if it was not given so far.
  [[nodiscard]] const Span* place_of(FieldId id) const;

  /// A fact as one text; lists are split.
  void text(FieldId id, Text text);
  /// A list, item by item; `place` is where the whole of it stands.
  void items(FieldId id, const std::vector<Text>& items, Span place);
  /// A fact was given in a form that it cannot have.
  void unusable(FieldId id, Span place, Diagnostic why);
  /// Reads a fact that was given before by `read`, which calls one of the functions above. The same
  /// value again changes nothing; another one makes the fact invalid.
  template <class Read>
  void again(FieldId id, Span place, Read read);

  /// Something is wrong that is about no fact, such as a key that stands for none.
  void fault(Diagnostic why) { origin_.faults.add(std::move(why)); }

  /// What stands between facts: parts do not exceed their whole.
  void check_parts();

 private:
  /// A fact as it stands in the table.
  struct Value {
    bool is_known = false;
    std::int64_t number = 0;
    std::vector<std::int32_t> days;
    bool operator==(const Value&) const = default;
  };
  [[nodiscard]] Value value(FieldId id) const;
  void note_place(FieldId id, Span place);
  /// Whether a date is after `as_of` and so is no value of the fact, and what is to be said of
  /// that.
  bool is_in_the_future(const Field& field, std::int64_t number, Text text, Diagnostics& found);
  /// Makes the fact invalid if there is something wrong with it.
  void take(FieldId id, Diagnostics found);
  void given_twice(FieldId id, Span place, Span first, const Value& before);

  const Dictionary& dictionary_;
  Calendar calendar_;
  Table& table_;
  std::size_t row_;
  Origin& origin_;
};

template <class Read>
void ProfileBuilder::again(FieldId id, Span place, Read read) {
  const Span first = *place_of(id);
  const Value before = value(id);
  table_.reset(id, row_);
  read();
  given_twice(id, place, first, before);
}

/// Whether a text holds nothing but spaces.
[[nodiscard]] bool is_blank(std::string_view text);

/// Whether a text says that a fact was not given: `~`, `null`, or nothing but spaces.
[[nodiscard]] bool says_not_given(std::string_view text);

/// `2024`, four digits; nothing, and a message, if it is not that.
[[nodiscard]] std::optional<int> parse_year(Text text, Diagnostics& diagnostics);

}  // namespace cbps::data
