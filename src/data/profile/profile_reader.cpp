#include "data/profile/profile_reader.h"

#include <utility>

#include "cbps/text/unicode.h"
#include "data/facts/identity.h"

namespace cbps::data {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

ProfileReader::ProfileReader(const Document& document, const Dictionary& dictionary, KeyMemo& keys,
                             Identity& identity, ProfileBuilder& builder, Diagnostics& diagnostics)
    : document_(document),
      dictionary_(dictionary),
      keys_(keys),
      identity_(identity),
      builder_(builder),
      diagnostics_(diagnostics),
      finder_(dictionary, diagnostics) {}

void ProfileReader::own(NodeId mapping) {
  list_.reset();
  fills_in_ = false;
  has_period_ = false;
  walk(mapping, KeyMemo::kTop);
}

void ProfileReader::shared(NodeId mapping, NodeId list) {
  list_ = list;
  fills_in_ = true;
  has_period_ = false;
  walk(mapping, KeyMemo::kTop);
}

void ProfileReader::check_shared(NodeId mapping, NodeId list) {
  list_ = list;
  fills_in_ = false;
  has_period_ = false;
  walk(mapping, KeyMemo::kTop);
}

void ProfileReader::walk(NodeId mapping, KeyMemo::Place place) {
  document_.each_entry(mapping, [&](NodeId key, NodeId value) {
    if (list_ && key == *list_) return;
    const KeyMemo::Meaning meaning = keys_.find(place, prefix_, document_.text(key));
    if (meaning.is_identity()) return identity(meaning, key, value);
    // A group under which nothing was written: none of its facts was given.
    if (meaning.group && is_not_given(value)) return;
    if (meaning.group && document_.kind(value) == NodeKind::Mapping) {
      const std::size_t length = prefix_.size();
      prefix_.append(document_.text(key)).append(".");
      walk(value, *meaning.group);
      prefix_.resize(length);
    } else {
      entry(meaning.fact, key, value);
    }
  });
}

bool ProfileReader::is_not_given(NodeId value) const {
  return document_.kind(value) == NodeKind::Scalar &&
         (document_.is_null(value) || is_blank(document_.text(value)));
}

void ProfileReader::identity(const KeyMemo::Meaning& meaning, NodeId key, NodeId value) {
  const std::string_view name = meaning.identity_name;
  const bool is_period = meaning.identity == nullptr;
  if (document_.kind(value) != NodeKind::Scalar) {
    if (is_period) return;  // `year_of` says so
    diagnostics_.add(Code::NotASingleValue, document_.span(value), name);
    return;
  }
  if (is_not_given(value)) return;
  if (is_period) {
    if (std::exchange(has_period_, true)) {
      diagnostics_.add(Code::GivenTwice, document_.span(value), name);
    }
    return;
  }
  if (list_ && (name == "id" || name == "name")) {
    if (!fills_in_) diagnostics_.add(Code::NotShared, document_.span(key), document_.text(key));
    return;
  }
  std::string& text = identity_.*(meaning.identity);
  if (!text.empty()) {
    if (fills_in_) return;
    diagnostics_.add(Code::GivenTwice, document_.span(value), name);
  }
  text = document_.text(value);
  if (name == "id") check_id({text, document_.span(value)}, diagnostics_);
}

std::optional<FieldId> ProfileReader::unknown(NodeId key) {
  const std::string path = prefix_ + std::string(document_.text(key));
  return finder_.find(unicode::normalise(path), path, document_.span(key));
}

void ProfileReader::entry(std::optional<FieldId> fact, NodeId key, NodeId value) {
  const auto id = fact ? fact : unknown(key);
  if (!id) return;
  if (const Span* first = builder_.place_of(*id)) {
    if (fills_in_) return;
    diagnostics_.add(Code::GivenTwice, document_.span(key), dictionary_.field(*id).label)
        .note(Code::SeeFirst, *first);
    return;
  }
  if (!is_not_given(value)) read(*id, value);
}

void ProfileReader::read(FieldId id, NodeId value) {
  if (document_.kind(value) == NodeKind::Scalar) return builder_.text(id, text_of(value));
  const Field& field = dictionary_.field(id);
  const bool is_list = field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
  if (is_list && list_items(field, value)) return builder_.items(id, items_, document_.span(value));
  if (!is_list) {
    Diagnostic& diagnostic =
        diagnostics_.add(Code::NotASingleValue, document_.span(value), field.label);
    const Group* group = group_of(dictionary_, field);
    const bool is_mapping = document_.kind(value) == NodeKind::Mapping;
    if (is_mapping && group != nullptr) diagnostic.note(Code::HelpGroup, group->label);
  }
  builder_.unusable(id, document_.span(value));
}

Text ProfileReader::text_of(NodeId scalar) const {
  return {document_.text(scalar), document_.span(scalar)};
}

bool ProfileReader::list_items(const Field& field, NodeId value) {
  if (document_.kind(value) == NodeKind::Mapping) {
    diagnostics_.add(Code::NotAList, document_.span(value), field.label);
    return false;
  }
  items_.clear();
  return document_.all_items(value, [&](NodeId item) {
    if (document_.kind(item) != NodeKind::Scalar) {
      diagnostics_.add(Code::NotAList, document_.span(item), field.label);
      return false;
    }
    items_.push_back(text_of(item));
    return true;
  });
}

void not_a_profile(const Document& document, NodeId node, Diagnostics& diagnostics) {
  Diagnostic& diagnostic = diagnostics.add(Code::NotAProfile, document.span(node));
  if (document.text(node).find("：") != std::string_view::npos) {
    diagnostic.note(Code::HalfWidthColon);
  }
}

std::optional<int> year_of(const Document& document, NodeId mapping, KeyMemo& keys,
                           Diagnostics& diagnostics) {
  std::optional<NodeId> found;
  document.each_entry(mapping, [&](NodeId key, NodeId value) {
    if (found || document.is_null(value)) return;
    const KeyMemo::Meaning& meaning = keys.find(KeyMemo::kTop, "", document.text(key));
    if (!meaning.is_identity() || meaning.identity != nullptr) return;
    if (document.kind(value) == NodeKind::Scalar && is_blank(document.text(value))) return;
    found = value;
  });
  if (!found) return std::nullopt;
  const Text text{document.text(*found), document.span(*found)};
  if (document.kind(*found) == NodeKind::Scalar) return parse_year(text, diagnostics);
  diagnostics.add(Code::NotASingleValue, text.span, Bilingual{"评估年度", "period"})
      .note(Code::WriteInstead, Bilingual{"评估年度: 2024", "period: 2024"});
  return std::nullopt;
}

}  // namespace cbps::data
