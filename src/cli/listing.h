#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"

/// What the PATHs of a command stand for.
namespace cbps::cli {

/// How a file is read.
enum class InputKind : std::uint8_t {
  Profiles,  ///< YAML: one community or a list of them
  Table,     ///< CSV: a community a row
};

/// A PATH that stands for standard input.
inline constexpr std::string_view kStandardInput = "-";

struct Input {
  std::string path;
  InputKind kind = InputKind::Profiles;
};

/// Files as given; of folders their *.yaml, *.yml and *.csv, all levels, sorted by the bytes of
/// their path. Hidden files are passed over; others, and links to folders, are named in `left_out`.
struct Listing {
  std::vector<Input> files;
  std::vector<std::string> left_out;
};

/// `format` is "yaml" or "csv" and tells how files given by name, and standard input, are read;
/// empty: by their ending, what has none of a table being YAML.
[[nodiscard]] Listing list_inputs(const std::vector<std::string>& paths, const std::string& format,
                                  Sources& sources, Diagnostics& diagnostics);

}  // namespace cbps::cli
