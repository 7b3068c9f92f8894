#include "rules/condition_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cbps/doc/yaml.h"
#include "cbps/eval/functions.h"

namespace cbps::rules {

using doc::NodeId;
using doc::NodeKind;

namespace {

struct Bound {
  std::string_view key;
  std::string_view sign;
};
constexpr std::array kBounds{Bound{"min", " >= "}, Bound{"max", " <= "}, Bound{"equal", " == "}};

/// Whether a value of the kind can stand in a sentence.
bool can_be_said(Kind kind) {
  switch (kind) {
    case Kind::Int:
    case Kind::Decimal:
    case Kind::Date:
    case Kind::Choice: return true;
    case Kind::Bool:
    case Kind::Set:
    case Kind::Dates:
    case Kind::String:
    case Kind::List: return false;
  }
  return false;
}

}  // namespace

void ConditionReader::Source::add(std::string_view part, NodeId node, bool verbatim,
                                  std::size_t from) {
  pieces.push_back({text.size(), node, verbatim, from});
  text += part;
}

std::optional<Condition> ConditionReader::read(MappingReader& reader, std::string_view key,
                                               bool is_requirement) {
  const auto scalar = reader.condition(key);
  if (!scalar) return std::nullopt;
  Source source;
  source.add(document_.text(*scalar), *scalar, true);
  auto condition = compile(source, *scalar, is_requirement ? Role::Requirement : Role::Condition);
  if (condition) refuse_cut_condition(*scalar);
  return condition;
}

std::optional<Condition> ConditionReader::read_requirement(NodeId node) {
  MappingReader reader(document_, node, diagnostics_, "- condition: …");
  if (!reader.is_mapping()) return std::nullopt;
  const bool is_constraint =
      reader.has("field") || std::any_of(kBounds.begin(), kBounds.end(),
                                         [&](const Bound& one) { return reader.has(one.key); });
  if (!is_constraint && !reader.has("condition")) reader.missing("condition");
  auto condition = is_constraint ? read_constraint(reader) : read(reader, "condition", true);
  reader.finish();
  return condition;
}

/// `{field: f, min: a, max: b}` is `f >= a && f <= b`: the same tree as if it had been written.
std::optional<Condition> ConditionReader::read_constraint(MappingReader& reader) {
  const auto field = reader.required_scalar("field");
  const std::string_view name = field ? document_.text(*field) : std::string_view();
  bool good = field && is_fact(*field) && is_quoted_option(reader, *field);
  bool is_bounded = false;
  Source source;
  for (const auto& [key, sign] : kBounds) {
    is_bounded |= reader.has(key);
    const auto bound = read_bound(reader, key);
    good &= bound.has_value() || !reader.has(key);
    if (!bound || !good) continue;
    const std::string_view joint = source.text.empty() ? "" : " && ";
    source.add(fmt::format("{}{}{}(", joint, name, sign), *field, false);
    source.add(document_.text(*bound), *bound, true);
    source.add(")", *field, false);
  }
  if (!is_bounded) reader.missing("min", "min, max, equal");
  if (!is_bounded || !good) return std::nullopt;
  return compile(source, reader.node(), Role::Requirement);
}

/// A bound that parses by itself, so that it cannot reach beyond its parentheses.
std::optional<NodeId> ConditionReader::read_bound(MappingReader& reader, std::string_view key) {
  const auto node = reader.scalar(key);
  if (!node) return std::nullopt;
  Source source;
  source.add(document_.text(*node), *node, true);
  Diagnostics found;
  const bool parsed = lang::parse(source.text, found).has_value();
  report(std::move(found), source);
  return parsed ? node : std::nullopt;
}

bool ConditionReader::is_fact(NodeId name) {
  const std::string text(document_.text(name));
  if (dictionary_.field_by_id.contains(text)) return true;
  if (unresolved_.names_missing) return false;
  std::vector<std::string_view> names;
  for (const Field& one : dictionary_.fields) names.push_back(one.id);
  suggest(diagnostics_.add(Code::UnknownName, document_.span(name), text), text, names);
  return false;
}

/// `equal: branch` for `equal: "'branch'"`: the option stands there like the name of a fact.
bool ConditionReader::is_quoted_option(const MappingReader& reader, NodeId field) {
  const Field& fact =
      dictionary_.field(dictionary_.field_by_id.at(std::string(document_.text(field))));
  const auto equal = document_.find(reader.node(), "equal");
  if (fact.type.kind != Kind::Choice || !equal) return true;
  const std::string written(document_.text(*equal));
  const auto option = find_option(dictionary_.domain(fact.type), written);
  if (!option) return true;
  const std::string& id = dictionary_.domain(fact.type)[*option].id;
  diagnostics_.add(Code::UnknownName, document_.span(*equal), written)
      .note(Code::WriteInstead, "\"'" + id + "'\"");
  return false;
}

std::optional<Condition> ConditionReader::read_value(NodeId scalar, std::size_t begin,
                                                     std::size_t length) {
  Source source;
  source.add(document_.text(scalar).substr(begin, length), scalar, true, begin);
  auto value = compile(source, scalar, Role::Value);
  if (!value || can_be_said(value->condition.type(value->condition.ast.root).type.kind)) {
    return value;
  }
  diagnostics_.add(Code::CannotBeSaid,
                   doc::span_in_scalar(sources_, document_, scalar, begin, source.text.size()),
                   source.text);
  return std::nullopt;
}

std::optional<Condition> ConditionReader::compile(const Source& source, NodeId node, Role role) {
  Diagnostics found;
  std::optional<lang::Condition> condition;
  auto ast = lang::parse(source.text, found);
  if (ast && !is_unresolved(*ast)) {
    const lang::Environment environment{dictionary_, eval::functions()};
    condition = role == Role::Value ? lang::check_expression(std::move(*ast), environment, found)
                                    : lang::check(std::move(*ast), environment, found);
  }
  if (condition && role == Role::Requirement) lang::check_linear(*condition, found);
  report(std::move(found), source);
  if (!condition) return std::nullopt;
  eval::Compiled compiled = program_.add(*condition);
  return Condition{std::move(*condition), std::move(compiled), node};
}

void ConditionReader::report(Diagnostics found, const Source& source) {
  for (Diagnostic& one : std::move(found).take()) diagnostics_.add(placed(std::move(one), source));
}

/// The message where the condition stands, from one that speaks of the condition's text alone.
Diagnostic ConditionReader::placed(Diagnostic unplaced, const Source& source) const {
  const auto after =
      std::find_if(source.pieces.begin() + 1, source.pieces.end(),
                   [&](const Piece& one) { return one.begin > unplaced.span.begin; });
  const Piece& piece = *(after - 1);
  Diagnostic result = std::move(unplaced);
  result.span = piece.verbatim ? doc::span_in_scalar(sources_, document_, piece.node,
                                                     piece.from + result.span.begin - piece.begin,
                                                     result.span.length)
                               : document_.span(piece.node);
  const bool ends_early = result.code == Code::UnclosedText || result.code == Code::UnexpectedEnd ||
                          result.code == Code::ExpectedToken;
  if (ends_early && comment_behind(piece.node)) result.note(Code::HelpQuoteValue);
  return result;
}

bool ConditionReader::is_unresolved(const lang::Ast& ast) const {
  return unresolved_.names_missing ||
         std::any_of(ast.nodes.begin(), ast.nodes.end(), [&](const lang::Expr& one) {
           return one.op == lang::Op::Name && unresolved_.unsound.contains(one.text);
         });
}

/// The ` # …` behind an unquoted text, which YAML takes for a comment.
std::optional<Span> ConditionReader::comment_behind(NodeId node) const {
  const Span span = document_.span(node);
  if (document_.kind(node) != NodeKind::Scalar || document_.style(node) != doc::Style::Plain) {
    return std::nullopt;
  }
  const std::string_view text = sources_.text(span.file);
  const std::size_t end = span.begin + span.length;
  const std::size_t next = end < text.size() ? text.find_first_not_of(' ', end) : text.npos;
  if (next == text.npos || next == end || text[next] != '#') return std::nullopt;
  const std::size_t line_end = std::min(text.find_first_of("\r\n", next), text.size());
  return Span{next, static_cast<std::uint32_t>(line_end - next), span.file};
}

/// A comment that reads like the rest of the condition: without it less would be asked.
void ConditionReader::refuse_cut_condition(NodeId node) {
  const std::optional<Span> comment = comment_behind(node);
  if (!comment) return;
  const std::string_view text = sources_.text(*comment);
  for (const std::string_view sign : {"&&", "||"}) {
    if (text.find(sign) == std::string_view::npos) continue;
    diagnostics_.add(Code::CutByRemark, *comment).note(Code::HelpQuoteValue);
    return;
  }
}

}  // namespace cbps::rules
