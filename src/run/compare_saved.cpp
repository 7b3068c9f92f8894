#include "cbps/run/compare_saved.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cbps/result/archive.h"
#include "cbps/result/published.h"

namespace cbps::run {
namespace {

using result::Community;
using result::CommunityChange;
using result::Run;

/// No community: nothing on the other side.
constexpr std::size_t kNone = SIZE_MAX;

/// Where a community is in a file, and what it is found by.
struct Entry {
  std::string id;
  std::string name;
  std::uint64_t begin = 0;
  std::optional<std::int64_t> figure;  ///< its published score
  std::size_t other = kNone;           ///< the same community on the other side
};

/// The communities of a saved assessment, which stay in the file until they are asked for.
class Archive final : public result::ArchiveReceiver {
 public:
  Archive(FileId file, const Sources& sources) : file_(file), sources_(sources) {}

  /// False: the file has faults, which are reported.
  bool read(Diagnostics& diagnostics) {
    if (!read_archive(file_, sources_, *this, diagnostics)) return false;
    for (const std::size_t twice : twice_) {
      const Entry& entry = entries_[twice];
      diagnostics.add(Code::SavedTwice, Span{entry.begin, 1, file_}, entry.id);
    }
    if (!has_communities_) diagnostics.add(Code::SavedSummaryOnly, Span{0, 1, file_});
    std::sort(figures_.begin(), figures_.end(), std::greater<>());
    return twice_.empty() && has_communities_;
  }

  void begin(const Run& its_run, bool has_communities) override {
    run_ = its_run;
    has_communities_ = has_communities;
  }
  void add(Community community, std::uint64_t begin) override {
    Entry entry{std::move(community.id), std::move(community.name), begin, {}, kNone};
    if (community.score) {
      entry.figure = result::hundredths(community.score->floor);
      figures_.push_back(*entry.figure);
    }
    const std::size_t number = entries_.size();
    if (!by_id_.emplace(entry.id, number).second) twice_.push_back(number);
    entries_.push_back(std::move(entry));
  }
  void end(result::Summary summary) override { summary_ = std::move(summary); }

  [[nodiscard]] const Run& run() const { return run_; }
  [[nodiscard]] const result::Summary& summary() const { return summary_; }
  [[nodiscard]] std::vector<Entry>& entries() { return entries_; }
  [[nodiscard]] std::size_t find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? kNone : found->second;
  }
  [[nodiscard]] Community community(const Entry& entry) {
    return result::read_community(file_, sources_, run_, entry.begin);
  }
  /// Equal scores share a rank.
  [[nodiscard]] std::optional<std::size_t> rank(const Entry& entry) const {
    if (!entry.figure) return std::nullopt;
    const auto better =
        std::lower_bound(figures_.begin(), figures_.end(), *entry.figure, std::greater<>());
    return static_cast<std::size_t>(better - figures_.begin()) + 1;
  }

 private:
  FileId file_;
  const Sources& sources_;
  Run run_;
  bool has_communities_ = false;
  result::Summary summary_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::vector<std::int64_t> figures_;  ///< published scores, the best first
  std::vector<std::size_t> twice_;
};

/// The entries without another side that alone have their name.
std::unordered_map<std::string_view, std::size_t> unmatched_names(
    const std::vector<Entry>& entries) {
  std::unordered_map<std::string_view, std::size_t> names;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].other != kNone || entries[i].name.empty()) continue;
    const auto [found, is_new] = names.emplace(entries[i].name, i);
    if (!is_new) found->second = kNone;
  }
  return names;
}

void match(Archive& before, Archive& after) {
  const auto join = [&](std::size_t old_entry, std::size_t new_entry) {
    before.entries()[old_entry].other = new_entry;
    after.entries()[new_entry].other = old_entry;
  };
  for (std::size_t i = 0; i < after.entries().size(); ++i) {
    const std::size_t found = before.find(after.entries()[i].id);
    if (found != kNone) join(found, i);
  }
  const auto gone = unmatched_names(before.entries());
  for (const auto& [name, came] : unmatched_names(after.entries())) {
    const auto found = gone.find(name);
    if (came != kNone && found != gone.end() && found->second != kNone) join(found->second, came);
  }
}

class Comparison {
 public:
  Comparison(Archive& before, Archive& after) : before_(before), after_(after) {}

  /// False: the earlier rules have a fault, which is reported.
  bool attribute(const FindOldRules& old_rules) {
    if (result::have_same_rules(before_.run(), after_.run())) return true;
    if (old_rules) {
      auto found = old_rules(before_.run(), after_.run());
      if (!found) return false;
      under_old_rules_ = std::move(*found);
    }
    attribution_ = under_old_rules_ ? result::Attribution::Separate : result::Attribution::Joint;
    return true;
  }

