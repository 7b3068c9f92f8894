#include "report/markdown/document.h"

#include "cbps/text/markdown.h"

namespace cbps::report::markdown {
namespace {

/// Not for empty texts: four asterisks are a rule.
std::string bold(const std::string& text) { return "**" + markdown_text(text) + "**"; }

}  // namespace

void Document::title(const std::string& text) { out_ += "# " + markdown_text(text) + '\n'; }

void Document::heading(unsigned level, const std::string& text) {
  block();
  out_ += std::string(level, '#') + ' ' + markdown_text(text) + '\n';
}

void Document::paragraph(const std::string& strong, const std::string& rest) {
  block();
  if (!strong.empty()) out_ += bold(strong);
  if (!strong.empty() && rest.starts_with(' ')) out_ += ' ';
  out_ += markdown_text(rest) + '\n';
}

void Document::quote(const std::string& text) {
  block();
  out_ += "> " + markdown_text(text) + '\n';
}

void Document::begin_list() { block(); }

void Document::item(const std::string& text, unsigned depth) {
  out_ += std::string(2 * static_cast<std::size_t>(depth), ' ') + "- " + markdown_text(text) + '\n';
}

void Document::labelled(const std::string& label, const std::string& text) {
  out_ += "- " + words_(Text::Labelled, bold(label), markdown_text(text)) + '\n';
}

void Document::list(const std::vector<std::string>& items) {
  if (items.empty()) return;
  begin_list();
  for (const std::string& one : items) item(one);
}

void Document::begin_table(std::span<const Column> columns) {
  block();
  Row headings;
  std::string rule = "|";
  for (const Column& column : columns) {
    headings.push_back(column.heading);
    rule += column.kind == Column::Kind::Number ? " --: |" : " --- |";
  }
  row(headings);
  out_ += rule + '\n';
}

void Document::row(std::span<const Lines> cells) {
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

void Document::row(const Row& cells) {
  std::vector<Lines> all;
  all.reserve(cells.size());
  for (const std::string& cell : cells) all.push_back({cell});
  row(all);
}

void Document::table(unsigned level, const Table& table) {
  if (!table.title.empty()) heading(level, table.title);
  begin_table(table.columns);
  for (const Row& cells : table.rows) row(cells);
  for (const std::string& note : table.notes) paragraph(note);
}

}  // namespace cbps::report::markdown
