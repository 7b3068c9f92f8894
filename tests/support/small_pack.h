#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/rules/rule_pack.h"

/// A small pack of the tests' own, so that what they test does not depend on the rules of the
/// repository.
namespace cbps::test {

/// A check of the small pack's standard, as YAML: its id is "1.<number>", its title, remedy and
/// evidence take the next three lines, and `rest` is the lines after them.
[[nodiscard]] std::string small_check(std::string_view rest, int number = 1);

/// The parts of the pack that tests change. As they are here, the pack compiles.
struct SmallPack {
  std::string chapter = "总则";  ///< the title of the only chapter
  std::string grades = "[{id: g, label: {zh: 级, en: grade}, at_least: 0}]";
  std::string parameters;  ///< lines of `parameters`, the first of which is line 7 of pack.yaml
  /// Lines of `fields`, the first of which is line 3 of fields.yaml.
  std::string fields = "  a: {label: {zh: 甲, en: A}, type: int, range: [0, 9]}\n";
  std::string text = "甲不少于三";  ///< of the only standard, in line 4 of standard.yaml
  /// What stands under `checks`, from line 6 of standard.yaml.
  std::string checks = small_check("    quote: 甲不少于三\n    require: [{condition: a >= 3}]\n");
  std::string byte_order_mark;  ///< at the beginning of standard.yaml
  std::string consistency;      ///< consistency.yaml; no file where it is empty
  std::string source;           ///< text.yaml; no file where it is empty
};

/// The files of the pack by name, read. A file that is no YAML fails the test that asks.
[[nodiscard]] std::vector<std::pair<std::string, doc::Document>> files(const SmallPack& pack,
                                                                       Sources& sources,
                                                                       Diagnostics& diagnostics);

/// The same in one bundle, as `rules::compile` takes it.
[[nodiscard]] doc::Document bundle(const SmallPack& pack, Sources& sources,
                                   Diagnostics& diagnostics);

/// A pack without faults that has a fact of each type: `yes`, `also` (bool), `count`, `other`
/// (int), `area` (decimal with two places), `colour` (choice: red, green), `kit` (set: x, y),
/// `begun` (date) and `visits` (dates).
[[nodiscard]] const rules::RulePack& small_pack();

/// Where the diagnostics stand, as "CB3003 7:5" with `end` after each.
[[nodiscard]] std::string places(const Diagnostics& diagnostics, const Sources& sources, char end);

}  // namespace cbps::test
