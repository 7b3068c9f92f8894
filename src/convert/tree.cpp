// YAML and JSON: facts under their groups. Both are written by the same functions.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/data/spelling.h"
#include "cbps/doc/yaml.h"
#include "cbps/text/json_writer.h"
#include "cbps/text/yaml_writer.h"
#include "cbps/value/unreachable.h"
#include "convert/format_rows.h"
#include "convert/names.h"

namespace cbps::convert {
namespace {

// ---- what the two kinds of documents write in their own way ----

class YamlDocument {
 public:
  using Out = YamlWriter;
  static constexpr bool kOneIsNoList = true;  ///< a single community is the document itself
  static constexpr std::string_view kEnd{};   ///< every value ends its line

  static YamlWriter writer(std::string& out) { return YamlWriter(out); }
  static void year(YamlWriter& out, int year) { out.number(std::to_string(year)); }
  // Words for yes and no, numbers and dates need no quotes: that is what they are in YAML.
  static void truth(YamlWriter& out, bool, const std::string& word) { out.number(word); }
  static void date(YamlWriter& out, const std::string& text) { out.number(text); }
};

class JsonDocument {
 public:
  using Out = JsonWriter;
  static constexpr bool kOneIsNoList = false;
  static constexpr std::string_view kEnd = "\n";

  static JsonWriter writer(std::string& out) { return JsonWriter(out, JsonWriter::Layout::Pretty); }
  static void year(JsonWriter& out, int year) { out.number(std::to_string(year)); }
  static void truth(JsonWriter& out, bool is, const std::string&) { out.boolean(is); }
  static void date(JsonWriter& out, const std::string& text) { out.string(text); }
};

/// Facts in the order of the dictionary, but those of a group together.
std::vector<FieldId> by_group(const Dictionary& dictionary, std::vector<FieldId> facts) {
  std::vector<const Group*> order;
  const auto rank = [&](FieldId id) {
    const Group* group = group_of(dictionary, dictionary.field(id));
    if (group == nullptr) return std::ptrdiff_t{-1};
    const auto found = std::find(order.begin(), order.end(), group);
    if (found != order.end()) return found - order.begin();
    order.push_back(group);
    return std::ssize(order) - 1;
  };
  std::vector<std::pair<std::ptrdiff_t, FieldId>> ranked;
  ranked.reserve(facts.size());
  for (const FieldId id : facts) ranked.emplace_back(rank(id), id);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  std::transform(ranked.begin(), ranked.end(), facts.begin(),
                 [](const auto& one) { return one.second; });
  return facts;
}

template <class Document>
class TreeWriter final : public Writer {
 public:
  TreeWriter(const Dictionary& dictionary, const Contents& contents, const Style& style)
      : dictionary_(dictionary),
        names_(style),
        facts_(by_group(dictionary, contents.facts())),
        year_(contents.year()),
        is_list_(!Document::kOneIsNoList || contents.communities() > 1),
        out_(Document::writer(written_)) {}

  void begin(std::string& out) override {
    out_.begin_object();
    if (!is_list_) return;
    if (year_) year(*year_);
    out_.begin_array(data::kCommunityListKeys.front());
    pass_on(out);
  }

  void add(const Community& community, std::string& out) override {
    if (is_list_) out_.begin_object();
    for (const data::IdentityKey& key : data::identity_keys()) identity(key, community);
    const Group* open = nullptr;
    for (const FieldId id : facts_) {
      if (!community.facts.known(id, community.row)) continue;
      const Field& field = dictionary_.field(id);
      const Group* group = group_of(dictionary_, field);
      if (group != open && open != nullptr) out_.end_object();
      if (group != open && group != nullptr) out_.begin_object(names_.group(*group));
      open = group;
      out_.key(group == nullptr ? names_.fact(field) : names_.in_group(field, *group));
      value(community, id, field);
    }
    if (open != nullptr) out_.end_object();
    if (is_list_) out_.end_object();
    pass_on(out);
  }

  std::optional<spreadsheet::Fault> end(std::string& out) override {
    if (is_list_) out_.end_array();
    out_.end_object();
    pass_on(out);
    out += Document::kEnd;
    return std::nullopt;
  }

 private:
  void identity(const data::IdentityKey& key, const Community& community) {
    if (key.member == nullptr) {
      if (!is_list_ || !year_) year(community.year);
      return;
    }
    out_.string_if_any(names_.identity(key), data::identity_text(community.identity, key.member));
  }

  void year(int year) {
    const auto keys = data::identity_keys();
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [](const auto& one) { return one.member == nullptr; });
    out_.key(names_.identity(*key));
    Document::year(out_, year);
  }

  void value(const Community& community, FieldId id, const Field& field) {
    const std::vector<std::string> items =
        data::fact_items(community.facts, community.row, dictionary_, id, names_.words());
    switch (field.type.kind) {
      case Kind::Bool:
        return Document::truth(out_, community.facts.column(id).values[community.row] != 0,
                               items.front());
      case Kind::Int:
      case Kind::Decimal: return out_.number(items.front());
      case Kind::Date: return Document::date(out_, items.front());
      case Kind::Choice:
      case Kind::String: return out_.string(items.front());
      case Kind::Dates:
      case Kind::Set:
      case Kind::List: return list(field.type.kind, items);
    }
    unreachable();
  }

  void list(Kind kind, const std::vector<std::string>& items) {
    out_.begin_array(Document::Out::Flow::Inline);
    for (const std::string& item : items) {
      if (kind == Kind::Dates) {
        Document::date(out_, item);
      } else {
        out_.string(item);
      }
    }
    out_.end_array();
  }

  void pass_on(std::string& out) {
    out += written_;
    written_.clear();
  }

  const Dictionary& dictionary_;
  Names names_;
  std::vector<FieldId> facts_;
  std::optional<int> year_;
  bool is_list_;
  std::string written_;
  typename Document::Out out_;
};

template <class Document>
std::unique_ptr<Writer> writer(const Dictionary& dictionary, const Contents& contents,
                               const Style& style) {
  return std::make_unique<TreeWriter<Document>>(dictionary, contents, style);
}

}  // namespace

Format yaml_format() {
  static constexpr std::array<std::string_view, 2> kEndings{".yaml", ".yml"};
  return {"yaml", kEndings, doc::Limits{}.file_bytes, writer<YamlDocument>};
}

Format json_format() {
  static constexpr std::array<std::string_view, 1> kEndings{".json"};
  return {"json", kEndings, doc::Limits::kMostNodeBytes, writer<JsonDocument>};
}

}  // namespace cbps::convert
