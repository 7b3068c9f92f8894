#include <array>
#include <memory>

#include "report/comparison/document.h"
#include "report/comparison/format_rows.h"
#include "report/markdown/blocks.h"

namespace cbps::report::comparison {
namespace {

class MarkdownWriter final : public DocumentWriter {
 public:
  using DocumentWriter::DocumentWriter;

 private:
  void write(const Shown& shown, const Words& words, std::string& out) const override {
    MarkdownDocument page(out, words.language());
    markdown::write_blocks(page, blocks_of(shown, words), 1, words);
  }
};

constexpr std::array<std::string_view, 2> kEndings{".md", ".markdown"};

}  // namespace

ComparisonFormat markdown_format() {
  return {"markdown", kEndings, [](const Style& style) -> std::unique_ptr<ComparisonWriter> {
            return std::make_unique<MarkdownWriter>(style);
          }};
}

}  // namespace cbps::report::comparison
