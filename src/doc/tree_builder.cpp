#include "doc/tree_builder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/doc/encoding_check.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "doc/scalar_source.h"

namespace cbps::doc {
namespace {

constexpr std::string_view kIndicators = "-?:,[]{}";
constexpr std::string_view kSeparators = "-?:,";  // a node follows them

bool begins_line(std::string_view source, std::size_t at, std::size_t text_begin) {
  return at == text_begin || (at > 0 && source[at - 1] == '\n');
}

/// The first text between two nodes that says something, or `end`. A `%YAML` line can stand before
/// the document.
std::size_t find_stray_text(std::string_view source, std::size_t begin, std::size_t end,
                            std::size_t text_begin) {
  std::size_t i = begin;
  while ((i = skip_blanks_and_comments(source, i, end)) < end) {
    if (kIndicators.find(source[i]) != std::string_view::npos) {
      ++i;
    } else if (source.substr(i, 3) == "..." && begins_line(source, i, text_begin)) {
      i += 3;
    } else if (source.substr(i, 6) == "%YAML " && begin == text_begin &&
               begins_line(source, i, text_begin)) {
      i = line_end(source, i);
    } else {
      break;
    }
  }
  return std::min(i, end);
}

}  // namespace

TreeBuilder::TreeBuilder(std::string_view source, std::size_t begin, FileId file,
                         const Limits& limits, RepeatedKeys repeated_keys, Diagnostics& diagnostics)
    : source_(source),
      begin_(begin),
      file_(file),
      limits_(limits),
      repeated_keys_(repeated_keys),
      diagnostics_(diagnostics),
      position_(begin) {}

Span TreeBuilder::span(std::size_t at, std::size_t length) const {
  return {at, static_cast<std::uint32_t>(length), file_};
}

// ---- what the parser meets ---------------------------------------------------------------------

void TreeBuilder::scalar(std::size_t at, std::string_view text) {
  check_gap(at);
  check_properties(at);
  const Style style = style_at(source_, at);
  const bool is_quoted = style == Style::SingleQuoted || style == Style::DoubleQuoted;
  if (is_quoted && !closing_quote(source_, at)) {  // the parser takes the end of the text for one
    report(Code::YamlUnclosedQuote, span(at, 1));
    throw Refused{};
  }
  add_scalar(at, scalar_end(source_, at, style, text), style, text);
}

void TreeBuilder::null(std::size_t at) {
  if (const std::size_t length = null_word(at)) {
    check_gap(at);
    add_scalar(at, at + length, Style::Plain, source_.substr(at, length));
    return;
  }
  if (at >= position_) check_properties(at);
  check_colon();
  check_item(at);
  // A key that is missing stands before its `:`, a value after it.
  const std::size_t missing = expects_key() ? std::max(at, position_) : place_of_missing(at);
  add_scalar(missing, missing, Style::Plain, {});
}

void TreeBuilder::begin(NodeKind kind, std::size_t at) {
  check_gap(at);
  check_properties(at);
  const bool has_bracket = at < source_.size() && (source_[at] == '[' || source_[at] == '{');
  Document::Node node;
  node.kind = kind;
  node.span = span(at, has_bracket ? 1 : 0);
  if (open_.size() >= limits_.depth) {
    report(Code::YamlTooDeep, node.span, std::to_string(limits_.depth));
    throw Refused{};
  }
  check_key(node);
  position_ = std::max(position_, at + node.span.length);
  last_begin_ = at;
  open_.push_back({static_cast<std::uint32_t>(nodes_.size()), kind == NodeKind::Mapping});
  nodes_.push_back(node);
}

void TreeBuilder::end() {
  const std::uint32_t node = open_.back().node;
  nodes_[node].end = static_cast<std::uint32_t>(nodes_.size());
  open_.pop_back();
  const bool is_mapping = nodes_[node].kind == NodeKind::Mapping;
  if (is_mapping && repeated_keys_ == RepeatedKeys::Refused) check_duplicates(node);
  if (!open_.empty()) open_.back().expects_key = !open_.back().expects_key;
}

void TreeBuilder::alias(std::size_t at) {
  check_properties(at);
  std::size_t end = at;
  while (end < source_.size() && !is_blank_or_break(source_[end])) ++end;
  add_scalar(at, end, Style::Plain, source_.substr(at, end - at));
}

void TreeBuilder::anchor(std::size_t at) { check_properties(at); }

void TreeBuilder::finish() { check_gap(source_.size()); }

Document TreeBuilder::take() && { return Document(std::move(nodes_), std::move(text_)); }

std::optional<std::size_t> TreeBuilder::open_bracket() const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (span_of(open->node).length > 0) return span_of(open->node).begin;
  }
  return std::nullopt;
}

