#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "cbps/data/key_memo.h"
#include "cbps/data/reading_options.h"
#include "cbps/data/table_splitter.h"
#include "cbps/run/input.h"

namespace cbps::run {

class InputFile;

/// The facts known about the inputs before any of them is assessed.
struct Survey {
  std::optional<int> year;   ///< the first year that a community states, where none is given
  bool has_several = false;  ///< there may be more than one community
};

/// The inputs of a run, in order, split into work units of similar size. Only `open` may be called
/// by several threads at the same time, for different inputs.
class InputQueue {
 public:
  /// The dictionary must outlive the queue.
  InputQueue(std::vector<Input> inputs, ReadInput read, const Dictionary& dictionary,
             data::InputOptions options = {});
  ~InputQueue();
  InputQueue(const InputQueue&) = delete;
  InputQueue& operator=(const InputQueue&) = delete;

  /// Opens inputs until a community states its year. Must be called before the first `take`.
  [[nodiscard]] Survey survey(bool year_is_given);

  /// Begins again with the first input, once after a survey for which no year was given. What
  /// cannot be read again is still there.
  void rewind();

  /// Some rows of a table.
  struct Rows {
    std::shared_ptr<const InputFile> table;
    data::TableChunk chunk;
  };
  /// An input that is no table and is open already.
  struct OpenInput {
    std::shared_ptr<const InputFile> file;
  };
  /// Inputs of profiles that are not open yet, by their numbers.
  struct ClosedInputs {
    std::vector<std::size_t> inputs;
  };
  using WorkUnit = std::variant<Rows, OpenInput, ClosedInputs>;
  /// Returns the next work unit, or nothing when no work is left.
  [[nodiscard]] std::optional<WorkUnit> take();

  /// Which share of the inputs was taken, from 0 to 1, as if all were of the same size.
  [[nodiscard]] double share() const;

  /// Discards the remaining chunks of a table, because the rest of the table cannot be read.
  void drop_rest_of(const InputFile& file);

  /// Reads an input. Several threads may do so at the same time, each with its own `keys`.
  [[nodiscard]] std::shared_ptr<const InputFile> open(std::size_t input, data::KeyMemo& keys);

 private:
  std::vector<Input> inputs_;
  ReadInput read_;
  const Dictionary& dictionary_;
  data::InputOptions options_;
  std::size_t next_ = 0;
  /// Parallel to `inputs_`: the inputs that are open already and will be used. They include all
  /// that cannot be read again, as long as the queue may be rewound.
  std::vector<std::shared_ptr<const InputFile>> kept_;
  bool may_rewind_ = false;
  std::shared_ptr<const InputFile> table_;  ///< the table that is currently split into chunks
  std::optional<data::TableSplitter> splitter_;
  data::KeyMemo keys_;  ///< for inputs that the queue opens itself
};

}  // namespace cbps::run
