#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "cbps/lang/condition.h"
#include "cbps/value/bitmap.h"
#include "cbps/value/date.h"
#include "cbps/value/table.h"

/// Conditions as one list of kernels over columns: a shared subexpression is computed once a batch.
namespace cbps::eval {

/// The result of one kernel for a batch: a truth value or a number for every row.
enum class SlotId : std::uint32_t {};

/// The time an assessment speaks of; the same for all rows but for `duties_from`.
struct Calendar {
  Period period;
  Date as_of;
};

enum class Kernel : std::uint8_t {
  // numbers: int64 and a known bit a row
  LoadNumber,
  Constant,
  Unknown,
  Scale,
  Negate,
  Multiply,
  Divide,
  Modulo,
  Add,
  Subtract,
  SelectNumber,
  CountParts,
  Year,
  Month,
  Day,
  AddYears,
  CountIn,
  Covered,
  Due,
  // truth values: a true bit and a false bit a row, neither is unknown
  LoadTruth,
  TruthConstant,
  Less,
  LessEqual,
  Equal,
  HasAll,
  Subset,
  Not,
  And,
  Or,
  SelectTruth,
  TruthEqual,
  TruthLess,
  Known,
  EveryDue,
};

/// Which stretches of the year a calendar kernel counts.
enum class Stretch : std::uint8_t { Month, Quarter };

struct Instruction {
  Kernel kernel = Kernel::Constant;
  std::uint32_t a = 0, b = 0, c = 0;  ///< slots
  std::int64_t immediate = 0;         ///< constant, factor, divisor, bits, or a `Stretch`
  FieldId field{};
  bool operator==(const Instruction&) const = default;
};

/// Where the nodes of a condition find their results.
struct Compiled {
  std::vector<SlotId> slots;  ///< beside the condition's nodes
  SlotId root{};
  [[nodiscard]] SlotId slot(lang::ExprId id) const { return slots[lang::index(id)]; }
};

/// Immutable once all conditions are added; may be run from several threads at a time.
class Program {
 public:
  explicit Program(std::optional<FieldId> duties_from = std::nullopt) : duties_from_(duties_from) {}

  /// `condition` must have been checked against the table of `functions()`.
  Compiled add(const lang::Condition& condition);

  [[nodiscard]] const std::vector<Instruction>& instructions() const { return instructions_; }
  [[nodiscard]] std::optional<FieldId> duties_from() const { return duties_from_; }

 private:
  friend class Compiler;
  std::vector<Instruction> instructions_;
  std::optional<FieldId> duties_from_;
};

/// The results of a program for one batch.
class Results {
 public:
  [[nodiscard]] Truth truth(SlotId slot, std::size_t row) const;
  /// Nothing where the value is unknown.
  [[nodiscard]] std::optional<std::int64_t> number(SlotId slot, std::size_t row) const;
  /// Whether the slot's value (of either kind) is known.
  [[nodiscard]] bool known(SlotId slot, std::size_t row) const;

  struct Slot {
    std::vector<std::int64_t> values;  ///< numbers only
    Bitmap first;                      ///< numbers: known; truth values: true
    Bitmap second;                     ///< truth values: false
    bool is_truth = false;
  };
  std::vector<Slot> slots;
};

/// Runs every kernel over the batch. Never throws on any data that the dictionary allows.
[[nodiscard]] Results run(const Program& program, const Table& table, const Calendar& calendar);

}  // namespace cbps::eval