std::size_t TreeBuilder::unread() const {
  std::size_t i = skip_blanks_and_comments(source_, position_, source_.size());
  while (i < source_.size() && kSeparators.find(source_[i]) != std::string_view::npos) {
    i = skip_blanks_and_comments(source_, i + 1, source_.size());
  }
  return i;
}

bool TreeBuilder::is_empty() const {
  return nodes_.empty() ||
         (nodes_.size() == 1 && nodes_[0].kind == NodeKind::Scalar && nodes_[0].span.length == 0);
}

// ---- nodes -------------------------------------------------------------------------------------

void TreeBuilder::add_scalar(std::size_t at, std::size_t end, Style style, std::string_view text) {
  Document::Node node;
  node.style = style;
  node.span = span(at, end - at);
  node.text_begin = static_cast<std::uint32_t>(text_.size());
  node.text_length = static_cast<std::uint32_t>(text.size());
  if (text.size() > limits_.scalar_bytes) {
    report(Code::YamlScalarTooLong, beginning(node), std::to_string(text.size()),
           std::to_string(limits_.scalar_bytes));
  } else {
    text_ += text;
    check_text(node);
  }
  check_key(node);
  position_ = std::max(position_, end);
  last_begin_ = at;
  node.end = static_cast<std::uint32_t>(nodes_.size() + 1);
  nodes_.push_back(node);
  if (!open_.empty()) open_.back().expects_key = !open_.back().expects_key;
}

bool TreeBuilder::expects_key() const {
  return !open_.empty() && nodes_[open_.back().node].kind == NodeKind::Mapping &&
         open_.back().expects_key;
}

/// The length of the null written at `at`, 0 when nothing is written. For a node that is not there
/// the parser names the next token's place: before the last node, or a key that comes later.
std::size_t TreeBuilder::null_word(std::size_t at) const {
  if (at < position_) return 0;
  constexpr std::array<std::string_view, 4> kNulls{"~", "null", "Null", "NULL"};
  for (const std::string_view word : kNulls) {
    if (!source_.substr(at).starts_with(word)) continue;
    std::size_t after = at + word.size();
    while (after < source_.size() && is_blank(source_[after])) ++after;
    if (after == source_.size()) return word.size();
    const std::string_view ends = expects_key() ? "\r\n#,]}:" : "\r\n#,]}";
    if (ends.find(source_[after]) != std::string_view::npos) return word.size();
  }
  return 0;
}

/// Behind the `:`, `-` or `,` that nothing follows: there a value would be written.
std::size_t TreeBuilder::place_of_missing(std::size_t at) const {
  const std::size_t limit = at >= position_ ? std::min(at, source_.size()) : source_.size();
  const std::size_t next = skip_blanks_and_comments(source_, position_, limit);
  const bool follows =
      next < limit && std::string_view(":-,").find(source_[next]) != std::string_view::npos;
  return follows ? next + 1 : position_;
}

// ---- checks ------------------------------------------------------------------------------------

void TreeBuilder::check_gap(std::size_t at) {
  if (at <= position_ || !gaps_are_checked_) return;
  const std::size_t stray = find_stray_text(source_, position_, at, begin_);
  if (stray >= at) return;
  gaps_are_checked_ = false;
  const Message<0> code =
      source_[stray] == '%' ? Message<0>(Code::YamlDirective) : Message<0>(Code::YamlSyntax);
  report(code, span(stray, 1));
}

