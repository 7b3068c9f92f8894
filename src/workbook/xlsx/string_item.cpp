#include "workbook/xlsx/string_item.h"

#include "workbook/cell/escapes.h"
#include "workbook/cell/row_buffer.h"

namespace cbps::workbook {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace

void StringItem::start(std::string_view name, const XmlAttributes& attributes) {
  ++depth_;
  if (skipped_ != 0 || text_at_ != 0) {
    ++skipped_;
  } else if (name == "t") {
    text_at_ = depth_;
    keeps_blanks_ = attributes.find("space").value_or("") == "preserve";
    run_.clear();
  } else if (name != "r") {
    skipped_ = 1;
  }
}

bool StringItem::end() {
  if (depth_ == 0) return false;
  if (skipped_ != 0) {
    --skipped_;
  } else if (text_at_ == depth_) {
    text_at_ = 0;
    if (!keeps_blanks_) run_ = std::string(trimmed(run_));
    decode_escapes(run_);
    value_ += run_;
  }
  --depth_;
  return true;
}

bool StringItem::text(std::string_view piece) {
  if (text_at_ == 0 || skipped_ != 0) return true;
  run_ += piece;
  return run_.size() + value_.size() <= kMostCellText;
}

}  // namespace cbps::workbook
