#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cli/descriptor.h"

namespace cbps::cli {

/// Where a report goes: standard output, or a file that is written whole or not at all, by way of a
/// file beside it. After a fault nothing more is written.
class Output {
 public:
  /// `path` empty: standard output. The environment outlives it.
  Output(std::string path, const Environment& environment);
  /// Removes what was not finished.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  /// There is nothing whole to be written: what was to become it could not be kept.
  void give_up(int error);
  /// All has been written: the file takes its name. Without, or after a fault, there is none.
  void finish();
  [[nodiscard]] bool failed() const { return failed_; }
  /// Why it failed.
  void explain(Diagnostics& diagnostics) const;

 private:
  void fail();
  void open_beside();

  Bilingual name_;
  std::string path_;
  std::string partial_;  ///< the file beside, while there is one
  const Environment& environment_;
  Descriptor file_;
  bool failed_ = false;
  int error_ = 0;
};

/// Bytes that are held back until it is known where they belong: in memory, and in a temporary file
/// without a name where they are many.
class Spool {
 public:
  void write(std::string_view text);
  /// Why they could not be kept; 0: they could.
  [[nodiscard]] int error() const { return error_; }
  /// Once, at the end.
  void copy_to(Output& output);

 private:
  void spill();

  std::string memory_;
  Descriptor file_;
  int error_ = 0;
};

}  // namespace cbps::cli
