#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "cbps/data/key_memo.h"
#include "cbps/data/table_splitter.h"
#include "cbps/run/input.h"

namespace cbps::run {

class InputFile;

/// What is known of the inputs before any of them is assessed.
struct Survey {
  std::optional<int> year;   ///< the first that a community says it is for
  bool has_several = false;  ///< there may be more than one community
};

/// The inputs of a run, in order, handed out in units of about the same work. One thread at a time,
/// but for `open`.
class InputQueue {
 public:
  /// The dictionary outlives it.
  InputQueue(std::vector<Input> inputs, ReadInput read, const Dictionary& dictionary);
  ~InputQueue();
  InputQueue(const InputQueue&) = delete;
  InputQueue& operator=(const InputQueue&) = delete;

  /// Opens inputs until a community says its year. Called before the first `take`.
  [[nodiscard]] Survey survey(bool year_is_given);

  /// A chunk of a table; or another input that is open; or inputs that are not open yet.
  struct WorkUnit {
    std::shared_ptr<const InputFile> file;
    std::optional<data::TableChunk> rows;
    std::vector<Input> inputs;
  };
  /// Nothing: all has been handed out.
  [[nodiscard]] std::optional<WorkUnit> take();

  /// The rest of the table that is being handed out cannot be read.
  void drop_rest_of(const InputFile& file);

  /// Reads an input. Several threads may do so at the same time, each with its own `keys`.
  [[nodiscard]] std::shared_ptr<const InputFile> open(Input input, data::KeyMemo& keys) const;

 private:
  [[nodiscard]] std::shared_ptr<const InputFile> open_next();

  std::vector<Input> inputs_;
  ReadInput read_;
  const Dictionary& dictionary_;
  std::size_t next_ = 0;
  /// Beside `inputs_`: those that were opened for the survey and are kept, among them all that
  /// cannot be read again.
  std::vector<std::shared_ptr<const InputFile>> kept_;
  std::shared_ptr<const InputFile> table_;  ///< handed out chunk by chunk
  std::optional<data::TableSplitter> splitter_;
  data::KeyMemo keys_;  ///< of inputs opened here
};

}  // namespace cbps::run
