#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/report/report_schema.h"
#include "cbps/result/describe/comparison.h"
#include "cbps/result/description.h"
#include "cbps/text/json_writer.h"

namespace cbps::report {
namespace {

using result::describe;
using result::Form;
using result::info;
using result::Meaning;
using result::ObjectInfo;
using Flow = JsonWriter::Flow;

constexpr Meaning kTitle{"cbps check 的 JSON 报告", "JSON reports of cbps check"};
constexpr Meaning kDescription{
    "cbps check --format json 的输出符合本 Schema：没有列出的键不会出现，没有内容的键不写，从不写 "
    "null。要校验 --format jsonl 的每一行，把顶层的 $ref 换成 #/$defs/line：首行有 "
    "cbps，每个社区一行，未评估的一行有 diagnostics，末行有 summary。",
    "What cbps check --format json writes: no key that is not named here, no key without a value, "
    "never null. To check the lines of --format jsonl, put #/$defs/line into the $ref at the top: "
    "the first line has cbps, then there is a line for each community, one with diagnostics for "
    "each that could not be assessed, and the last line has summary."};

// ---- what only the schema names: a whole report, and the lines of JSON Lines ----

struct Report {
  result::Run run;
  std::vector<result::Community> communities;
  result::Summary summary;
};
struct Head {
  result::Run run;
};
struct Last {
  result::Summary summary;
};

constexpr Meaning kComparisonTitle{"cbps compare 的 JSON 结果", "JSON of cbps compare"};
constexpr Meaning kComparisonDescription{
    "cbps compare --format json 的输出符合本 "
    "Schema：没有列出的键不会出现，没有内容的键不写，从不写 "
    "null。",
    "What cbps compare --format json writes: no key that is not named here, no key without a "
    "value, "
    "never null."};

struct Comparison {
  result::ComparisonHead head;
  std::vector<result::CommunityChange> communities;
  result::ComparisonSummary summary;
};
ObjectInfo info(const Comparison& /*comparison*/) {
  return {"comparison", {"两次评估的比较", "A comparison of two assessments"}};
}
template <class Visitor>
void describe(Visitor& visitor, const Comparison& comparison) {
  describe_comparison_head(visitor, comparison.head);
  visitor.list("communities", comparison.communities,
               {"之后的各社区，按其次序；然后是不再有的",
                "The later communities in their order, then those that went"});
  visitor.object("summary", comparison.summary, {"汇总", "All communities together"});
}

ObjectInfo info(const Report& /*report*/) { return {"report", {"一份报告", "A report"}}; }
template <class Visitor>
void describe(Visitor& visitor, const Report& report) {
  describe_head(visitor, report.run);
  visitor.list_if_any(
      "communities", report.communities,
      {"各社区，按输入的顺序；用 --summary 时没有这个键",
       "The communities, in the order of the input; the key is absent with --summary"});
  describe_end(visitor, report.summary);
}
ObjectInfo info(const Head& /*head*/) {
  return {"head", {"首行：查什么，依据哪些规则", "The first line: what was asked, by which rules"}};
}
template <class Visitor>
void describe(Visitor& visitor, const Head& head) {
  describe_head(visitor, head.run);
}
ObjectInfo info(const Last& /*last*/) {
  return {
      "last",
      {"末行：未评估的，以及汇总", "The last line: what could not be assessed, and the summary"}};
}
template <class Visitor>
void describe(Visitor& visitor, const Last& last) {
  describe_end(visitor, last.summary);
}

/// What a description says of one object.
struct Properties {
  std::string text;      ///< the members of "properties"
  std::string patterns;  ///< the members of "patternProperties"
  std::vector<std::string_view> required;
};

/// The definitions of a schema, each made when it is first referred to.
class Definitions {
 public:
  explicit Definitions(Language language) : language_(language) {}

  [[nodiscard]] std::string_view text(Meaning meaning) const {
    return language_ == Language::Zh ? meaning.zh : meaning.en;
  }
  /// "#/$defs/name"; writes the definition if it is not there yet.
  std::string reference(const Form& form);
  template <class T>
  std::string reference(const T& value);
  template <class Describe>
  std::string reference(const ObjectInfo& info, Describe describe);
  std::string one_of(const ObjectInfo& info, const std::vector<std::string>& references);

