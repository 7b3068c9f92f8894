#include <algorithm>
#include <array>
#include <map>

#include "cbps/data/spelling.h"
#include "cbps/guide/schema.h"
#include "cbps/text/json_writer.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"
#include "guide/fact_words.h"

namespace cbps::guide {
namespace {

constexpr auto kInline = JsonWriter::Flow::Inline;

// ---- regular expressions, as ECMA-262 and others read them ----

/// With or without separators of thousands.
constexpr std::string_view kWholeNumber = "-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)";

/// A day in the spellings with digits, and a time of day behind it.
std::string day_pattern() {
  const std::string month = "(0?[1-9]|1[0-2])";
  const std::string day = "(0?[1-9]|[12][0-9]|3[01])";
  std::string all;
  for (const std::string_view sign : {"-", "/", "\\."}) {
    all += "[0-9]{4}" + std::string(sign) + month + std::string(sign) + day + "|";
  }
  all +=
      "[0-9]{4}年" + month + "月" + day + "[日号]|[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])";
  return "(" + all + ")([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?";
}

std::string literal(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("^$\\.*+?()[]{}|/").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

template <class Texts>
std::string any_of(const Texts& texts) {
  std::string all;
  for (const auto& text : texts) {
    if (!all.empty()) all += '|';
    all += literal(text);
  }
  return all;
}

std::string none_words() { return any_of(data::kNoItemsWords) + "|" + any_of(data::kAlsoNoItems); }

/// A list that is one text: items and separators, blanks around each, or a word for none or for
/// nothing given.
std::string list_pattern(const std::string& item) {
  const std::string one = "((" + item + "|" + none_words() + ") *)?";
  const std::string separator = any_of(data::kListSeparators) + "|" +
                                any_of(data::kAlsoListSeparators) + "|" +
                                any_of(data::kWordSeparators);
  return "^ *(" + any_of(data::kNotGivenWords) + "|" + one + "((" + separator + ") *" + one +
         ")*)$";
}

/// A number with or without a unit of the fact behind it, or a word that stands for one.
std::string number_pattern(const Field& field) {
  std::string number(kWholeNumber);
  // Zeros at the end never count.
  const std::string decimals =
      field.type.scale == 0 ? "0+" : "[0-9]{1," + std::to_string(field.type.scale) + "}0*";
  number += "(\\." + decimals + ")?";
  std::vector<std::string_view> units;
  if (!field.unit.empty()) units = {field.unit.zh, field.unit.en};
  units.insert(units.end(), field.unit_words.begin(), field.unit_words.end());
  for (const data::UnitSpelling& one : data::kUnitSpellings) {
    if (field.unit.zh.starts_with(one.unit)) units.push_back(one.word);
  }
  if (!units.empty()) number += "( *(" + any_of(units) + "))?";
  std::string words = any_of(data::kNotGivenWords);
  const bool may_be_none = field.range && field.range->least <= 0;
  if (field.type.kind == Kind::Int && may_be_none) words += "|" + none_words();
  if (field.whole) words += "|" + any_of(data::kAllItemsWords);
  return "^(" + number + "|" + words + ")?$";
}

// ---- keys ----

/// The keys of one mapping and what each stands for: names of definitions. A key may be the name of
/// a group as well as a heading of a fact.
class Keys {
 public:
  /// `shown`: what an editor offers; the others are accepted only.
  void add(const std::string& key, const std::string& definition, bool shown) {
    const auto [place, is_new] = index_.try_emplace(key, keys_.size());
    if (is_new) keys_.push_back({key, {}, false});
    Key& one = keys_[place->second];
    one.shown |= shown;
    const auto known = std::find(one.definitions.begin(), one.definitions.end(), definition);
    if (known == one.definitions.end()) one.definitions.push_back(definition);
  }

  void write(JsonWriter& json) const {
    json.begin_object("properties");
    for (const Key& key : keys_) {
      if (!is_property(key)) continue;
      json.begin_object(key.text, kInline);
      if (key.definitions.size() == 1) {
        reference(json, key.definitions.front());
      } else {
        json.begin_array("anyOf");
        for (const std::string& definition : key.definitions) {
          json.begin_object();
          reference(json, definition);
          json.end_object();
        }
        json.end_array();
      }
      json.end_object();
    }
    json.end_object();
    if (const auto accepted = patterns(); !accepted.empty()) {
      json.begin_object("patternProperties");
      for (const auto& [definition, spellings] : accepted) {
        json.begin_object("^(" + any_of(spellings) + ")$", kInline);
        reference(json, definition);
        json.end_object();
      }
      json.end_object();
    }
    json.key("additionalProperties");
    json.boolean(false);
  }

 private:
  struct Key {
    std::string text;
    std::vector<std::string> definitions;
    bool shown = false;
  };

  static bool is_property(const Key& key) { return key.shown || key.definitions.size() > 1; }
  static void reference(JsonWriter& json, const std::string& definition) {
    json.string("$ref", "#/$defs/" + definition);
  }
  /// The keys that are not properties, by what they stand for, in the order of the first of each.
  [[nodiscard]] std::vector<std::pair<std::string, std::vector<std::string>>> patterns() const {
    std::vector<std::pair<std::string, std::vector<std::string>>> all;
    std::map<std::string, std::size_t> places;
    for (const Key& key : keys_) {
      if (is_property(key)) continue;
      const std::string& definition = key.definitions.front();
      const auto [place, is_new] = places.try_emplace(definition, all.size());
      if (is_new) all.push_back({definition, {}});
      all[place->second].second.push_back(key.text);
    }
    return all;
  }

  std::vector<Key> keys_;
  std::map<std::string, std::size_t> index_;
};

// ---- the schema ----

struct IdentityHelp {
  std::string_view name;
  Word label;
  Word how;
};
constexpr std::array kIdentityHelp{
    IdentityHelp{"id", Word::KeyId, Word::HowId},
    IdentityHelp{"name", Word::KeyName, Word::HowName},
    IdentityHelp{"period", Word::KeyPeriod, Word::HowPeriod},
    IdentityHelp{"street", Word::KeyStreet, Word::HowStreet},
    IdentityHelp{"county", Word::KeyCounty, Word::HowCounty},
    IdentityHelp{"province", Word::KeyProvince, Word::HowProvince},
    IdentityHelp{"city", Word::KeyCity, Word::HowCity},
    IdentityHelp{"group", Word::KeyGroup, Word::HowGroup},
};

const IdentityHelp* help_for(std::string_view name) {
  const auto row = std::find_if(kIdentityHelp.begin(), kIdentityHelp.end(),
                                [name](const IdentityHelp& one) { return one.name == name; });
  return row == kIdentityHelp.end() ? nullptr : &*row;
}

/// A group under one of its names: the keys below it depend on which.
struct GroupName {
  std::string definition;
  std::string key;
};
std::vector<GroupName> names_of(const Group& group) {
  std::vector<GroupName> names;
  for (const auto& [suffix, key] : {std::pair{"", group.id}, std::pair{".zh", group.label.zh},
                                    std::pair{".en", group.label.en}}) {
    const auto same = [&key = key](const GroupName& one) { return one.key == key; };
    if (std::any_of(names.begin(), names.end(), same)) continue;
    names.push_back({"group-" + group.id + suffix, key});
  }
  return names;
}

constexpr std::string_view kCommunityList = "community-list";

class ProfileSchema {
 public:
  ProfileSchema(const rules::RulePack& pack, Language language)
      : pack_(pack),
        dictionary_(pack.dictionary),
        words_(language),
        uses_(uses(pack, words_)),
        json_(out_, JsonWriter::Layout::Pretty) {}

  std::string write() {
    json_.begin_object();
    json_.string("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.string("title", words_(Word::SchemaTitle, words_(pack_.title)));
    json_.string("description", words_(Word::SchemaNote));
    json_.string("$comment", pack_.id + " " + pack_.digest);
    json_.string("type", "object");
    profile_keys().write(json_);
    json_.begin_object("$defs");
    write_identity();
    write_community_list();
    for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) write_fact(i);
    for (const Group& group : dictionary_.groups) {
      for (const GroupName& name : names_of(group)) write_group(group, name);
    }
    json_.end_object();
    json_.end_object();
    return out_ + "\n";
  }

 private:
  static std::string fact_definition(const Field& field) { return "fact-" + field.id; }

  /// Editors offer names, and labels in the language of the schema.
  [[nodiscard]] Keys profile_keys() const {
    Keys keys;
    for (const auto& [key, name] : data::identity_spellings()) {
      const IdentityHelp* help = help_for(name);
      const bool shown = key == name || (help != nullptr && words_(help->label) == key);
      keys.add(std::string(key), "identity-" + std::string(name), shown);
    }
    for (const std::string_view key : data::kCommunityListKeys) {
      keys.add(std::string(key), std::string(kCommunityList), false);
    }
    for (const Group& group : dictionary_.groups) {
      for (const GroupName& name : names_of(group)) {
        keys.add(name.key, name.definition,
                 name.key == group.id || name.key == words_(group.label));
      }
    }
    for (const Field& field : dictionary_.fields) {
      const bool grouped = group_of(dictionary_, field) != nullptr;
      for (const std::string& heading : headings(dictionary_, field)) {
        const bool is_label = heading == words_(field.label) ||
                              heading == words_(label_alone(field.label, field.short_label));
        const bool shown = is_label || (heading == field.id && !grouped);
        keys.add(heading, fact_definition(field), shown);
      }
    }
    return keys;
  }

  void write_identity() {
    std::string_view last;
    for (const auto& [key, name] : data::identity_spellings()) {
      if (name == last) continue;
      last = name;
      json_.begin_object("identity-" + std::string(name));
      if (const IdentityHelp* help = help_for(name)) {
        json_.string("title", words_(help->label));
        json_.string("description", words_(help->how));
      }
      types({name == "period" ? "integer" : "string", name == "period" ? "string" : "integer"});
      if (name == "period") {
        json_.number("minimum", "1000");
        json_.number("maximum", "9999");
        json_.string("pattern", "^[0-9]{4}(年|年度|\\.0+)?$");
      }
      json_.end_object();
    }
  }

  /// What stands beside it holds for each of its communities.
  void write_community_list() {
    json_.begin_object(kCommunityList);
    json_.string("description", words_(Word::SchemaList));
    json_.string("type", "array");
    json_.number("minItems", "1");
    json_.begin_object("items", kInline);
    json_.string("$ref", "#");
    json_.end_object();
    json_.end_object();
  }

  void write_group(const Group& group, const GroupName& name) {
    Keys keys;
    for (const Field& field : dictionary_.fields) {
      if (group_of(dictionary_, field) != &group) continue;
      const std::string definition = fact_definition(field);
      const auto add = [&](const std::string& key, bool shown) {
        keys.add(key, definition, shown);
      };
      // `Activities` and `activities` are one name to the reader: below either stand the names of
      // facts behind both.
      if (unicode::normalise(name.key) == group.id) {
        add(field.id.substr(group.id.size() + 1), name.key == group.id);
      }
      add(field.short_label.zh, name.key == group.label.zh);
      add(field.short_label.en, name.key == group.label.en);
      add(field.label.zh, false);
      add(field.label.en, false);
      for (const std::string& alias : field.aliases) add(alias, false);
    }
    json_.begin_object(name.definition);
    json_.string("title", words_(group.label));
    types({"object"});
    keys.write(json_);
    json_.end_object();
  }

  void write_fact(std::size_t index) {
    const Field& field = dictionary_.fields[index];
    json_.begin_object(fact_definition(field));
    json_.string("title", words_(field.label));
    json_.string("description", description(index));
    write_type(field);
    json_.end_object();
  }

  [[nodiscard]] std::string description(std::size_t index) const {
    const Field& field = dictionary_.fields[index];
    const Fact fact = fact_of(field, words_);
    std::string text;
    for (const std::string& line : {remarks_on(fact, words_), fact.help}) {
      if (!line.empty()) text += line + "\n";
    }
    const std::string how = how_to_write(field, dictionary_, Medium::Yaml, words_);
    const std::string& checks = uses_[index];
    return text + (checks.empty() ? how : words_(Word::Also, how, words_(Word::UsedBy, checks)));
  }

  void write_type(const Field& field) {
    switch (field.type.kind) {
      case Kind::Bool: return write_bool();
      case Kind::Int: return write_number(field, "integer");
      case Kind::Decimal: return write_number(field, "number");
      case Kind::Choice: return write_choice(field);
      case Kind::Date:
        types({"string", "integer"});
        json_.string("pattern", "^(" + day_pattern() + "|" + any_of(data::kNotGivenWords) + ")?$");
        json_.number("minimum", "10000101");
        json_.number("maximum", "99991231");
        return examples({"2024-03-15"});
      case Kind::Dates:
        types({"array", "string"});
        json_.begin_object("items", kInline);
        json_.string("type", "string");
        json_.string("pattern", "^(" + day_pattern() + ")$");
        json_.end_object();
        json_.string("pattern", list_pattern(day_pattern()));
        return list_examples({"2024-03-15", "2024-06-14"});
      case Kind::Set: return write_set(field);
      case Kind::String:
      case Kind::List: break;  // no fact is one
    }
  }

  /// YAML 1.1 makes bools of `yes` and `no`, 1.2 leaves them texts.
  void write_bool() {
    json_.begin_array("enum", kInline);
    for (const bool is : {true, false}) json_.boolean(is);
    for (const std::string_view word : data::kYesWords) json_.string(word);
    for (const std::string_view word : data::kNoWords) json_.string(word);
    for (const std::string_view word : data::kAlsoYes) json_.string(word);
    for (const std::string_view word : data::kAlsoNo) json_.string(word);
    json_.number("1");
    json_.number("0");
    not_given();
    json_.end_array();
  }

  void write_number(const Field& field, std::string_view type) {
    types({type, "string"});
    json_.number("minimum", to_string(Decimal{field.range->least, field.type.scale}));
    json_.number("maximum", to_string(Decimal{field.range->most, field.type.scale}));
    json_.string("pattern", number_pattern(field));
  }

  void write_choice(const Field& field) {
    json_.begin_array("enum", kInline);
    for (const std::string& spelling : spellings(field)) json_.string(spelling);
    not_given();
    json_.end_array();
  }

  void write_set(const Field& field) {
    std::vector<std::string> parts = spellings(field);
    parts.insert(parts.end(), data::kAllItemsWords.begin(), data::kAllItemsWords.end());
    types({"array", "string"});
    json_.begin_object("items", kInline);
    json_.begin_array("enum");
    for (const std::string& part : parts) json_.string(part);
    json_.end_array();
    json_.end_object();
    json_.string("pattern", list_pattern(any_of(parts)));
    std::vector<std::string> some;
    for (const Option& option : dictionary_.domain(field.type)) {
      if (some.size() < 2) some.push_back(words_(option.label));
    }
    list_examples(some);
  }

  /// Those of this language first.
  [[nodiscard]] std::vector<std::string> spellings(const Field& field) const {
    std::vector<std::string> all;
    const auto add = [&all](const std::string& spelling) {
      if (std::find(all.begin(), all.end(), spelling) == all.end()) all.push_back(spelling);
    };
    const Domain& domain = dictionary_.domain(field.type);
    for (const Option& option : domain) add(words_(option.label));
    for (const Option& option : domain) {
      add(option.id);
      add(option.label.zh);
      add(option.label.en);
      for (const std::string& alias : option.aliases) add(alias);
    }
    return all;
  }

  void types(std::initializer_list<std::string_view> names) {
    json_.begin_array("type", kInline);
    for (const std::string_view name : names) json_.string(name);
    json_.string("null");
    json_.end_array();
  }
  void not_given() {
    json_.string("");
    for (const std::string_view word : data::kNotGivenWords) json_.string(word);
    json_.null();
  }
  void examples(std::initializer_list<std::string_view> texts) {
    json_.begin_array("examples", kInline);
    for (const std::string_view text : texts) json_.string(text);
    json_.end_array();
  }
  void list_examples(const std::vector<std::string>& items) {
    json_.begin_array("examples", kInline);
    json_.begin_array();
    for (const std::string& item : items) json_.string(item);
    json_.end_array();
    json_.end_array();
  }

  const rules::RulePack& pack_;
  const Dictionary& dictionary_;
  Words words_;
  std::vector<std::string> uses_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string profile_schema(const rules::RulePack& pack, Language language) {
  return ProfileSchema(pack, language).write();
}

}  // namespace cbps::guide
