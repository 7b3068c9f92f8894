// libFuzzer entry: what the plain reader takes, the full parser takes without a word, and both make
// the same document of it, place by place. Profiles and lines of them are good seeds.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "doc/full_yaml.h"
#include "doc/plain_yaml.h"

namespace {

using namespace cbps;
using namespace cbps::doc;

void expect(bool holds) {
  if (!holds) std::abort();
}

bool same(const Document::Node& a, const Document::Node& b) {
  return a.kind == b.kind && a.style == b.style && a.end == b.end && a.text_begin == b.text_begin &&
         a.text_length == b.text_length && a.span == b.span;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  Sources sources;
  const FileId file = sources.add("fuzz.yaml", text);
  const auto plain = read_plain_yaml(sources.text(file), file, {});
  if (!plain) return 0;
  Diagnostics diagnostics;
  const auto full = read_full_yaml(sources, file, diagnostics, {});
  expect(full && diagnostics.empty());
  expect(plain->all_text() == full->all_text());
  expect(plain->nodes().size() == full->nodes().size());
  for (std::size_t i = 0; i < full->nodes().size(); ++i) {
    expect(same(plain->nodes()[i], full->nodes()[i]));
  }
  return 0;
}