  [[nodiscard]] const std::string& all() const { return all_; }
  static JsonWriter writer(std::string& out) {
    return {out, JsonWriter::Layout::Pretty, {kDefinitionDepth, true}};
  }
  static constexpr std::size_t kDefinitionDepth = 2;

 private:
  static std::string path(std::string_view name) { return "#/$defs/" + std::string(name); }
  /// False: the definition is there already.
  bool begin(std::string_view name) { return names_.insert(std::string(name)).second; }
  void add(const std::string& definition) { all_ += (all_.empty() ? "" : ",") + definition; }

  Language language_;
  std::set<std::string> names_;
  std::string all_;
};

/// The visitor of a description that writes the properties of an object.
class SchemaVisitor {
 public:
  static constexpr bool kReads = false;
  static constexpr bool kNamesAll = true;

  explicit SchemaVisitor(Definitions& definitions) : definitions_(definitions) {}

  [[nodiscard]] const result::Run& run() const { return run_; }
  [[nodiscard]] std::string file() const { return {}; }
  void set_file(const std::string& /*file*/) {}

  template <class T>
  void key(std::string_view name, const Form& form, const T& /*value*/, Meaning meaning) {
    property(name, meaning, definitions_.reference(form), true);
  }
  template <class T>
  void key_if_any(std::string_view name, const Form& form, const T& /*value*/, Meaning meaning) {
    property(name, meaning, definitions_.reference(form), false);
  }
  template <class T>
  void key_if_other(std::string_view name, const Form& form, const T& value, const T& /*usual*/,
                    Meaning meaning) {
    key_if_any(name, form, value, meaning);
  }
  template <Identified Enum>
  void which(std::string_view name, const Form& /*form*/, Enum value, Meaning meaning) {
    property(name, meaning, true,
             [value](JsonWriter& json) { json.string("const", id_of(value)); });
  }
  template <class T>
  void derived(std::string_view name, const Form& form, const T& value, Meaning meaning) {
    key(name, form, value, meaning);
  }
  template <class T>
  void derived_if_any(std::string_view name, const Form& form, const T& value, Meaning meaning) {
    key_if_any(name, form, value, meaning);
  }
  void derived_if_any(std::string_view name, const Form& form,
                      const std::vector<std::string>& value, Meaning meaning) {
    values_if_any(name, form, value, meaning);
  }
  void published(std::string_view name, const Form& form, const Fraction& share, Meaning meaning) {
    key(name, form, share, meaning);
  }
  void constant(std::string_view name, int value, Meaning meaning) {
    property(name, meaning, true, [value](JsonWriter& json) {
      json.number("const", static_cast<std::uint64_t>(value));
    });
  }
  template <class T>
  void values(std::string_view name, const Form& form, const std::vector<T>& /*values*/,
              Meaning meaning) {
    array(name, meaning, definitions_.reference(form), 1, true);
  }
  template <class T>
  void values_if_any(std::string_view name, const Form& form, const std::vector<T>& /*values*/,
                     Meaning meaning) {
    array(name, meaning, definitions_.reference(form), 1, false);
  }
  template <class T>
  void object(std::string_view name, const T& value, Meaning meaning) {
    property(name, meaning, definitions_.reference(value), true);
  }
  template <class T>
  void object_if_any(std::string_view name, const std::optional<T>& /*value*/, Meaning meaning) {
    property(name, meaning, definitions_.reference(T{}), false);
  }
  template <class List>
  void list(std::string_view name, const List& /*values*/, Meaning meaning) {
    array(name, meaning, definitions_.reference(typename List::value_type{}), 1, true);
  }
  template <class List>
  void list_if_any(std::string_view name, const List& /*values*/, Meaning meaning) {
    array(name, meaning, definitions_.reference(typename List::value_type{}), 1, false);
  }
  template <class T>
  void lists(std::string_view name, const std::vector<std::vector<T>>& /*lists*/, Meaning meaning) {
    array(name, meaning, definitions_.reference(T{}), 2, true);
  }
  template <class T>
  void map(std::string_view name, const Form& /*ids*/, const std::vector<T>& /*values*/,
           Meaning meaning) {
    by_id(name, meaning, definitions_.reference(T{}), true);
  }
  template <class Describe>
  void part(std::string_view name, const ObjectInfo& info, bool is_there, Meaning meaning,
            Describe describe) {
    property(name, meaning, definitions_.reference(info, describe), is_there);
  }

