#pragma once

#include <optional>
#include <string>

#include "cbps/data/profile_file.h"
#include "cbps/data/table_file.h"
#include "cbps/doc/document.h"
#include "cbps/run/input.h"

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

}  // namespace cbps::run
