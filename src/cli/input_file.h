#pragma once

#include <optional>
#include <set>
#include <string>

#include "cbps/data/profile.h"
#include "cbps/data/table_file.h"
#include "cbps/doc/document.h"
#include "cbps/eval/evaluator.h"

namespace cbps::cli {

/// What stands for one community in a file, or the rest of a file that cannot be read.
struct InputEntry {
  data::Identity identity;  ///< as far as it could be read
  std::optional<data::Profile> profile;
  Diagnostics diagnostics;  ///< not empty: there is no profile
  Span place;               ///< file None: of the file as a whole
  data::RowCells cells;
};

/// The years that a file's communities say they are for.
struct InputYears {
  std::set<int> years;
  bool some_silent = false;  ///< a community says none
};

/// A file of communities: a YAML document with one, or a table with one a row. They are read one
/// after another.
class InputFile {
 public:
  /// Reads the file. `sources` and `dictionary` outlive it.
  InputFile(std::string path, const Dictionary& dictionary, Sources& sources);

  [[nodiscard]] const std::string& path() const { return path_; }
  /// Why the whole file cannot be read.
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }

  /// Goes through all of a table.
  [[nodiscard]] InputYears years() const;

  /// The next community, or nothing. Those of other years are named and left out; `year_is_given`:
  /// those that say none are for the calendar's.
  [[nodiscard]] std::optional<InputEntry> next(const eval::Calendar& calendar, bool year_is_given);

 private:
  [[nodiscard]] InputEntry read_document(const eval::Calendar& calendar, bool year_is_given) const;
  [[nodiscard]] std::optional<InputEntry> read_row(const eval::Calendar& calendar,
                                                   bool year_is_given);

  std::string path_;
  const Dictionary& dictionary_;
  Diagnostics diagnostics_;
  std::optional<doc::Document> document_;
  std::optional<int> year_;  ///< the document's
  std::optional<data::TableFile> table_;
  data::RowCells header_;
  std::optional<data::CsvReader> rows_;
  data::CsvRecord row_;
  bool done_ = false;  ///< with all that is no row
};

}  // namespace cbps::cli
