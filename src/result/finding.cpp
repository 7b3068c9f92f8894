#include "cbps/result/finding.h"

#include <fmt/format.h>

#include <array>

namespace cbps::result {
namespace {

constexpr std::array<std::string_view, 5> kOutcomes{"pass", "fail", "unknown", "pending",
                                                    "not_applicable"};
constexpr std::array<std::string_view, 3> kReasons{"invalid", "parameter", "missing"};
constexpr std::array<std::string_view, 12> kRelations{
    ">=",     "<=",       "==",    "!=",          "in",
    "not_in", "has_all",  "lacks", "every_month", "every_quarter",
    "given",  "not_given"};
static_assert(kOutcomes.size() == static_cast<std::size_t>(Outcome::NotApplicable) + 1);
static_assert(kReasons.size() == static_cast<std::size_t>(Reason::Missing) + 1);
static_assert(kRelations.size() == static_cast<std::size_t>(Relation::NotGiven) + 1);

void collect(std::span<const Shortfall> shortfalls, std::vector<const Gap*>& all) {
  for (const Shortfall& one : shortfalls) {
    if (const auto* gap = std::get_if<Gap>(&one.what)) {
      all.push_back(gap);
    } else {
      for (const auto& way : std::get<AnyOf>(one.what).alternatives) collect(way, all);
    }
  }
}

}  // namespace

std::vector<const Gap*> all_gaps(std::span<const Shortfall> shortfalls) {
  std::vector<const Gap*> all;
  collect(shortfalls, all);
  return all;
}

std::span<const std::string_view> ids(Outcome /*outcome*/) { return kOutcomes; }
std::span<const std::string_view> ids(Reason /*reason*/) { return kReasons; }
std::span<const std::string_view> ids(Relation /*relation*/) { return kRelations; }

std::string to_string(const Location& location) {
  std::string text = location.file;
  if (location.is_in_sheet()) return text + ':' + location.cell;
  if (location.line == 0) return text;
  text += ':' + std::to_string(location.line);
  return location.column == 0 ? text : text + ':' + std::to_string(location.column);
}

std::string id_of(const Missing& missing) {
  struct Writer {
    std::string operator()(const Named& part) const { return part.id; }
    std::string operator()(const Month& month) const {
      return fmt::format("{:04}-{:02}", month.year, month.number);
    }
    std::string operator()(const Quarter& quarter) const {
      return fmt::format("{:04}-Q{}", quarter.year, quarter.number);
    }
  };
  return std::visit(Writer{}, missing);
}

}  // namespace cbps::result
