#include "data/profile/profile_reader.h"

#include <algorithm>
#include <utility>

#include "cbps/data/date_text.h"
#include "cbps/text/unicode.h"
#include "data/facts/identity.h"

namespace cbps::data {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

/// Calls `visit` with what the keys of a mapping give as its year, until it returns false.
template <class Visit>
void visit_years(const Document& document, NodeId mapping, KeyMemo& keys, Visit visit) {
  bool goes_on = true;
  document.each_entry(mapping, [&](NodeId key, NodeId value) {
    if (!goes_on || document.is_null(value)) return;
    const KeyMemo::Meaning& meaning = keys.find(KeyMemo::kTop, "", document.text(key));
    if (!meaning.is_identity() || meaning.identity != nullptr) return;
    if (document.kind(value) == NodeKind::Scalar && says_not_given(document.text(value))) return;
    goes_on = visit(value);
  });
}

std::optional<int> read_year_value(const Document& document, NodeId value,
                                   Diagnostics& diagnostics) {
  const Text text{document.text(value), document.span(value)};
  if (document.kind(value) == NodeKind::Scalar) return parse_year(text, diagnostics);
  diagnostics.add(Code::NotASingleValue, text.span, label_of(nullptr))
      .note(Code::WriteInstead, Bilingual{"评估年度: 2024", "period: 2024"});
  return std::nullopt;
}

}  // namespace

ProfileReader::ProfileReader(const Document& document, const Dictionary& dictionary, KeyMemo& keys,
                             Origin& origin, ProfileBuilder& builder, Diagnostics& diagnostics)
    : document_(document),
      dictionary_(dictionary),
      keys_(keys),
      origin_(origin),
      builder_(builder),
      diagnostics_(diagnostics),
      finder_(
          dictionary, builder.personal(), [this] { return given_facts(); }, origin.faults) {}

void ProfileReader::own(NodeId mapping) {
  is_shared_ = false;
  fills_in_ = false;
  root_ = mapping;
  year_.reset();
  walk(mapping, KeyMemo::kTop);
}

void ProfileReader::shared(NodeId mapping) {
  is_shared_ = true;
  fills_in_ = true;
  filled_in_.clear();
  walk(mapping, KeyMemo::kTop);
}

void ProfileReader::check_shared(NodeId mapping) {
  is_shared_ = true;
  fills_in_ = false;
  root_ = mapping;
  walk(mapping, KeyMemo::kTop);
}

void ProfileReader::walk(NodeId mapping, KeyMemo::Place place) {
  document_.each_entry(mapping, [&](NodeId key, NodeId value) {
    const KeyMemo::Meaning meaning = keys_.find(place, prefix_, document_.text(key));
    if (is_shared_ && meaning.is_community_list) return;
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
  if (meaning.identity == nullptr) return year(value);
  const std::string_view name = meaning.identity_name;
  const Span place = document_.span(value);
  // Without a code nothing can be said of a community; all else may be missing.
  const bool is_vital = name == "id";
  const auto refuse = [&](Diagnostic why) {
    if (is_vital) {
      diagnostics_.add(std::move(why));
    } else {
      builder_.fault(std::move(why));
    }
  };
  if (document_.kind(value) != NodeKind::Scalar) {
    return refuse(diagnostic(Code::NotASingleValue, place, name));
  }
  if (is_not_given(value)) return;
  if (is_shared_ && (name == "id" || name == "name")) {
    if (!fills_in_) {
      builder_.fault(diagnostic(Code::NotShared, document_.span(key), document_.text(key)));
    }
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

/// What year it is `year_of` has said, by the first one; for all of a list, `shared_year_of`.
void ProfileReader::year(NodeId value) {
  if (document_.kind(value) != NodeKind::Scalar) return;
  const Text written = text_of(value);
  if (is_not_given(value) || says_not_given(written.text)) return;
  builder_.note(kinds_of_year(written.text), written.span);
  if (is_shared_) return;
  if (!year_) {
    year_ = value;
    return;
  }
  const auto now = parse_year(written, diagnostics_);
  if (now && now != read_year_text(document_.text(*year_))) {
    diagnostics_.add(given_twice(nullptr, written.span, document_.span(*year_)));
  }
}

std::vector<GivenFact> ProfileReader::given_facts() {
  std::vector<GivenFact> given;
  collect_given(root_, KeyMemo::kTop, {}, given);
  return given;
}

void ProfileReader::collect_given(NodeId mapping, KeyMemo::Place place, const std::string& prefix,
                                  std::vector<GivenFact>& given) {
  document_.each_entry(mapping, [&](NodeId key, NodeId value) {
    const KeyMemo::Meaning meaning = keys_.find(place, prefix, document_.text(key));
    if (meaning.group && document_.kind(value) == NodeKind::Mapping) {
      const std::string inner = prefix + std::string(document_.text(key)) + ".";
      collect_given(value, *meaning.group, inner, given);
    } else if (meaning.fact && !is_not_given(*meaning.fact, value)) {
      given.push_back({*meaning.fact, document_.span(key)});
    }
  });
}

std::optional<FieldId> ProfileReader::unknown(NodeId key) {
  const std::string path = prefix_ + std::string(document_.text(key));
  return finder_.find(unicode::normalise(path), path, document_.span(key), prefix_.size());
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
  std::optional<int> year;
  visit_years(document, mapping, keys, [&](NodeId value) {
    year = read_year_value(document, value, diagnostics);
    return false;
  });
  return year;
}

std::optional<int> shared_year_of(const Document& document, NodeId mapping, KeyMemo& keys,
                                  Diagnostics& diagnostics) {
  std::optional<int> year;
  std::optional<NodeId> first;
  visit_years(document, mapping, keys, [&](NodeId value) {
    const auto here = read_year_value(document, value, diagnostics);
    if (here && year && *here != *year) {
      diagnostics.add(given_twice(nullptr, document.span(value), document.span(*first)));
    }
    const bool is_sound = here && (!year || *here == *year);
    year = is_sound ? here : std::nullopt;
    if (!first) first = value;
    return is_sound;
  });
  return year;
}

}  // namespace cbps::data
