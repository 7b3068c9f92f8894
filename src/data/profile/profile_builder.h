#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "cbps/data/profile.h"
#include "data/facts/fact_value.h"
#include "data/facts/not_given.h"
#include "data/facts/personal.h"

namespace cbps::data {

/// Puts together the profile of one community, fact by fact, from whatever form it was written in,
/// in a row of a table that holds nothing yet. What is wrong with a fact is a fault of the origin,
/// and the fact is invalid.
class ProfileBuilder {
 public:
  /// Table and origin outlive it.
  ProfileBuilder(const Dictionary& dictionary, const Calendar& calendar, Table& table,
                 std::size_t row, Origin& origin, ReadingOptions options = {});

  [[nodiscard]] ReadingOptions options() const { return options_; }
  /// What is said of personal data in this profile.
  [[nodiscard]] PersonalData personal() const {
    return {options_, origin_.faults, origin_.remarks};
  }

  /// Where a fact that was given stands; nullptr if it was not given so far.
  [[nodiscard]] const Span* place_of(FieldId id) const;

  /// A fact that is none, for a reason that is told elsewhere.
  void invalid(FieldId id, Span place);
  /// A fact as one text that says something; lists are split.
  void text(FieldId id, Text text);
  /// A list, of which each text may hold several items; `place` is where the whole of it stands.
  void items(FieldId id, std::span<const Text> texts, Span place);
  /// A fact was given in a form that it cannot have.
  void unusable(FieldId id, Span place, Diagnostic why);
  /// Reads a fact that was given before by `read`, which calls one of the functions above. The same
  /// value again changes nothing; another one makes the fact invalid.
  template <class Read>
  void again(FieldId id, Span place, Read read);

  /// Something that is no fact was written in another way than this program writes it.
  void note(ReadingKinds kinds, Span place) { origin_.readings.add(kinds, place); }
  /// Something is wrong that is about no fact, such as a key that stands for none.
  void fault(Diagnostic why) { origin_.faults.add(std::move(why)); }

  /// Parts that were given as all of their whole become it. All facts have been read.
  void resolve_parts();
  /// What stands between facts: parts do not exceed their whole.
  void check_parts();

 private:
  /// A part of which its text says that it is all of the whole.
  struct WholePart {
    FieldId part;
    Text text;
  };
  /// A fact as it was read so far.
  struct Value {
    bool is_known = false;
    bool is_all = false;  ///< all of its whole
    std::int64_t number = 0;
    std::vector<std::int32_t> days;
    bool operator==(const Value&) const = default;

    [[nodiscard]] bool is_usable() const { return is_known || is_all; }
  };
  [[nodiscard]] Value value(FieldId id) const;
  /// A value as this program writes it, by way of the row, which then is without it.
  [[nodiscard]] Bilingual written(FieldId id, const Value& value);
  void forget(FieldId id);
  void note_place(FieldId id, Span place);
  /// Whether a date is after `as_of` and so is no value of the fact, and what is to be said of
  /// that.
  bool is_in_the_future(const Field& field, std::int64_t number, Text text, Diagnostics& found);
  void set(FieldId id, std::int64_t number, ReadingKinds kinds, Span place);
  /// Makes the fact invalid if there is something wrong with it, which was written as `texts`.
  void take(FieldId id, Diagnostics found, std::span<const Text> texts = {});
  void given_twice(FieldId id, Span place, Span first, const Value& before);
  void resolve_part(FieldId id, Text text);

  const Dictionary& dictionary_;
  Calendar calendar_;
  Table& table_;
  std::size_t row_;
  Origin& origin_;
  ReadingOptions options_;
  Diagnostics found_;  ///< about the fact in hand; empty between facts
  std::vector<WholePart> whole_parts_;
};

template <class Read>
void ProfileBuilder::again(FieldId id, Span place, Read read) {
  const Span first = *place_of(id);
  const Value before = value(id);
  forget(id);
  read();
  given_twice(id, place, first, before);
}

/// In which way a year is written otherwise than this program writes it. Nothing of what is no
/// year.
[[nodiscard]] ReadingKinds kinds_of_year(std::string_view text);

/// As `read_year_text`; nothing, and a message, if it is not that.
[[nodiscard]] std::optional<int> parse_year(Text text, Diagnostics& diagnostics);

}  // namespace cbps::data
