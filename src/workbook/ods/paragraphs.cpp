#include "workbook/ods/paragraphs.h"

#include <algorithm>
#include <array>

#include "workbook/cell/row_buffer.h"

namespace cbps::workbook {
namespace {

/// What stands in a paragraph and is no text of it.
constexpr std::array<std::string_view, 8> kNoText{
    "annotation", "note", "ruby-text", "frame", "custom-shape", "g", "p", "tracked-changes"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

void Paragraphs::clear() {
  value_.clear();
  depth_ = 0;
  skipped_ = 0;
  has_paragraph_ = false;
}

void Paragraphs::start(std::string_view name, const XmlAttributes& attributes) {
  if (skipped_ != 0) {
    ++skipped_;
    return;
  }
  if (depth_ == 0) {
    if (name != "p" && name != "h") {
      skipped_ = 1;
      return;
    }
    if (has_paragraph_) value_ += '\n';
    has_paragraph_ = true;
    is_behind_blank_ = true;
  } else if (name == "s") {
    add_blanks(whole_number(attributes.find("c").value_or("1")).value_or(1));
  } else if (name == "tab") {
    value_ += '\t';
    is_behind_blank_ = false;
  } else if (name == "line-break") {
    value_ += '\n';
    is_behind_blank_ = false;
  } else if (std::find(kNoText.begin(), kNoText.end(), name) != kNoText.end()) {
    skipped_ = 1;
    return;
  }
  ++depth_;
}

bool Paragraphs::end() {
  if (skipped_ != 0) {
    --skipped_;
    return true;
  }
  if (depth_ == 0) return false;
  --depth_;
  return true;
}

void Paragraphs::text(std::string_view piece) {
  if (skipped_ != 0 || depth_ == 0) return;
  // Blanks in a row count as one, and none counts at the beginning: OpenDocument 1.3, 6.1.2.
  for (const char c : piece) {
    if (!is_blank(c)) {
      value_ += c;
      is_behind_blank_ = false;
    } else if (!is_behind_blank_) {
      value_ += ' ';
      is_behind_blank_ = true;
    }
  }
}

void Paragraphs::add_blanks(std::size_t count) {
  value_.append(std::min(count, kMostCellText + 1), ' ');
  is_behind_blank_ = false;
}

}  // namespace cbps::workbook
