#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cbps/data/profile_file.h"
#include "cbps/data/table_file.h"
#include "cbps/data/table_splitter.h"
#include "cbps/doc/document.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/finding.h"
#include "cbps/run/input.h"
#include "cbps/run/plan.h"

namespace cbps::run {

/// An input that is open: its text, and the communities in it. It does not change, so several
/// threads can read it.
class InputFile {
 public:
  /// The dictionary outlives it.
  InputFile(Input input, const ReadInput& read, const Dictionary& dictionary, data::KeyMemo& keys);
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  [[nodiscard]] const std::string& name() const { return input_.name; }
  [[nodiscard]] bool can_be_read_again() const { return can_be_read_again_; }
  [[nodiscard]] const Sources& sources() const { return sources_; }
  /// Why nothing of the input can be read; then it is neither of the two below. `header` holds the
  /// cells that the messages may point into.
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
  bool can_be_read_again_ = false;
  Sources sources_;
  Diagnostics diagnostics_;
  std::optional<doc::Document> document_;
  std::optional<data::ProfileFile> profiles_;
  std::optional<data::TableFile> table_;
  data::RowCells header_;
};

/// One community as an input gives it, or the rest of an input that cannot be read. The memory is
/// used again for the next one.
struct InputEntry {
  const InputFile* file = nullptr;  ///< outlives it
  data::Origin origin;      ///< as far as it could be read; without a place it is the whole input
  Diagnostics diagnostics;  ///< not empty: there are no facts
  std::optional<int> other_year;  ///< the year it says it is for, where that is not the run's
  bool is_rest = false;           ///< no community: the rest of the input, or all of it

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
  /// The same, into memory that is used again.
  void source(result::Location& location) const;
};

/// What the years of communities are held against.
struct YearRule {
  Calendar calendar;
  YearSource source = YearSource::None;

  /// Whether the facts can be read by the run's year; a message where the year is another or none.
  [[nodiscard]] bool fits(std::optional<int> year, Span year_place, InputEntry& entry) const;
};

/// Reads the communities of an input that is no table, one by one. An input that cannot be read
/// gives one entry, which says why.
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

}  // namespace cbps::run
