#include "cbps/doc/document.h"

#include <utility>

namespace cbps::doc {
namespace {

std::size_t index_of(NodeId node) { return static_cast<std::size_t>(node); }
NodeId id_of(std::size_t index) { return static_cast<NodeId>(index); }

}  // namespace

Document::Document(std::vector<Node> nodes, std::string text)
    : owned_(std::make_shared<const Owned>(Owned{std::move(nodes), std::move(text)})),
      nodes_(owned_->nodes),
      text_(owned_->text) {}

Document Document::with_files(std::vector<FileId> files) const {
  Document result = *this;
  result.files_ = std::make_shared<const std::vector<FileId>>(std::move(files));
  return result;
}

std::vector<NodeId> Document::items(NodeId sequence) const {
  std::vector<NodeId> result;
  if (kind(sequence) != NodeKind::Sequence) return result;
  for (std::size_t i = index_of(sequence) + 1; i < at(sequence).end; i = nodes_[i].end) {
    result.push_back(id_of(i));
  }
  return result;
}

std::vector<Document::Entry> Document::entries(NodeId mapping) const {
  std::vector<Entry> result;
  if (kind(mapping) != NodeKind::Mapping) return result;
  for (std::size_t key = index_of(mapping) + 1; key < at(mapping).end;) {
    const std::size_t value = nodes_[key].end;
    result.push_back({id_of(key), id_of(value)});
    key = nodes_[value].end;
  }
  return result;
}

std::size_t Document::size(NodeId node) const {
  if (kind(node) == NodeKind::Scalar) return 0;
  std::size_t children = 0;
  for (std::size_t i = index_of(node) + 1; i < at(node).end; i = nodes_[i].end) ++children;
  return kind(node) == NodeKind::Mapping ? children / 2 : children;
}

bool Document::is_null(NodeId node) const {
  if (kind(node) != NodeKind::Scalar || style(node) != Style::Plain) return false;
  const std::string_view written = text(node);
  return written.empty() || written == "~" || written == "null" || written == "Null" ||
         written == "NULL";
}

std::optional<NodeId> Document::find(NodeId mapping, std::string_view key) const {
  if (kind(mapping) != NodeKind::Mapping) return std::nullopt;
  for (std::size_t i = index_of(mapping) + 1; i < at(mapping).end;) {
    const std::size_t value = nodes_[i].end;
    if (text(id_of(i)) == key) return id_of(value);
    i = nodes_[value].end;
  }
  return std::nullopt;
}

}  // namespace cbps::doc
