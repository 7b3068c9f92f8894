#pragma once

#include <cstdint>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/result/assessment.h"

/// Reads an assessment that was saved as a JSON report, or as JSON Lines with every community in
/// full (`--detail`). What is read equals what was written.
namespace cbps::result {

/// Receives a saved assessment in the order of the file.
class ArchiveReceiver {
 public:
  ArchiveReceiver() = default;
  virtual ~ArchiveReceiver() = default;
  ArchiveReceiver(const ArchiveReceiver&) = delete;
  ArchiveReceiver& operator=(const ArchiveReceiver&) = delete;

  /// Called first. The run is valid until the last call.
  virtual void begin(const Run& run, bool has_communities) = 0;
  /// `begin`: where it begins in the file, for `read_community`.
  virtual void add(Community community, std::uint64_t begin) = 0;
  /// Called last, and only if the whole file was read without an error.
  virtual void end(Summary summary) = 0;
};

/// Reads the text of a saved assessment piece by piece; no more than one community is in memory.
/// Every error is reported with its place: a file that is cut off or has another format, a key that
/// is missing or unknown, a figure that does not fit the others. Returns whether there was none.
[[nodiscard]] bool read_archive(FileId file, const Sources& sources, ArchiveReceiver& receiver,
                                Diagnostics& diagnostics);

/// Reads one community once more, of a file that `read_archive` has found to be sound. `run` is
/// that of the file and stays as it is, `begin` is where the community begins.
[[nodiscard]] Community read_community(FileId file, const Sources& sources, Run& run,
                                       std::uint64_t begin);

}  // namespace cbps::result
