// libFuzzer entry: any bytes are read as YAML. What is promised is checked: nothing is refused
// without a message, and what is taken is a tree whose scalars stand in the source where they say.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"

namespace {

using namespace cbps;
using namespace cbps::doc;

void expect(bool holds) {
  if (!holds) std::abort();
}

bool is_blank_or_break(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void check_scalar(const Sources& sources, const Document& document, NodeId scalar) {
  const Span whole = document.span(scalar);
  const std::string_view source = sources.text(whole.file);
  const std::string_view text = document.text(scalar);
  expect(whole.begin + whole.length <= source.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Span part = span_in_scalar(sources, document, scalar, i, 1);
    expect(part.begin >= whole.begin && part.begin + part.length <= whole.begin + whole.length);
    if (is_blank_or_break(text[i]) || source[part.begin] == '\\') continue;
    expect(part.length == 1 || (text[i] == '\'' && part.length == 2));
    expect(source[part.begin] == text[i]);
  }
}

void check_document(const Sources& sources, const Document& document) {
  expect(load_in_place(store(document)).has_value());
  for (std::size_t i = 0; i < document.nodes().size(); ++i) {
    const auto node = static_cast<NodeId>(i);
    if (document.kind(node) == NodeKind::Scalar) check_scalar(sources, document, node);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Sources sources;
  const FileId file = sources.add("fuzz.yaml", bytes);
  Diagnostics diagnostics;
  const auto document = read_yaml(sources, file, diagnostics);
  expect(document.has_value() == !diagnostics.has_errors());
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    expect(diagnostic.span.file == file && diagnostic.span.begin <= size);
    expect(!render(diagnostic, sources, {}).empty());
  }
  if (document) check_document(sources, *document);
  if (const auto stored = load_in_place(bytes)) expect(store(*stored) == bytes);
  return 0;
}
