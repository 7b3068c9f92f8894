#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/guide/explanation.h"
#include "guide/words.h"

/// What a fact is, and how it is written down: the same words in every guide.
namespace cbps::guide {

[[nodiscard]] Fact fact_of(const Field& field, const Words& words);

/// How a form names a fact that stands below `above`: "其中…" only below its whole, and by a
/// label that says it all elsewhere.
[[nodiscard]] const Bilingual& label_below(std::optional<FieldId> above, const Field& field);

/// "人、选填、自行判断填报": unit and marks.
[[nodiscard]] std::string remarks_on(const Fact& fact, const Words& words, bool with_unit = true);
/// "交叉任职人数（人）：既是党组织班子成员又是居委会成员的人数"
[[nodiscard]] std::string describe(const Fact& fact, const Words& words);

/// Where a value is written: lists look different in a YAML file and in a cell.
enum class Medium : unsigned char {
  Yaml,
  Cell,
  Form,     ///< a cell that refuses what is wrong, beside its unit
  Refusal,  ///< what such a cell says then
};
/// "整数，0 至 1,000"; nothing where the medium needs no word.
[[nodiscard]] std::string how_to_write(const Field& field, const Dictionary& dictionary,
                                       Medium medium, const Words& words);

/// For each fact of the dictionary, the checks that rest on it: "3.1、8.2", or with their titles.
[[nodiscard]] std::vector<std::string> uses(const rules::RulePack& pack, const Words& words,
                                            bool with_titles = false);

}  // namespace cbps::guide
