#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/text/language.h"

namespace cbps::result {
struct Run;
}

/// Puts the pieces of a report together.
namespace cbps::report {

struct Style;

/// The parts of a report, in the order in which they are added. A format that streams has no
/// opening, and its communities and rejected entries come in the order of the input. A document has
/// no rejected entries: its opening names them.
enum class Part : std::uint8_t {
  Head,       ///< made by `Format::begin`
  Opening,    ///< made by `Format::opening`
  Community,  ///< made by `Format::each` or `Format::line`: one piece per community
  Rejected,   ///< made by `Format::rejected`: one piece per rejected community
  End,        ///< made by `Format::end`; it may be added in several pieces
};

/// Makes one report from its pieces, which are added in order by one thread at a time. It may keep
/// state, such as the offsets that a container file lists at its end.
class Assembler {
 public:
  Assembler() = default;
  virtual ~Assembler() = default;
  Assembler(const Assembler&) = delete;
  Assembler& operator=(const Assembler&) = delete;

  /// Called once, before the first piece. Both outlive it.
  virtual void begin(const result::Run& /*run*/, const Style& /*style*/) {}
  /// Appends to `out` what the report contains for a piece. The caller may clear `out` after each
  /// call.
  virtual void add(Part part, std::string_view piece, std::string& out) = 0;
  /// Appends what stands after the last piece. Called once.
  virtual void finish(std::string& out) = 0;
  /// Why the report could not be finished; the reason of the system.
  [[nodiscard]] virtual std::optional<Bilingual> failure() const { return std::nullopt; }
};

/// Places the pieces one after the other, with `between` between two communities.
[[nodiscard]] std::unique_ptr<Assembler> concatenation(std::string_view between);

}  // namespace cbps::report
