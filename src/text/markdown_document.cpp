#include "cbps/text/markdown_document.h"

#include "cbps/text/markdown.h"

namespace cbps {

void MarkdownDocument::title(const std::string& text) { out_ += "# " + markdown_text(text) + '\n'; }

void MarkdownDocument::heading(unsigned level, const std::string& text) {
  block();
  out_ += std::string(level, '#') + ' ' + markdown_text(text) + '\n';
}

void MarkdownDocument::paragraph(const std::string& strong, const std::string& rest) {
  block();
  if (!strong.empty()) out_ += markdown_bold(strong);
  if (!strong.empty() && rest.starts_with(' ')) out_ += ' ';
  out_ += markdown_text(rest) + '\n';
}

void MarkdownDocument::quote(const std::string& text) {
  block();
  out_ += "> " + markdown_text(text) + '\n';
}

void MarkdownDocument::begin_list() { block(); }

void MarkdownDocument::item(const std::string& text, unsigned depth) {
  out_ += std::string(2 * static_cast<std::size_t>(depth), ' ') + "- " + markdown_text(text) + '\n';
}

void MarkdownDocument::strong_item(const std::string& text) {
  out_ += "- " + markdown_bold(text) + '\n';
}

void MarkdownDocument::labelled(const std::string& label, const std::string& text) {
  const std::string_view colon = language_ == Language::Zh ? "：" : ": ";
  out_ += "- " + markdown_bold(label);
  out_ += colon;
  out_ += markdown_text(text) + '\n';
}

void MarkdownDocument::list(const std::vector<std::string>& items) {
  if (items.empty()) return;
  begin_list();
  for (const std::string& one : items) item(one);
}

void MarkdownDocument::begin_table(std::span<const Column> columns) {
  block();
  std::vector<std::string> headings;
  std::string rule = "|";
  for (const Column& column : columns) {
    headings.push_back(column.heading);
    rule += column.align == Align::Right ? " --: |" : " --- |";
  }
  row(headings);
  out_ += rule + '\n';
}

void MarkdownDocument::row(std::span<const Lines> cells) {
  out_ += '|';
  for (const Lines& lines : cells) {
    std::string cell;
    for (const std::string& line : lines) {
      if (!cell.empty()) cell += "<br>";
      cell += markdown_text(line);
    }
    out_ += ' ' + cell + (cell.empty() ? "|" : " |");
  }
  out_ += '\n';
}

void MarkdownDocument::row(const std::vector<std::string>& cells) {
  std::vector<Lines> all;
  all.reserve(cells.size());
  for (const std::string& cell : cells) all.push_back({cell});
  row(all);
}

}  // namespace cbps
