#pragma once

#include <string>
#include <vector>

#include "cbps/data/profile.h"
#include "cbps/data/reading_options.h"
#include "data/facts/fact_value.h"

namespace cbps::data {

/// Puts together who a row speaks of, text by text. Several texts may say the same: where two of
/// them differ, nobody knows which is right. That is a fault, and takes the community where it is
/// known by what they say.
class RowIdentity {
 public:
  /// All lists outlive it. `diagnostics` gets what leaves nobody.
  RowIdentity(ReadingOptions options, Diagnostics& faults, Diagnostics& remarks,
              Diagnostics& diagnostics)
      : options_(options), faults_(faults), remarks_(remarks), diagnostics_(diagnostics) {}

  /// What a cell, or the map for all rows, says.
  void add(std::string Identity::*member, Text text);
  /// All has been added; `row` is where the row is pointed to.
  [[nodiscard]] Identity identity(Span row) &&;

 private:
  struct Given {
    std::string Identity::*member;
    Text first;
    bool is_disputed = false;
  };
  struct Difference {
    std::string Identity::*member;
    Diagnostic why;
  };
  void add_again(Given& given, Text text);
  /// What is wrong with a text of it, so far.
  [[nodiscard]] Diagnostics& found_of(std::string Identity::*member);
  void report_differences();

  ReadingOptions options_;
  Diagnostics& faults_;
  Diagnostics& remarks_;
  Diagnostics& diagnostics_;
  Identity identity_;
  std::vector<Given> given_;
  std::vector<Difference> differences_;
};

}  // namespace cbps::data
