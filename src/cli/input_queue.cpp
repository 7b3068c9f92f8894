#include "cli/input_queue.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace cbps::cli {
namespace {

/// Enough to pay for handing them out, few enough that threads end at about the same time.
constexpr std::size_t kFilesAPiece = 32;

}  // namespace

InputQueue::InputQueue(std::vector<Input> inputs, const Dictionary& dictionary)
    : inputs_(std::move(inputs)),
      dictionary_(dictionary),
      kept_(inputs_.size()),
      keys_(dictionary) {}

std::shared_ptr<const InputFile> InputQueue::open(Input input, data::KeyMemo& keys) const {
  return std::make_shared<const InputFile>(std::move(input), dictionary_, keys);
}

Survey InputQueue::survey(bool year_is_given) {
  Survey survey;
  survey.has_several = inputs_.size() > 1;
  for (std::size_t i = 0; i < inputs_.size() && !survey.year; ++i) {
    if (year_is_given && survey.has_several) break;
    const auto file = open(inputs_[i], keys_);
    std::error_code ignored;
    const bool once = inputs_[i].path == kStandardInput ||
                      !std::filesystem::is_regular_file(inputs_[i].path, ignored);
    if (i == 0 || once) kept_[i] = file;
    survey.has_several = survey.has_several || file->has_several();
    if (!year_is_given) survey.year = file->first_year(keys_);
  }
  return survey;
}

std::shared_ptr<const InputFile> InputQueue::open_next() {
  const std::size_t index = next_++;
  return kept_[index] ? std::move(kept_[index]) : open(inputs_[index], keys_);
}

std::optional<InputQueue::Piece> InputQueue::take() {
  while (true) {
    if (table_) {
      data::TableChunk rows;
      if (splitter_->next(rows)) return Piece{table_, rows, {}};
      table_.reset();
    }
    if (next_ == inputs_.size()) return std::nullopt;
    if (kept_[next_] || inputs_[next_].kind == InputKind::Table) {
      auto file = open_next();
      if (file->table() == nullptr) return Piece{std::move(file), {}, {}};
      splitter_.emplace(*file->table());
      table_ = std::move(file);
      continue;
    }
    Piece piece;
    while (next_ < inputs_.size() && piece.files.size() < kFilesAPiece && !kept_[next_] &&
           inputs_[next_].kind == InputKind::Profiles) {
      piece.files.push_back(inputs_[next_++]);
    }
    return piece;
  }
}

void InputQueue::drop_rest_of(const InputFile& file) {
  if (table_.get() == &file) table_.reset();
}

}  // namespace cbps::cli
