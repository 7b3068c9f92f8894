#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "cbps/result/assessment.h"
#include "cbps/text/language.h"

/// Report formats. Each format is a row of one table and consists of pure functions from results to
/// bytes.
namespace cbps::report {

/// The amount of detail in a report. A summary shows no single communities.
enum class Extent : std::uint8_t { Summary, Normal, Detail };

/// What a writer knows about its output destination and about the communities to be written.
struct Style {
  Language language = Language::Zh;
  bool colour = false;
  std::size_t width = 80;  ///< wrap width in terminal columns; 0: do not wrap
  Extent extent = Extent::Normal;
  bool several = false;  ///< there may be more than one community
};

/// Writes out the current contents of `out` and clears it.
using Drain = std::function<void(std::string& out)>;

/// A report format. The functions append to `out` and do not depend on its previous contents.
/// `begin` is called first, `end` last. Between them, in the order of the input, `line` or `each`
/// is called once per community and `rejected` once per rejected one. With `Extent::Summary`,
/// communities are not written; otherwise `in_lines` decides between `line` and `each`. `end` may
/// call `drain` any number of times, because its output can be long.
struct Format {
  std::string_view name;
  std::span<const std::string_view> endings;  ///< file name endings that select this format
  std::string_view between;                   ///< separator between two communities
  /// The output of `each` and `rejected` is placed after that of `end`, not between `begin` and
  /// `end`.
  bool summary_first = false;
  void (*begin)(const result::Run& run, const Style& style, std::string& out);
  void (*each)(const result::Run& run, const result::Community& community, const Style& style,
               std::string& out);
  /// If it is nullptr, the format shows all communities in full.
  void (*line)(const result::Run& run, const result::Brief& community, const Style& style,
               std::string& out);
  bool lines_of_one;  ///< whether `line` is used even for a single community
  /// If it is nullptr, the format lists rejected communities only at the end.
  void (*rejected)(const result::Rejected& rejected, const Style& style, std::string& out);
  void (*end)(const result::Run& run, const result::Summary& summary, const Style& style,
              const Drain& drain, std::string& out);
};

/// Whether communities are written by `line`, which needs no explanations of the verdicts.
[[nodiscard]] bool in_lines(const Format& format, const Style& style);

[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

/// A sentence with the reason for a verdict: the value found, the value needed and the shortage; or
/// the missing facts; or why the check does not apply. It is empty for a pass.
[[nodiscard]] std::string explain(const result::CheckResult& check, Language language);

}  // namespace cbps::report
