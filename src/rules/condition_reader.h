#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/rules/mapping_reader.h"
#include "cbps/rules/rule_pack.h"
#include "rules/dictionary_reader.h"

namespace cbps::rules {

/// Conditions of the rules, checked and compiled into one program; faults are named where they
/// stand in the YAML. Where names of the dictionary are in doubt, a condition that reads them is
/// parsed and no more.
class ConditionReader {
 public:
  ConditionReader(const Sources& sources, const doc::Document& document,
                  const Dictionary& dictionary, const Doubts& doubts, eval::Program& program,
                  Diagnostics& diagnostics)
      : sources_(sources),
        document_(document),
        dictionary_(dictionary),
        doubts_(doubts),
        program_(program),
        diagnostics_(diagnostics) {}

  /// `key: CONDITION`; nothing where the key is not there, or the condition has faults.
  std::optional<Condition> read(MappingReader& reader, std::string_view key,
                                bool is_requirement = false);

  /// An entry of `require`: `{condition: …}`, or a constraint, and linear.
  std::optional<Condition> read_requirement(doc::NodeId node);

 private:
  /// A condition's text in stretches, each from a scalar of the rules: all of it, or told by it.
  struct Piece {
    std::size_t begin;
    doc::NodeId node;
    bool verbatim;
  };
  struct Source {
    std::string text;
    std::vector<Piece> pieces;
    void add(std::string_view interval, doc::NodeId node, bool verbatim);
  };

  std::optional<Condition> read_constraint(MappingReader& reader);
  std::optional<doc::NodeId> read_bound(MappingReader& reader, std::string_view key);
  bool is_fact(doc::NodeId name);
  bool is_quoted_option(const MappingReader& reader, doc::NodeId field);
  std::optional<Condition> compile(const Source& source, doc::NodeId node, bool is_requirement);
  void append(Diagnostics& found, const Source& source);
  [[nodiscard]] bool is_doubtful(const lang::Ast& ast) const;
  [[nodiscard]] std::optional<Span> remark_behind(doc::NodeId node) const;
  void refuse_cut_condition(doc::NodeId node);

  const Sources& sources_;
  const doc::Document& document_;
  const Dictionary& dictionary_;
  const Doubts& doubts_;
  eval::Program& program_;
  Diagnostics& diagnostics_;
};

}  // namespace cbps::rules
