#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cbps/text/ids.h"
#include "cbps/text/language.h"
#include "cbps/value/date.h"
#include "cbps/value/decimal.h"

/// The result of one check as data, which a writer turns into words. The only texts here are labels
/// from the rules, in both languages.
namespace cbps::result {

/// The outcomes of XCCDF (pass, fail, unknown, notapplicable), and pending: it is not met, and is
/// not due yet (XCCDF: notchecked).
enum class Outcome : std::uint8_t { Pass, Fail, Unknown, Pending, NotApplicable };

/// Why a verdict is unknown. Of several reasons the first of these.
enum class Reason : std::uint8_t {
  Invalid,    ///< a fact was given that cannot be used
  Parameter,  ///< a parameter of the rules is not set
  Missing,    ///< a fact was not given
};

/// A value of a choice or an element of a set, with its id and label from the rules.
struct Named {
  std::string id;
  Bilingual label;
  bool operator==(const Named&) const = default;
};

/// A fact's or parameter's value in its own type. Ints are decimals of scale 0; a vector of `Named`
/// is a set, in the order of its domain. Strings occur only in expressions; no fact is a string.
using Datum = std::variant<std::monostate, bool, Decimal, Named, std::vector<Named>, Date,
                           std::vector<Date>, std::string>;

/// The location of a value in the input. `cell` ("C7") is set only for tables; of a workbook it
/// names the sheet, too ("填报表!C7"), and line and column are those of the cell. If `line` is 0,
/// the location is that of the file.
struct Location {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string cell;
  bool operator==(const Location&) const = default;

  /// Whether it is a place in a workbook.
  [[nodiscard]] bool is_in_sheet() const { return cell.find('!') != std::string::npos; }
};
/// "a.csv:3:1", "a.xlsx:填报表!A3"
[[nodiscard]] std::string to_string(const Location& location);

/// The relation to `need` that a fact fails to meet.
enum class Relation : std::uint8_t {
  AtLeast,
  AtMost,
  Equal,
  NotEqual,
  OneOf,       ///< a choice: any of `need`
  NoneOf,      ///< a choice: none of `need`
  HasAll,      ///< a set: each part of `need`
  Lacks,       ///< a set: none of the parts in `missing`
  EveryMonth,  ///< dates: each due month, counted in months
  EveryQuarter,
  Given,  ///< the fact must be given at all (`known(x)`)
  NotGiven,
};

/// A month or quarter of the period: number 1 to 12, or 1 to 4.
struct Month {
  int year = 0;
  unsigned number = 0;
  bool operator==(const Month&) const = default;
};
struct Quarter {
  int year = 0;
  unsigned number = 0;
  bool operator==(const Quarter&) const = default;
};
/// A missing item: a part of a set, a month or a quarter.
using Missing = std::variant<Named, Month, Quarter>;

/// Another fact or parameter from which `need` is computed.
struct Input {
  std::string name;  ///< as conditions write it, e.g. `param.area_per_100_households`
  Bilingual label;   ///< short, for use inside a sentence
  Bilingual unit;
  Datum value;
  bool operator==(const Input&) const = default;
};

/// The formula that computes `need` from the inputs, for display. Each token is a symbol, a number
/// or an input.
enum class Symbol : std::uint8_t { Plus, Minus, Times, Divide, Open, Close };
struct InputRef {
  std::size_t index = 0;  ///< into the gap's `inputs`
  bool operator==(const InputRef&) const = default;
};
using FormulaToken = std::variant<Symbol, Decimal, InputRef>;

/// One fact that does not meet one requirement, and by how much.
///
/// The members depend on the type of the fact. For numbers, `have`, `need` and `shortage` are
/// decimals in `unit`. For a single date, `shortage` is in days. For bools, only `have` and `need`
/// are set. For choices, `have` is a `Named` and `need` holds the allowed ones. For sets, `have`
/// and `need` hold the parts, and `shortage` is the number of missing parts. For lists of dates,
/// all three count months or quarters. For a fact that must not be changed, `need` is set but
/// `shortage` is not; `inputs` then shows both sides.
struct Gap {
  std::string field;
  Bilingual label;        ///< for use on its own
  Bilingual short_label;  ///< for use inside a sentence
  Relation relation = Relation::AtLeast;
  Datum have;
  Datum need;
  std::optional<Decimal> shortage;
  Bilingual unit;                     ///< unit of `have`, `need` and `shortage`; may be empty
  std::vector<FormulaToken> formula;  ///< empty if `need` is a plain number in the rule
  std::vector<Input> inputs;
  std::vector<Missing> missing;
  std::optional<Location> location;
  Bilingual lacking;  ///< of a set: what is said before `missing`; may be empty
  bool operator==(const Gap&) const = default;
};

/// The formula in the condition language; empty if there is none.
[[nodiscard]] std::string formula_text(const Gap& gap);
/// The formula that `text` stands for, of the named inputs. Nothing if it is not such a text.
[[nodiscard]] std::optional<std::vector<FormulaToken>> read_formula(
    std::string_view text, const std::vector<Input>& inputs);

struct Shortfall;

/// Alternative ways to meet a requirement. One alternative is enough, and it is met when all of its
/// shortfalls are removed.
struct AnyOf {
  std::vector<std::vector<Shortfall>> alternatives;
  bool operator==(const AnyOf&) const = default;
};

struct Shortfall {
  std::variant<Gap, AnyOf> what;
  bool operator==(const Shortfall&) const = default;
};

/// All gaps, those of alternatives included, in reading order. They live in `shortfalls`.
[[nodiscard]] std::vector<const Gap*> all_gaps(std::span<const Shortfall> shortfalls);

/// A fact (or an unset parameter, `param.x`) that makes a verdict unknown: it was not given, or
/// what was given is `invalid`.
struct UnknownField {
  std::string name;
  Bilingual label;
  bool invalid = false;
  bool operator==(const UnknownField&) const = default;
};

/// A given fact that makes a check not applicable: the zero or the "no" that an office reported, or
/// a number that is too small.
struct Because {
  std::string field;
  Bilingual label;
  Bilingual unit;
  Datum value;
  std::optional<Decimal> at_least = {};  ///< of a number that is not 0: with which it would apply
  std::optional<Location> location;
  bool operator==(const Because&) const = default;
};

// ---- The identifiers used in JSON reports and in case files ----

/// The identifiers of all enumerators, in order.
[[nodiscard]] std::span<const std::string_view> ids(Outcome outcome);    ///< "not_applicable"
[[nodiscard]] std::span<const std::string_view> ids(Reason reason);      ///< "missing"
[[nodiscard]] std::span<const std::string_view> ids(Relation relation);  ///< ">="

using cbps::from_id;
using cbps::id_of;
/// The part's id, "2024-03", "2024-Q1".
[[nodiscard]] std::string id_of(const Missing& missing);

}  // namespace cbps::result
