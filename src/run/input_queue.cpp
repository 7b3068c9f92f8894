#include "cbps/run/input_queue.h"

#include <algorithm>
#include <utility>

#include "run/input_file.h"

namespace cbps::run {
namespace {

/// Inputs of a unit: enough to be worth handing to a thread, few enough that all threads end at
/// about the same time.
constexpr std::size_t kInputsAUnit = 32;

}  // namespace

InputQueue::InputQueue(std::vector<Input> inputs, ReadInput read, const Dictionary& dictionary,
                       data::InputOptions options)
    : inputs_(std::move(inputs)),
      read_(std::move(read)),
      dictionary_(dictionary),
      options_(options),
      kept_(inputs_.size()),
      keys_(dictionary) {}

InputQueue::~InputQueue() = default;

std::shared_ptr<const InputFile> InputQueue::open(std::size_t input, data::KeyMemo& keys) {
  std::shared_ptr<const InputFile> file = std::move(kept_[input]);
  if (!file) {
    file = std::make_shared<const InputFile>(inputs_[input], read_, dictionary_, options_, keys);
  }
  if (may_rewind_ && !file->can_be_read_again()) kept_[input] = file;
  return file;
}

Survey InputQueue::survey(bool year_is_given) {
  Survey survey;
  survey.has_several = inputs_.size() > 1;
  may_rewind_ = !year_is_given;
  for (std::size_t i = 0; i < inputs_.size() && !survey.year; ++i) {
    if (year_is_given && survey.has_several) break;
    const auto file = open(i, keys_);
    if (i == 0 || !file->can_be_read_again()) kept_[i] = file;
    survey.has_several = survey.has_several || file->has_several();
    if (!year_is_given) survey.year = file->first_year(keys_);
  }
  return survey;
}

void InputQueue::rewind() {
  next_ = 0;
  table_.reset();
  may_rewind_ = false;
}

std::optional<InputQueue::WorkUnit> InputQueue::take() {
  while (true) {
    if (table_) {
      data::TableChunk rows;
      if (splitter_->next(rows)) return Rows{table_, rows};
      table_.reset();
    }
    if (next_ == inputs_.size()) return std::nullopt;
    if (kept_[next_] || inputs_[next_].kind == InputKind::Table) {
      auto file = open(next_++, keys_);
      if (file->table() == nullptr) return OpenInput{std::move(file)};
      splitter_.emplace(*file->table());
      table_ = std::move(file);
      continue;
    }
    ClosedInputs unit;
    while (next_ < inputs_.size() && unit.inputs.size() < kInputsAUnit && !kept_[next_] &&
           inputs_[next_].kind == InputKind::Profiles) {
      unit.inputs.push_back(next_++);
    }
    return unit;
  }
}

double InputQueue::share() const {
  if (inputs_.empty()) return 1;
  const double taken = static_cast<double>(next_) - (table_ ? 1 - splitter_->share() : 0);
  return taken / static_cast<double>(inputs_.size());
}

void InputQueue::drop_rest_of(const InputFile& file) {
  if (table_.get() == &file) table_.reset();
}

}  // namespace cbps::run
