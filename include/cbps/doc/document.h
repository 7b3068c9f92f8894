#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"

/// Bytes are read into a `Document`: a tree of the values and their places. YAML's own types are
/// not applied: a scalar is its text, and the reader of a fact or a rule decides what it means.
namespace cbps::doc {

enum class NodeId : std::uint32_t {};

enum class NodeKind : std::uint8_t { Scalar, Sequence, Mapping };

/// How a scalar was written. Only a plain scalar can stand for "not given" (empty, `~`, `null`).
enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal, Folded };

/// An immutable tree in one array, in reading order, with the place of every node.
///
/// A mapping's children alternate key, value, key, value …; keys are scalars and unique in their
/// mapping (both checked when the document is read; in a profile a key may stand twice). Views live
/// as long as the document. Copies share their storage.
class Document {
 public:
  struct Entry {
    NodeId key;
    NodeId value;
  };

  [[nodiscard]] NodeId root() const { return NodeId{0}; }
  [[nodiscard]] NodeKind kind(NodeId node) const { return at(node).kind; }
  [[nodiscard]] Style style(NodeId node) const { return at(node).style; }

  /// A scalar's text after YAML's quoting and folding. Empty for other kinds.
  [[nodiscard]] std::string_view text(NodeId node) const {
    return {text_.data() + at(node).text_begin, at(node).text_length};
  }

  /// The span of a scalar is its whole source text, quotes included; that of a block scalar goes
  /// from `|` or `>` to the end of its last line. The span of a collection is its beginning, of
  /// length 0 or 1.
  [[nodiscard]] Span span(NodeId node) const {
    Span place = at(node).span;
    if (files_ && place.file != FileId::None) {
      place.file = (*files_)[static_cast<std::size_t>(place.file)];
    }
    return place;
  }

  [[nodiscard]] std::vector<NodeId> items(NodeId sequence) const;
  [[nodiscard]] std::vector<Entry> entries(NodeId mapping) const;
  /// The same without allocation: calls `visit(key, value)` for each entry.
  template <class Visit>
  void each_entry(NodeId mapping, Visit visit) const {
    if (kind(mapping) != NodeKind::Mapping) return;
    for (std::uint32_t key = static_cast<std::uint32_t>(mapping) + 1; key < at(mapping).end;) {
      const std::uint32_t value = nodes_[key].end;
      visit(NodeId{key}, NodeId{value});
      key = nodes_[value].end;
    }
  }
  /// Calls `visit(item)` for each item of a sequence, until it returns false. Returns
  /// whether no call returned false.
  template <class Visit>
  bool all_items(NodeId sequence, Visit visit) const {
    if (kind(sequence) != NodeKind::Sequence) return true;
    const std::uint32_t end = at(sequence).end;
    for (std::uint32_t i = static_cast<std::uint32_t>(sequence) + 1; i < end; i = nodes_[i].end) {
      if (!visit(NodeId{i})) return false;
    }
    return true;
  }
  [[nodiscard]] std::size_t size(NodeId node) const;  ///< items, or entries, or 0

  /// Plain and empty, `~` or `null`: the value was not given.
  [[nodiscard]] bool is_null(NodeId node) const;

  /// The value of `key` in a mapping, or nothing.
  [[nodiscard]] std::optional<NodeId> find(NodeId mapping, std::string_view key) const;

  // ---- for those who build or store documents -------------------------------------------------
  struct Node {
    NodeKind kind = NodeKind::Scalar;
    Style style = Style::Plain;
    std::uint32_t end = 0;         ///< one past the last node of this one's subtree
    std::uint32_t text_begin = 0;  ///< into the text of all scalars
    std::uint32_t text_length = 0;
    Span span;
  };
  Document(std::vector<Node> nodes, std::string text);
  /// A document that owns nothing: `nodes` and `text` must outlive it.
  Document(std::span<const Node> nodes, std::string_view text) : nodes_(nodes), text_(text) {}

  /// The same document, with file n in its spans replaced by `files[n]`. It is used for a stored
  /// document that is read with other sources than those it was made from.
  [[nodiscard]] Document with_files(std::vector<FileId> files) const;

  /// The nodes as stored: their spans have the original file numbers, before `with_files`.
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] std::string_view all_text() const { return text_; }

 private:
  [[nodiscard]] const Node& at(NodeId node) const { return nodes_[static_cast<std::size_t>(node)]; }

  struct Owned {
    std::vector<Node> nodes;
    std::string text;
  };
  std::shared_ptr<const Owned> owned_;  ///< storage of the two views below; null if not owned
  std::span<const Node> nodes_;         ///< never empty
  std::string_view text_;
  /// The file for each file number in the nodes. If null, those numbers are used directly.
  std::shared_ptr<const std::vector<FileId>> files_;
};

}  // namespace cbps::doc
