#include "rules/heading_index.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"

namespace cbps::rules {
namespace {

class Indexer {
 public:
  Indexer(std::span<const FieldNames> fields, Dictionary& dictionary, Diagnostics& diagnostics)
      : fields_(fields), dictionary_(dictionary), diagnostics_(diagnostics) {}

  void add_names(FieldId id, const PlacedLabel* group) {
    const FieldNames& names = names_of(id);
    for (const PlacedName* name : {&names.id, &names.label[0], &names.label[1]}) add(id, *name);
    for (const PlacedName& alias : names.aliases) {
      const bool needs_group =
          group != nullptr && is_false_alone(dictionary_.field(id), alias.text);
      needs_group ? add(id, (*group)[0], alias) : add(id, alias);
    }
    if (group == nullptr) return;
    const auto& [zh, en] = *group;
    for (const PlacedName& name : names.short_label) add(id, zh, name);
    add(id, en, names.short_label[1]);
  }

  /// What names a fact by itself does so behind its group as well, where short labels are names.
  void check_short_labels(FieldId id, const PlacedLabel& group) {
    for (const PlacedName& name : names_of(id).short_label) {
      const auto other = dictionary_.heading_index.find(name.normal);
      if (other == dictionary_.heading_index.end() || other->second.field == id) continue;
      const Group* own = group_of(dictionary_, dictionary_.field(id));
      if (group_of(dictionary_, dictionary_.field(other->second.field)) != own) continue;
      collide(name.span, std::string(group[0].text) + "." + std::string(name.text), other);
    }
  }

  /// Two facts may refuse the same heading, the first with its reason; none may refuse another's.
  void add_false_aliases(FieldId id) {
    const std::vector<FalseAlias>& all = dictionary_.field(id).false_aliases;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const std::string& text = all[i].text;
      if (text.empty()) continue;
      const auto [place, added] =
          dictionary_.heading_index.try_emplace(unicode::normalise(text), Heading{id, true, i});
      if (added || place->second.is_false_alias) continue;
      collide(names_of(id).false_aliases[i], text, place);
    }
  }

 private:
  using Index = decltype(Dictionary::heading_index);

  [[nodiscard]] const FieldNames& names_of(FieldId id) const {
    return fields_[static_cast<std::size_t>(id)];
  }

  void add(FieldId id, const PlacedName& name) {
    if (name.text.empty()) return;  // is named already, and names nothing
    const auto place = add(id, name.normal);
    if (place->second.field != id) collide(name.span, std::string(name.text), place);
  }

  /// The normal form of both with a point between is that of the whole: a point joins with nothing.
  void add(FieldId id, const PlacedName& group, const PlacedName& name) {
    if (group.text.empty() || name.text.empty()) return;
    const auto place = add(id, group.normal + "." + name.normal);
    if (place->second.field == id) return;
    collide(name.span, std::string(group.text) + "." + std::string(name.text), place);
  }

  Index::const_iterator add(FieldId id, std::string normal) {
    return dictionary_.heading_index.try_emplace(std::move(normal), Heading{id, false, 0}).first;
  }

  /// One message a place: a name collides by itself and under its group as well.
  void collide(Span span, const std::string& text, Index::const_iterator other) {
    if (std::find(collided_.begin(), collided_.end(), span) != collided_.end()) return;
    collided_.push_back(span);
    const FieldId field = other->second.field;
    diagnostics_.add(Code::AmbiguousHeading, span, text, dictionary_.field(field).id)
        .note(Code::SeeFirst, place_of(names_of(field), other->first));
  }

  /// Where a field has a heading from: the name itself, or what stands behind its group's.
  [[nodiscard]] static Span place_of(const FieldNames& names, std::string_view normal) {
    for (const std::string_view wanted : {normal, normal.substr(normal.find('.') + 1)}) {
      const auto is_it = [wanted](const PlacedName& one) { return one.normal == wanted; };
      for (const PlacedLabel* label : {&names.label, &names.short_label}) {
        const auto found = std::find_if(label->begin(), label->end(), is_it);
        if (found != label->end()) return found->span;
      }
      const auto found = std::find_if(names.aliases.begin(), names.aliases.end(), is_it);
      if (found != names.aliases.end()) return found->span;
    }
    return names.id.span;
  }

  std::span<const FieldNames> fields_;
  Dictionary& dictionary_;
  Diagnostics& diagnostics_;
  std::vector<Span> collided_;  ///< the places that have their message
};

}  // namespace

void index_headings(std::span<const PlacedLabel> groups, std::span<const FieldNames> fields,
                    Dictionary& dictionary, Diagnostics& diagnostics) {
  dictionary.heading_index.reserve(16 * fields.size());
  Indexer indexer(fields, dictionary, diagnostics);
  std::vector<const PlacedLabel*> labels;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const PlacedLabel* label = nullptr;
    if (const Group* group = group_of(dictionary, dictionary.fields[i])) {
      label = &groups[static_cast<std::size_t>(group - dictionary.groups.data())];
    }
    indexer.add_names(static_cast<FieldId>(i), label);
    labels.push_back(label);
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (labels[i] != nullptr) indexer.check_short_labels(static_cast<FieldId>(i), *labels[i]);
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    indexer.add_false_aliases(static_cast<FieldId>(i));
  }
}

}  // namespace cbps::rules
