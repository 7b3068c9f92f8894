#include "cbps/doc/overlay.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cbps::doc {
namespace {

/// Copies subtrees behind one another into a new document.
class Copier {
 public:
  Copier(const Document& document, Span place) : from_(document) {
    Document::Node root;
    root.kind = NodeKind::Mapping;
    root.span = place;
    nodes_.push_back(root);
  }

  void copy(NodeId node) {
    const std::size_t first = static_cast<std::size_t>(node);
    const std::size_t moved = nodes_.size() - first;
    for (std::size_t i = first; i < from_.nodes()[first].end; ++i) {
      Document::Node one = from_.nodes()[i];
      one.span = from_.span(static_cast<NodeId>(i));
      one.end = static_cast<std::uint32_t>(one.end + moved);
      if (one.kind == NodeKind::Scalar) {
        const std::string_view text = from_.text(static_cast<NodeId>(i));
        one.text_begin = static_cast<std::uint32_t>(text_.size());
        text_ += text;
      }
      nodes_.push_back(one);
    }
  }

  Document finish() {
    nodes_.front().end = static_cast<std::uint32_t>(nodes_.size());
    return {std::move(nodes_), std::move(text_)};
  }

 private:
  const Document& from_;
  std::vector<Document::Node> nodes_;
  std::string text_;
};

}  // namespace

Document overlay(const Document& document, std::span<const NodeId> layers, Span place) {
  Copier copier(document, place);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const auto later = layers.subspan(i + 1);
    for (const auto& [key, value] : document.entries(layers[i])) {
      const std::string_view name = document.text(key);
      const bool replaced = std::any_of(later.begin(), later.end(), [&](NodeId layer) {
        return document.find(layer, name).has_value();
      });
      if (replaced) continue;
      copier.copy(key);
      copier.copy(value);
    }
  }
  return copier.finish();
}

}  // namespace cbps::doc
