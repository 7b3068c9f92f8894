#pragma once

#include <functional>
#include <optional>

#include "cbps/diag/diagnostic.h"
#include "cbps/result/comparison.h"

/// Compares two saved assessments (`cbps/result/archive.h`).
namespace cbps::run {

/// Receives a comparison. What it is given is valid until the last call.
class ComparisonReceiver {
 public:
  ComparisonReceiver() = default;
  virtual ~ComparisonReceiver() = default;
  ComparisonReceiver(const ComparisonReceiver&) = delete;
  ComparisonReceiver& operator=(const ComparisonReceiver&) = delete;

  /// Called first. The runs are those of the two files.
  virtual void begin(const result::ComparisonHead& head, const result::Run& before,
                     const result::Run& after) = 0;
  /// The communities of the later assessment in its order, then those that only the earlier one
  /// has.
  virtual void add(const result::CommunityChange& community) = 0;
  virtual void end(const result::ComparisonSummary& summary) = 0;
};

/// What the facts of a community of the later assessment score under the rules of the earlier one,
/// as a fraction of one; nothing where that is not known.
using ScoreUnderOldRules = std::function<std::optional<Fraction>(const result::Community& after)>;
/// The rules of the earlier assessment, by which the later one can be assessed again: an empty
/// function where they are not at hand, or where the later one has no facts. Nothing: they have a
/// fault, which is reported.
using FindOldRules = std::function<std::optional<ScoreUnderOldRules>(const result::Run& before,
                                                                     const result::Run& after)>;

/// Both files are read completely before anything is received: what is wrong with them is reported,
/// and false is returned. Communities of the later one that could not be assessed, and that there
/// is nothing to compare, are reported as errors beside a comparison that was made. A community is
/// the same in both if it has the same id; or else, where only one on either side has its name, if
/// it has the same name: its code was changed. Beside the files, which are read in pieces, only ids
/// and names are in memory.
///
/// `old_rules` is called where the rules differ; empty: they are not at hand.
[[nodiscard]] bool compare_saved(FileId before, FileId after, const Sources& sources,
                                 const FindOldRules& old_rules, ComparisonReceiver& receiver,
                                 Diagnostics& diagnostics);

/// Compares a saved assessment with one that was made anew. What could not be assessed in both, or
/// in neither, is no difference. False also where nothing could be assessed anew, which the run has
/// said. Otherwise as above.
[[nodiscard]] bool verify_saved(FileId saved, FileId anew, const Sources& sources,
                                ComparisonReceiver& receiver, Diagnostics& diagnostics);

}  // namespace cbps::run
