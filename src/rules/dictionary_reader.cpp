#include "rules/dictionary_reader.h"

#include <algorithm>
#include <array>

#include "cbps/rules/mapping_reader.h"
#include "cbps/text/unicode.h"
#include "rules/heading_index.h"
#include "rules/option_reader.h"
#include "rules/type_reader.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

/// Headings may not hold what joins or cuts them where facts are given.
constexpr std::array<std::string_view, 2> kSeparators{".", "|"};

/// What a field's keys name as its whole, before all fields are known.
struct Wholes {
  std::optional<NodeId> part_of;
  std::optional<NodeId> of;
};

class FieldsReader {
 public:
  FieldsReader(const Document& document, Dictionary& dictionary, Unresolved& unresolved,
               Diagnostics& diagnostics)
      : document_(document),
        dictionary_(dictionary),
        unresolved_(unresolved),
        diagnostics_(diagnostics) {}

  void run(NodeId root) {
    MappingReader file(document_, root, diagnostics_);
    for (const auto& [key, value] : file.required_entries("groups")) read_group(key, value);
    const auto fields = file.required_entries("fields");
    unresolved_.names_missing |= fields.empty();
    if (const auto node = file.find("fields"); node && fields.empty()) {
      if (document_.kind(*node) == NodeKind::Mapping) {
        diagnostics_.add(Code::EmptyList, document_.span(*node), "fields");
      }
    }
    names_.reserve(fields.size());
    wholes_.reserve(fields.size());
    dictionary_.fields.reserve(fields.size());
    for (const auto& [key, value] : fields) read_field(key, value);
    read_sections(file);
    file.finish();
    resolve_parts();
    index_headings(group_labels_, names_, dictionary_, diagnostics_);
  }

 private:
  void read_group(NodeId key, NodeId value) {
    MappingReader reader(document_, value, diagnostics_);
    Group group{std::string(document_.text(key)), reader.required_bilingual("label")};
    check_name(group.id, false, document_.span(key), diagnostics_);
    group_labels_.push_back(placed(reader, "label", group.label));
    reader.finish();
    dictionary_.groups.push_back(std::move(group));
  }

  /// Without any, all facts are one section, as they stand.
  void read_sections(MappingReader& file) {
    std::vector<bool> is_placed(dictionary_.fields.size());
    const bool has_sections = file.has("sections");
    for (const NodeId item : file.items("sections")) {
      MappingReader reader(document_, item, diagnostics_);
      if (!reader.is_mapping()) continue;
      Section section{reader.required_bilingual("title"), {}};
      for (const PlacedText& name : read_texts(reader, "facts")) {
        const auto id = field_named(std::string(name.text), name.span);
        if (!id) continue;
        const bool again = is_placed[static_cast<std::size_t>(*id)];
        if (again) diagnostics_.add(Code::DuplicateId, name.span, name.text);
        is_placed[static_cast<std::size_t>(*id)] = true;
        section.fields.push_back(*id);
      }
      reader.finish();
      dictionary_.sections.push_back(std::move(section));
    }
    Section rest;
    for (std::size_t i = 0; i < is_placed.size(); ++i) {
      if (is_placed[i]) continue;
      rest.fields.push_back(static_cast<FieldId>(i));
      if (has_sections) {
        diagnostics_.add(Code::FactInNoSection, names_[i].id.span, dictionary_.fields[i].id);
      }
    }
    if (!rest.fields.empty()) dictionary_.sections.push_back(std::move(rest));
  }

  /// The field that a name stands for; if there is none, that is reported.
  std::optional<FieldId> field_named(const std::string& name, Span span) {
    const auto found = dictionary_.field_by_id.find(name);
    if (found != dictionary_.field_by_id.end()) return found->second;
    std::vector<std::string_view> names;
    for (const Field& one : dictionary_.fields) names.push_back(one.id);
    suggest(diagnostics_.add(Code::UnknownName, span, name), name, names);
    return std::nullopt;
  }

  void read_field(NodeId key, NodeId value) {
    MappingReader reader(document_, value, diagnostics_);
    Field field;
    wholes_.emplace_back();
    FieldNames& names = names_.emplace_back();
    field.id = document_.text(key);
    names.id = {document_.text(key), unicode::normalise(field.id), document_.span(key)};
    check_field_name(field.id, names.id.span);
    field.label = reader.required_bilingual("label");
    names.label = placed(reader, "label", field.label);
    field.short_label = reader.bilingual("short");
    names.short_label = placed(reader, "short", field.short_label);
    if (field.short_label.empty()) {
      field.short_label = field.label;
      names.short_label = names.label;
    }
    field.unit = read_unit(reader);
    read_unit_words(reader, field);
    if (const auto word = one_of(reader, "change", ids(Change{}))) {
      field.change = static_cast<Change>(*word);
    }
    field.optional = reader.flag("optional");
    field.judgement = reader.flag("judgement");
    field.long_form = reader.flag("long_form");
    if (const auto word = one_of(reader, "asked_of", ids(Actor{}))) {
      field.asked_of = static_cast<Actor>(*word);
    }
    const std::vector<PlacedText> aliases = read_texts(reader, "aliases");
    names.aliases.reserve(aliases.size());
    for (const PlacedText& alias : aliases) names.aliases.push_back(placed(alias.node));
    field.aliases = without_places(aliases);
    names.false_aliases = read_false_aliases(reader, field);
    field.help = reader.bilingual("help");
    if (!read_typed(reader, field)) unresolved_.unsound.insert(field.id);
    reader.finish();
    dictionary_.field_by_id.emplace(field.id, static_cast<FieldId>(dictionary_.fields.size()));
    dictionary_.fields.push_back(std::move(field));
  }