  void rules(std::string_view name, const std::vector<result::StandardText>& /*standards*/,
             Meaning meaning) {
    const std::string standard = definitions_.reference(result::StandardText{});
    const ObjectInfo its_info = info(result::CheckText{});
    const std::string check = definitions_.reference(its_info, [](SchemaVisitor& visitor) {
      visitor.key("standard", result::form::kStandardId, 0,
                  {"所属标准的编号", "The id of its standard"});
      describe(visitor, result::CheckText{});
    });
    const ObjectInfo rules{
        "rules", {"标准（如 8）和检查项（如 8.2）", "Standards (like 8) and checks (like 8.2)"}};
    property(
        name, meaning,
        definitions_.reference(
            rules,
            [&](SchemaVisitor& visitor) {
              visitor.pattern(result::form::kStandardId.pattern, {"一条标准", "A standard"},
                              standard);
              visitor.pattern(result::form::kCheckId.pattern, {"一个检查项", "A check"}, check);
            }),
        true);
  }
  void grade(std::string_view name, const std::optional<std::size_t>& /*grade*/, Meaning meaning) {
    property(name, meaning, definitions_.reference(result::form::kText), false);
  }
  void grade_counts(std::string_view name, const std::vector<std::size_t>& /*counts*/,
                    Meaning meaning) {
    const ObjectInfo grades{"grades",
                            {"社区数，以等级的代号为键，最好的在前",
                             "The number of communities by the id of the grade, best first"}};
    property(name, meaning,
             definitions_.reference(grades,
                                    [this](SchemaVisitor& visitor) {
                                      visitor.pattern("^.", {"社区数", "The number of communities"},
                                                      definitions_.reference(result::form::kCount));
                                    }),
             true);
  }
  void datum(std::string_view name, const result::Datum& /*value*/, Kind /*kind*/,
             const std::vector<result::Named>& /*options*/, Meaning meaning) {
    property(name, meaning, definitions_.reference(result::form::kValue), false);
  }
  void facts(std::string_view name, std::string_view invalid,
             const std::vector<result::ReportedFact>& /*facts*/,
             const std::vector<std::string>& /*invalid_facts*/, Meaning meaning,
             Meaning meaning_of_invalid) {
    by_id(name, meaning, definitions_.reference(result::form::kValue), false);
    array(invalid, meaning_of_invalid, definitions_.reference(result::form::kText), 1, false);
  }
  void missing(std::string_view name, const std::vector<result::Missing>& /*missing*/,
               const std::vector<result::Named>& /*options*/, Meaning meaning) {
    array(name, meaning, definitions_.reference(result::form::kText), 1, false);
  }
  void formula(std::string_view name, const result::Gap& /*gap*/, Meaning meaning) {
    property(name, meaning, definitions_.reference(result::form::kText), false);
  }
  void unknown_fields(std::string_view name, std::string_view invalid,
                      const std::vector<result::UnknownField>& /*fields*/, Meaning meaning,
                      Meaning meaning_of_invalid) {
    array(name, meaning, definitions_.reference(result::form::kText), 1, false);
    array(invalid, meaning_of_invalid, definitions_.reference(result::form::kText), 1, false);
  }
  void code(std::string_view name, Code /*code*/, Meaning meaning) {
    property(name, meaning, definitions_.reference(result::form::kCode), true);
  }
  void arguments(std::string_view name, const std::vector<Argument>& /*arguments*/,
                 Meaning meaning) {
    array(name, meaning, definitions_.reference(result::form::kArgument), 1, false);
  }
  void language(std::string_view name, const Form& form, Meaning meaning) {
    key(name, form, Language{}, meaning);
  }
  void notes(std::string_view name, const std::vector<Note>& /*notes*/,
             const std::vector<result::Location>& /*locations*/, Meaning meaning) {
    const std::string note = definitions_.reference(result::kNoteInfo, [](SchemaVisitor& visitor) {
      result::describe_note(visitor, Note{}, {});
    });
    array(name, meaning, note, 1, false);
  }
  template <class T>
  void message(std::string_view name, const T& /*what*/, Meaning meaning) {
    property(name, meaning, definitions_.reference(result::form::kText), true);
  }

