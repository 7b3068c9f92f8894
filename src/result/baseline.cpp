#include "cbps/result/baseline.h"

#include <array>

namespace cbps::result {
namespace {

constexpr std::array<std::string_view, 3> kSince{"new", "worse", "known"};
static_assert(kSince.size() == static_cast<std::size_t>(SinceBaseline::Known) + 1);

}  // namespace

std::span<const std::string_view> ids(SinceBaseline /*since*/) { return kSince; }

}  // namespace cbps::result
