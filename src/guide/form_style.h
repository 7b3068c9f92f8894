#pragma once

#include <string>
#include <string_view>

#include "cbps/guide/questions.h"
#include "cbps/rules/rule_pack.h"
#include "cbps/spreadsheet/sheet.h"
#include "guide/words.h"

/// How the forms of one community and of many look.
namespace cbps::guide {

[[nodiscard]] spreadsheet::Properties form_properties(const rules::RulePack& pack,
                                                      const Words& words);

[[nodiscard]] spreadsheet::Style title_style();
/// Of text that is there to be read, with no lines around it.
[[nodiscard]] spreadsheet::Style note_style();
[[nodiscard]] spreadsheet::Style heading_style();
[[nodiscard]] spreadsheet::Style section_style();
/// Of a cell of a table that is there to be read.
[[nodiscard]] spreadsheet::Style reading_style(spreadsheet::Across across);
/// Of a cell to be filled in, where a value may be known already.
[[nodiscard]] spreadsheet::Style entry_style(spreadsheet::Show show, bool is_known);

/// A list of numbers that a cell does not break inside a number: with a blank behind each 、.
[[nodiscard]] std::string breakable(std::string_view list);

/// What may be typed into the cells for a question. A prompt has all that is said of it.
[[nodiscard]] spreadsheet::Validation validation(const Question& question,
                                                 const spreadsheet::Range& range, bool has_prompt,
                                                 const Words& words);

}  // namespace cbps::guide
