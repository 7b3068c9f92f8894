#include <array>
#include <memory>
#include <string>
#include <variant>

#include "cbps/text/html_writer.h"
#include "report/comparison/document.h"
#include "report/comparison/format_rows.h"
#include "report/html/page.h"
#include "report/html/table.h"
#include "report/words/run_blocks.h"

namespace cbps::report::comparison {
namespace {

/// Writes the blocks that comparisons consist of.
class Body {
 public:
  Body(HtmlWriter& html, const Words& words) : html_(html), words_(words) {}

  void operator()(const Statement& statement) { html_.element("p", statement.text); }
  void operator()(const Table& table) {
    const html::Section section(html_, "t" + std::to_string(++tables_), table.title);
    html::write_table(html_, table, words_);
  }
  /// The head stands above, and no other block occurs.
  template <class Other>
  void operator()(const Other& /*block*/) {}

 private:
  HtmlWriter& html_;
  const Words& words_;
  std::size_t tables_ = 0;
};

class PageWriter final : public DocumentWriter {
 public:
  using DocumentWriter::DocumentWriter;

 private:
  void write(const Shown& shown, const Words& words, std::string& out) const override {
    const Blocks blocks = blocks_of(shown, words);
    const auto& head = std::get<ReportHead>(blocks.front());
    HtmlWriter html(out);
    html::begin_page(html, {head.title, head.title, "district"}, words);
    html::write_masthead(html, {words(shown.after->pack.title), head.title, {}, {}, {}}, words);
    {
      const HtmlElement main(html, "main", {{"id", "main"}});
      {
        const HtmlElement pairs(html, "dl", {{"class", "pairs"}});
        for (const Labelled& fact : head.facts) {
          html.element("dt", fact.label);
          html.element("dd", fact.text);
        }
      }
      Body body(html, words);
      for (const Block& block : blocks) std::visit(body, block);
    }
    html::write_footer(html, *shown.after, words);
    html::end_page(html, false);
  }
};

constexpr std::array<std::string_view, 2> kEndings{".html", ".htm"};

}  // namespace

ComparisonFormat html_format() {
  return {"html", kEndings, [](const Style& style) -> std::unique_ptr<ComparisonWriter> {
            return std::make_unique<PageWriter>(style);
          }};
}

}  // namespace cbps::report::comparison
