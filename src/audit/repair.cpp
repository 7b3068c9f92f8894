#include "audit/repair.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>
#include <variant>

namespace cbps::audit {

using result::AnyOf;
using result::Gap;
using result::Named;
using result::Relation;
using result::Shortfall;

namespace {

const Field& field_of(const Gap& gap, const Dictionary& dictionary) {
  return dictionary.field(dictionary.field_by_id.at(gap.field));
}

/// The effort of closing one gap; `effort_per` units cost it once each, begun ones included.
std::uint32_t effort_of(const Gap& gap, const Field& field) {
  const std::int64_t per = field.repair.effort_per;
  if (per == 0 || !gap.shortage) return field.repair.effort;
  const std::int64_t times = std::max<std::int64_t>((gap.shortage->units + per - 1) / per, 1);
  constexpr std::int64_t kMost = 1'000'000;
  return static_cast<std::uint32_t>(std::min(field.repair.effort * times, kMost));
}

/// So many are looked at: alternatives of alternatives multiply.
constexpr std::size_t kMostWays = 32;

class WayFinder {
 public:
  explicit WayFinder(const Dictionary& dictionary) : dictionary_(dictionary) {}

  /// In order; gaps of alternatives that are not taken are left out.
  [[nodiscard]] std::vector<Way> ways(std::span<const Shortfall> shortfalls) const {
    std::vector<Way> all(1);
    for (const Shortfall& one : shortfalls) {
      const std::vector<Way> choices = choices_of(one);
      std::vector<Way> longer;
      for (const Way& way : all) {
        for (const Way& choice : choices) {
          if (longer.size() == kMostWays) break;
          Way& both = longer.emplace_back(way);
          both.gaps.insert(both.gaps.end(), choice.gaps.begin(), choice.gaps.end());
        }
      }
      all = std::move(longer);
    }
    for (Way& way : all) weigh(way);
    std::stable_sort(all.begin(), all.end(),
                     [](const Way& a, const Way& b) { return order(a) < order(b); });
    return all;
  }

 private:
  static std::tuple<bool, std::uint32_t, Actor> order(const Way& way) {
    constexpr auto kUnknown = std::numeric_limits<std::uint32_t>::max();
    return {way.window_passed, way.effort == 0 ? kUnknown : way.effort, way.by};
  }

  [[nodiscard]] std::vector<Way> choices_of(const Shortfall& shortfall) const {
    const auto* gap = std::get_if<Gap>(&shortfall.what);
    if (gap != nullptr) {
      std::vector<Way> one(1);
      one.front().gaps.push_back(gap);
      return one;
    }
    std::vector<Way> all;
    for (const auto& alternative : std::get<AnyOf>(shortfall.what).alternatives) {
      std::vector<Way> some = ways(alternative);
      std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Way& a, const Way& b) { return order(a) < order(b); });
    return all;
  }

  void weigh(Way& way) const {
    bool is_known = true;
    std::vector<std::string_view> charged;
    for (const Gap* gap : way.gaps) {
      const Field& field = field_of(*gap, dictionary_);
      way.by = std::max(way.by, field.repair.by);
      way.window_passed = way.window_passed || field.repair.window_passed;
      if (std::find(charged.begin(), charged.end(), gap->field) != charged.end()) continue;
      charged.push_back(gap->field);
      const std::uint32_t effort = effort_of(*gap, field);
      is_known = is_known && effort != 0;
      way.effort += effort;
      way.greatest_effort = std::max(way.greatest_effort, field.repair.effort);
    }
    if (!is_known) way.effort = way.greatest_effort = 0;
  }

  const Dictionary& dictionary_;
};

bool may_become(const Field& field, std::int64_t now, std::int64_t value) {
  switch (field.change) {
    case Change::Never: return false;
    case Change::Increase: return value > now;
    case Change::Decrease: return value < now;
    case Change::Any: return value != now;
  }
  return false;
}

std::uint64_t bits_of(const std::vector<Named>& parts, const Domain& domain) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const bool is_in = std::any_of(parts.begin(), parts.end(), [&domain, i](const Named& part) {
      return part.id == domain[i].id;
    });
    if (is_in) bits |= std::uint64_t{1} << i;
  }
  return bits;
}

/// Those of the missing items that are parts.
std::vector<Named> parts_of(const std::vector<result::Missing>& missing) {
  std::vector<Named> parts;
  for (const result::Missing& one : missing) {
    if (const auto* part = std::get_if<Named>(&one)) parts.push_back(*part);
  }
  return parts;
}

