#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cbps/text/language.h"
#include "cbps/value/date.h"
#include "cbps/value/type.h"

/// The dictionary: the facts, their names and their permitted values.
namespace cbps {

enum class FieldId : std::uint32_t {};
enum class ParameterId : std::uint32_t {};

/// One of the values of a choice, or one part of a set.
struct Option {
  std::string id;
  Bilingual label;
  std::vector<std::string> aliases;
  bool operator==(const Option&) const = default;
};

/// The options of a choice or set, in the order of the rules. A choice is stored as the index of
/// its option; a set as bits, the first option in bit 0.
using Domain = std::vector<Option>;

/// Bounds, both inclusive, in units of the field's scale.
struct Range {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/// The direction in which a fact may be corrected.
enum class Change : std::uint8_t { Never, Increase, Decrease, Any };
[[nodiscard]] std::span<const std::string_view> ids(Change change);

/// What a date after `as_of` means.
enum class Future : std::uint8_t {
  Planned,  ///< nothing special: the fact may lie in the future
  Ignored,  ///< the event has not happened yet, so the fact says nothing
  Error,    ///< it cannot be: the community could not be assessed at all yet
};
[[nodiscard]] std::span<const std::string_view> ids(Future future);

/// Who can change a fact, or knows it: from the narrowest to the widest.
enum class Actor : std::uint8_t { Community, Street, District };
[[nodiscard]] std::span<const std::string_view> ids(Actor actor);

/// What a fact is called where nothing stands beside it: not 其中…, which says what it is a part
/// of.
[[nodiscard]] const Bilingual& label_alone(const Bilingual& label, const Bilingual& short_label);

/// How a fact that falls short is put right in life. A step that changes several facts takes the
/// widest actor and the greatest effort.
struct Repair {
  Actor by = Actor::Community;
  /// 1 an afternoon's work, 3 weeks, 10 money or premises, 30 building; 0: not known. It is
  /// charged once for the change, or once for each `effort_per` units of it, begun ones included.
  std::uint32_t effort = 0;
  std::int64_t effort_per = 0;  ///< in units of the field's scale; 0: size does not matter
  /// It counts what is over, such as months that have ended: nothing can be put right this year.
  bool window_passed = false;
  bool operator==(const Repair&) const = default;
};

/// A heading that resembles this field but does not stand for it.
struct FalseAlias {
  std::string text;
  Bilingual hint;
};

struct Field {
  std::string id;         ///< dotted, e.g. `centre.area`
  Bilingual label;        ///< a heading that stands alone
  Bilingual short_label;  ///< for sentences and for headings under the group's; never empty
  Type type;
  Bilingual unit;                       ///< empty for facts without a unit
  std::vector<std::string> unit_words;  ///< what else may stand behind a number for the unit
  std::optional<Range> range;           ///< every number has one
  std::int64_t step = 1;  ///< in units of the scale: figures to reach are multiples of it
  Change change = Change::Any;
  Future future = Future::Planned;  ///< dates only
  bool optional = false;   ///< its absence has a meaning: rules read it only behind `known`
  bool judgement = false;  ///< a bare self-declared yes or no
  Repair repair;
  Actor asked_of = Actor::Community;  ///< who knows it
  bool long_form = false;             ///< asked on the long form only
  std::optional<FieldId> part_of;     ///< the whole that it may not exceed
  std::optional<FieldId> whole;       ///< what "all" stands for: `part_of`, or another fact
  std::vector<std::string> aliases;
  std::vector<FalseAlias> false_aliases;
  Bilingual help;
  Bilingual lacking;  ///< sets only: what is said before the parts that are missing; may be empty
};

struct Group {
  std::string id;
  Bilingual label;
};

/// Facts that are asked for together.
struct Section {
  Bilingual title;  ///< empty: the only one
  std::vector<FieldId> fields;
};

/// The source of a figure in the rules.
enum class Basis : std::uint8_t { Text, Regulation, Reading };
[[nodiscard]] std::span<const std::string_view> ids(Basis basis);

/// A figure or list that the rules name and a district may overrule.
struct Parameter {
  std::string id;  ///< without the `param.` that conditions write
  Bilingual label;
  Type type;
  Bilingual unit;
  std::optional<Range> range;
  std::optional<Range> plausible;  ///< outside of it a value is doubted
  /// In the form a column holds it (see `Column`); unset parameters are unknown wherever read.
  std::optional<std::int64_t> value;
  /// A parameter of the same kind that this one may not exceed.
  std::optional<ParameterId> at_most;
  Basis basis = Basis::Reading;
  Bilingual source;
  bool changed = false;  ///< the value is another than the rules give
};

/// The meaning of a heading; headings are looked up by their normalised text.
struct Heading {
  FieldId field{};
  bool is_false_alias = false;
  std::uint32_t false_alias = 0;  ///< index into the field's, when it is one
};

/// The facts and parameters of a pack; immutable once compiled.
struct Dictionary {
  std::vector<Group> groups;
  std::vector<Field> fields;
  std::vector<Section> sections;  ///< of forms: each field stands in one
  std::vector<Parameter> parameters;
  std::vector<Domain> domains;

  std::unordered_map<std::string, FieldId> field_by_id;
  std::unordered_map<std::string, ParameterId> parameter_by_id;
  /// Headings under `unicode::normalise`; all that can be made of them knows `find_heading`.
  std::unordered_map<std::string, Heading> heading_index;

  [[nodiscard]] const Field& field(FieldId id) const {
    return fields[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const Parameter& parameter(ParameterId id) const {
    return parameters[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const Domain& domain(Type type) const { return domains[type.domain]; }
};

/// The same fields in the order in which forms ask for them.
[[nodiscard]] std::vector<FieldId> in_form_order(const Dictionary& dictionary,
                                                 const std::vector<FieldId>& fields);

/// The group a field's name begins with, or nothing.
[[nodiscard]] const Group* group_of(const Dictionary& dictionary, const Field& field);

/// The usual headings of a field, before normalisation: its name, its labels, its aliases, then
/// those under its group's labels, joined by a point. An alias that is false alone needs the group.
[[nodiscard]] std::vector<std::string> headings(const Dictionary& dictionary, const Field& field);

/// The option an office's spelling stands for (id, label or alias, normalised), or nothing.
[[nodiscard]] std::optional<std::size_t> find_option(const Domain& domain,
                                                     std::string_view spelling);

}  // namespace cbps
