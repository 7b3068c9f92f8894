#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "cbps/diag/language.h"
#include "cbps/result/assessment.h"

/// Reports: each format is a row of one table, a set of pure functions from results to bytes.
namespace cbps::report {

/// What a writer may know of the place its bytes go to.
struct Style {
  Language language = Language::Zh;
  bool colour = false;
  std::size_t width = 80;  ///< terminal columns for texts that are wrapped; 0: do not wrap
  bool detail = false;     ///< also the checks that are met, with their quotes
};

/// A format. The functions append to `out`; they are called in this order, `each` once a community.
struct Format {
  std::string_view name;
  std::span<const std::string_view> endings;  ///< of file names that mean this format
  void (*begin)(const result::Run& run, const Style& style, std::string& out);
  void (*each)(const result::Run& run, const result::Community& community, std::size_t index,
               const Style& style, std::string& out);
  void (*end)(const result::Run& run, const result::Summary& summary, const Style& style,
              std::string& out);
};

[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

/// The sentence that says what a verdict rests on: what was found, what is needed, how much is
/// short; or which facts are missing; or why the check does not apply. Empty for a pass.
[[nodiscard]] std::string explain(const result::CheckResult& check, Language language);

}  // namespace cbps::report
