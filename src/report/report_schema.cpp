#include "cbps/report/report_schema.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "cbps/report/json_writer.h"
#include "cbps/result/assessment.h"

namespace cbps::report {
namespace {

using Flow = JsonWriter::Flow;

// ---- the contract ----

struct Texts {
  std::string_view zh;
  std::string_view en;
};

enum class Is : std::uint8_t { Object, Key, KeyIfAny, Keys, OneOf };

struct Row {
  Is is;
  std::string_view name;
  std::string_view type;
  Texts text;
};

constexpr Row kRows[] = {
#define CBPS_OBJECT(name, zh, en) {Is::Object, name, "", {zh, en}},
#define CBPS_KEY(name, type, zh, en) {Is::Key, name, type, {zh, en}},
#define CBPS_KEY_IF_ANY(name, type, zh, en) {Is::KeyIfAny, name, type, {zh, en}},
#define CBPS_KEYS(pattern, type, zh, en) {Is::Keys, pattern, type, {zh, en}},
#define CBPS_ONE_OF(name, types, zh, en) {Is::OneOf, name, types, {zh, en}},
#include "report/contract.inc"
#undef CBPS_OBJECT
#undef CBPS_KEY
#undef CBPS_KEY_IF_ANY
#undef CBPS_KEYS
#undef CBPS_ONE_OF
};

/// The schema itself, and the one type that no row can say.
constexpr Texts kTitle{"cbps check 的 JSON 报告", "JSON reports of cbps check"};
constexpr Texts kNote{
    "cbps check --format json 的输出符合本 Schema：没有的键不会出现，没有内容的键不写，从不写 "
    "null。"
    "要校验 --format jsonl 的每一行，把顶层的 $ref 换成 #/$defs/line：首行有 cbps，每个社区一行，"
    "未评估的一行有 diagnostics，末行有 summary。",
    "What cbps check --format json writes: no key that is not named here, no key without a value, "
    "never null. To check the lines of --format jsonl, put #/$defs/line into the $ref at the top: "
    "the first line has cbps, then there is a line a community, one with diagnostics for each that "
    "could not be assessed, and the last has summary."};
constexpr Texts kValue{
    "指标或参数的值，类型随指标：日期、选项是文字，集合和多个日期是列表，小数按原样写出",
    "A fact's or parameter's value in its own type: dates and options are strings, sets and "
    "several "
    "dates are lists, decimals are written exactly"};

/// Scalars: what a row leaves empty is not limited.
struct Scalar {
  std::string_view name;
  std::string_view type;
  std::string_view minimum;
  std::string_view maximum;
  std::string_view pattern;
  Texts text;
};
constexpr std::array kScalars{
    Scalar{"text", "string", "", "", "", {"文字", "A text"}},
    Scalar{"count", "integer", "0", "", "", {"数目", "How many"}},
    Scalar{"position", "integer", "1", "", "", {"从 1 数起", "Counted from 1"}},
    Scalar{"amount", "number", "0", "", "", {"数量，精确写出", "An amount, written exactly"}},
    Scalar{"percent",
           "number",
           "0",
           "100",
           "",
           {"百分数，两位小数，向下舍入", "A percentage with two decimals, rounded down"}},
    Scalar{"points",
           "number",
           "0",
           "100",
           "",
           {"分数，四位小数，向下舍入，相加不一定等于总分",
            "Points with four decimals, rounded down; they need not add up"}},
    Scalar{"exact",
           "string",
           "",
           "",
           "^(0|[1-9][0-9]*)/[1-9][0-9]*$",
           {"精确的分数，如 5/6", "An exact fraction, like 5/6"}},
    Scalar{"year", "string", "", "", "^[0-9]{4}$", {"年度", "A year"}},
    Scalar{"date",
           "string",
           "",
           "",
           "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
           {"日期", "A date"}},
    Scalar{"code", "string", "", "", "^CB[0-9]{4}$", {"消息的编号", "A message's id"}},
    Scalar{"digest", "string", "", "", "^[0-9a-f]{64}$", {"十六进制", "Hexadecimal"}},
    Scalar{"standard_id",
           "string",
           "",
           "",
           "^[1-9][0-9]*$",
           {"标准的编号，如 8", "A standard's id, like 8"}},
    Scalar{"check_id",
           "string",
           "",
           "",
           "^[1-9][0-9]*\\.[1-9][0-9]*$",
           {"检查项的编号，如 8.2", "A check's id, like 8.2"}},
    Scalar{"rule_id",
           "string",
           "",
           "",
           "^[1-9][0-9]*(\\.[1-9][0-9]*)?$",
           {"标准或检查项的编号", "A standard's or check's id"}},
};

/// Words of which a text is one.
template <class Enum>
std::vector<std::string_view> ids_up_to(Enum last) {
  std::vector<std::string_view> all;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    all.push_back(id_of(static_cast<Enum>(i)));
  }
  return all;
}
struct Choice {
  std::string_view name;
  std::vector<std::string_view> words;
};
std::array<Choice, 5> choices() {
  return {Choice{"language", {"zh", "en"}},
          Choice{"outcome", ids_up_to(result::Outcome::NotApplicable)},
          Choice{"reason", ids_up_to(result::Reason::NotDue)},
          Choice{"relation", ids_up_to(result::Relation::NotGiven)},
          Choice{"level", ids_up_to(result::Level::Group)}};
}

// ---- the schema ----

class ReportSchema {
 public:
  explicit ReportSchema(Language language)
      : language_(language), json_(out_, JsonWriter::Layout::Pretty) {}

