#include "cbps/text/unicode.h"
#include "eval/kernels.h"

namespace cbps::eval {

/// In code points.
void Kernels::text_size(const Instruction& i, const SlotBuffers& out) const {
  const Slot& a = at(i.a);
  number_by_row(out, [&](std::size_t row) -> std::optional<std::int64_t> {
    if (!Bitmap::test(a.first, row)) return std::nullopt;
    const std::string& text = program_.texts()[static_cast<std::size_t>(a.values[row])];
    return static_cast<std::int64_t>(unicode::count_characters(text));
  });
}

/// By bytes, which for UTF-8 is by code points.
void Kernels::compare_texts(const Instruction& i, const SlotBuffers& out,
                            bool (*holds)(Text x, Text y)) const {
  compare_known(out, i, [&](std::int64_t x, std::int64_t y) {
    return holds(program_.texts()[static_cast<std::size_t>(x)],
                 program_.texts()[static_cast<std::size_t>(y)]);
  });
}

}  // namespace cbps::eval
