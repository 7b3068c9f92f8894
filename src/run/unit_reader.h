#pragma once

#include <optional>

#include "cbps/data/key_memo.h"
#include "cbps/run/input_queue.h"
#include "run/read_batch.h"

namespace cbps::run {

/// Uses batches of communities while they are read.
class BatchUser {
 public:
  /// Nothing more needs to be read.
  [[nodiscard]] virtual bool has_enough() const = 0;
  /// Uses the batch, which is not empty and is then read into again.
  virtual void use() = 0;

 protected:
  ~BatchUser() = default;
};

/// Reads units of work, batch by batch. Each thread has its own.
class UnitReader {
 public:
  /// All arguments outlive it.
  UnitReader(InputQueue& queue, const Dictionary& dictionary, const YearRule& years,
             ReadBatch& batch);

  /// Reads all communities of a unit into the batch, and has each batch used.
  void read(InputQueue::WorkUnit unit, BatchUser& user);

 private:
  void read(InputQueue::Rows unit, BatchUser& user);
  void read(InputQueue::OpenInput unit, BatchUser& user);
  void read(InputQueue::ClosedInputs unit, BatchUser& user);
  void read(ProfileEntries& profiles, BatchUser& user);
  void use(BatchUser& user);

  InputQueue& queue_;
  const YearRule& years_;
  ReadBatch& batch_;
  data::KeyMemo keys_;
  std::optional<TableRows> rows_;  ///< of the table that was read last
};

}  // namespace cbps::run
