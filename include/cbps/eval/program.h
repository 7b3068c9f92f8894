#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cbps/lang/condition.h"
#include "cbps/value/duties.h"

/// Compiles conditions into one list of kernels over columns. A shared subexpression is computed
/// once a batch.
namespace cbps::eval {

/// The result of one kernel for a batch: a truth value or a number for every row.
enum class SlotId : std::uint32_t {};

/// The operation of an instruction. Numbers are int64 at their type's scale; days, options (by
/// index), sets (as bits) and texts (by their code in `Program::texts`) are numbers too.
enum class Kernel : std::uint8_t {
#define CBPS_KERNEL(name, moment, result, operands, errors) name,
#include "cbps/eval/kernels.inc"
#undef CBPS_KERNEL
};

struct Instruction {
  Kernel kernel = Kernel::Constant;
  std::uint32_t a = 0, b = 0, c = 0;  ///< slots
  std::int64_t immediate = 0;
  FieldId field{};
  bool operator==(const Instruction&) const = default;
};

/// The slots with the results of a condition's nodes. Lists have no slot of their own.
struct Compiled {
  std::vector<SlotId> slots;  ///< parallel to the condition's nodes
  SlotId root{};
  [[nodiscard]] SlotId slot(lang::ExprId id) const { return slots[lang::index(id)]; }
};

/// Immutable once all conditions are added; may be run from several threads at a time.
class Program {
 public:
  explicit Program(std::optional<FieldId> duties_from = std::nullopt) : duties_from_(duties_from) {}

  /// `condition` must have been checked against the table of `functions()`.
  Compiled add(const lang::Condition& condition);
  /// Adds only `node` and the nodes under it; the other nodes have no slots.
  Compiled add(const lang::Condition& condition, lang::ExprId node);
  /// The number of months or quarters that are due; unknown where none is, or where nobody can say.
  SlotId due(Interval interval);
  /// The code of a text in columns of strings. Equal texts have one code.
  std::int64_t intern(std::string_view text);

  [[nodiscard]] const std::vector<Instruction>& instructions() const { return instructions_; }
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
  [[nodiscard]] std::optional<FieldId> duties_from() const { return duties_from_; }
  /// Whether a row can be an error. Always false for a pack.
  [[nodiscard]] bool may_err() const { return may_err_; }

 private:
  friend class Emitter;
  struct Hash {
    std::size_t operator()(const Instruction& instruction) const;
  };

  /// The slot of an instruction; equal ones share one.
  std::uint32_t slot_of(const Instruction& instruction);

  std::vector<Instruction> instructions_;
  std::unordered_map<Instruction, std::uint32_t, Hash> slots_;
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::int64_t> text_codes_;
  std::optional<FieldId> duties_from_;
  bool may_err_ = false;
};

}  // namespace cbps::eval
