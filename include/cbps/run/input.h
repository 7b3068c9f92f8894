#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cbps/diag/diagnostic.h"
#include "cbps/run/input_format.h"
#include "cbps/text/encoding.h"

namespace cbps::run {

/// One of the inputs of a run, identified by its name.
struct Input {
  std::string name;  ///< shown in messages and reports
  InputKind kind = InputKind::Profiles;
  /// No file name ending tells the kind of the input, so a message may explain how to state it.
  bool is_unnamed = false;
};

/// The bytes of an input, in a `Sources`.
struct InputBytes {
  FileId file = FileId::None;
  bool can_be_read_again = true;  ///< reading it once more gives the same bytes
  /// Says whether the bytes may have been changed since they were opened. Empty: they cannot be.
  std::function<bool()> has_changed = {};
  /// Only the beginning is there: it seemed to be no table, and its source may have no end.
  bool is_cut = false;
  Encoding encoding = Encoding::Utf8;  ///< what the file has; its text is UTF-8
  Diagnostics remarks = {};            ///< on the input as a whole, such as hidden rows of a sheet
  std::string digest = {};  ///< SHA-256 of the file, hexadecimal; empty where nobody asks for it
};

/// Reads all bytes of an input into `sources`, under its name. An input that cannot be read is
/// reported. Several threads may call it at the same time, for different inputs.
using ReadInput =
    std::function<std::optional<InputBytes>(const Input&, Sources& sources, Diagnostics&)>;

}  // namespace cbps::run
