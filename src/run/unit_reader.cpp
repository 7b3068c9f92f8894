#include "run/unit_reader.h"

#include <utility>
#include <variant>

namespace cbps::run {

UnitReader::UnitReader(InputQueue& queue, const Dictionary& dictionary, const YearRule& years,
                       ReadBatch& batch)
    : queue_(queue), years_(years), batch_(batch), keys_(dictionary) {}

void UnitReader::read(InputQueue::WorkUnit unit, BatchUser& user) {
  std::visit([this, &user](auto& kind) { read(std::move(kind), user); }, unit);
}

void UnitReader::read(InputQueue::Rows unit, BatchUser& user) {
  if (!rows_ || rows_->file() != unit.table) rows_.emplace(std::move(unit.table), years_);
  rows_->start(unit.chunk);
  while (!user.has_enough()) {
    batch_.read(*rows_);
    if (batch_.is_empty()) return;
    use(user);
  }
}

void UnitReader::read(InputQueue::OpenInput unit, BatchUser& user) {
  ProfileEntries profiles(std::move(unit.file), years_, keys_);
  read(profiles, user);
}

void UnitReader::read(InputQueue::ClosedInputs unit, BatchUser& user) {
  batch_.clear(unit.inputs.size());
  for (const std::size_t input : unit.inputs) {
    if (user.has_enough()) return;
    ProfileEntries profiles(queue_.open(input, keys_), years_, keys_);
    if (profiles.count() == 1) {
      batch_.read(profiles);
    } else {
      use(user);
      read(profiles, user);
      batch_.clear(unit.inputs.size());
    }
  }
  use(user);
}

/// Reads one input in batches, so that a long list is not in memory with all that becomes of it.
void UnitReader::read(ProfileEntries& profiles, BatchUser& user) {
  while (!user.has_enough()) {
    batch_.clear(profiles.count());
    batch_.read(profiles);
    if (batch_.is_empty()) return;
    use(user);
  }
}

void UnitReader::use(BatchUser& user) {
  if (!batch_.is_empty()) user.use();
}

}  // namespace cbps::run
