#include <array>
#include <memory>

#include "report/comparison/document.h"
#include "report/comparison/format_rows.h"
#include "report/text/blocks.h"

namespace cbps::report::comparison {
namespace {

class TextWriter final : public DocumentWriter {
 public:
  using DocumentWriter::DocumentWriter;

 private:
  void write(const Shown& shown, const Words& words, std::string& out) const override {
    TextPage page(out, {style().width, style().colour});
    text::write_blocks(page, blocks_of(shown, words), words);
  }
};

constexpr std::array<std::string_view, 1> kEndings{".txt"};

}  // namespace

ComparisonFormat text_format() {
  return {"text", kEndings, [](const Style& style) -> std::unique_ptr<ComparisonWriter> {
            return std::make_unique<TextWriter>(style);
          }};
}

}  // namespace cbps::report::comparison
