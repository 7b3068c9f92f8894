#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/result/assessment.h"

/// Literal results for the tests of reports: what an assessment of invented communities says. All
/// names and figures are made up.
namespace cbps::report::test {

// ---- pieces ----

[[nodiscard]] Decimal whole(std::int64_t value);
[[nodiscard]] Date day(std::string_view text);
[[nodiscard]] result::Named named(std::string id, std::string zh, std::string en);
[[nodiscard]] result::Location at(std::uint32_t line, std::uint32_t column);

/// A gap of a fact, to be filled in further.
[[nodiscard]] result::Gap gap(std::string field, Bilingual label, Bilingual short_label,
                              result::Relation relation);
[[nodiscard]] result::Shortfall shortfall(result::Gap gap);
[[nodiscard]] result::Shortfall any_of(std::vector<std::vector<result::Shortfall>> alternatives);

/// 240 m² needed for 1,200 households, 180 there: the example of the design.
[[nodiscard]] result::Gap area_gap();
/// Four of the five affairs.
[[nodiscard]] result::Gap affairs_gap();
/// Three quarters of four.
[[nodiscard]] result::Gap gatherings_gap();
[[nodiscard]] result::Gap yes_no_gap();

[[nodiscard]] result::CheckResult failed(std::string id, std::vector<result::Shortfall> shortfalls);
[[nodiscard]] result::CheckResult unknown(std::string id, std::vector<result::UnknownField> fields);
[[nodiscard]] result::CheckResult not_due(std::string id, std::vector<result::Shortfall> so_far);
[[nodiscard]] result::CheckResult not_applicable(std::string id,
                                                 std::vector<result::Because> because);

// ---- wholes ----

[[nodiscard]] std::vector<result::StandardText> sample_standards();
[[nodiscard]] result::Run sample_run();
/// Of 24 communities that are not shown: ties at both ends of the ranking, more streets and zeros
/// than a report lists.
[[nodiscard]] result::Summary large_district_summary();
/// Failed, unknown, met and not applicable checks, and a remark.
[[nodiscard]] result::Community sample_community();
/// Everything met.
[[nodiscard]] result::Community complete_community();
/// Nothing applies: no score.
[[nodiscard]] result::Community empty_community();
/// These three.
[[nodiscard]] std::vector<result::Community> three_communities();
/// Of those communities, with two rejected entries when there are several.
[[nodiscard]] result::Summary sample_summary(const std::vector<result::Community>& communities);
/// The same with everything that a summary may hold: roll-up, ranking, zeros.
[[nodiscard]] result::Summary district_summary(const std::vector<result::Community>& communities);

}  // namespace cbps::report::test