  /// Each is another word than the unit and the words before it.
  void read_unit_words(MappingReader& reader, Field& field) {
    for (const PlacedText& word : read_texts(reader, "unit_words")) {
      const bool again = word.text == field.unit.zh || word.text == field.unit.en ||
                         std::find(field.unit_words.begin(), field.unit_words.end(), word.text) !=
                             field.unit_words.end();
      const bool is_number = word.text.front() >= '0' && word.text.front() <= '9';
      if (again) diagnostics_.add(Code::DuplicateId, word.span, word.text);
      if (is_number) diagnostics_.add(Code::NotAllowedHere, word.span, word.text);
      field.unit_words.emplace_back(word.text);
    }
    if (reader.has("unit_words") && !reader.has("unit")) reader.missing("unit");
  }

  void check_field_name(const std::string& id, Span span) {
    check_name(id, true, span, diagnostics_);
    const std::size_t point = id.find('.');
    if (point == std::string::npos) return;
    const std::string_view group = std::string_view(id).substr(0, point);
    for (const Group& one : dictionary_.groups) {
      if (one.id == group) return;
    }
    std::vector<std::string_view> names;
    for (const Group& one : dictionary_.groups) names.push_back(one.id);
    suggest(diagnostics_.add(Code::UnknownGroup, span, group), group, names);
  }

  PlacedLabel placed(MappingReader& reader, std::string_view key, const Bilingual& label) {
    if (label.empty()) return {};
    // A label's own faults are named where it is read: what has a text is there.
    const NodeId both = *document_.find(reader.node(), key);
    PlacedLabel names;
    if (!label.zh.empty()) names[0] = placed(*document_.find(both, "zh"));
    if (!label.en.empty()) names[1] = placed(*document_.find(both, "en"));
    return names;
  }

  /// Reports what a name may not hold.
  PlacedName placed(NodeId node) {
    PlacedName name{document_.text(node), unicode::normalise(document_.text(node)),
                    document_.span(node)};
    check_heading(name.text, name.normal, kSeparators, name.span, diagnostics_);
    return name;
  }

  /// Gives the place of each.
  std::vector<Span> read_false_aliases(MappingReader& reader, Field& field) {
    std::vector<Span> places;
    for (const NodeId item : reader.items("not_aliases")) {
      MappingReader one(document_, item, diagnostics_, "{text: …, hint: {zh: …, en: …}}");
      if (!one.is_mapping()) continue;
      field.false_aliases.push_back({one.required_text("text"), one.required_bilingual("hint")});
      places.push_back(one.value_span("text"));
      one.finish();
    }
    return places;
  }

  /// What depends on the type. Says whether the type is sound.
  bool read_typed(MappingReader& reader, Field& field) {
    const auto type = read_type(reader);
    if (!type) {
      for (const std::string_view key : {"range", "step", "part_of", "of", "by", "effort",
                                         "effort_per", "window", "values", "parts"}) {
        reader.find(key);
      }
      field.range = Range{0, 0};
      return false;
    }
    field.type = *type;
    field.range = read_range(reader, field.type);
    if (is_number(field.type) && !field.range) field.range = Range{0, 0};
    if (only_for(reader, "future", field.type, {Kind::Date})) {
      if (const auto word = one_of(reader, "future", ids(Future{}))) {
        field.future = static_cast<Future>(*word);
      }
    }
    only_for(reader, "unit_words", field.type, {Kind::Int, Kind::Decimal});
    if (only_for(reader, "lacking", field.type, {Kind::Set})) {
      field.lacking = reader.bilingual("lacking");
    }
    if (only_for(reader, "step", field.type, {Kind::Int, Kind::Decimal})) read_step(reader, field);
    if (only_for(reader, "part_of", field.type, {Kind::Int, Kind::Decimal})) {
      wholes_.back().part_of = reader.scalar("part_of");
    }
    if (only_for(reader, "of", field.type, {Kind::Int, Kind::Decimal})) {
      wholes_.back().of = reader.scalar("of");
    }
    read_repair(reader, field);
    return read_options(reader, field);
  }

