#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "cbps/report/format.h"

/// What things are known by in OSCAL. All of it follows from the rules, the year and ids, so that
/// the same things have the same names in each run.
namespace cbps::report::oscal {

/// What our own properties belong to.
inline constexpr std::string_view kNamespace = "urn:cbps:oscal";

/// The version 5 UUID of a thing of this `kind` under the rules and in the year of the run, known
/// by `names`. Things of different names have different ones.
[[nodiscard]] std::string uuid_of(const result::Run& run, std::string_view kind,
                                  std::initializer_list<std::string_view> names);
/// That of a document: of all options that shape it. What was assessed is not known when it begins.
[[nodiscard]] std::string document_uuid(const result::Run& run, std::string_view kind,
                                        const Style& style);
/// A community as the subject of an assessment.
[[nodiscard]] std::string community_uuid(const result::Run& run, std::string_view community);
/// That a community meets a check, or not: the same in the results and in the plan of action.
[[nodiscard]] std::string finding_uuid(const result::Run& run, std::string_view community,
                                       std::string_view check);

// ---- tokens: letters, digits, points, hyphens and underlines, beginning with a letter ----

[[nodiscard]] std::string chapter_id(int chapter);
[[nodiscard]] std::string standard_id(std::string_view standard);
/// "check-8.2". A sign that no token may have is written by number, so that no two are the same.
[[nodiscard]] std::string check_id(std::string_view check);
/// The clause of a check: what a finding is about. "check-8.2_smt"
[[nodiscard]] std::string statement_id(std::string_view check);

/// The day of the assessment at 00:00 in China. A run in which nothing was assessed may have no
/// day, and OSCAL has only the years 1900 to 2999: else it is the first day of 1970.
[[nodiscard]] std::string time_of(const result::Run& run);

}  // namespace cbps::report::oscal
