#include "workbook/ods/content_reader.h"

namespace cbps::workbook {
namespace {

constexpr std::size_t kMostStyles = 65'536;

}  // namespace

bool ContentReader::start(std::string_view name, const XmlAttributes& attributes) {
  if (skipped_ != 0) {
    ++skipped_;
    return true;
  }
  switch (in_) {
    case In::Nothing:
      return name == "document-content" ? enter(In::Document) : fail(FaultKind::UnexpectedRoot);
    case In::Document:
      if (name == "automatic-styles") return enter(In::Styles);
      if (name == "body") return enter(In::Body);
      return skip();
    case In::Styles:
      if (name != "style") return skip();
      style_ = attributes.find("name").value_or("");
      return enter(In::Style);
    case In::Style:
      if (name == "table-properties" && attributes.find("display").value_or("true") == "false") {
        hidden_styles_.insert(style_);
        if (hidden_styles_.size() > kMostStyles) return fail(FaultKind::TooManyStyles);
      }
      return skip();
    case In::Body:
      if (name != "spreadsheet") return skip();
      has_spreadsheet = true;
      return enter(In::Spreadsheet);
    case In::Spreadsheet: return name == "table" ? start_table(attributes) : skip();
    case In::Table: ++inside_; return table_ == nullptr || table_->start(name, attributes);
  }
  return false;
}

bool ContentReader::start_table(const XmlAttributes& attributes) {
  if (tables == kMostSheets) return fail(FaultKind::TooManySheets);
  ++tables;
  sheet.name = attributes.find("name").value_or("");
  sheet.is_hidden = hidden_styles_.contains(attributes.find("style-name").value_or(""));
  in_ = In::Table;
  return false;
}

bool ContentReader::end() {
  if (skipped_ != 0) {
    --skipped_;
    return true;
  }
  switch (in_) {
    case In::Table:
      if (inside_ == 0) {
        in_ = In::Spreadsheet;
        return table_ == nullptr;
      }
      --inside_;
      return table_ == nullptr || table_->end();
    case In::Spreadsheet: return enter(In::Body);
    case In::Style: return enter(In::Styles);
    case In::Styles:
    case In::Body: return enter(In::Document);
    case In::Document:
    case In::Nothing: return true;
  }
  return false;
}

bool ContentReader::text(std::string_view piece) {
  return table_ == nullptr || in_ != In::Table || table_->text(piece);
}

}  // namespace cbps::workbook
