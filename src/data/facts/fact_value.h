#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/calendar.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/reading.h"

namespace cbps::data {

/// One piece of text that stands for a fact, or for one item of it, and where it stands.
struct Text {
  std::string_view text;
  Span span;
  /// Of ten: so many of the fact's own unit one of a number without a unit is.
  unsigned power = 0;
};

/// Reads a fact that is a single value: in the form a column holds. What is wrong is reported, and
/// what is written in another way than this program writes it is added to `kinds`.
[[nodiscard]] std::optional<std::int64_t> read_single(const Field& field,
                                                      const Dictionary& dictionary, Text text,
                                                      ReadingKinds& kinds,
                                                      Diagnostics& diagnostics);

/// Whether a text says that a count is the whole which it is a part of.
[[nodiscard]] bool says_all(std::string_view text);

/// The bits of a set. Every text may hold several items; `全部` and `all` are all parts, `无` and
/// other words none, and neither can stand beside anything else. No text at all is an empty list.
[[nodiscard]] std::optional<std::int64_t> read_set(const Field& field, const Dictionary& dictionary,
                                                   std::span<const Text> texts, ReadingKinds& kinds,
                                                   Diagnostics& diagnostics);

/// The dates of the period up to `as_of`; later ones are remarked upon, others are errors. Texts as
/// for a set.
[[nodiscard]] std::optional<std::vector<Date>> read_dates(
    const Field& field, std::span<const Text> texts, const Calendar& calendar, ReadingKinds& kinds,
    Diagnostics& diagnostics, Diagnostics& remarks);

/// The whole that a part given as `all` is equal to, in the units of the part. Nothing, and a
/// message, where it is outside of the part's range or has more digits than the part.
[[nodiscard]] std::optional<std::int64_t> part_of_whole(const Field& part, const Field& whole,
                                                        std::int64_t whole_units, Text text,
                                                        Diagnostics& diagnostics);

}  // namespace cbps::data
