#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cbps/rules/mapping_reader.h"
#include "cbps/rules/rule_pack.h"
#include "rules/dictionary_reader.h"

namespace cbps::rules {

/// Checks the conditions of the rules and compiles them into one program. Errors are reported at
/// their place in the YAML. A condition that reads an unresolved name is only parsed.
class ConditionReader {
 public:
  ConditionReader(const Sources& sources, const doc::Document& document,
                  const Dictionary& dictionary, const Unresolved& unresolved,
                  eval::Program& program, Diagnostics& diagnostics)
      : sources_(sources),
        document_(document),
        dictionary_(dictionary),
        unresolved_(unresolved),
        program_(program),
        diagnostics_(diagnostics) {}

  /// Reads `key: CONDITION`. Returns nothing if the key is missing or the condition has errors.
  std::optional<Condition> read(MappingReader& reader, std::string_view key,
                                bool is_requirement = false);

  /// Reads an entry of `require`: `{condition: …}` or a constraint. It must be linear.
  std::optional<Condition> read_requirement(doc::NodeId node);

  /// Reads a part of a scalar, an expression whose value can stand in a sentence.
  std::optional<Condition> read_value(doc::NodeId scalar, std::size_t begin, std::size_t length);

 private:
  /// A part of a condition's text.
  struct Piece {
    std::size_t begin;  ///< in the text
    doc::NodeId node;   ///< the scalar of the rules that it comes from
    bool verbatim;      ///< true: it is that scalar's text; false: derived from it
    std::size_t from;   ///< where in the scalar's text it begins
  };
  /// What an expression has to be.
  enum class Role : std::uint8_t { Condition, Requirement, Value };
  struct Source {
    std::string text;
    std::vector<Piece> pieces;
    void add(std::string_view part, doc::NodeId node, bool verbatim, std::size_t from = 0);
  };

  std::optional<Condition> read_constraint(MappingReader& reader);
  std::optional<doc::NodeId> read_bound(MappingReader& reader, std::string_view key);
  bool is_fact(doc::NodeId name);
  bool is_quoted_option(const MappingReader& reader, doc::NodeId field);
  std::optional<Condition> compile(const Source& source, doc::NodeId node, Role role);
  void report(Diagnostics found, const Source& source);
  [[nodiscard]] Diagnostic placed(Diagnostic unplaced, const Source& source) const;
  [[nodiscard]] bool is_unresolved(const lang::Ast& ast) const;
  [[nodiscard]] std::optional<Span> comment_behind(doc::NodeId node) const;
  void refuse_cut_condition(doc::NodeId node);

  const Sources& sources_;
  const doc::Document& document_;
  const Dictionary& dictionary_;
  const Unresolved& unresolved_;
  eval::Program& program_;
  Diagnostics& diagnostics_;
};

}  // namespace cbps::rules
