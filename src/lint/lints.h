#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "cbps/lint/lint.h"

/// The passes that `findings` runs, one subject each.
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

  /// A finding about a node of a condition, at its place in the rules.
  template <ArgumentSource... Arguments>
  Diagnostic& report(Message<sizeof...(Arguments)> code, const Condition& condition,
                     lang::ExprId node, Arguments&&... arguments) const {
    return diagnostics.add(code, place(condition, node), std::forward<Arguments>(arguments)...);
  }
  [[nodiscard]] Span place(const Condition& condition, lang::ExprId node) const;

  /// The place of a value of the bundle, by keys from the name of its file on; of an item of a list
  /// by its position. As near as there is one.
  [[nodiscard]] Span place(const std::vector<std::string>& path) const;
  /// The place of the value of a node's key; of the node if it has none.
  [[nodiscard]] Span place(doc::NodeId node, std::string_view key) const;
};

/// Whether a node is a call that counts what is due on a row (`months_due()`).
[[nodiscard]] bool counts_what_is_due(const lang::Condition& condition, lang::ExprId node);

void check_text(const Context& context);
/// The document that the standards come from: does the list restore it, and does it hold them.
void check_source(const Context& context);
void check_uses(const Context& context);
void check_conditions(const Context& context);
/// Both languages, and the grades.
void check_pack(const Context& context);

/// Optional facts that `condition` reads where `known` does not guard them, and `known` of facts
/// that are not optional. A requirement matters only where `applies` holds (null: always).
void check_guards(const Context& context, const Condition& condition,
                 const Condition* applies = nullptr);
/// What its ranges decide beforehand. Adds the places of what never holds to `never`.
void check_constants(const Context& context, const Condition& condition,
                    std::vector<Span>& never);
/// What a condition's surroundings, or `applies`, have decided where it is asked again. Adds the
/// place of a condition that never holds to `never`.
void check_branches(const Context& context, const Condition& condition, const Condition* applies,
                   std::vector<Span>& never);
/// Conditions that no value of a fact can meet together, parameters as they are set. Nothing is
/// said of the places in `never`, which have their message.
void check_demands(const Context& context, const std::vector<const Condition*>& together,
                  const std::vector<Span>& never);

}  // namespace cbps::lint