std::vector<std::int64_t> closing_options(const Gap& gap, const Domain& domain, std::int64_t now) {
  const auto* need = std::get_if<std::vector<Named>>(&gap.need);
  if (need == nullptr) return {};
  const std::uint64_t named = bits_of(*need, domain);
  std::vector<std::int64_t> all;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const bool is_named = (named >> i & 1U) != 0;
    const bool is_wanted = gap.relation == Relation::OneOf    ? is_named
                           : gap.relation == Relation::NoneOf ? !is_named
                                                              : false;
    if (is_wanted && static_cast<std::int64_t>(i) != now) all.push_back(static_cast<int>(i));
  }
  return all;
}

/// The set with all that is needed and nothing that must not be there.
std::optional<std::uint64_t> closing_set(const Gap& gap, const Domain& domain, std::uint64_t now) {
  if (const auto* need = std::get_if<std::vector<Named>>(&gap.need)) {
    const std::uint64_t parts = bits_of(*need, domain);
    if (gap.relation == Relation::HasAll) return now | parts;
    if (gap.relation == Relation::Equal) return parts;
    if (gap.relation == Relation::Lacks) return now & ~bits_of(parts_of(gap.missing), domain);
    return std::nullopt;
  }
  const auto* count = std::get_if<Decimal>(&gap.need);
  if (count == nullptr || gap.relation != Relation::AtLeast) return std::nullopt;
  for (std::size_t i = 0; i < domain.size() && std::popcount(now) < count->units; ++i) {
    now |= std::uint64_t{1} << i;
  }
  return now;
}

bool may_become_set(const Field& field, std::uint64_t now, std::uint64_t value) {
  const bool gains = (value & ~now) != 0;
  const bool loses = (now & ~value) != 0;
  switch (field.change) {
    case Change::Never: return false;
    case Change::Increase: return gains && !loses;
    case Change::Decrease: return loses && !gains;
    case Change::Any: return gains || loses;
  }
  return false;
}

}  // namespace

Way easiest_way(std::span<const Shortfall> shortfalls, const Dictionary& dictionary) {
  std::vector<Way> ways = WayFinder(dictionary).ways(shortfalls);
  return ways.empty() ? Way() : std::move(ways.front());
}

std::vector<Way> all_ways(std::span<const Shortfall> shortfalls, const Dictionary& dictionary) {
  return WayFinder(dictionary).ways(shortfalls);
}

std::vector<std::int64_t> closing_values(const Gap& gap, const Field& field,
                                         const Dictionary& dictionary, std::int64_t now,
                                         Date today) {
  const auto one = [&](std::optional<std::int64_t> value) {
    return value && may_become(field, now, *value) ? std::vector{*value}
                                                   : std::vector<std::int64_t>();
  };
  switch (field.type.kind) {
    case Kind::Bool: {
      const auto* need = std::get_if<bool>(&gap.need);
      return one(need == nullptr ? std::nullopt : std::optional<std::int64_t>(*need ? 1 : 0));
    }
    case Kind::Int:
    case Kind::Decimal: {
      const auto* need = std::get_if<Decimal>(&gap.need);
      if (need == nullptr || !gap.shortage || gap.relation == Relation::NotEqual) return {};
      const bool in_range =
          !field.range || (need->units >= field.range->least && need->units <= field.range->most);
      return in_range ? one(need->units) : std::vector<std::int64_t>();
    }
    case Kind::Date: {
      const auto* need = std::get_if<Date>(&gap.need);
      if (need == nullptr || !gap.shortage || gap.relation == Relation::NotEqual) return {};
      const bool is_later = gap.relation == Relation::AtLeast;
      return one(is_later ? std::max(need->days, today.days) : need->days);
    }
    case Kind::Choice:
      return field.change == Change::Any ? closing_options(gap, dictionary.domain(field.type), now)
                                         : std::vector<std::int64_t>();
    case Kind::Set: {
      const auto bits = static_cast<std::uint64_t>(now);
      const auto value = closing_set(gap, dictionary.domain(field.type), bits);
      if (!value || !may_become_set(field, bits, *value)) return {};
      return {static_cast<std::int64_t>(*value)};
    }
    case Kind::Dates:
    case Kind::String:
    case Kind::List: return {};
  }
  return {};
}

}  // namespace cbps::audit