  void write(JsonWriter& json) const;

 private:
  struct Property {
    std::string_view name;
    Meaning meaning;
    bool is_required = false;
    bool is_pattern = false;
    std::string reference;                   ///< of the type
    unsigned lists = 0;                      ///< how many lists it stands in
    std::function<void(JsonWriter&)> other;  ///< instead of a reference
  };
  void property(std::string_view name, Meaning meaning, std::string reference, bool is_required) {
    all_.push_back({name, meaning, is_required, false, std::move(reference), 0, nullptr});
  }
  void property(std::string_view name, Meaning meaning, bool is_required,
                std::function<void(JsonWriter&)> other) {
    all_.push_back({name, meaning, is_required, false, {}, 0, std::move(other)});
  }
  void array(std::string_view name, Meaning meaning, std::string reference, unsigned lists,
             bool is_required) {
    all_.push_back({name, meaning, is_required, false, std::move(reference), lists, nullptr});
  }
  /// An object whose keys are ids.
  void by_id(std::string_view name, Meaning meaning, std::string reference, bool is_required) {
    property(name, meaning, is_required, [target = std::move(reference)](JsonWriter& json) {
      json.string("type", "object");
      json.begin_object("additionalProperties", Flow::Inline);
      json.string("$ref", target);
      json.end_object();
    });
  }
  void pattern(std::string_view name, Meaning meaning, std::string reference) {
    all_.push_back({name, meaning, false, true, std::move(reference), 0, nullptr});
  }
  static void write_type(JsonWriter& json, const std::string& reference, unsigned lists) {
    if (lists == 0) return json.string("$ref", reference);
    json.string("type", "array");
    json.begin_object("items");
    write_type(json, reference, lists - 1);
    json.end_object();
  }
  void write_properties(JsonWriter& json, std::string_view where, bool patterns) const;

