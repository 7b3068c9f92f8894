#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "cbps/data/profile.h"
#include "cbps/data/spelling.h"
#include "cbps/diag/suggest.h"
#include "cbps/doc/yaml.h"
#include "cbps/text/list.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"
#include "data/facts/fact_finder.h"
#include "data/facts/fact_value.h"
#include "data/facts/not_given.h"
#include "data/facts/number_reader.h"
#include "data/facts/value_text.h"
#include "data/profile/profile_builder.h"
#include "data/table/bare_question.h"
#include "data/table/heading.h"
#include "data/table/table_map.h"

namespace cbps::data {
namespace {

using doc::NodeId;
using doc::NodeKind;

constexpr std::int64_t kLastHeadingRow = 1000;
/// What stands where it is not known yet what a heading stands for.
constexpr std::string_view kUndecided = "?";

Term term_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Scalar: return Term::Scalar;
    case NodeKind::Sequence: return Term::Sequence;
    case NodeKind::Mapping: return Term::Mapping;
  }
  return Term::Scalar;
}

class MapReader {
 public:
  MapReader(const doc::Document& document, const Dictionary& dictionary, TableMap& map)
      : document_(document),
        dictionary_(dictionary),
        map_(map),
        finder_(
            dictionary, PersonalData(ReadingOptions{}, faults_, faults_),
            [] { return std::vector<GivenFact>(); }, faults_) {}

  Diagnostics read() && {
    constexpr std::array kKeys{
        Key{"columns", &MapReader::columns},     Key{"ignore", &MapReader::ignored},
        Key{"constants", &MapReader::constants}, Key{"heading_row", &MapReader::heading_row},
        Key{"lying", &MapReader::lying},         Key{"sheet", &MapReader::sheet},
    };
    if (!is_kind(document_.root(), NodeKind::Mapping)) return std::move(faults_);
    read_keys(document_.root(), kKeys);
    name_undecided();
    compare_constants();
    if (map_.heading_row && map_.lies.value_or(false)) {
      faults_.add(Code::HeadingRowOfLying, map_.heading_row_place);
    }
    faults_.sort_by_place();
    return std::move(faults_);
  }

 private:
  struct Key {
    std::string_view name;
    void (MapReader::*read)(NodeId value);
  };

  /// Reads the values of a mapping, each by its key; others are reported.
  void read_keys(NodeId mapping, std::span<const Key> keys) {
    document_.each_entry(mapping, [&](NodeId key, NodeId value) {
      const std::string_view name = document_.text(key);
      const auto known = std::find_if(keys.begin(), keys.end(),
                                      [name](const Key& one) { return one.name == name; });
      if (known == keys.end()) {
        unknown_key(key, keys);
      } else if (document_.is_null(value)) {
        faults_.add(Code::EmptyValue, document_.span(key), name);
      } else {
        (this->*known->read)(value);
      }
    });
  }

  void unknown_key(NodeId key, std::span<const Key> keys) {
    std::vector<std::string_view> names;
    std::string listed;
    for (const Key& one : keys) {
      names.push_back(one.name);
      listed += (listed.empty() ? "" : ", ") + std::string(one.name);
    }
    const std::string_view name = document_.text(key);
    Diagnostic& unknown = faults_.add(Code::UnknownMapKey, document_.span(key), name);
    if (const auto meant = nearest(name, names)) {
      unknown.note(Code::DidYouMean, *meant);
    } else {
      unknown.note(Code::Allowed, listed);
    }
  }

  bool is_kind(NodeId node, NodeKind wanted) {
    if (document_.kind(node) == wanted) return true;
    faults_.add(Code::WrongKind, document_.span(node), term_of(wanted),
                term_of(document_.kind(node)));
    return false;
  }

  void columns(NodeId value) {
    if (!is_kind(value, NodeKind::Mapping)) return;
    document_.each_entry(value, [&](NodeId key, NodeId target) { column(key, target); });
  }

