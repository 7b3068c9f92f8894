#include "data/facts/heading_candidates.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "cbps/data/identity_keys.h"
#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"

namespace cbps::data {
namespace {

constexpr std::size_t kMostCandidates = 3;
/// In hundredths: a name that has less in common with the heading is no candidate.
constexpr std::size_t kLeastLikeness = 20;

/// The pairs of neighbouring letters and digits of a text, in ascending order.
using Pairs = std::vector<std::pair<char32_t, char32_t>>;

Pairs pairs_of(std::string_view text) {
  const std::string normal = unicode::normalise(text);
  Pairs pairs;
  char32_t last = 0;
  for (std::size_t at = 0; at < normal.size();) {
    const unicode::Character character = unicode::character_at(normal, at);
    at += character.length;
    const bool counts =
        unicode::is_letter(character.code_point) || unicode::is_number_sign(character.code_point);
    if (!counts) continue;
    if (last != 0) pairs.emplace_back(last, character.code_point);
    last = character.code_point;
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

/// How much of two texts is the same, in hundredths (the coefficient of Dice).
std::size_t likeness(const Pairs& one, const Pairs& other) {
  if (one.empty() || other.empty()) return 0;
  Pairs both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(both));
  constexpr std::size_t kWhole = 200;
  return kWhole * both.size() / (one.size() + other.size());
}

}  // namespace

std::vector<HeadingCandidate> heading_candidates(std::string_view heading,
                                                 const Dictionary& dictionary) {
  const std::string normal = unicode::normalise(heading);
  // What stands in brackets is a unit or an explanation.
  const Pairs wanted = pairs_of(std::string_view(normal).substr(0, normal.find('(')));
  std::vector<HeadingCandidate> all;
  const auto add = [&all](HeadingCandidate candidate) {
    if (candidate.likeness >= kLeastLikeness) all.push_back(std::move(candidate));
  };
  for (const IdentityKey& key : identity_keys()) {
    std::size_t most = 0;
    for (const IdentitySpelling& one : identity_spellings()) {
      if (one.name == key.en) most = std::max(most, likeness(wanted, pairs_of(one.key)));
    }
    add({std::string(key.en), {std::string(key.zh), std::string(key.en)}, most});
  }
  for (const Field& field : dictionary.fields) {
    std::size_t most = 0;
    for (const std::string& name : headings(dictionary, field)) {
      most = std::max(most, likeness(wanted, pairs_of(name)));
    }
    add({field.id, field.label, most});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const HeadingCandidate& one, const HeadingCandidate& other) {
                     return one.likeness > other.likeness;
                   });
  const std::size_t most_likely = all.empty() ? 0 : all.front().likeness;
  std::vector<HeadingCandidate> best;
  for (HeadingCandidate& one : all) {
    // What is far behind the likeliest is there by chance.
    const bool is_far = 2 * one.likeness < most_likely;
    if (best.size() == kMostCandidates || is_far) break;
    best.push_back(std::move(one));
  }
  return best;
}

std::optional<NearName> nearest_heading(std::string_view heading,
                                        std::span<const std::string_view> names) {
  for (std::size_t begin = 0; begin < heading.size();) {
    const std::size_t end = std::min(heading.find('\n', begin), heading.size());
    if (end - begin == heading.size()) break;
    if (const auto best = nearest_name(heading.substr(begin, end - begin), names)) return best;
    begin = end + 1;
  }
  return nearest_name(heading, names);
}

}  // namespace cbps::data
