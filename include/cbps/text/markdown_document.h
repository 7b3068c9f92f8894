#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cbps/text/language.h"

namespace cbps {

/// Writes the parts of a Markdown document to the end of a string. All texts are plain: they are
/// escaped here and nowhere else, so that none can be taken for markup.
class MarkdownDocument {
 public:
  enum class Align : std::uint8_t { Left, Right };
  struct Column {
    std::string heading;
    Align align = Align::Left;
  };
  using Lines = std::vector<std::string>;

  MarkdownDocument(std::string& out, Language language) : out_(out), language_(language) {}

  void title(const std::string& text);
  void heading(unsigned level, const std::string& text);
  void paragraph(const std::string& text) { paragraph({}, text); }
  /// A paragraph that begins in bold type.
  void paragraph(const std::string& strong, const std::string& rest);
  void quote(const std::string& text);

  void begin_list();
  void item(const std::string& text, unsigned depth = 0);
  void strong_item(const std::string& text);
  void labelled(const std::string& label, const std::string& text);  ///< an item
  void list(const std::vector<std::string>& items);

  void begin_table(std::span<const Column> columns);
  void row(std::span<const Lines> cells);  ///< cells of several lines
  void row(const std::vector<std::string>& cells);

 private:
  void block() { out_ += '\n'; }

  std::string& out_;
  Language language_;
};

}  // namespace cbps
