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

void append(std::vector<Node>& nodes, std::string& text, const Document& document) {
  const auto first_node = static_cast<std::uint32_t>(nodes.size());
  const auto first_byte = static_cast<std::uint32_t>(text.size());
  for (std::size_t i = 0; i < document.nodes().size(); ++i) {
    Node node = document.nodes()[i];
    node.span = document.span(static_cast<NodeId>(i));
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
  return Document(nodes, bytes.substr(nodes.size_bytes()));
}

}  // namespace cbps::doc
