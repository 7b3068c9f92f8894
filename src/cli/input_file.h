#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cbps/data/profile_file.h"
#include "cbps/data/table_file.h"
#include "cbps/data/table_splitter.h"
#include "cbps/doc/document.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/finding.h"
#include "cli/listing.h"

namespace cbps::cli {

/// A file of communities, open: its text, and how it is made. Nothing of it changes, so that
/// several threads can read it.
class InputFile {
 public:
  /// The dictionary outlives it.
  InputFile(Input input, const Dictionary& dictionary, data::KeyMemo& keys);
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  [[nodiscard]] const std::string& path() const { return input_.path; }
  [[nodiscard]] const Sources& sources() const { return sources_; }
  /// Why nothing of the file can be read; then it is neither of the two below. `header` holds the
  /// cells that they may lie in.
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const data::RowCells& header() const { return header_; }

  [[nodiscard]] const data::ProfileFile* profiles() const {
    return profiles_ ? &*profiles_ : nullptr;
  }
  [[nodiscard]] const data::TableFile* table() const { return table_ ? &*table_ : nullptr; }

  /// The first year that a community says it is for. Goes through the communities until one does.
  [[nodiscard]] std::optional<int> first_year(data::KeyMemo& keys) const;
  [[nodiscard]] bool has_several() const;

 private:
  Input input_;
  Sources sources_;
  Diagnostics diagnostics_;
  std::optional<doc::Document> document_;
  std::optional<data::ProfileFile> profiles_;
  std::optional<data::TableFile> table_;
  data::RowCells header_;
};

/// What stands for one community in a file, or for the rest of a file that cannot be read. Memory
/// is used again for the next.
struct InputEntry {
  const InputFile* file = nullptr;  ///< outlives it
  data::Origin origin;  ///< as far as it could be read; place of file None: of the file as a whole
  Diagnostics diagnostics;        ///< not empty: there are no facts
  std::optional<int> other_year;  ///< it says that it is for this year, which is not the run's
  bool is_rest = false;           ///< not one: the rest of its file, or all of it

  /// Of a row of a table that was read fast: `origin` holds neither places nor cells.
  struct Row {
    std::size_t offset = 0;
    std::uint32_t number = 0;
  };
  std::optional<Row> again;
  std::optional<Place> place;  ///< of `origin.span`, where it is known already

  void clear(const InputFile& of);

  /// Where the community is pointed to as a whole.
  [[nodiscard]] result::Location source() const;
  /// The same into memory that there is.
  void source(result::Location& location) const;
};

/// Where the run's year is from.
enum class YearSource : std::uint8_t {
  Given,  ///< by the user: communities that say none are for it too
  Found,  ///< the first that a community says
  None,   ///< nobody says one: communities are read only for what else is wrong with them
};

/// What the years of communities are held against.
struct YearRule {
  Calendar calendar;
  YearSource source = YearSource::None;

  /// Whether the facts can be read by the run's year; a message where the year is another or none.
  [[nodiscard]] bool fits(std::optional<int> year, Span year_place, InputEntry& entry) const;
};

/// Reads the communities of a file that is no table, one by one; of one that cannot be read, why.
class ProfileEntries {
 public:
  /// Keeps the file. The rule outlives it; `keys` are the thread's.
  ProfileEntries(std::shared_ptr<const InputFile> file, const YearRule& years, data::KeyMemo& keys);

  [[nodiscard]] const std::shared_ptr<const InputFile>& file() const { return file_; }

  /// How many there are, at most.
  [[nodiscard]] std::size_t count() const { return count_; }

  /// False: there are no more. Else the next, its facts in a row of `table` that holds nothing yet.
  [[nodiscard]] bool next(Table& table, std::size_t row, InputEntry& entry);

 private:
  void read(Table& table, std::size_t row, InputEntry& entry);

  std::shared_ptr<const InputFile> file_;
  const YearRule& years_;
  data::KeyMemo& keys_;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
};

}  // namespace cbps::cli
