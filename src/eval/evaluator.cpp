#include "cbps/eval/evaluator.h"

#include "eval/kernel_traits.h"
#include "eval/kernels.h"

namespace cbps::eval {

Evaluator::Evaluator(const Program& program, const Calendar& calendar, std::size_t most_rows)
    : program_(program), calendar_(calendar), duties_(calendar), most_rows_(most_rows) {
  allocate();
}

namespace {

/// The buffers that a slot has. `values` and `words` hand out the next ones: called once to count
/// them and once to allocate them.
template <class Values, class Words>
SlotBuffers buffers_of(Kernel kernel, bool may_err, Values values, Words words) {
  SlotBuffers buffers;
  if (kernel != Kernel::LoadNumber) {
    if (!gives_truth(kernel)) buffers.values = values();
    buffers.first = words();
    if (gives_truth(kernel)) buffers.second = words();
  }
  if (may_err) buffers.errors = words();
  return buffers;
}

}  // namespace

void Evaluator::allocate() {
  const auto& instructions = program_.instructions();
  const std::size_t width = Bitmap::words_for(most_rows_);
  std::size_t number_slots = 0;
  std::size_t word_slots = 0;
  for (const Instruction& one : instructions) {
    (void)buffers_of(
        one.kernel, program_.may_err(), [&] { return ++number_slots, nullptr; },
        [&] { return ++word_slots, nullptr; });
  }
  numbers_.assign(number_slots * most_rows_, 0);
  words_.assign(word_slots * width, 0);

  std::int64_t* next_values = numbers_.data();
  std::uint64_t* next_words = words_.data();
  Kernels layout(program_, calendar_, duties_, nullptr, most_rows_, results_);
  for (std::size_t slot = 0; slot < instructions.size(); ++slot) {
    const Kernel kernel = instructions[slot].kernel;
    const SlotBuffers buffers = buffers_of(
        kernel, program_.may_err(),
        [&] { return std::exchange(next_values, next_values + most_rows_); },
        [&] { return std::exchange(next_words, next_words + width); });
    buffers_.push_back(buffers);
    results_.slots_.push_back({buffers.values, buffers.first, buffers.second, buffers.errors});
    switch (traits(kernel).moment) {
      case Moment::Layout: layout.execute(slot, buffers); break;
      case Moment::Batch: batch_slots_.push_back(slot); break;
    }
  }
}

const Results& Evaluator::run(const Table& table) {
  Kernels kernels(program_, calendar_, duties_, &table, table.rows(), results_);
  for (const std::size_t slot : batch_slots_) kernels.execute(slot, buffers_[slot]);
  return results_;
}

Truth Results::truth(SlotId slot, std::size_t row) const {
  const Slot& of = at(slot);
  if (Bitmap::test(of.first, row)) return Truth::True;
  return Bitmap::test(of.second, row) ? Truth::False : Truth::Unknown;
}

std::optional<std::int64_t> Results::number(SlotId slot, std::size_t row) const {
  const Slot& of = at(slot);
  if (of.second != nullptr || !Bitmap::test(of.first, row)) return std::nullopt;
  return of.values[row];
}

bool Results::known(SlotId slot, std::size_t row) const {
  const Slot& of = at(slot);
  return Bitmap::test(of.first, row) || (of.second != nullptr && Bitmap::test(of.second, row));
}

bool Results::erred(SlotId slot, std::size_t row) const {
  const Slot& of = at(slot);
  return of.errors != nullptr && Bitmap::test(of.errors, row);
}

}  // namespace cbps::eval