  [[nodiscard]] result::ComparisonHead head() const {
    result::ComparisonHead head =
        compare_heads(before_.run(), before_.summary(), after_.run(), after_.summary());
    head.attribution = attribution_;
    return head;
  }

  /// Makes all changes, in their order.
  template <class Take>
  void each(Take take) {
    for (const Entry& entry : after_.entries()) take(later(entry));
    for (const Entry& entry : before_.entries()) {
      if (entry.other == kNone) take(gone(entry));
    }
  }

 private:
  CommunityChange later(const Entry& entry) {
    const Community community = after_.community(entry);
    auto standing = compared(after_.run(), community, after_.rank(entry));
    if (entry.other == kNone) {
      CommunityChange change = without_other(entry);
      change.after = std::move(standing);
      return change;
    }
    const Entry& former_entry = before_.entries()[entry.other];
    const Community former = before_.community(former_entry);
    std::optional<Fraction> under_old_rules;
    if (under_old_rules_) under_old_rules = under_old_rules_(community);
    return compare(after_.run(),
                   {former, compared(before_.run(), former, before_.rank(former_entry)),
                    before_.run().with_facts},
                   {community, std::move(standing)}, under_old_rules);
  }

  CommunityChange gone(const Entry& entry) {
    CommunityChange change = without_other(entry);
    change.before = compared(before_.run(), before_.community(entry), before_.rank(entry));
    return change;
  }

  static CommunityChange without_other(const Entry& entry) {
    CommunityChange change;
    change.id = entry.id;
    change.name = entry.name;
    return change;
  }

  Archive& before_;
  Archive& after_;
  ScoreUnderOldRules under_old_rules_;
  result::Attribution attribution_ = result::Attribution::Facts;
};

/// Reads both, and finds the communities that are the same. False: they cannot be compared.
bool read_both(Archive& old_one, Archive& new_one, FileId after, Diagnostics& diagnostics) {
  const bool has_old = old_one.read(diagnostics);
  if (!new_one.read(diagnostics) || !has_old) return false;
  if (old_one.run().pack.id != new_one.run().pack.id) {
    diagnostics.add(Code::SavedOtherPack, Span{0, 1, after}, old_one.run().pack.id,
                    new_one.run().pack.id);
    return false;
  }
  match(old_one, new_one);
  return true;
}

result::ComparisonSummary report(Comparison& comparison, result::ComparisonPurpose purpose,
                                 const Run& before, const Run& after,
                                 ComparisonReceiver& receiver) {
  result::ComparisonHead head = comparison.head();
  head.purpose = purpose;
  result::ComparisonTally tally(before, after);
  receiver.begin(head, before, after);
  comparison.each([&](const CommunityChange& change) {
    tally.add(change);
    receiver.add(change);
  });
  result::ComparisonSummary summary = tally.finish();
  receiver.end(summary);
  return summary;
}

}  // namespace

bool compare_saved(FileId before, FileId after, const Sources& sources,
                   const FindOldRules& old_rules, ComparisonReceiver& receiver,
                   Diagnostics& diagnostics) {
  Archive old_one(before, sources);
  Archive new_one(after, sources);
  if (!read_both(old_one, new_one, after, diagnostics)) return false;
  Comparison comparison(old_one, new_one);
  if (!comparison.attribute(old_rules)) return false;
  const result::ComparisonSummary summary =
      report(comparison, result::ComparisonPurpose::Change, old_one.run(), new_one.run(), receiver);
  // Nothing is said to be no worse that was not assessed.
  const Span later{0, 0, FileId::None};
  if (const std::size_t rejected = new_one.summary().rejected_count; rejected != 0) {
    diagnostics.add(Code::ComparedRejected, later, std::to_string(rejected));
  } else if (summary.compared == 0) {
    diagnostics.add(Code::NothingCompared, later);
  }
  return true;
}

bool verify_saved(FileId saved, FileId anew, const Sources& sources, ComparisonReceiver& receiver,
                  Diagnostics& diagnostics) {
  Archive old_one(saved, sources);
  Archive new_one(anew, sources);
  if (!read_both(old_one, new_one, anew, diagnostics)) return false;
  if (new_one.summary().communities == 0) return false;
  Comparison comparison(old_one, new_one);
  (void)comparison.attribute({});
  (void)report(comparison, result::ComparisonPurpose::Verification, old_one.run(), new_one.run(),
               receiver);
  return true;
}

}  // namespace cbps::run
