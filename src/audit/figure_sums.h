#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "cbps/result/assessment.h"

namespace cbps::audit {

/// The published figures of a community, in hundredths of a percent.
struct Figures {
  std::optional<std::int64_t> percent;
  std::int64_t high = 0;  ///< means something where there is a percent
  std::optional<std::int64_t> declared;
};
[[nodiscard]] Figures figures_of(const result::Standing& standing);

/// Sums of them: means of what readers can see.
class FigureSums {
 public:
  void add(const Figures& figures);
  [[nodiscard]] result::Means means() const;

 private:
  std::uint32_t scored_ = 0;
  std::uint32_t declared_ = 0;
  std::int64_t percent_sum_ = 0;
  std::int64_t high_sum_ = 0;
  std::int64_t declared_sum_ = 0;
};

}  // namespace cbps::audit
