#pragma once

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

/// Thrown by a builder that will hear no more, after it has said why: it ends the recursion of the
/// parser that feeds it. Caught in `read_yaml`.
struct Refused {};

/// Makes a tree of what a parser meets, and names all that is YAML but not taken here: anchors,
/// aliases, tags, keys that are equal, empty or no scalars, too deep and too long.
///
/// It also answers for the parser underneath, which drops some malformed text without a word:
/// between one node and the next only blanks, comments and indicators may stand.
///
/// Offsets are bytes of `source` and come in reading order.
class TreeBuilder {
 public:
  /// `source` outlives the builder; the YAML text begins at `begin`.
  TreeBuilder(std::string_view source, std::size_t begin, FileId file, const Limits& limits,
              Diagnostics& diagnostics);

  void scalar(std::size_t at, std::string_view text);

  /// A plain null, or no node at all where one could be; then `at` is only the next token's place.
  void null(std::size_t at);
  void begin(NodeKind kind, std::size_t at);
  void end();
  void alias(std::size_t at);
  void anchor(std::size_t at);

  /// To be called once after the last node: what follows it must say nothing.
  void finish();

  /// Reports the keys that are lists or mappings. The caller decides: a collection that is never
  /// closed looks like one.
  void report_structured_keys();

  [[nodiscard]] Document take() &&;

  /// One past the last byte that belongs to a node.
  [[nodiscard]] std::size_t position() const { return position_; }

  /// Where the last node begins.
  [[nodiscard]] std::size_t last_begin() const { return last_begin_; }

  /// Where the text begins that has not become a node.
  [[nodiscard]] std::size_t unread() const;

  /// The innermost open `[` or `{`.
  [[nodiscard]] std::optional<std::size_t> open_bracket() const;

  /// Nothing was found but comments.
  [[nodiscard]] bool is_empty() const;

 private:
  /// A file with more is not worth reading on.
  static constexpr std::size_t kMostProblems = 1000;

  struct Open {
    std::uint32_t node;
    bool expects_key;
  };

  [[nodiscard]] Span span(std::size_t at, std::size_t length) const;
  [[nodiscard]] Span span_of(std::uint32_t node) const { return nodes_[node].span; }
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
  Diagnostics& diagnostics_;
  std::size_t position_;
  std::size_t last_begin_ = 0;
  std::optional<std::size_t> last_property_;  ///< one place is named once
  bool gaps_are_checked_ = true;
  std::vector<Open> open_;
  std::vector<std::uint32_t> keys_;  ///< of the mapping being checked
  std::vector<Span> structured_keys_;
  std::vector<Document::Node> nodes_;
  std::string text_;
};

}  // namespace cbps::doc
