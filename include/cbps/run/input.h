#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "cbps/diag/diagnostic.h"

namespace cbps::run {

/// How the bytes of an input are read.
enum class InputKind : std::uint8_t {
  Profiles,  ///< YAML: one community or a list of them
  Table,     ///< CSV: a community a row
};

/// One of the inputs of a run, by its name.
struct Input {
  std::string name;  ///< what messages and reports show
  InputKind kind = InputKind::Profiles;
  /// It has no file name whose ending tells its kind, so a message may tell how to name the kind.
  bool is_unnamed = false;
};

/// The bytes of an input, in a `Sources`.
struct InputBytes {
  FileId file = FileId::None;
  bool can_be_read_again = true;  ///< reading it once more gives the same bytes
};

/// Reads all bytes of an input into `sources`, under its name. An input that cannot be read is
/// reported. Several threads may call it at the same time, for different inputs.
using ReadInput =
    std::function<std::optional<InputBytes>(const Input&, Sources& sources, Diagnostics&)>;

}  // namespace cbps::run
