#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/words/table.h"
#include "report/words/wording.h"

namespace cbps::report::markdown {

/// Writes the blocks of a Markdown document to the end of a string. All texts are plain: they are
/// escaped here and nowhere else, so that none can be taken for markup.
class Document {
 public:
  using Lines = std::vector<std::string>;

  Document(std::string& out, const Words& words) : out_(out), words_(words) {}

  void title(const std::string& text);
  void heading(unsigned level, const std::string& text);
  void paragraph(const std::string& text) { paragraph({}, text); }
  /// A paragraph that begins in bold type.
  void paragraph(const std::string& strong, const std::string& rest);
  void quote(const std::string& text);

  void begin_list();
  void item(const std::string& text, unsigned depth = 0);
  void labelled(const std::string& label, const std::string& text);  ///< an item
  void list(const std::vector<std::string>& items);

  void begin_table(std::span<const Column> columns);
  void row(std::span<const Lines> cells);  ///< cells of several lines
  void row(const Row& cells);
  /// With its title, rows and notes.
  void table(unsigned level, const Table& table);

 private:
  void block() { out_ += '\n'; }

  std::string& out_;
  const Words& words_;
};

}  // namespace cbps::report::markdown
