#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/run/input.h"
#include "cbps/value/dictionary.h"

/// What the PATHs of a command stand for.
namespace cbps::cli {

/// Files as given; of folders their *.yaml, *.yml and *.csv, all levels, sorted by the bytes of
/// their path. Hidden files are passed over; others, and links to folders, are named in `left_out`.
struct Listing {
  std::vector<run::Input> files;
  std::vector<std::string> left_out;
};

/// `format` is "yaml" or "csv" and tells how files given by name, and standard input, are read;
/// empty: by their ending, what has none of a table being YAML.
[[nodiscard]] Listing list_inputs(const std::vector<std::string>& paths, const std::string& format,
                                  Sources& sources, Diagnostics& diagnostics);

/// Names the first hundred files that were left out, and how many more there are.
void name_left_out(const std::vector<std::string>& paths, Diagnostics& diagnostics);

/// Reads an input's file of at most so many bytes: a table is mapped, a file of profiles is read up
/// to the limit of YAML. Of a pipe or device that begins with no table only the beginning is read.
/// The dictionary outlives the function.
[[nodiscard]] run::ReadInput input_reader(std::uint64_t most_bytes, const Dictionary& dictionary);

}  // namespace cbps::cli
