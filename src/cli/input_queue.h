#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "cli/input_file.h"

namespace cbps::cli {

/// What was found out about the input before any of it is assessed.
struct Survey {
  std::optional<int> year;   ///< the first that a community says it is for
  bool has_several = false;  ///< there may be more than one community
};

/// All files of a run, in order, handed out in pieces of about the same work. One thread at a time.
class InputQueue {
 public:
  /// The dictionary outlives it.
  InputQueue(std::vector<Input> inputs, const Dictionary& dictionary);

  /// Opens files until a community says its year. Before the first `take`.
  [[nodiscard]] Survey survey(bool year_is_given);

  /// Rows of a table; or another open file; or files that are not open yet.
  struct Piece {
    std::shared_ptr<const InputFile> file;
    std::optional<data::TableChunk> rows;
    std::vector<Input> files;
  };
  /// Nothing: all has been handed out.
  [[nodiscard]] std::optional<Piece> take();

  /// What is left of a table that is being handed out cannot be read.
  void drop_rest_of(const InputFile& file);

  [[nodiscard]] std::shared_ptr<const InputFile> open(Input input, data::KeyMemo& keys) const;

 private:
  [[nodiscard]] std::shared_ptr<const InputFile> open_next();

  std::vector<Input> inputs_;
  const Dictionary& dictionary_;
  std::size_t next_ = 0;
  /// Beside `inputs_`: files that were opened for the survey and are kept. Standard input and other
  /// pipes can be read once only.
  std::vector<std::shared_ptr<const InputFile>> kept_;
  std::shared_ptr<const InputFile> table_;  ///< handed out chunk by chunk
  std::optional<data::TableSplitter> splitter_;
  data::KeyMemo keys_;  ///< of files opened here
};

}  // namespace cbps::cli
