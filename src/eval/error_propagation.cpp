#include "cbps/value/unreachable.h"
#include "eval/kernel_traits.h"
#include "eval/kernels.h"

namespace cbps::eval {

void Kernels::propagate_errors(const Instruction& i, const SlotBuffers& out) const {
  const auto errors = [this](std::uint32_t slot, std::size_t word) {
    return at(slot).errors[word];
  };
  const KernelTraits& kernel = traits(i.kernel);
  const auto of_operands = [&](std::size_t w) {
    std::uint64_t all = 0;
    if (kernel.operands > 0) all |= errors(i.a, w);
    if (kernel.operands > 1) all |= errors(i.b, w);
    if (kernel.operands > 2) all |= errors(i.c, w);
    return all;
  };
  const auto error_bits = [&](std::size_t w) -> std::uint64_t {
    switch (kernel.errors) {
      case ErrorRule::Never: return 0;
      case ErrorRule::Own: return out.errors[w] | of_operands(w);
      case ErrorRule::OfOperands: return of_operands(w);
      case ErrorRule::OfBranch:
        return errors(i.a, w) | (yes(i.a, w) & errors(i.b, w)) | (no(i.a, w) & errors(i.c, w));
      case ErrorRule::WhereUndecided: {
        // What is true or false is decided, errors or not. Else what is merely unknown wins: the
        // missing fact may yet decide it.
        const std::uint64_t undecided = ~(out.first[w] | out.second[w]);
        const auto open = [&](std::uint32_t slot) {
          return ~(yes(slot, w) | no(slot, w)) & ~errors(slot, w);
        };
        return undecided & ~(open(i.a) | open(i.b));
      }
    }
    unreachable();
  };
  for (std::size_t w = 0; w < words(); ++w) out.errors[w] = error_bits(w);
}

}  // namespace cbps::eval
