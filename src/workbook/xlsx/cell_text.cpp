#include "workbook/xlsx/cell_text.h"

#include <array>

#include "workbook/cell/escapes.h"
#include "workbook/cell/number_text.h"
#include "workbook/cell/words.h"
#include "workbook/xml/xml.h"

namespace cbps::workbook {
namespace {

using Outcome = std::variant<CellText, FaultKind>;

/// nullptr: there is no such style.
const NumberFormat* format_of(const RawCell& cell, const CellContext& context) {
  static const NumberFormat kGeneral;
  if (context.styles.empty()) return &kGeneral;
  return cell.style < context.styles.size() ? &context.styles[cell.style] : nullptr;
}

/// A day and what is shown of it.
Outcome date_of(DateText date, const NumberFormat& format, std::string& scratch) {
  scratch = std::move(date.text);
  if (date.kind != CellKind::Date) return CellText{date.kind, scratch};
  keep_parts(format.parts, scratch);
  return CellText{date.kind, scratch, false, format.parts == DateParts::WithoutYear};
}

Outcome number_of(const RawCell& cell, const CellContext& context, std::string& scratch) {
  const NumberFormat* const format = format_of(cell, context);
  if (format == nullptr) return FaultKind::StyleIndex;
  const NumberForm form = format->form;
  const bool has_unit = !format->unit.empty();
  if (form == NumberForm::Number && !has_unit && is_plain_number(cell.value)) {
    return CellText{CellKind::Number, cell.value};
  }
  const auto number = parse_number(cell.value);
  // Whoever reads the value says what is wrong with it.
  if (!number) return CellText{CellKind::Text, cell.value};
  if (form != NumberForm::Number) {
    if (auto date = date_of_serial(*number, form, context.epoch)) {
      return date_of(*std::move(date), *format, scratch);
    }
  }
  // A share is shown a hundred times as large.
  constexpr double kPercent = 100;
  scratch = number_text(format->unit == "%" ? *number * kPercent : *number);
  if (form == NumberForm::Number) scratch += format->unit;
  return CellText{CellKind::Number, scratch};
}

Outcome shared_string_of(const RawCell& cell, const CellContext& context,
                         std::string& /*scratch*/) {
  const auto number = whole_number(cell.value);
  if (!number || context.strings == nullptr) return FaultKind::SharedStringIndex;
  const auto text = context.strings->find(*number);
  if (!text) return FaultKind::SharedStringIndex;
  constexpr bool kIsShared = true;
  return CellText{CellKind::Text, *text, kIsShared};
}

Outcome inline_string_of(const RawCell& cell, const CellContext& /*context*/,
                         std::string& /*scratch*/) {
  return CellText{CellKind::Text, cell.has_inline ? cell.inline_text : cell.value};
}

Outcome string_of(const RawCell& cell, const CellContext& /*context*/, std::string& scratch) {
  scratch = cell.value;
  decode_escapes(scratch);
  return CellText{CellKind::Text, scratch};
}

Outcome boolean_of(const RawCell& cell, const CellContext& /*context*/, std::string& /*scratch*/) {
  const auto word = boolean_word(cell.value);
  return word ? CellText{CellKind::Boolean, *word} : CellText{CellKind::Text, cell.value};
}

Outcome error_of(const RawCell& cell, const CellContext& /*context*/, std::string& /*scratch*/) {
  return CellText{CellKind::Error, cell.value};
}

Outcome iso_date_of(const RawCell& cell, const CellContext& context, std::string& scratch) {
  const NumberFormat* const format = format_of(cell, context);
  if (format == nullptr) return FaultKind::StyleIndex;
  return date_of(date_of_iso(cell.value), *format, scratch);
}

struct Type {
  std::string_view name;
  Outcome (*text)(const RawCell&, const CellContext&, std::string&);
};

/// ECMA-376 part 1, 18.18.11.
constexpr std::array<Type, 7> kTypes{{{"n", number_of},
                                      {"s", shared_string_of},
                                      {"str", string_of},
                                      {"inlineStr", inline_string_of},
                                      {"b", boolean_of},
                                      {"e", error_of},
                                      {"d", iso_date_of}}};

}  // namespace

Outcome text_of_cell(const RawCell& cell, const CellContext& context, std::string& scratch) {
  // An empty text is the value of a formula only where it says that it is a text.
  const bool has_value = cell.has_value && !(cell.value.empty() && cell.type != "str");
  if (cell.has_formula && !has_value && !cell.has_inline) {
    scratch = "=" + cell.formula;
    return CellText{CellKind::NoValue, scratch};
  }
  if (cell.has_inline && !has_value) return inline_string_of(cell, context, scratch);
  if (!has_value) return CellText{};
  for (const Type& type : kTypes) {
    if (type.name == cell.type) return type.text(cell, context, scratch);
  }
  return FaultKind::CellType;
}

}  // namespace cbps::workbook
