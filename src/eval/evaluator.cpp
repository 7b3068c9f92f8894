#include "cbps/eval/evaluator.h"

#include "eval/kernel_traits.h"
#include "eval/kernels.h"

namespace cbps::eval {

Evaluator::Evaluator(const Program& program, const Calendar& calendar, std::size_t most_rows)
    : program_(program),
      calendar_(calendar),
      duties_(calendar.period, calendar.as_of),
      most_rows_(most_rows) {
  lay_out();
}

namespace {

/// Where each slot's memory lies: one walk to count it, one to hand it out.
template <class Values, class Words>
Memory memory_of(Kernel kernel, bool may_err, Values values, Words words) {
  Memory memory;
  if (kernel != Kernel::LoadNumber) {
    if (!gives_truth(kernel)) memory.values = values();
    memory.first = words();
    if (gives_truth(kernel)) memory.second = words();
  }
  if (may_err) memory.errors = words();
  return memory;
}

}  // namespace

void Evaluator::lay_out() {
  const auto& instructions = program_.instructions();
  const std::size_t width = Bitmap::words_for(most_rows_);
  std::size_t number_slots = 0;
  std::size_t word_slots = 0;
  for (const Instruction& one : instructions) {
    (void)memory_of(
        one.kernel, program_.may_err(), [&] { return ++number_slots, nullptr; },
        [&] { return ++word_slots, nullptr; });
  }
  numbers_.assign(number_slots * most_rows_, 0);
  words_.assign(word_slots * width, 0);

  std::int64_t* next_values = numbers_.data();
  std::uint64_t* next_words = words_.data();
  const Kernels constants(program_, calendar_, duties_, nullptr, most_rows_, results_);
  for (const Instruction& one : instructions) {
    const Memory memory = memory_of(
        one.kernel, program_.may_err(),
        [&] { return std::exchange(next_values, next_values + most_rows_); },
        [&] { return std::exchange(next_words, next_words + width); });
    memory_.push_back(memory);
    results_.slots_.push_back({memory.values, memory.first, memory.second, memory.errors});
    constants.fill_constant(one, memory);
  }
}

const Results& Evaluator::run(const Table& table) {
  Kernels kernels(program_, calendar_, duties_, &table, table.rows(), results_);
  for (std::size_t slot = 0; slot < memory_.size(); ++slot) kernels.execute(slot, memory_[slot]);
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