  /// Facts that never change are not put right.
  void read_repair(MappingReader& reader, Field& field) {
    for (const std::string_view key : {"by", "effort", "effort_per", "window"}) {
      if (field.change != Change::Never || !reader.has(key)) continue;
      diagnostics_.add(Code::NotAllowedHere, document_.span(*reader.find(key)), key);
    }
    if (const auto word = one_of(reader, "by", ids(Actor{}))) {
      field.repair.by = static_cast<Actor>(*word);
    }
    constexpr std::int64_t kMostEffort = 1000;
    field.repair.effort = static_cast<std::uint32_t>(
        std::min(read_positive(reader, "effort", {Kind::Int, 0, 0}), kMostEffort));
    if (only_for(reader, "effort_per", field.type, {Kind::Int, Kind::Decimal})) {
      field.repair.effort_per = read_positive(reader, "effort_per", field.type);
    }
    constexpr std::array<std::string_view, 1> kWindows{"passed"};
    field.repair.window_passed = one_of(reader, "window", kWindows).has_value();
  }

  /// Gives 0 where the key is absent or wrong.
  std::int64_t read_positive(MappingReader& reader, std::string_view key, Type type) {
    const auto node = reader.scalar(key);
    if (!node) return 0;
    const auto number = read_number(reader, *node, type);
    if (number && *number < 1) diagnostics_.add(Code::NotPositive, document_.span(*node), key);
    return std::max<std::int64_t>(number.value_or(0), 0);
  }

  void read_step(MappingReader& reader, Field& field) {
    field.step = std::max<std::int64_t>(read_positive(reader, "step", field.type), 1);
  }

  bool read_options(MappingReader& reader, Field& field) {
    only_for(reader, "values", field.type, {Kind::Choice});
    only_for(reader, "parts", field.type, {Kind::Set});
    if (field.type.kind != Kind::Choice && field.type.kind != Kind::Set) return true;
    const bool is_choice = field.type.kind == Kind::Choice;
    const std::string_view key = is_choice ? "values" : "parts";
    // The other one's key is named already.
    if (!reader.has(key) && !reader.has(is_choice ? "parts" : "values")) reader.missing(key);
    const auto node = reader.find(key);
    if (!node) return false;
    if (document_.kind(*node) == NodeKind::Sequence) {
      field.type.domain = read_domain(reader, *node, field.type.kind, dictionary_);
      return true;
    }
    if (document_.kind(*node) == NodeKind::Mapping) {
      diagnostics_.add(Code::WrongKind, document_.span(*node), Term::Sequence, Term::Mapping);
      return false;
    }
    return read_options_of(reader.scalar(key), field);
  }

  /// Options that are those of a parameter.
  bool read_options_of(std::optional<NodeId> node, Field& field) {
    if (!node || unresolved_.names_missing) return false;
    const std::string_view text = document_.text(*node);
    const std::string name(text.substr(text.starts_with("param.") ? 6 : 0));
    const auto found = dictionary_.parameter_by_id.find(name);
    const bool known = found != dictionary_.parameter_by_id.end();
    if (known && dictionary_.parameter(found->second).type.kind == Kind::Set) {
      field.type.domain = dictionary_.parameter(found->second).type.domain;
      return !unresolved_.unsound.contains("param." + name);
    }
    if (known && unresolved_.unsound.contains("param." + name)) return false;
    std::vector<std::string_view> names;
    for (const Parameter& one : dictionary_.parameters) {
      if (one.type.kind == Kind::Set) names.push_back(one.id);
    }
    suggest(diagnostics_.add(
                known ? Message<1>(Code::NotASetParameter) : Message<1>(Code::UnknownParameter),
                document_.span(*node), "param." + name),
            name, names, "param.");
    return false;
  }

  void resolve_parts() {
    for (std::size_t i = 0; i < wholes_.size(); ++i) {
      Field& field = dictionary_.fields[i];
      if (wholes_[i].part_of) field.part_of = number_named(*wholes_[i].part_of, i);
      field.whole = wholes_[i].of ? number_named(*wholes_[i].of, i) : field.part_of;
    }
  }

  /// The number that `node` names as the whole of the field at `part`.
  std::optional<FieldId> number_named(NodeId node, std::size_t part) {
    const std::string whole(document_.text(node));
    const auto found = field_named(whole, document_.span(node));
    if (!found) return std::nullopt;
    const bool itself = static_cast<std::size_t>(*found) == part;
    const bool number = is_number(dictionary_.field(*found).type);
    if (itself || (!number && !unresolved_.unsound.contains(whole))) {
      diagnostics_.add(Code::PartOfMismatch, document_.span(node), dictionary_.fields[part].id,
                       whole);
      return std::nullopt;
    }
    return found;
  }

  const Document& document_;
  Dictionary& dictionary_;
  Unresolved& unresolved_;
  Diagnostics& diagnostics_;
  // Of each group and field, in the order of the dictionary's.
  std::vector<PlacedLabel> group_labels_;
  std::vector<FieldNames> names_;
  std::vector<Wholes> wholes_;
};

}  // namespace

void read_fields(const Document& document, NodeId fields, Dictionary& dictionary,
                 Unresolved& unresolved, Diagnostics& diagnostics) {
  FieldsReader(document, dictionary, unresolved, diagnostics).run(fields);
}

}  // namespace cbps::rules