  Definitions& definitions_;
  std::vector<Property> all_;
  result::Run run_;
};

void SchemaVisitor::write_properties(JsonWriter& json, std::string_view where,
                                     bool patterns) const {
  const auto belongs = [patterns](const Property& one) { return one.is_pattern == patterns; };
  if (std::none_of(all_.begin(), all_.end(), belongs)) return;
  json.begin_object(where);
  for (const Property& one : all_) {
    if (!belongs(one)) continue;
    json.begin_object(one.name, Flow::Inline);
    json.string("description", definitions_.text(one.meaning));
    one.other ? one.other(json) : write_type(json, one.reference, one.lists);
    json.end_object();
  }
  json.end_object();
}

void SchemaVisitor::write(JsonWriter& json) const {
  json.string("type", "object");
  write_properties(json, "properties", false);
  write_properties(json, "patternProperties", true);
  json.begin_array("required", Flow::Inline);
  for (const Property& one : all_) {
    if (one.is_required) json.string(one.name);
  }
  json.end_array();
  json.key("additionalProperties");
  json.boolean(false);
}

std::string Definitions::reference(const Form& form) {
  if (!begin(form.name)) return path(form.name);
  std::string out;
  JsonWriter json = writer(out);
  json.key(form.name);
  json.begin_object(Flow::Inline);
  json.string("description", text(form.meaning));
  switch (form.type) {
    case Form::Type::String:
      json.string("type", "string");
      json.string_if_any("pattern", form.pattern);
      if (form.ids != nullptr) {
        json.begin_array("enum", Flow::Inline);
        for (const std::string_view id : form.ids()) json.string(id);
        json.end_array();
      }
      break;
    case Form::Type::Integer:
    case Form::Type::Number:
      json.string("type", form.type == Form::Type::Integer ? "integer" : "number");
      if (!form.minimum.empty()) json.number("minimum", form.minimum);
      if (!form.maximum.empty()) json.number("maximum", form.maximum);
      break;
    case Form::Type::Flag:
      json.key("const");
      json.boolean(true);
      break;
    case Form::Type::Bilingual:
      json.string("type", "object");
      json.begin_object("properties", Flow::Inline);
      for (const std::string_view language : kLanguageIds) {
        json.begin_object(language, Flow::Inline);
        json.string("description", text(language == "zh" ? Meaning{"中文", "Chinese"}
                                                         : Meaning{"英文", "English"}));
        json.string("type", "string");
        json.end_object();
      }
      json.end_object();
      json.begin_array("required", Flow::Inline);
      for (const std::string_view language : kLanguageIds) json.string(language);
      json.end_array();
      json.key("additionalProperties");
      json.boolean(false);
      break;
    case Form::Type::Argument: {
      const std::string bilingual = reference(result::form::kBilingual);
      json.begin_array("oneOf", Flow::Inline);
      json.begin_object(Flow::Inline);
      json.string("type", "string");
      json.end_object();
      json.begin_object(Flow::Inline);
      json.string("$ref", bilingual);
      json.end_object();
      json.end_array();
      break;
    }
    case Form::Type::Value:
      json.begin_array("type", Flow::Inline);
      for (const char* type : {"boolean", "number", "string", "array"}) json.string(type);
      json.end_array();
      json.begin_object("items", Flow::Inline);
      json.string("type", "string");
      json.end_object();
      break;
  }
  json.end_object();
  add(out);
  return path(form.name);
}

std::string Definitions::one_of(const ObjectInfo& info,
                                const std::vector<std::string>& references) {
  std::string out;
  JsonWriter json = writer(out);
  json.begin_object(info.name);
  json.string("description", text(info.meaning));
  json.begin_array("oneOf");
  for (const std::string& one : references) {
    json.begin_object(Flow::Inline);
    json.string("$ref", one);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  add(out);
  return path(info.name);
}

template <class Describe>
std::string Definitions::reference(const ObjectInfo& info, Describe describe) {
  if (!begin(info.name)) return path(info.name);
  SchemaVisitor visitor(*this);
  describe(visitor);
  std::string out;
  JsonWriter json = writer(out);
  json.begin_object(info.name);
  json.string("description", text(info.meaning));
  visitor.write(json);
  json.end_object();
  add(out);
  return path(info.name);
}

template <class T>
std::string Definitions::reference(const T& value) {
  const auto describe_it = [](const T& one) {
    return [&one](SchemaVisitor& visitor) { describe(visitor, one); };
  };
  if constexpr (requires { alternatives(value); }) {
    const ObjectInfo its_info = info(value);
    if (!begin(its_info.name)) return path(its_info.name);
    std::vector<std::string> references;
    for (const T& one : alternatives(value)) {
      references.push_back(reference(alternative_info(one), describe_it(one)));
    }
    return one_of(its_info, references);
  } else {
    return reference(info(value), describe_it(value));
  }
}

}  // namespace

namespace {

/// A schema whose values are those of the definition `root`.
std::string schema_of(const Definitions& definitions, const std::string& root, Meaning title,
                      Meaning description) {
  std::string out;
  JsonWriter json(out, JsonWriter::Layout::Pretty);
  json.begin_object();
  json.string("$schema", "https://json-schema.org/draft/2020-12/schema");
  json.string("title", definitions.text(title));
  json.string("description", definitions.text(description));
  json.string("$ref", root);
  json.begin_object("$defs");
  out += definitions.all();
  JsonWriter rest(out, JsonWriter::Layout::Pretty, {Definitions::kDefinitionDepth, false});
  rest.end_object();
  rest.end_object();
  return out + '\n';
}

}  // namespace

std::string report_schema(Language language) {
  Definitions definitions(language);
  const std::string report = definitions.reference(Report{});
  const ObjectInfo line{"line",
                        {"JSON Lines 的一行：首行，各社区（用 --detail 时为 "
                         "community），未评估的（有 diagnostics），末行",
                         "A line of JSON Lines: the first, a community (with --detail, the whole "
                         "of it), one that could not be assessed (it has diagnostics), the last"}};
  definitions.one_of(
      line, {definitions.reference(Head{}), definitions.reference(result::Brief{}),
             definitions.reference(result::Community{}), definitions.reference(result::Rejected{}),
             definitions.reference(Last{})});
  return schema_of(definitions, report, kTitle, kDescription);
}

std::string comparison_schema(Language language) {
  Definitions definitions(language);
  const std::string comparison = definitions.reference(Comparison{});
  return schema_of(definitions, comparison, kComparisonTitle, kComparisonDescription);
}

}  // namespace cbps::report
