#include "cbps/doc/bundle.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

// The bytes of a stored document: a header, the nodes as records of one size, the text of all
// scalars. Fields are copied one by one, so that no padding is written and the same document always
// gives the same bytes. A record is laid out as a node is in memory, so that it can be read in
// place.
namespace cbps::doc {
namespace {

using Node = Document::Node;

/// Changes whenever the layout does. It also reads differently under another byte order.
constexpr std::uint64_t kMagic = 0x31'30'63'6F'64'70'62'63;  // "cbpdoc01"

struct Header {
  std::uint64_t magic = kMagic;
  std::uint32_t nodes = 0;
  std::uint32_t text = 0;
};
static_assert(sizeof(Header) == 16 && std::is_trivially_copyable_v<Header>);

constexpr std::size_t kRecordBytes = 32;
using Record = std::array<char, kRecordBytes>;

template <class Field>
void put(Record& record, std::size_t offset, Field field) {
  std::memcpy(record.data() + offset, &field, sizeof field);
}

Record write_record(const Node& node) {
  Record record{};
  put(record, 0, static_cast<std::uint8_t>(node.kind));
  put(record, 1, static_cast<std::uint8_t>(node.style));
  put(record, 4, node.end);
  put(record, 8, node.text_begin);
  put(record, 12, node.text_length);
  put(record, 16, node.span.begin);
  put(record, 24, node.span.length);
  put(record, 28, static_cast<std::uint32_t>(node.span.file));
  return record;
}

static_assert(sizeof(Node) == kRecordBytes && alignof(Node) == alignof(std::uint64_t) &&
              std::is_trivially_copyable_v<Node> && std::is_standard_layout_v<Node>);
static_assert(offsetof(Node, kind) == 0 && offsetof(Node, style) == 1 && offsetof(Node, end) == 4 &&
              offsetof(Node, text_begin) == 8 && offsetof(Node, text_length) == 12 &&
              offsetof(Node, span) + offsetof(Span, begin) == 16 &&
              offsetof(Node, span) + offsetof(Span, length) == 24 &&
              offsetof(Node, span) + offsetof(Span, file) == 28);

/// What one node may be, seen alone.
bool fields_hold(const Node& node, std::size_t index, std::size_t text_size) {
  if (node.kind > NodeKind::Mapping || node.style > Style::Folded) return false;
  if (node.kind == NodeKind::Scalar) {
    return node.end == index + 1 && std::uint64_t{node.text_begin} + node.text_length <= text_size;
  }
  return node.style == Style::Plain && node.text_begin == 0 && node.text_length == 0;
}

/// Checks in one pass over the nodes, in reading order, that they are a tree.
class TreeCheck {
 public:
  explicit TreeCheck(std::size_t nodes) : nodes_(nodes) {}

  [[nodiscard]] bool accept(const Node& node, std::size_t index) {
    if (!close_until(index)) return false;
    if (open_.empty() ? index != 0 || node.end != nodes_ : node.end > open_.back().end)
      return false;
    if (node.end <= index) return false;
    if (!open_.empty() && !accept_child(open_.back(), node)) return false;
    if (node.kind != NodeKind::Scalar) open_.push_back({node.end, node.kind, 0});
    return true;
  }

  [[nodiscard]] bool finish() { return close_until(nodes_); }

 private:
  struct Open {
    std::uint32_t end;
    NodeKind kind;
    std::uint32_t children;
  };

  static bool accept_child(Open& parent, const Node& child) {
    const bool is_key = parent.kind == NodeKind::Mapping && parent.children % 2 == 0;
    ++parent.children;
    return !is_key || child.kind == NodeKind::Scalar;
  }

  /// Collections that end before `index`; a mapping must have a value for every key.
  bool close_until(std::size_t index) {
    while (!open_.empty() && open_.back().end == index) {
      if (open_.back().kind == NodeKind::Mapping && open_.back().children % 2 != 0) return false;
      open_.pop_back();
    }
    return true;
  }

  std::size_t nodes_;
  std::vector<Open> open_;
};

void append(std::vector<Node>& nodes, std::string& text, const Document& document) {
  const auto first_node = static_cast<std::uint32_t>(nodes.size());
  const auto first_byte = static_cast<std::uint32_t>(text.size());
  for (Node node : document.nodes()) {
    node.end += first_node;
    if (node.kind == NodeKind::Scalar) node.text_begin += first_byte;
    nodes.push_back(node);
  }
  text += document.all_text();
}

}  // namespace

Document bundle(const std::vector<std::pair<std::string, Document>>& documents, Span place) {
  std::vector<Node> nodes(1);
  nodes[0].kind = NodeKind::Mapping;
  nodes[0].span = place;
  std::string text;
  for (const auto& [name, document] : documents) {
    Node key;
    key.style = Style::DoubleQuoted;  // a name is never "not given", whatever it is
    key.end = static_cast<std::uint32_t>(nodes.size() + 1);
    key.text_begin = static_cast<std::uint32_t>(text.size());
    key.text_length = static_cast<std::uint32_t>(name.size());
    nodes.push_back(key);
    text += name;
    append(nodes, text, document);
  }
  nodes[0].end = static_cast<std::uint32_t>(nodes.size());
  return Document(std::move(nodes), std::move(text));
}

Document unread() {
  Node nothing;
  nothing.end = 1;
  return Document({nothing}, {});
}

bool is_unread(const Document& document, NodeId node) {
  return document.is_null(node) && document.span(node).file == FileId::None;
}

std::string store(const Document& document) {
  Header header;
  header.nodes = static_cast<std::uint32_t>(document.nodes().size());
  header.text = static_cast<std::uint32_t>(document.all_text().size());
  std::string bytes(sizeof header, '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  bytes.reserve(bytes.size() + document.nodes().size() * kRecordBytes + header.text);
  for (const Node& node : document.nodes()) {
    const Record record = write_record(node);
    bytes.append(record.data(), record.size());
  }
  bytes += document.all_text();
  return bytes;
}

std::optional<Document> load_in_place(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  bytes.remove_prefix(sizeof header);
  if (header.magic != kMagic || header.nodes == 0) return std::nullopt;
  if (bytes.size() != std::uint64_t{header.nodes} * kRecordBytes + header.text) return std::nullopt;

  const std::span<const Node> nodes(reinterpret_cast<const Node*>(bytes.data()), header.nodes);
  TreeCheck tree(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!fields_hold(nodes[i], i, header.text) || !tree.accept(nodes[i], i)) return std::nullopt;
  }
  if (!tree.finish()) return std::nullopt;
  return Document(nodes, bytes.substr(nodes.size_bytes()));
}

}  // namespace cbps::doc
