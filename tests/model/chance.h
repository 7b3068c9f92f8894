#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace cbps::model {

/// Chance that repeats: the engine's numbers are fixed by the standard, and how they are brought
/// into a range is fixed here (the standard's distributions differ between libraries).
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t bits() { return engine_(); }
  /// 0 to `count` - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    const auto span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1;
    const std::uint64_t step = span == 0 ? engine_() : engine_() % span;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + step);
  }
  bool percent(unsigned share) { return engine_() % 100 < share; }
  template <typename T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace cbps::model
