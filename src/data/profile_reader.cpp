#include "data/profile_reader.h"

#include <algorithm>
#include <utility>

#include "cbps/diag/unicode.h"
#include "data/identity.h"

namespace cbps::data {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

ProfileReader::ProfileReader(const Document& document, const Dictionary& dictionary,
                             Identity& identity, ProfileBuilder& builder, Diagnostics& diagnostics)
    : document_(document),
      dictionary_(dictionary),
      identity_(identity),
      builder_(builder),
      diagnostics_(diagnostics),
      finder_(dictionary, diagnostics) {}

void ProfileReader::own(NodeId mapping) {
  list_.reset();
  fills_in_ = false;
  has_period_ = false;
  walk(mapping, "");
}

void ProfileReader::shared(NodeId mapping, NodeId list) {
  list_ = list;
  fills_in_ = true;
  has_period_ = false;
  walk(mapping, "");
}

void ProfileReader::check_shared(NodeId mapping, NodeId list) {
  list_ = list;
  fills_in_ = false;
  has_period_ = false;
  walk(mapping, "");
}

void ProfileReader::walk(NodeId mapping, const std::string& prefix) {
  for (const auto& [key, value] : document_.entries(mapping)) {
    if (list_ && key == *list_) continue;
    const std::string path = prefix + std::string(document_.text(key));
    const std::string heading = unicode::normalise(path);
    if (prefix.empty() && identity(heading, key, value)) continue;
    // A group under which nothing was written: none of its facts was given.
    if (is_not_given(value) && is_group(heading)) continue;
    if (document_.kind(value) == NodeKind::Mapping && is_group(heading)) {
      walk(value, path + '.');
    } else {
      entry(heading, path, key, value);
    }
  }
}

bool ProfileReader::is_not_given(NodeId value) const {
  return document_.kind(value) == NodeKind::Scalar &&
         (document_.is_null(value) || unicode::normalise(document_.text(value)).empty());
}

bool ProfileReader::is_group(const std::string& heading) const {
  return std::any_of(dictionary_.groups.begin(), dictionary_.groups.end(),
                     [&heading](const Group& group) {
                       return heading == unicode::normalise(group.id) ||
                              heading == unicode::normalise(group.label.zh) ||
                              heading == unicode::normalise(group.label.en);
                     });
}

bool ProfileReader::identity(const std::string& heading, NodeId key, NodeId value) {
  const auto found = find_identity(heading);
  if (!found) return false;
  if (document_.kind(value) != NodeKind::Scalar) {
    diagnostics_.add(Code::NotASingleValue, document_.span(value), {std::string(found->name)});
    return true;
  }
  if (is_not_given(value)) return true;
  if (found->member == nullptr) {
    if (std::exchange(has_period_, true)) {
      diagnostics_.add(Code::GivenTwice, document_.span(value), {std::string(found->name)});
    }
    return true;
  }
  if (list_ && (found->name == "id" || found->name == "name")) {
    if (!fills_in_)
      diagnostics_.add(Code::NotShared, document_.span(key), {std::string(document_.text(key))});
    return true;
  }
  std::string& text = identity_.*(found->member);
  if (!text.empty()) {
    if (fills_in_) return true;
    diagnostics_.add(Code::GivenTwice, document_.span(value), {std::string(found->name)});
  }
  text = document_.text(value);
  if (found->name == "id") check_id({text, document_.span(value)}, diagnostics_);
  return true;
}

void ProfileReader::entry(const std::string& heading, const std::string& path, NodeId key,
                          NodeId value) {
  const auto id = finder_.find(heading, path, document_.span(key));
  if (!id) return;
  if (const Span* first = builder_.place_of(*id)) {
    if (fills_in_) return;
    diagnostics_.add(Code::GivenTwice, document_.span(key), {dictionary_.field(*id).label})
        .note(Code::SeeFirst, {}, *first);
    return;
  }
  if (!is_not_given(value)) read(*id, value);
}

void ProfileReader::read(FieldId id, NodeId value) {
  if (document_.kind(value) == NodeKind::Scalar) return builder_.text(id, text_of(value));
  const Field& field = dictionary_.field(id);
  const bool is_list = field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
  const auto items = is_list ? list_items(field, value) : std::nullopt;
  if (items) return builder_.items(id, *items, document_.span(value));
  if (!is_list) {
    Diagnostic& diagnostic =
        diagnostics_.add(Code::NotASingleValue, document_.span(value), {field.label});
    const Group* group = group_of(dictionary_, field);
    const bool is_mapping = document_.kind(value) == NodeKind::Mapping;
    if (is_mapping && group != nullptr) diagnostic.note(Code::HelpGroup, {group->label});
  }
  builder_.unusable(id, document_.span(value));
}

Text ProfileReader::text_of(NodeId scalar) const {
  return {document_.text(scalar), document_.span(scalar)};
}

std::optional<std::vector<Text>> ProfileReader::list_items(const Field& field, NodeId value) {
  if (document_.kind(value) == NodeKind::Mapping) {
    diagnostics_.add(Code::NotAList, document_.span(value), {field.label});
    return std::nullopt;
  }
  std::vector<Text> items;
  for (const NodeId item : document_.items(value)) {
    if (document_.kind(item) != NodeKind::Scalar) {
      diagnostics_.add(Code::NotAList, document_.span(item), {field.label});
      return std::nullopt;
    }
    items.push_back(text_of(item));
  }
  return items;
}

void not_a_profile(const Document& document, NodeId node, Diagnostics& diagnostics) {
  Diagnostic& diagnostic = diagnostics.add(Code::NotAProfile, document.span(node));
  if (document.text(node).find("：") != std::string_view::npos) {
    diagnostic.note(Code::HalfWidthColon);
  }
}

std::optional<int> year_of(const Document& document, NodeId mapping, Diagnostics& diagnostics) {
  for (const auto& [key, value] : document.entries(mapping)) {
    const auto heading = find_identity(unicode::normalise(document.text(key)));
    if (!heading || heading->member != nullptr || document.is_null(value)) continue;
    if (document.kind(value) == NodeKind::Scalar) {
      if (is_blank(document.text(value))) continue;
      return parse_year({document.text(value), document.span(value)}, diagnostics);
    }
    diagnostics.add(Code::NotAYear, document.span(value), {std::string(document.text(value))});
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace cbps::data
