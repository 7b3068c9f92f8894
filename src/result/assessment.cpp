#include "cbps/result/assessment.h"

#include <array>

namespace cbps::result {
namespace {

constexpr std::array<std::string_view, 5> kLevels{"province", "city", "county", "street", "group"};
static_assert(kLevels.size() == static_cast<std::size_t>(Level::Group) + 1);

}  // namespace

std::string_view id_of(Level level) { return kLevels[static_cast<std::size_t>(level)]; }

void Counts::add(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass: ++pass; return;
    case Outcome::Fail: ++fail; return;
    case Outcome::Unknown: ++unknown; return;
    case Outcome::NotApplicable: ++not_applicable; return;
  }
}

void Counts::add(const Counts& other) {
  pass += other.pass;
  fail += other.fail;
  unknown += other.unknown;
  not_applicable += other.not_applicable;
}

}  // namespace cbps::result
