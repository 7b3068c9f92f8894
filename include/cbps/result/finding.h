#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cbps/diag/language.h"
#include "cbps/value/date.h"
#include "cbps/value/decimal.h"

/// What one check found, as data: a writer puts it into words. Nothing here is prose of ours; the
/// texts are labels of the rules, in both languages.
namespace cbps::result {

/// After XCCDF: pass, fail, unknown, notapplicable.
enum class Outcome : std::uint8_t { Pass, Fail, Unknown, NotApplicable };

/// Why a verdict is unknown.
enum class Reason : std::uint8_t { Missing, NotDue };

/// A value of a choice, or a part of a set, as the rules call it.
struct Named {
  std::string id;
  Bilingual label;
  bool operator==(const Named&) const = default;
};

/// A fact's or parameter's value in its own type. Ints are decimals of scale 0; a vector of `Named`
/// is a set, in the order of its domain. Texts occur in expressions only, no fact is one.
using Datum = std::variant<std::monostate, bool, Decimal, Named, std::vector<Named>, Date,
                           std::vector<Date>, std::string>;

/// Where a value stands. `cell` is for tables ("C7"), else empty. `line` 0: no place is known.
struct Location {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string cell;
  bool operator==(const Location&) const = default;
};

/// What a shortfall asks of a fact.
enum class Relation : std::uint8_t {
  AtLeast,
  AtMost,
  Equal,
  NotEqual,
  OneOf,       ///< a choice: any of `need`
  NoneOf,      ///< a choice: none of `need`
  HasAll,      ///< a set: each part of `need`
  Lacks,       ///< a set: not the parts of `missing`
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
/// What is not there: parts of a set, months, quarters.
using Missing = std::variant<Named, Month, Quarter>;

/// Another fact or parameter that stands behind `need`.
struct Input {
  std::string name;  ///< as conditions write it, e.g. `param.area_per_100_households`
  Bilingual label;   ///< short: it stands inside a sentence
  Bilingual unit;
  Datum value;
};

/// How `need` follows from the inputs, for people: a token a symbol, number or input.
enum class Symbol : std::uint8_t { Plus, Minus, Times, Divide, Open, Close };
struct InputRef {
  std::size_t index = 0;  ///< into the gap's `inputs`
};
using FormulaToken = std::variant<Symbol, Decimal, InputRef>;

/// One fact that falls short in one requirement, and by how much.
///
/// Shapes by type of the fact: numbers have `have`, `need` and `shortage` as decimals in `unit`;
/// dates (a single one) `shortage` in days; bools only `have` and `need`; choices `have` a `Named`,
/// `need` the allowed ones; sets `have` and `need` their parts and `shortage` how many are missing;
/// lists of dates count months or quarters in all three. A fact that nobody may move has `need` and
/// no `shortage`: then `inputs` shows both sides.
struct Gap {
  std::string field;
  Bilingual label;        ///< stands alone
  Bilingual short_label;  ///< stands inside a sentence
  Relation relation = Relation::AtLeast;
  Datum have;
  Datum need;
  std::optional<Decimal> shortage;
  Bilingual unit;                     ///< of the three; may be empty
  std::vector<FormulaToken> formula;  ///< empty when `need` is a plain number of the rule
  std::string formula_text;           ///< the same in the condition language
  std::vector<Input> inputs;
  std::vector<Missing> missing;
  std::optional<Location> location;
};

struct Shortfall;

/// Any one of the alternatives would do; all of what stands in an alternative is needed for it.
struct AnyOf {
  std::vector<std::vector<Shortfall>> alternatives;
};

struct Shortfall {
  std::variant<Gap, AnyOf> what;
};

/// A fact (or an unset parameter, `param.x`) that keeps a verdict open because it was not given.
struct UnknownField {
  std::string name;
  Bilingual label;
};

/// A given fact that makes a check not apply: the zero or the "no" that an office reported.
struct Because {
  std::string field;
  Bilingual label;
  Bilingual unit;
  Datum value;
  std::optional<Location> location;
};

// ---- the words of the JSON contract, which case files use too ----

[[nodiscard]] std::string_view id_of(Outcome outcome);    ///< "not_applicable"
[[nodiscard]] std::string_view id_of(Reason reason);      ///< "not_due"
[[nodiscard]] std::string_view id_of(Relation relation);  ///< ">="
[[nodiscard]] std::string id_of(const Missing& missing);  ///< the part's id, "2024-03", "2024-Q1"

}  // namespace cbps::result
