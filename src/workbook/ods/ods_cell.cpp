#include "workbook/ods/ods_cell.h"

#include <array>

#include "workbook/cell/date_text.h"
#include "workbook/cell/number_text.h"
#include "workbook/cell/shown_text.h"
#include "workbook/cell/words.h"

namespace cbps::workbook {
namespace {

OdsText number_of(std::string_view value, std::string_view shown, std::string& scratch) {
  const auto number = parse_number(value);
  if (!number) return {CellKind::Text, value};
  const std::string_view unit = unit_shown(shown, *number);
  if (unit.empty() && is_plain_number(value)) return {CellKind::Number, value};
  scratch = number_text(*number);
  scratch += unit;
  return {CellKind::Number, scratch};
}

/// As it is shown: a hundred times as large.
OdsText share_of(std::string_view value, std::string_view /*shown*/, std::string& scratch) {
  constexpr double kPercent = 100;
  const auto number = parse_number(value);
  if (!number) return {CellKind::Text, value};
  scratch = number_text(*number * kPercent) + '%';
  return {CellKind::Number, scratch};
}

OdsText date_of(std::string_view value, std::string_view shown, std::string& scratch) {
  DateText date = date_of_iso(value);
  scratch = std::move(date.text);
  const DateParts parts = parts_shown(shown);
  keep_parts(parts, scratch);
  return {date.kind, scratch, parts == DateParts::WithoutYear};
}

OdsText time_of(std::string_view value, std::string_view /*shown*/, std::string& scratch) {
  scratch = time_of_iso_duration(value);
  return {CellKind::Time, scratch};
}

OdsText boolean_of(std::string_view value, std::string_view /*shown*/, std::string& /*scratch*/) {
  const auto word = boolean_word(value);
  return word ? OdsText{CellKind::Boolean, *word} : OdsText{CellKind::Text, value};
}

OdsText string_of(std::string_view value, std::string_view /*shown*/, std::string& /*scratch*/) {
  return {CellKind::Text, value};
}

struct Type {
  std::string_view name;
  OdsText (*text)(std::string_view value, std::string_view shown, std::string& scratch);
};

/// OpenDocument 1.3 part 3, 19.389.
constexpr std::array<Type, 7> kTypes{{{"float", number_of},
                                      {"string", string_of},
                                      {"percentage", share_of},
                                      {"currency", number_of},
                                      {"date", date_of},
                                      {"time", time_of},
                                      {"boolean", boolean_of}}};

const Type* type_of(std::string_view name) {
  for (const Type& type : kTypes) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

/// `of:=SUM([.A1:.A3])` is said to be `=SUM([.A1:.A3])`.
std::string_view without_language(std::string_view formula) {
  const std::size_t equals = formula.find('=');
  return equals == std::string_view::npos ? formula : formula.substr(equals + 1);
}

}  // namespace

bool OdsCell::read(const XmlAttributes& attributes) {
  type.clear();
  has_value = has_formula = is_error = false;
  repeated = columns = rows = 1;
  bool is_right = true;
  const auto set = [&](std::uint32_t& to, std::string_view text) {
    to = whole_number(text).value_or(0);
    if (to == 0) is_right = false;
  };
  attributes.each([&](std::string_view name, std::string_view text) {
    if (name == "value-type") {
      // Stands twice, and only the one of LibreOffice knows errors.
      if (text == "error") is_error = true;
      if (text != "error" && type.empty()) type = text;
    } else if (name.ends_with("value")) {
      value = text;  // value, date-value, string-value …: the one that the type has
      has_value = true;
    } else if (name == "formula") {
      formula = text;
      has_formula = true;
    } else if (name == "number-columns-repeated") {
      set(repeated, text);
    } else if (name == "number-columns-spanned") {
      set(columns, text);
    } else if (name == "number-rows-spanned") {
      set(rows, text);
    }
  });
  return is_right;
}

OdsText text_of_cell(const OdsCell& cell, std::string_view shown, std::string& scratch) {
  // Older files tell an error by what is shown only.
  if (cell.is_error || (cell.has_formula && is_error_text(shown))) {
    constexpr std::string_view kWithoutName = "#VALUE!";
    return {CellKind::Error, shown.empty() ? kWithoutName : shown};
  }
  // LibreOffice writes so what was a boolean in an .xlsx.
  if (cell.has_formula && (shown == "TRUE" || shown == "FALSE") &&
      cell.value == (shown == "TRUE" ? "1" : "0")) {
    return boolean_of(shown, shown, scratch);
  }
  const Type* const type = type_of(cell.type);
  if (type != nullptr && cell.has_value) return type->text(cell.value, shown, scratch);
  if (cell.has_formula && cell.type != "string" && shown.empty()) {
    scratch = "=";
    scratch += without_language(cell.formula);
    return {CellKind::NoValue, scratch};
  }
  return {CellKind::Text, shown};
}

}  // namespace cbps::workbook
