#include "cbps/data/profile.h"

#include <algorithm>

#include "cbps/diag/unicode.h"
#include "data/fact_finder.h"
#include "data/identity.h"
#include "data/profile_builder.h"

namespace cbps::data {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

void not_a_profile(const Document& document, Diagnostics& diagnostics) {
  const NodeId root = document.root();
  Diagnostic& diagnostic = diagnostics.add(Code::NotAProfile, document.span(root));
  if (document.text(root).find("：") != std::string_view::npos) {
    diagnostic.note(Code::HalfWidthColon);
  }
}

class ProfileReader {
 public:
  ProfileReader(const Document& document, const Dictionary& dictionary, Period period, Date as_of,
                Identity& identity, Diagnostics& diagnostics)
      : document_(document),
        dictionary_(dictionary),
        diagnostics_(diagnostics),
        identity_(identity),
        finder_(dictionary, diagnostics),
        builder_(dictionary, period, as_of, diagnostics) {}

  std::optional<Profile> run() {
    const NodeId root = document_.root();
    const std::size_t errors = diagnostics_.size();
    if (document_.kind(root) != NodeKind::Mapping) {
      not_a_profile(document_, diagnostics_);
      return std::nullopt;
    }
    walk(root, "");
    check_identity(root);
    builder_.check_parts();
    if (diagnostics_.size() != errors) return std::nullopt;
    return builder_.take(identity_, document_.span(root));
  }

 private:
  void walk(NodeId mapping, const std::string& prefix) {
    for (const auto& [key, value] : document_.entries(mapping)) {
      const std::string path = prefix + std::string(document_.text(key));
      const std::string heading = unicode::normalise(path);
      if (prefix.empty() && identity(heading, value)) continue;
      // A group under which nothing was written: none of its facts was given.
      if (is_not_given(value) && is_group(heading)) continue;
      if (document_.kind(value) == NodeKind::Mapping) {
        if (is_group(heading)) {
          walk(value, path + '.');
        } else {
          entry(heading, path, key, value);
        }
        continue;
      }
      entry(heading, path, key, value);
    }
  }

  /// Nothing, `~`, `null`, or an empty text: quoting an empty cell does not make it a value.
  [[nodiscard]] bool is_not_given(NodeId value) const {
    return document_.kind(value) == NodeKind::Scalar &&
           (document_.is_null(value) || unicode::normalise(document_.text(value)).empty());
  }

  [[nodiscard]] bool is_group(const std::string& heading) const {
    return std::any_of(dictionary_.groups.begin(), dictionary_.groups.end(),
                       [&heading](const Group& group) {
                         return heading == unicode::normalise(group.id) ||
                                heading == unicode::normalise(group.label.zh) ||
                                heading == unicode::normalise(group.label.en);
                       });
  }

  bool identity(const std::string& heading, NodeId value) {
    const auto found = find_identity(heading);
    if (!found) return false;
    if (document_.kind(value) != NodeKind::Scalar) {
      diagnostics_.add(Code::NotASingleValue, document_.span(value), {std::string(found->name)});
      return true;
    }
    if (found->member == nullptr || document_.is_null(value)) return true;
    std::string& text = identity_.*(found->member);
    if (!text.empty()) {
      diagnostics_.add(Code::GivenTwice, document_.span(value), {std::string(found->name)});
    }
    text = document_.text(value);
    if (found->name == "id") check_id({text, document_.span(value)}, diagnostics_);
    return true;
  }

  void entry(const std::string& heading, const std::string& path, NodeId key, NodeId value) {
    const auto id = finder_.find(heading, path, document_.span(key));
    if (!id) return;
    if (const Span* first = builder_.place_of(*id)) {
      diagnostics_.add(Code::GivenTwice, document_.span(key), {dictionary_.field(*id).label})
          .note(Code::SeeFirst, {}, *first);
      return;
    }
    if (!is_not_given(value)) read(*id, value);
  }

  void read(FieldId id, NodeId value) {
    if (document_.kind(value) == NodeKind::Scalar) return builder_.text(id, text_of(value));
    const Field& field = dictionary_.field(id);
    const bool is_list = field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
    const auto items = is_list ? list_items(field, value) : std::nullopt;
    if (items) return builder_.items(id, *items, document_.span(value));
    if (!is_list) diagnostics_.add(Code::NotASingleValue, document_.span(value), {field.label});
    builder_.unusable(id, document_.span(value));
  }

  [[nodiscard]] Text text_of(NodeId scalar) const {
    return {document_.text(scalar), document_.span(scalar)};
  }

  std::optional<std::vector<Text>> list_items(const Field& field, NodeId value) {
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

  void check_identity(NodeId root) {
    if (identity_.id.empty()) identity_.id = identity_.name;
    if (identity_.id.empty()) diagnostics_.add(Code::NoIdentity, document_.span(root));
  }

  const Document& document_;
  const Dictionary& dictionary_;
  Diagnostics& diagnostics_;
  Identity& identity_;
  FactFinder finder_;
  ProfileBuilder builder_;
};

}  // namespace

std::optional<int> read_year(const Document& document, Diagnostics& diagnostics) {
  if (document.kind(document.root()) != NodeKind::Mapping) {
    not_a_profile(document, diagnostics);
    return std::nullopt;
  }
  for (const auto& [key, value] : document.entries(document.root())) {
    const auto heading = find_identity(unicode::normalise(document.text(key)));
    if (!heading || heading->member != nullptr || document.is_null(value)) continue;
    if (document.kind(value) == NodeKind::Scalar) {
      return parse_year({document.text(value), document.span(value)}, diagnostics);
    }
    diagnostics.add(Code::NotAYear, document.span(value), {std::string(document.text(value))});
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Profile> read_profile(const Document& document, const Dictionary& dictionary,
                                    Period period, Date as_of, Identity& identity,
                                    Diagnostics& diagnostics) {
  return ProfileReader(document, dictionary, period, as_of, identity, diagnostics).run();
}

}  // namespace cbps::data
