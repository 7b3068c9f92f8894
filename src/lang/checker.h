#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/lang/condition.h"
#include "cbps/value/bounds.h"

namespace cbps::lang {

/// Gives each node of a tree its type, from the leaves up. A node without a valid type
/// is reported once: its parents add no message, its siblings are still checked, so one run reports
/// all errors.
class Checker {
 public:
  Checker(Ast ast, const Environment& environment, Diagnostics& diagnostics);

  /// A condition's root must be bool; nothing is returned if anything was reported.
  [[nodiscard]] std::optional<Condition> run(bool must_be_bool);

 private:
  /// Thrown where a node has no type, after the message (or the message about an operand).
  struct Unresolved {};

  [[nodiscard]] const Expr& expr(ExprId id) const { return condition_.ast.at(id); }
  [[nodiscard]] Typed& typed(ExprId id) { return condition_.types[index(id)]; }
  [[nodiscard]] Type type(ExprId id) { return typed(id).type; }
  [[nodiscard]] Bounds bounds(ExprId id) { return {typed(id).least, typed(id).most}; }
  [[nodiscard]] const Dictionary& dictionary() const { return environment_.dictionary; }
  /// The position of a node in the text of the condition.
  [[nodiscard]] Span span(ExprId id) const {
    const Extent extent = expr(id).extent;
    return {extent.begin, extent.length, FileId::None};
  }

  template <ArgumentSource... Arguments>
  Diagnostic& report(Message<sizeof...(Arguments)> code, ExprId id, Arguments&&... arguments) {
    return diagnostics_.add(code, span(id), std::forward<Arguments>(arguments)...);
  }
  template <ArgumentSource... Arguments>
  [[noreturn]] void fail(Message<sizeof...(Arguments)> code, ExprId id, Arguments&&... arguments) {
    report(code, id, std::forward<Arguments>(arguments)...);
    throw Unresolved{};
  }
  /// Reports an operand whose type `op` does not accept.
  [[noreturn]] void wrong_operand(ExprId operand, Op op, Term wanted);
  [[noreturn]] void do_not_fit(ExprId id, Type left, Type right);

  // ---- guesses.cpp: what was probably meant ----
  /// For a comparison of types that do not fit.
  [[nodiscard]] std::optional<std::string> probable_comparison(ExprId id);
  /// For a literal in a place where one of type `beside` is needed.
  [[nodiscard]] std::optional<std::string> probable_literal(Type beside, ExprId literal) const;
  /// For an argument of a type that does not fit.
  [[nodiscard]] std::optional<std::string> probable_argument(ExprId id, ExprId operand,
                                                             Accepts accepts);
  [[nodiscard]] std::string text_of(ExprId id) const;

  [[noreturn]] void fail_with_nearest(Message<1> code, ExprId id, const std::string& written,
                                      const std::vector<std::string_view>& names,
                                      std::string_view prefix = "");

  void set(ExprId id, Type result, Bounds bounds = {});
  void set_bool(ExprId id) { set(id, {Kind::Bool, 0, 0}); }
  /// Sets a value that may leave int64: it is rejected, or its bounds are clamped and it is marked.
  void set_number(ExprId id, Type result, Bounds bounds, bool divides_by_zero = false);

  void resolve(ExprId id);
  void literal(ExprId id, Type of, std::int64_t value);

  // ---- check_names.cpp ----
  void name(ExprId id);
  void field(ExprId id, FieldId field);
  void parameter(ExprId id, const std::string& text);
  [[noreturn]] void unknown_name(ExprId id, const std::string& text);
  /// Names, labels and habits that lead from `text` to what is there: the text to write.
  [[nodiscard]] std::optional<std::string> other_spelling(const std::string& text) const;
  [[nodiscard]] Int128 all_parts(Type set) const;
  /// Text literals in `id` (itself, or branches of a conditional) become options of `choice`.
  void adapt_to(ExprId id, Type choice);
  /// Turns a list of texts into a set with those parts.
  void adapt_to_set(ExprId list, Type set);

  // ---- check_operators.cpp ----
  void logic(ExprId id);
  void negate(ExprId id);
  void arithmetic(ExprId id);
  void division(ExprId id);
  void comparison(ExprId id);
  void membership(ExprId id);
  void conditional(ExprId id);
  void list(ExprId id);
  void refuse_list_out_of_place(ExprId id);
  /// A list's element type: none of `[]`; numbers mix, and are decimals if one is.
  [[nodiscard]] std::optional<Type> element_type(ExprId list);
  void adapt_to_each_other(ExprId a, ExprId b);
  [[nodiscard]] static bool fit(Type a, Type b);

  // ---- check_functions.cpp ----
  void call(ExprId id);
  [[nodiscard]] const Signature* signature(std::string_view name) const;
  void argument(ExprId id, ExprId operand, Accepts accepts);
  void result(ExprId id, const Signature& row);
  [[noreturn]] void unknown_function(ExprId id);

  const Environment& environment_;
  Diagnostics& diagnostics_;
  Condition condition_;
  std::vector<bool> resolved_;
  bool failed_ = false;
};

/// What this language has in place of a function of CEL or another language.
[[nodiscard]] std::optional<std::string_view> our_function(std::string_view written);

inline constexpr Bounds kAllInt64{kInt64Min, kInt64Max};
inline constexpr Bounds kAllDays{-719162, 2932896};  // 0001-01-01 to 9999-12-31

}  // namespace cbps::lang
