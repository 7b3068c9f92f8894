#include "model/setting.h"

#include <cstdlib>
#include <string>

#include "support/random_work.h"

namespace cbps::model {
namespace {

std::uint64_t read(const char* name, std::uint64_t usual) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::stoull(value) : usual;
}

}  // namespace

std::uint64_t seed() { return read("CBPS_SEED", 20240229); }
std::size_t pairs(std::size_t usual) {
  return static_cast<std::size_t>(read("CBPS_PAIRS", test::random_rounds(usual)));
}

}  // namespace cbps::model