  std::string write() {
    json_.begin_object();
    json_.string("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.string("title", in_language(kTitle));
    json_.string("description", in_language(kNote));
    reference("report");
    json_.begin_object("$defs");
    for (auto row = std::begin(kRows); row != std::end(kRows);) row = write_definition(row);
    for (const Scalar& scalar : kScalars) write_scalar(scalar);
    for (const Choice& choice : choices()) write_choice(choice);
    write_value();
    json_.end_object();
    json_.end_object();
    return out_ + "\n";
  }

 private:
  static bool is_key(const Row& row) { return row.is != Is::Object && row.is != Is::OneOf; }

  /// Returns the row after the definition.
  const Row* write_definition(const Row* row) {
    const Row* end = std::find_if_not(row + 1, std::end(kRows), is_key);
    json_.begin_object(row->name);
    json_.string("description", in_language(row->text));
    if (row->is == Is::OneOf) {
      write_alternatives(row->type);
    } else {
      write_keys({row + 1, end});
    }
    json_.end_object();
    return end;
  }

  void write_alternatives(std::string_view types) {
    json_.begin_array("oneOf");
    while (!types.empty()) {
      const std::size_t length = std::min(types.find(' '), types.size());
      json_.begin_object(Flow::Inline);
      write_type(types.substr(0, length));
      json_.end_object();
      types.remove_prefix(std::min(length + 1, types.size()));
    }
    json_.end_array();
  }

  void write_keys(std::span<const Row> keys) {
    json_.string("type", "object");
    write_properties("properties", keys, [](const Row& key) { return key.is != Is::Keys; });
    write_properties("patternProperties", keys, [](const Row& key) { return key.is == Is::Keys; });
    json_.begin_array("required", Flow::Inline);
    for (const Row& key : keys) {
      if (key.is == Is::Key) json_.string(key.name);
    }
    json_.end_array();
    json_.key("additionalProperties");
    json_.boolean(false);
  }

  template <class Belongs>
  void write_properties(std::string_view where, std::span<const Row> keys, Belongs belongs) {
    if (std::none_of(keys.begin(), keys.end(), belongs)) return;
    json_.begin_object(where);
    for (const Row& key : keys) {
      if (!belongs(key)) continue;
      json_.begin_object(key.name, Flow::Inline);
      json_.string("description", in_language(key.text));
      write_type(key.type);
      json_.end_object();
    }
    json_.end_object();
  }

  void write_type(std::string_view type) {
    if (type.front() == '=') return json_.string("const", type.substr(1));
    if (type.front() != '[') return reference(type);
    json_.string("type", "array");
    json_.begin_object("items");
    write_type(type.substr(1, type.size() - 2));
    json_.end_object();
  }

  void write_scalar(const Scalar& scalar) {
    json_.begin_object(scalar.name, Flow::Inline);
    json_.string("description", in_language(scalar.text));
    json_.string("type", scalar.type);
    if (!scalar.minimum.empty()) json_.number("minimum", scalar.minimum);
    if (!scalar.maximum.empty()) json_.number("maximum", scalar.maximum);
    json_.string_if_any("pattern", scalar.pattern);
    json_.end_object();
  }

  void write_choice(const Choice& choice) {
    json_.begin_object(choice.name, Flow::Inline);
    json_.begin_array("enum");
    for (const std::string_view word : choice.words) json_.string(word);
    json_.end_array();
    json_.end_object();
  }

  /// A fact's or parameter's value in its own type.
  void write_value() {
    json_.begin_object("value");
    json_.string("description", in_language(kValue));
    json_.begin_array("type", Flow::Inline);
    for (const char* type : {"boolean", "number", "string", "array"}) json_.string(type);
    json_.end_array();
    json_.begin_object("items", Flow::Inline);
    reference("text");
    json_.end_object();
    json_.end_object();
  }

  void reference(std::string_view name) { json_.string("$ref", "#/$defs/" + std::string(name)); }
  [[nodiscard]] std::string_view in_language(const Texts& texts) const {
    return language_ == Language::Zh ? texts.zh : texts.en;
  }

  Language language_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string report_schema(Language language) { return ReportSchema(language).write(); }

}  // namespace cbps::report
