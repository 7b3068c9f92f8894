#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "cbps/report/format.h"
#include "cbps/result/comparison.h"

/// Reports of comparisons. Each format is a row of one table.
namespace cbps::report {

/// Writes a comparison to the end of `out`, piece by piece; `out` may be emptied between two calls.
/// The runs must live until the last call.
class ComparisonWriter {
 public:
  ComparisonWriter() = default;
  virtual ~ComparisonWriter() = default;
  ComparisonWriter(const ComparisonWriter&) = delete;
  ComparisonWriter& operator=(const ComparisonWriter&) = delete;

  virtual void begin(const result::ComparisonHead& head, const result::Run& before,
                     const result::Run& after, std::string& out) = 0;
  virtual void add(const result::CommunityChange& community, std::string& out) = 0;
  virtual void end(const result::ComparisonSummary& summary, std::string& out) = 0;
};

struct ComparisonFormat {
  std::string_view name;
  std::span<const std::string_view> endings;  ///< file name endings that select this format
  std::unique_ptr<ComparisonWriter> (*writer)(const Style& style);
};

/// text, markdown and html keep the communities that changed most, at most `kMostChanges`, and show
/// them at the end; json and csv write all of them at once.
[[nodiscard]] std::span<const ComparisonFormat> comparison_formats();
inline constexpr std::size_t kMostChanges = 1000;

}  // namespace cbps::report
