#pragma once

#include <string_view>
#include <utility>

#include "cbps/data/reading_options.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/text/personal.h"
#include "cbps/value/dictionary.h"
#include "data/facts/fact_value.h"

namespace cbps::data {

/// Refuses what is about a person: an error, or only a remark if it is to be dropped. In either
/// case it is not read, and no message quotes it.
class PersonalData {
 public:
  /// Both lists outlive it.
  PersonalData(ReadingOptions options, Diagnostics& faults, Diagnostics& remarks)
      : is_dropped_(options.drop_personal), faults_(faults), remarks_(remarks) {}

  /// Says so of a heading that asks for personal data. The heading itself is shown, unless it is
  /// such data: a name, a number.
  void refuse_heading(std::string_view written, Span place) const {
    const std::string_view shown = may_name_person(written) ? "…" : written;
    if (is_dropped_) {
      remarks_.add(Code::PersonalDataDropped, place, shown);
    } else {
      faults_.add(Code::PersonalData, place, shown);
    }
  }

  /// Says so of a value; `label` is what the value was given for.
  template <ArgumentSource Label>
  void refuse_value(Label&& label, Span place) const {
    if (is_dropped_) {
      remarks_.add(Code::PersonalValueDropped, place, std::forward<Label>(label));
    } else {
      faults_.add(Code::PersonalValue, place, std::forward<Label>(label));
    }
  }

 private:
  bool is_dropped_;
  Diagnostics& faults_;
  Diagnostics& remarks_;
};

/// Whether the value of a fact holds a number or an address that belongs to a person. A number
/// within the range of its fact does not.
[[nodiscard]] bool is_personal_value(const Field& field, std::string_view value);

}  // namespace cbps::data
