#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/doc/document.h"
#include "cbps/doc/yaml.h"

namespace cbps::doc {

/// Thrown by a builder to stop the parser that calls it, after the builder has reported the reason.
/// Caught in `read_yaml`.
struct Refused {};

/// Whether a key may stand twice in a mapping.
enum class RepeatedKeys : std::uint8_t { Refused, Kept };

/// Builds a tree from the events of a parser, and reports what is YAML but not accepted here:
/// anchors, aliases, tags, keys that are duplicate, empty or not scalars, and nodes that are too
/// deep or too long.
///
/// It also checks the text between nodes, because the parser library silently drops some malformed
/// text: only blanks, comments and indicators may be between one node and the next.
///
/// Offsets are bytes of `source` and come in reading order.
class TreeBuilder {
 public:
  /// `source` must outlive the builder; the YAML text begins at `begin`.
  TreeBuilder(std::string_view source, std::size_t begin, FileId file, const Limits& limits,
              RepeatedKeys repeated_keys, Diagnostics& diagnostics);

  void scalar(std::size_t at, std::string_view text);

  /// A plain null, or no node at all where one could be; then `at` is only the next token's place.
  void null(std::size_t at);
  void begin(NodeKind kind, std::size_t at);
  void end();
  void alias(std::size_t at);
  void anchor(std::size_t at);

  /// Call it once after the last node. It reports any content that follows.
  void finish();

  /// Reports the keys that are lists or mappings. The caller decides whether to call it, because a
  /// collection that is never closed looks like such a key.
  void report_structured_keys();

  [[nodiscard]] Document take() &&;

  /// One past the last byte that belongs to a node.
  [[nodiscard]] std::size_t position() const { return position_; }

  /// Where the last node begins.
  [[nodiscard]] std::size_t last_begin() const { return last_begin_; }

  /// The beginning of the text that has not yet become a node.
  [[nodiscard]] std::size_t unread() const;

  /// The innermost open `[` or `{`.
  [[nodiscard]] std::optional<std::size_t> open_bracket() const;

  /// True if the source contains only comments.
  [[nodiscard]] bool is_empty() const;

 private:
  /// Reading stops at this number of errors.
  static constexpr std::size_t kMostProblems = 1000;

  struct Open {
    std::uint32_t node;
    bool expects_key;
  };

  [[nodiscard]] Span span(std::size_t at, std::size_t length) const;
  [[nodiscard]] Span span_of(std::uint32_t node) const { return nodes_[node].span; }
  /// The place of a text that is not to be shown: what is wrong with it says nothing of its words.
  [[nodiscard]] static Span beginning(const Document::Node& node) {
    return {node.span.begin, std::min<std::uint32_t>(node.span.length, 1), node.span.file};
  }
  template <ArgumentSource... Arguments>
  Diagnostic& report(Message<sizeof...(Arguments)> code, Span where, Arguments&&... arguments) {
    if (problem_count() >= kMostProblems) throw Refused{};
    return diagnostics_.add(code, where, std::forward<Arguments>(arguments)...);
  }

  [[nodiscard]] std::size_t problem_count() const {
    return diagnostics_.size() + structured_keys_.size();
  }

  void check_gap(std::size_t at);
  void check_properties(std::size_t at);
  void check_text(const Document::Node& node);
  void check_key(const Document::Node& node);
  void check_colon();
  void check_item(std::size_t at);
  void check_duplicates(std::uint32_t mapping);
  void add_scalar(std::size_t at, std::size_t end, Style style, std::string_view text);
  [[nodiscard]] bool expects_key() const;
  [[nodiscard]] std::size_t null_word(std::size_t at) const;
  [[nodiscard]] std::size_t place_of_missing(std::size_t at) const;

  std::string_view source_;
  std::size_t begin_;
  FileId file_;
  Limits limits_;
  RepeatedKeys repeated_keys_;
  Diagnostics& diagnostics_;
  std::size_t position_;
  std::size_t last_begin_ = 0;
  std::optional<std::size_t> last_property_;  ///< so that each place is reported only once
  bool gaps_are_checked_ = true;
  std::vector<Open> open_;
  std::vector<std::uint32_t> keys_;  ///< keys of the mapping being checked
  std::vector<Span> structured_keys_;
  std::vector<Document::Node> nodes_;
  std::string text_;
};

}  // namespace cbps::doc
