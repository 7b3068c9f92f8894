#include "cbps/diag/unicode.h"
#include "eval/kernels.h"

namespace cbps::eval {

/// In code points.
void Kernels::text_size(const Instruction& i, const Memory& out) const {
  const Slot& a = at(i.a);
  number_by_row(out, [&](std::size_t row) -> std::optional<std::int64_t> {
    if (!Bitmap::test(a.first, row)) return std::nullopt;
    const std::string& text = program_.texts()[static_cast<std::size_t>(a.values[row])];
    return static_cast<std::int64_t>(unicode::count_characters(text));
  });
}

/// By bytes, which for UTF-8 is by code points.
void Kernels::text_comparison(const Instruction& i, const Memory& out) const {
  const auto with = [&](auto f) {
    compare_known(out, i, [&](std::int64_t x, std::int64_t y) {
      return f(program_.texts()[static_cast<std::size_t>(x)],
               program_.texts()[static_cast<std::size_t>(y)]);
    });
  };
  using Text = const std::string&;
  switch (i.kernel) {
    case Kernel::TextLess: return with([](Text x, Text y) { return x < y; });
    case Kernel::TextContains:
      return with([](Text x, Text y) { return x.find(y) != std::string::npos; });
    case Kernel::TextStartsWith: return with([](Text x, Text y) { return x.starts_with(y); });
    case Kernel::TextEndsWith: return with([](Text x, Text y) { return x.ends_with(y); });
    default: return;
  }
}

}  // namespace cbps::eval
