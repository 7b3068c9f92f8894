#include "report/comparison/document.h"

#include <algorithm>

#include "report/words/table.h"

namespace cbps::report::comparison {
namespace {

using result::CommunityChange;

bool is_shown(const result::ComparisonHead& head, const CommunityChange& community) {
  switch (head.purpose) {
    case result::ComparisonPurpose::Verification: return is_different(community);
    case result::ComparisonPurpose::Change: break;
  }
  return !community.is_compared() || is_worse(community) || is_better(community) ||
         !community.former_id.empty() || !community.former_name.empty();
}

Fraction points_of(const CommunityChange& community) {
  return community.score ? community.score->points : Fraction();
}

/// How much there is to say of it: the points, whether won or lost.
Fraction weight_of(const CommunityChange& community) {
  const Fraction points = points_of(community);
  return points < Fraction() ? Fraction() - points : points;
}

}  // namespace

void DocumentWriter::begin(const result::ComparisonHead& head, const result::Run& before,
                           const result::Run& after, std::string& /*out*/) {
  shown_.head = head;
  shown_.before = &before;
  shown_.after = &after;
}

void DocumentWriter::add(const CommunityChange& community, std::string& /*out*/) {
  if (!is_shown(shown_.head, community)) return;
  shown_.communities.push_back(community);
  if (shown_.communities.size() >= 2 * kMostChanges) cut();
}

void DocumentWriter::end(const result::ComparisonSummary& summary, std::string& out) {
  cut();
  std::stable_sort(shown_.communities.begin(), shown_.communities.end(),
                   [](const CommunityChange& one, const CommunityChange& other) {
                     return points_of(one) < points_of(other);
                   });
  shown_.summary = summary;
  write(shown_, Words(style_.language), out);
}

void DocumentWriter::cut() {
  auto& all = shown_.communities;
  if (all.size() <= kMostChanges) return;
  std::stable_sort(all.begin(), all.end(),
                   [](const CommunityChange& one, const CommunityChange& other) {
                     return weight_of(one) > weight_of(other);
                   });
  shown_.left_out += all.size() - kMostChanges;
  all.resize(kMostChanges);
}

}  // namespace cbps::report::comparison
