#include "cbps/data/profile.h"

#include <algorithm>

#include "cbps/diag/suggest.h"
#include "cbps/diag/unicode.h"
#include "cbps/value/decimal.h"
#include "data/fact_value.h"
#include "data/identity.h"

namespace cbps::data {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

constexpr std::string_view kBadIdSigns = "eE+.";
constexpr std::size_t kMostSuggestions = 100;  // looking for the nearest name takes its time

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
        period_(period),
        as_of_(as_of),
        diagnostics_(diagnostics),
        identity_(identity),
        profile_{Table(dictionary, 1), {}} {
    profile_.origin.places.resize(dictionary.fields.size());
  }

  std::optional<Profile> run() {
    const NodeId root = document_.root();
    const std::size_t errors = diagnostics_.size();
    if (document_.kind(root) != NodeKind::Mapping) {
      not_a_profile(document_, diagnostics_);
      return std::nullopt;
    }
    walk(root, "");
    check_identity(root);
    check_parts();
    if (diagnostics_.size() != errors) return std::nullopt;
    profile_.origin.identity = identity_;
    profile_.origin.span = document_.span(root);
    return std::move(profile_);
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
    if (found->name == "id") check_id(text, document_.span(value));
    return true;
  }

  void check_id(const std::string& id, Span span) {
    // 4.20102E+11: a spreadsheet took the code for a number and rounded it.
    const bool number = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
      return (c >= '0' && c <= '9') || kBadIdSigns.find(c) != std::string_view::npos;
    });
    if (number && id.find_first_of("eE") != std::string::npos) {
      diagnostics_.add(Code::RoundedId, span, {id});
    }
  }

  void entry(const std::string& heading, const std::string& path, NodeId key, NodeId value) {
    const auto found = dictionary_.heading_index.find(heading);
    if (found == dictionary_.heading_index.end()) return unknown_key(path, heading, key);
    const FieldId id = found->second.field;
    const Field& field = dictionary_.field(id);
    if (found->second.is_false_alias) {
      const FalseAlias& alias = field.false_aliases[found->second.false_alias];
      diagnostics_.add(Code::TemptingHeading, document_.span(key), {path})
          .note(Code::Hint, {alias.hint});
      return;
    }
    Span& place = profile_.origin.places[static_cast<std::size_t>(id)];
    if (place.file != FileId::None) {
      diagnostics_.add(Code::GivenTwice, document_.span(key), {field.label})
          .note(Code::SeeFirst, {}, place);
      return;
    }
    if (is_not_given(value)) return;
    place = document_.span(value);
    read(id, field, value);
  }

  void unknown_key(const std::string& path, const std::string& heading, NodeId key) {
    if (is_personal(heading)) {
      diagnostics_.add(Code::PersonalData, document_.span(key), {path});
      return;
    }
    if (++unknown_keys_ > kMostSuggestions) {
      diagnostics_.add(Code::UnknownKey, document_.span(key), {path});
      return;
    }
    std::vector<std::string> names;
    for (const Field& field : dictionary_.fields) {
      names.insert(names.end(), {field.id, field.label.zh, field.label.en});
      names.insert(names.end(), field.aliases.begin(), field.aliases.end());
      for (const Group& group : dictionary_.groups) {
        if (!field.id.starts_with(group.id + '.')) continue;
        names.push_back(group.label.zh + '.' + field.short_label.zh);
        names.push_back(group.label.en + '.' + field.short_label.en);
      }
    }
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    Diagnostic& diagnostic = diagnostics_.add(Code::UnknownKey, document_.span(key), {path});
    if (const auto best = nearest(path, candidates)) {
      diagnostic.note(Code::DidYouMean, {std::string(*best)});
    }
  }

  void read(FieldId id, const Field& field, NodeId value) {
    const bool is_list = field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
    if (!is_list) {
      if (document_.kind(value) != NodeKind::Scalar) {
        diagnostics_.add(Code::NotASingleValue, document_.span(value), {field.label});
        return;
      }
      const auto number = read_single(field, dictionary_, text_of(value), diagnostics_);
      if (number) profile_.table.set(id, 0, *number);
      return;
    }
    const auto items = list_items(field, value);
    if (!items) return;
    if (field.type.kind == Kind::Set) {
      const auto bits = read_set(field, dictionary_, *items, diagnostics_);
      if (bits) profile_.table.set(id, 0, *bits);
    } else if (auto dates = read_dates(field, *items, period_, as_of_, diagnostics_,
                                       profile_.origin.remarks)) {
      profile_.table.set_dates(id, 0, std::move(*dates));
    }
  }

  [[nodiscard]] Text text_of(NodeId scalar) const {
    return {document_.text(scalar), document_.span(scalar)};
  }

  std::optional<std::vector<Text>> list_items(const Field& field, NodeId value) {
    if (document_.kind(value) == NodeKind::Scalar) {
      std::vector<Text> pieces = split_list(text_of(value));
      const std::string word = unicode::normalise(document_.text(value));
      // Only a word says that there are none; separators alone say nothing.
      if (!pieces.empty() || word == "无" || word == "none") return pieces;
      diagnostics_.add(Code::NotAList, document_.span(value), {field.label});
      return std::nullopt;
    }
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

  void check_parts() {
    for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) {
      const Field& part = dictionary_.fields[i];
      const auto id = static_cast<FieldId>(i);
      if (!part.part_of || !profile_.table.known(id, 0) ||
          !profile_.table.known(*part.part_of, 0)) {
        continue;
      }
      const Field& whole = dictionary_.field(*part.part_of);
      const Decimal has{profile_.table.column(id).values[0], part.type.scale};
      const Decimal of{profile_.table.column(*part.part_of).values[0], whole.type.scale};
      if (has <= of) continue;
      diagnostics_
          .add(Code::PartExceedsWhole, profile_.origin.places[i],
               {part.label, to_string(has), whole.label, to_string(of)})
          .note(Code::WholeHere, {},
                profile_.origin.places[static_cast<std::size_t>(*part.part_of)]);
    }
  }

  const Document& document_;
  const Dictionary& dictionary_;
  Period period_;
  Date as_of_;
  Diagnostics& diagnostics_;
  Identity& identity_;
  Profile profile_;
  std::size_t unknown_keys_ = 0;
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
      const std::string_view text = document.text(value);
      const ParsedDecimal year = parse_decimal(text, 0);
      if (text.size() == 4 && year.value && year.value->units >= 1) {
        return static_cast<int>(year.value->units);
      }
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
