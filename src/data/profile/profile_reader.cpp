#include "data/profile/profile_reader.h"

#include <algorithm>
#include <utility>

#include "cbps/text/unicode.h"
#include "data/facts/identity.h"

namespace cbps::data {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

ProfileReader::ProfileReader(const Document& document, const Dictionary& dictionary, KeyMemo& keys,
                             Origin& origin, ProfileBuilder& builder, Diagnostics& diagnostics)
    : document_(document),
      dictionary_(dictionary),
      keys_(keys),
      origin_(origin),
      builder_(builder),
      diagnostics_(diagnostics),
      finder_(dictionary, builder.personal(), origin.faults) {}

void ProfileReader::own(NodeId mapping) {
  list_.reset();
  fills_in_ = false;
  period_.clear();
  walk(mapping, KeyMemo::kTop);
}

void ProfileReader::shared(NodeId mapping, NodeId list) {
  list_ = list;
  fills_in_ = true;
  filled_in_.clear();
  period_.clear();
  walk(mapping, KeyMemo::kTop);
}

void ProfileReader::check_shared(NodeId mapping, NodeId list) {
  list_ = list;
  fills_in_ = false;
  period_.clear();
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

bool ProfileReader::is_not_given(FieldId id, NodeId value) const {
  if (document_.kind(value) != NodeKind::Scalar) return false;
  return document_.is_null(value) ||
         says_not_given(document_.text(value), dictionary_.field(id), dictionary_);
}

void ProfileReader::identity(const KeyMemo::Meaning& meaning, NodeId key, NodeId value) {
  const std::string_view name = meaning.identity_name;
  const Span place = document_.span(value);
  const bool is_period = meaning.identity == nullptr;
  // Without a code or a year nothing can be said of a community; all else may be missing.
  const bool is_vital = name == "id" || is_period;
  const auto refuse = [&](Diagnostic why) {
    if (is_vital) {
      diagnostics_.add(std::move(why));
    } else {
      builder_.fault(std::move(why));
    }
  };
  if (document_.kind(value) != NodeKind::Scalar) {
    if (is_period) return;  // `year_of` says so
    return refuse(diagnostic(Code::NotASingleValue, place, name));
  }
  if (is_not_given(value)) return;
  if (is_period) {
    if (says_not_given(document_.text(value))) return;
    builder_.note(kinds_of_year(document_.text(value)), place);
  }
  if (list_ && (name == "id" || name == "name")) {
    if (!fills_in_) {
      builder_.fault(diagnostic(Code::NotShared, document_.span(key), document_.text(key)));
    }
    return;
  }
  const std::string_view written = document_.text(value);
  if (meaning.identity == nullptr) {
    if (!period_.empty() && period_ != written) refuse(diagnostic(Code::GivenTwice, place, name));
    period_ = written;
    return;
  }
  Identity& own = origin_.identity;
  if ((own.*(meaning.identity)).empty()) {
    Diagnostics& faults = is_vital ? diagnostics_ : origin_.faults;
    const PersonalData personal(builder_.options(), faults, origin_.remarks);
    read_part(meaning.identity, text_of(value), own, personal, faults, origin_.remarks);
    return;
  }
  if (fills_in_) return;
  Diagnostics ignored;
  Identity other;
  read_part(meaning.identity, text_of(value), other, PersonalData({}, ignored, ignored), ignored,
            ignored);
  if (other.*(meaning.identity) == own.*(meaning.identity)) return;
  refuse(diagnostic(Code::GivenTwice, place, name));
}

std::optional<FieldId> ProfileReader::unknown(NodeId key) {
  const std::string path = prefix_ + std::string(document_.text(key));
  return finder_.find(unicode::normalise(path), path, document_.span(key));
}

void ProfileReader::entry(std::optional<FieldId> fact, NodeId key, NodeId value) {
  // What is wrong with shared keys is said once, by `check_shared`.
  if (!fact && fills_in_) return;
  const auto id = fact ? fact : unknown(key);
  if (!id || is_not_given(*id, value)) return;
  const bool is_ours =
      !fills_in_ || std::find(filled_in_.begin(), filled_in_.end(), *id) != filled_in_.end();
  if (builder_.place_of(*id) == nullptr) {
    if (fills_in_) filled_in_.push_back(*id);
    read(*id, value);
  } else if (is_ours) {
    builder_.again(*id, document_.span(value), [&] { read(*id, value); });
  }
}

void ProfileReader::read(FieldId id, NodeId value) {
  if (document_.kind(value) == NodeKind::Scalar) return builder_.text(id, text_of(value));
  const Field& field = dictionary_.field(id);
  const Span place = document_.span(value);
  if (field.type.kind == Kind::Set || field.type.kind == Kind::Dates) {
    if (auto why = list_items(field, value)) return builder_.unusable(id, place, std::move(*why));
    return builder_.items(id, items_, place);
  }
  Diagnostic why = diagnostic(Code::NotASingleValue, place, field.label);
  const Group* group = group_of(dictionary_, field);
  const bool is_mapping = document_.kind(value) == NodeKind::Mapping;
  if (is_mapping && group != nullptr) why.note(Code::HelpGroup, group->label);
  builder_.unusable(id, place, std::move(why));
}

Text ProfileReader::text_of(NodeId scalar) const {
  return {document_.text(scalar), document_.span(scalar)};
}

std::optional<Diagnostic> ProfileReader::list_items(const Field& field, NodeId value) {
  const auto no_list = [&](NodeId node) {
    return diagnostic(Code::NotAList, document_.span(node), field.label);
  };
  if (document_.kind(value) == NodeKind::Mapping) return no_list(value);
  std::optional<Diagnostic> why;
  items_.clear();
  (void)document_.all_items(value, [&](NodeId item) {
    if (document_.kind(item) == NodeKind::Scalar) {
      items_.push_back(text_of(item));
      return true;
    }
    why = no_list(item);
    return false;
  });
  return why;
}

void not_a_profile(const Document& document, NodeId node, Diagnostics& diagnostics) {
  diagnostics.add(Code::NotAProfile, document.span(node));
}

std::optional<int> year_of(const Document& document, NodeId mapping, KeyMemo& keys,
                           Diagnostics& diagnostics) {
  std::optional<NodeId> found;
  document.each_entry(mapping, [&](NodeId key, NodeId value) {
    if (found || document.is_null(value)) return;
    const KeyMemo::Meaning& meaning = keys.find(KeyMemo::kTop, "", document.text(key));
    if (!meaning.is_identity() || meaning.identity != nullptr) return;
    if (document.kind(value) == NodeKind::Scalar && says_not_given(document.text(value))) return;
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
