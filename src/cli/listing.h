#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/run/input.h"
#include "cbps/text/encoding.h"
#include "cbps/value/dictionary.h"
#include "cli/copies.h"
#include "cli/map_option.h"

/// What the PATHs of a command stand for.
namespace cbps::cli {

/// Files as given; of folders those that are inputs (`run::input_formats`), all levels, sorted by
/// the bytes of their path. Hidden files are passed over, and so are those that a spreadsheet has
/// open (`~$`); others, and links to folders, are named in `left_out`.
struct Listing {
  std::vector<run::Input> files;
  std::vector<std::string> left_out;
  std::vector<Copy> copies = {};  ///< tables that are the same as one of `files`, and not read
};

/// `format` is the name of one and tells how files given by name, and standard input, are read;
/// empty: by their ending, what has none of a table being YAML. Dictionary and map tell whether a
/// text is an input that may be something else; the map itself is none in a folder.
[[nodiscard]] Listing list_inputs(const std::vector<std::string>& paths, const std::string& format,
                                  const Dictionary& dictionary, const MapFile& map,
                                  Sources& sources, Diagnostics& diagnostics);

/// The inputs, and the map by which they are read: what no output may replace.
[[nodiscard]] std::vector<run::Input> files_read(const Listing& listing, const MapFile& map);

/// Names the copies, and the first hundred files that were left out, and how many more there are.
void name_left_out(const Listing& listing, Sources& sources, Diagnostics& diagnostics);

/// What is known of the bytes of inputs.
struct InputReading {
  std::optional<Encoding> encoding;  ///< nothing: what the bytes show
  std::string sheet;                 ///< of workbooks, by name or number; empty: see `TableReading`
  bool with_digests = false;         ///< of each file, see `run::InputBytes`
};

/// Reads an input's file of at most so many bytes: a table is mapped, a file of profiles is read up
/// to the limit of YAML. Of a pipe or device that begins with no table only the beginning is read.
/// Texts are decoded on so many threads where they are large. The dictionary outlives the function.
[[nodiscard]] run::ReadInput input_reader(std::uint64_t most_bytes, const InputReading& given,
                                          std::size_t threads, const Dictionary& dictionary,
                                          std::shared_ptr<const data::TableMap> map = nullptr);

}  // namespace cbps::cli