  void column(NodeId key, NodeId value) {
    heading_ = {std::string(document_.text(key)), document_.span(key), {}, {}, 0, {}};
    if (is_personal_heading(heading_.written)) {
      // Not even a map makes these be read: messages would show what is in the cells.
      faults_.add(Code::PersonalData, heading_.place, heading_.written);
    }
    is_undecided_ = false;
    unit_.reset();
    words_.reset();
    if (document_.is_null(value)) {
      faults_.add(Code::EmptyValue, document_.span(key), heading_.written);
    } else if (document_.kind(value) == NodeKind::Scalar) {
      target(value);
    } else if (is_kind(value, NodeKind::Mapping)) {
      constexpr std::array kKeys{Key{"fact", &MapReader::target}, Key{"unit", &MapReader::unit},
                                 Key{"words", &MapReader::words}};
      read_keys(value, kKeys);
      const bool has_fact = document_.find(value, "fact").has_value();
      if (!has_fact) faults_.add(Code::MissingKey, document_.span(value), "fact");
    }
    if (heading_.target && unit_) read_unit();
    if (heading_.target && words_) read_words();
    if (heading_.target || is_undecided_) add_heading();
  }

  void target(NodeId value) {
    if (!is_kind(value, NodeKind::Scalar)) return;
    is_undecided_ = unicode::normalise(document_.text(value)) == kUndecided;
    if (is_undecided_) {
      undecided_.push_back(heading_.written);
      if (undecided_.size() == 1) first_undecided_ = document_.span(value);
    } else {
      heading_.target = find(value);
    }
  }

  /// The fact or the part of identity that a text stands for; a message where it is none.
  std::optional<MapTarget> find(NodeId key) {
    const std::string written(document_.text(key));
    const std::string normal = unicode::normalise(written);
    if (const auto identity = find_identity(normal)) return MapTarget{{}, identity};
    const auto fact = finder_.find(normal, written, document_.span(key));
    if (!fact) return std::nullopt;
    return MapTarget{fact, {}};
  }

  void unit(NodeId value) {
    if (is_kind(value, NodeKind::Scalar)) unit_ = value;
  }

  void words(NodeId value) {
    if (is_kind(value, NodeKind::Mapping)) words_ = value;
  }

  void read_unit() {
    const std::string_view written = document_.text(*unit_);
    const Span place = document_.span(*unit_);
    const MapTarget& target = *heading_.target;
    if (!target.fact || dictionary_.field(*target.fact).unit.zh.empty()) {
      faults_.add(Code::MapNoUnit, place, target.label(dictionary_));
      return;
    }
    const Field& field = dictionary_.field(*target.fact);
    const auto power = power_of_unit(unicode::normalise(written), field);
    if (!power) {
      faults_.add(Code::MapWrongUnit, place, field.label, field.unit, written);
      return;
    }
    heading_.unit = written;
    heading_.power = *power;
  }

  void read_words() {
    document_.each_entry(*words_, [&](NodeId key, NodeId value) {
      if (!is_kind(value, NodeKind::Scalar)) return;
      const std::string_view theirs = without_blanks_around(document_.text(key));
      const std::string_view ours = document_.text(value);
      if (!heading_.words.ours.emplace(theirs, ours).second) {
        faults_.add(Code::DuplicateId, document_.span(key), theirs);
      }
      check_value(*heading_.target, {ours, document_.span(value), heading_.power});
    });
  }

  /// Reports a text that cannot be read. Whether a list of dates can is known only with the year.
  void check_value(const MapTarget& target, Text text) {
    ReadingKinds kinds;
    if (!target.fact) {
      const bool is_year = target.identity->member == nullptr;
      if (is_year && !says_not_given(text.text)) (void)parse_year(text, faults_);
      return;
    }
    const Field& field = dictionary_.field(*target.fact);
    if (says_not_given(text.text, field, dictionary_)) return;
    if (field.type.kind == Kind::Dates || (field.whole && says_all(text.text))) return;
    if (field.type.kind == Kind::Set) {
      (void)read_set(field, dictionary_, std::span(&text, 1), kinds, faults_);
    } else {
      (void)read_single(field, dictionary_, text, kinds, faults_);
    }
  }

  void add_heading() {
    const std::string normal = normal_heading(heading_.written);
    const auto [first, is_new] = map_.by_heading.emplace(normal, map_.headings.size());
    if (!is_new) {
      faults_.add(Code::DuplicateId, heading_.place, heading_.written)
          .note(Code::SeeFirst, map_.headings[first->second].place);
      return;
    }
    map_.headings.push_back(std::move(heading_));
  }

  void ignored(NodeId value) {
    if (!is_kind(value, NodeKind::Sequence)) return;
    document_.all_items(value, [&](NodeId item) {
      if (!is_kind(item, NodeKind::Scalar)) return true;
      heading_ = {std::string(document_.text(item)), document_.span(item), {}, {}, 0, {}};
      add_heading();
      return true;
    });
  }

