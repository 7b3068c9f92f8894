#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "cbps/lint/lint.h"

/// The passes that `findings` runs, each for one subject.
namespace cbps::lint {

using rules::Check;
using rules::Condition;
using rules::Consistency;
using rules::Restoration;
using rules::RulePack;
using rules::SourceText;
using rules::Standard;

struct Context {
  const RulePack& pack;
  const doc::Document& bundle;
  const Sources& sources;
  Diagnostics& diagnostics;

  /// Adds a finding about a node of a condition, at its place in the rules.
  template <ArgumentSource... Arguments>
  Diagnostic& report(Message<sizeof...(Arguments)> code, const Condition& condition,
                     lang::ExprId node, Arguments&&... arguments) const {
    return diagnostics.add(code, place(condition, node), std::forward<Arguments>(arguments)...);
  }
  [[nodiscard]] Span place(const Condition& condition, lang::ExprId node) const;

  /// The place of a value in the bundle. `path` starts with the name of its file and continues with
  /// keys, or positions for items of a list. If there is no such value, the place of the nearest
  /// one on the path.
  [[nodiscard]] Span place(const std::vector<std::string>& path) const;
  /// The place of the value of a node's key, or of the node if it lacks the key.
  [[nodiscard]] Span place(doc::NodeId node, std::string_view key) const;
};

/// Whether a node is a call that counts what is due on a row (`months_due()`).
[[nodiscard]] bool counts_what_is_due(const lang::Condition& condition, lang::ExprId node);

void check_text(const Context& context);
/// Checks that the list of restorations restores the source document, and that the document
/// contains the standards.
void check_source(const Context& context);
void check_uses(const Context& context);
void check_conditions(const Context& context);
/// Reports English texts that only repeat the Chinese, and checks the grades.
void check_pack(const Context& context);

/// Reports optional facts that `condition` reads without a guard by `known`, and `known` of facts
/// that are not optional. A requirement is evaluated only if `applies` holds (null: always).
void check_guards(const Context& context, const Condition& condition,
                  const Condition* applies = nullptr);
/// Reports parts of a condition that the ranges of its facts already decide. Adds the places of
/// parts that never hold to `never`.
void check_constants(const Context& context, const Condition& condition, std::vector<Span>& never);
/// Reports parts of a condition that its enclosing parts, or `applies`, have already decided. Adds
/// the place of a condition that never holds to `never`.
void check_branches(const Context& context, const Condition& condition, const Condition* applies,
                    std::vector<Span>& never);
/// Reports conditions that no value of a fact can meet together, with parameters at their current
/// values. Skips the places in `never`, which have been reported.
void check_demands(const Context& context, const std::vector<const Condition*>& together,
                   const std::vector<Span>& never);

}  // namespace cbps::lint
