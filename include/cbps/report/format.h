#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "cbps/diag/language.h"
#include "cbps/result/assessment.h"

/// Reports: each format is a row of one table, a set of pure functions from results to bytes.
namespace cbps::report {

/// How much a report says: of each community, and whether of each at all.
enum class Extent : std::uint8_t { Summary, Normal, Detail };

/// What a writer may know of the place its bytes go to, and of what comes.
struct Style {
  Language language = Language::Zh;
  bool colour = false;
  std::size_t width = 80;  ///< terminal columns for texts that are wrapped; 0: do not wrap
  Extent extent = Extent::Normal;
  bool several = false;  ///< more than one community may come
};

/// Takes what stands in `out` so far and empties it.
using Drain = std::function<void(std::string& out)>;

/// A format. The functions append to `out`, and none looks at what others wrote: `begin`, then
/// `line` or `each` once a community and `rejected` once a rejected one, in the order of the input,
/// then `end`. With `Extent::Summary` communities are passed over; `in_lines` tells which of the
/// two it is else. `end` may call `drain` as often as it likes: it can be long.
struct Format {
  std::string_view name;
  std::span<const std::string_view> endings;  ///< of file names that mean this format
  std::string_view between;                   ///< stands between two communities
  /// What `each` and `rejected` wrote stands after all else, not between `begin` and `end`.
  bool summary_first = false;
  void (*begin)(const result::Run& run, const Style& style, std::string& out);
  void (*each)(const result::Run& run, const result::Community& community, const Style& style,
               std::string& out);
  /// nullptr: the format shows all communities in full.
  void (*line)(const result::Run& run, const result::Brief& community, const Style& style,
               std::string& out);
  bool lines_of_one;  ///< a line too where there is only one community
  /// nullptr: the format names rejected ones at the end only.
  void (*rejected)(const result::Rejected& rejected, const Style& style, std::string& out);
  void (*end)(const result::Run& run, const result::Summary& summary, const Style& style,
              const Drain& drain, std::string& out);
};

/// Whether communities are given a line each: nothing needs to be explained for that.
[[nodiscard]] bool in_lines(const Format& format, const Style& style);

[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

/// The sentence that says what a verdict rests on: what was found, what is needed, how much is
/// short; or which facts are missing; or why the check does not apply. Empty for a pass.
[[nodiscard]] std::string explain(const result::CheckResult& check, Language language);

}  // namespace cbps::report