  void constants(NodeId value) {
    if (!is_kind(value, NodeKind::Mapping)) return;
    document_.each_entry(value, [&](NodeId key, NodeId text) {
      const auto target = find(key);
      if (document_.is_null(text)) {
        faults_.add(Code::EmptyValue, document_.span(key), document_.text(key));
        return;
      }
      if (!is_kind(text, NodeKind::Scalar) || !target) return;
      add_constant({*target, std::string(document_.text(text)), document_.span(text)},
                   document_.span(key));
    });
  }

  void add_constant(MapConstant constant, Span key) {
    for (const MapConstant& other : map_.constants) {
      if (!other.target.is_same(constant.target)) continue;
      faults_.add(Code::GivenTwice, key, constant.target.label(dictionary_))
          .note(Code::SeeFirst, other.place);
    }
    check_value(constant.target, {constant.text, constant.place});
    map_.constants.push_back(std::move(constant));
  }

  /// What is a column of the map cannot be a constant too.
  void compare_constants() {
    for (const MapConstant& constant : map_.constants) {
      const auto column = std::find_if(
          map_.headings.begin(), map_.headings.end(), [&constant](const MappedHeading& heading) {
            return heading.target && heading.target->is_same(constant.target);
          });
      if (column == map_.headings.end()) continue;
      faults_
          .add(Code::ColumnAndConstant, constant.place, constant.target.label(dictionary_),
               column->written)
          .note(Code::SeeFirst, column->place);
    }
  }

  void heading_row(NodeId value) {
    if (!is_kind(value, NodeKind::Scalar)) return;
    map_.heading_row_place = document_.span(value);
    const ParsedDecimal number = parse_decimal(document_.text(value), 0);
    if (number.value && number.value->units >= 1 && number.value->units <= kLastHeadingRow) {
      map_.heading_row = static_cast<std::uint32_t>(number.value->units);
      return;
    }
    faults_.add(Code::NotARowNumber, document_.span(value), document_.text(value),
                std::to_string(kLastHeadingRow));
  }

  void lying(NodeId value) {
    if (!is_kind(value, NodeKind::Scalar)) return;
    map_.lies_place = document_.span(value);
    const std::string word = unicode::normalise(document_.text(value));
    const auto is_word = [&word](const auto& words) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (is_word(kYesWords) || is_word(kNoWords)) {
      map_.lies = is_word(kYesWords);
      return;
    }
    faults_.add(Code::NotAllowedHere, document_.span(value), document_.text(value))
        .note(Code::Allowed, "yes, no");
  }

  void sheet(NodeId value) {
    if (is_kind(value, NodeKind::Scalar)) map_.sheet = document_.text(value);
  }

  void name_undecided() {
    if (undecided_.empty()) return;
    Bilingual listed;
    for (const std::string& heading : undecided_) {
      append_item(listed.zh, "、", heading);
      append_item(listed.en, ", ", heading);
    }
    faults_
        .add(Code::MapUndecided, first_undecided_, std::to_string(undecided_.size()),
             std::move(listed))
        .note(Code::HelpDecide);
  }

  const doc::Document& document_;
  const Dictionary& dictionary_;
  TableMap& map_;
  Diagnostics faults_;
  FactFinder finder_;
  MappedHeading heading_;  ///< the one in hand
  bool is_undecided_ = false;
  std::optional<NodeId> unit_;
  std::optional<NodeId> words_;
  std::vector<std::string> undecided_;
  Span first_undecided_;
};

}  // namespace

std::shared_ptr<const TableMap> read_table_map(Sources& sources, FileId file,
                                               const Dictionary& dictionary,
                                               Diagnostics& diagnostics) {
  if (auto text = with_question_values(sources.text(file))) {
    file = sources.add_rewritten(file, *std::move(text));
  }
  const auto document = doc::read_yaml(sources, file, diagnostics);
  if (!document) return nullptr;
  const auto map = std::make_shared<TableMap>();
  map->path = sources.path(file);
  map->text = std::make_shared<const std::string>(sources.text(file));
  Diagnostics faults = MapReader(*document, dictionary, *map).read();
  const bool is_sound = !faults.has_errors();
  diagnostics.append(std::move(faults));
  return is_sound ? map : nullptr;
}

}  // namespace cbps::data
