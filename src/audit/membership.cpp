#include "audit/membership.h"

#include <algorithm>
#include <array>

namespace cbps::audit {
namespace {

using data::Identity;
using result::Level;

struct CodeLevel {
  Level level;
  std::size_t digits;
  std::string Identity::*name;
};
constexpr std::array kCodeLevels{
    CodeLevel{Level::Province, 2, &Identity::province}, CodeLevel{Level::City, 4, &Identity::city},
    CodeLevel{Level::County, 6, &Identity::county}, CodeLevel{Level::Street, 9, &Identity::street}};
constexpr std::size_t kCodeDigits = 12;

bool is_code(const std::string& id) {
  return id.size() == kCodeDigits &&
         std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<result::Membership> memberships(const Identity& identity) {
  std::vector<result::Membership> all;
  if (is_code(identity.id)) {
    for (const CodeLevel& one : kCodeLevels) {
      all.push_back({one.level, identity.id.substr(0, one.digits), identity.*one.name});
    }
  } else if (!identity.group.empty()) {
    all.push_back({Level::Group, identity.group, identity.group});
  }
  return all;
}

}  // namespace cbps::audit