void TreeBuilder::check_properties(std::size_t at) {
  if (at >= source_.size() || last_property_ == at) return;
  const auto named = [&](Message<0> code) {
    last_property_ = at;
    gaps_are_checked_ = false;  // where the node behind it begins and ends is not known
    report(code, span(at, 1)).note(Code::HelpQuoteValue);
  };
  switch (source_[at]) {
    case '!': return named(Code::YamlTag);
    case '&': return named(Code::YamlAnchor);
    case '*': return named(Code::YamlAlias);
    default: return;
  }
}

/// Escapes can write what may not stand in a file.
void TreeBuilder::check_text(const Document::Node& node) {
  if (node.style != Style::DoubleQuoted) return;
  const auto begin = static_cast<std::size_t>(node.span.begin);
  const std::string_view written = source_.substr(begin, node.span.length);
  if (const auto escape = unreliable_escape(written)) {
    report(Code::YamlEscape, span(begin + *escape, 2));
    return;
  }
  const std::string_view text = std::string_view(text_).substr(node.text_begin);
  if (unicode::first_invalid_byte(text)) {
    report(Code::YamlEscape, beginning(node));
  } else if (const auto control = find_control_character(text); control != std::string_view::npos) {
    report(Code::ControlCharacter, beginning(node), name_of_control(text, control));
  }
}

void TreeBuilder::check_key(const Document::Node& node) {
  if (!expects_key()) return;
  if (node.kind != NodeKind::Scalar) {
    if (problem_count() >= kMostProblems) throw Refused{};
    structured_keys_.push_back(node.span);
  } else if (node.text_length == 0) {
    report(Code::KeyEmpty, node.span);
  }
}

/// The parser takes a line at the end of a text for a key even when it has no colon.
void TreeBuilder::check_colon() {
  if (open_.empty() || open_bracket() || expects_key()) return;
  if (nodes_[open_.back().node].kind != NodeKind::Mapping) return;
  const std::size_t next = skip_blanks_and_comments(source_, position_, source_.size());
  if (next < source_.size() && source_[next] == ':') return;
  const Document::Node& key = nodes_.back();
  const std::size_t before = source_.find_last_not_of(" \t", key.span.begin - 1);
  const bool is_explicit =
      key.span.begin > 0 && before != std::string_view::npos && source_[before] == '?';
  if (!is_explicit) report(Code::YamlMissingColon, beginning(key));
}

/// `[a,, b]`: the parser takes nothing for an item.
void TreeBuilder::check_item(std::size_t at) {
  if (open_.empty() || at >= source_.size() || source_[at] != ',') return;
  const Document::Node& parent = nodes_[open_.back().node];
  if (parent.kind == NodeKind::Sequence) report(Code::YamlEmptyItem, span(at, 1));
}

void TreeBuilder::report_structured_keys() {
  for (const Span& key : structured_keys_) diagnostics_.add(Code::KeyNotScalar, key);
  structured_keys_.clear();
}

void TreeBuilder::check_duplicates(std::uint32_t mapping) {
  const auto text = [this](std::uint32_t key) {
    return std::string_view(text_).substr(nodes_[key].text_begin, nodes_[key].text_length);
  };
  keys_.clear();
  for (std::uint32_t key = mapping + 1; key < nodes_.size(); key = nodes_[nodes_[key].end].end) {
    if (nodes_[key].kind == NodeKind::Scalar && nodes_[key].text_length > 0 &&
        nodes_[key].text_length <= limits_.scalar_bytes) {
      keys_.push_back(key);
    }
  }
  std::sort(keys_.begin(), keys_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int order = text(a).compare(text(b));
    return order != 0 ? order < 0 : a < b;
  });
  std::size_t first = 0;
  for (std::size_t i = 1; i < keys_.size(); ++i) {
    if (text(keys_[i]) != text(keys_[first])) {
      first = i;
      continue;
    }
    const std::string_view key = text(keys_[i]);
    report(Code::DuplicateKey, span_of(keys_[i]), may_name_person(key) ? "…" : key)
        .note(Code::SeeFirst, span_of(keys_[first]));
  }
}

}  // namespace cbps::doc
