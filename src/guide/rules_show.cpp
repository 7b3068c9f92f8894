#include <algorithm>
#include <array>

#include "cbps/guide/rules.h"
#include "cbps/text/yaml_writer.h"
#include "cbps/value/decimal.h"
#include "guide/words.h"

namespace cbps::guide {
namespace {

constexpr auto kInline = JsonWriter::Flow::Inline;

/// What the guides read, each once, in the order in which it is met.
template <class Item>
std::vector<Item> gather(const StandardGuide& guide, std::vector<Item> CheckGuide::*items) {
  std::vector<Item> all;
  for (const CheckGuide& check : guide.checks) {
    for (const Item& one : check.*items) {
      const auto same = [&one](const Item& other) { return other.id == one.id; };
      if (std::none_of(all.begin(), all.end(), same)) all.push_back(one);
    }
  }
  return all;
}

/// `Out` is a `JsonWriter` or a `YamlWriter`.
template <class Out>
class RuleWriter {
 public:
  RuleWriter(Out& out, const Dictionary& dictionary, const Words& words)
      : out_(out), dictionary_(dictionary), words_(words) {}

  void show(const StandardGuide& guide) {
    out_.begin_object();
    out_.string("standard", guide.id);
    out_.string("title", guide.title);
    out_.string_if_any("chapter", guide.chapter);
    out_.string("text", guide.text);
    list("checks", guide.checks, [this](const CheckGuide& check) { show(check); });
    list("parameters", gather(guide, &CheckGuide::figures),
         [this](const Figure& figure) { show(figure); });
    list("facts", gather(guide, &CheckGuide::facts), [this](const Fact& fact) { show(fact); });
    out_.end_object();
  }

 private:
  void show(const CheckGuide& check) {
    out_.string("id", check.id);
    out_.string("title", check.title);
    out_.string("quote", check.quote);
    out_.string_if_any("focus", check.focus);
    out_.string_if_any("gloss", check.gloss);
    out_.string_if_any("applies", check.applies_condition);
    list("require", check.conditions,
         [this](const std::string& condition) { out_.string("condition", condition); });
    if (check.due_at_period_end) out_.string("due", "period_end");
    if (check.due_with) out_.string("due", id_of(*check.due_with));
  }

  void show(const Figure& figure) {
    const ParameterId id =
        dictionary_.parameter_by_id.at(figure.id.substr(figure.id.find('.') + 1));
    const Parameter& parameter = dictionary_.parameter(id);
    out_.string("id", figure.id);
    out_.string("label", figure.label);
    type(parameter.type);
    out_.string_if_any("unit", words_(parameter.unit));
    range(parameter.range, parameter.type);
    if (parameter.value) value(*parameter.value, parameter.type);
    if (parameter.at_most) {
      out_.string("at_most", "param." + dictionary_.parameter(*parameter.at_most).id);
    }
    out_.begin_object("basis");
    out_.string("kind", id_of(figure.basis));
    out_.string("source", figure.source);
    out_.end_object();
  }

  void show(const Fact& fact) {
    const Field& field = dictionary_.field(dictionary_.field_by_id.at(fact.id));
    out_.string("id", fact.id);
    out_.string("label", fact.label);
    if (field.short_label != field.label) out_.string("short", words_(field.short_label));
    if (!field.lacking.empty()) out_.string("lacking", words_(field.lacking));
    type(field.type);
    out_.string_if_any("unit", fact.unit);
    range(field.range, field.type);
    if (field.step != 1) out_.number("step", digits(field.step, field.type));
    out_.string("change", id_of(field.change));
    if (field.part_of) out_.string("part_of", dictionary_.field(*field.part_of).id);
    if (field.whole != field.part_of) out_.string("of", dictionary_.field(*field.whole).id);
    repair(field);
    out_.string("asked_of", id_of(field.asked_of));
    if (field.long_form) flag("long_form");
    if (fact.optional) flag("optional");
    if (fact.judgement) flag("judgement");
    if (field.type.kind == Kind::Choice) options("values", field.type);
    if (field.type.kind == Kind::Set) options("parts", field.type);
    texts("aliases", field.aliases);
    std::vector<std::string> tempting;
    for (const FalseAlias& one : field.false_aliases) tempting.push_back(one.text);
    texts("not_aliases", tempting);
    out_.string_if_any("help", fact.help);
  }

  // ---- pieces ----

  void repair(const Field& field) {
    if (field.change == Change::Never) return;
    out_.string("by", id_of(field.repair.by));
    if (field.repair.effort != 0) out_.number("effort", std::to_string(field.repair.effort));
    if (field.repair.effort_per != 0) {
      out_.number("effort_per", digits(field.repair.effort_per, field.type));
    }
    if (field.repair.window_passed) out_.string("window", "passed");
  }

  template <class Items, class Show>
  void list(std::string_view name, const Items& items, Show show_one) {
    if (items.empty()) return;
    out_.begin_array(name);
    for (const auto& item : items) {
      out_.begin_object();
      show_one(item);
      out_.end_object();
    }
    out_.end_array();
  }
  void type(Type type) {
    out_.string("type", term(term_of(type.kind), Language::En));
    if (type.kind == Kind::Decimal) out_.number("scale", std::to_string(type.scale));
  }
  static std::string digits(std::int64_t units, Type type) {
    return to_string(Decimal{units, type.scale});
  }
  void range(const std::optional<Range>& range, Type type) {
    if (!range) return;
    out_.begin_array("range", kInline);
    out_.number(digits(range->least, type));
    out_.number(digits(range->most, type));
    out_.end_array();
  }
  void value(std::int64_t value, Type type) {
    out_.key("value");
    if (type.kind == Kind::Bool) return out_.boolean(value != 0);
    if (type.kind != Kind::Set) return out_.number(digits(value, type));
    out_.begin_array(kInline);
    const Domain& domain = dictionary_.domain(type);
    for (std::size_t i = 0; i < domain.size(); ++i) {
      if ((static_cast<std::uint64_t>(value) >> i & 1U) != 0) out_.string(domain[i].id);
    }
    out_.end_array();
  }
  void options(std::string_view name, Type type) {
    out_.begin_array(name);
    for (const Option& option : dictionary_.domain(type)) {
      out_.begin_object(kInline);
      out_.string("id", option.id);
      out_.string("label", words_(option.label));
      texts("aliases", option.aliases);
      out_.end_object();
    }
    out_.end_array();
  }
  void texts(std::string_view name, const std::vector<std::string>& all) {
    if (all.empty()) return;
    out_.begin_array(name, kInline);
    for (const std::string& one : all) out_.string(one);
    out_.end_array();
  }
  void flag(std::string_view name) {
    out_.key(name);
    out_.boolean(true);
  }

  Out& out_;
  const Dictionary& dictionary_;
  const Words& words_;
};

std::string show_json(const Dictionary& dictionary, const std::vector<StandardGuide>& guides,
                      const Words& words) {
  std::string out;
  JsonWriter json(out, JsonWriter::Layout::Pretty);
  RuleWriter<JsonWriter> shower(json, dictionary, words);
  if (guides.size() == 1) {
    shower.show(guides.front());
    return out + "\n";
  }
  json.begin_array();
  for (const StandardGuide& guide : guides) shower.show(guide);
  json.end_array();
  return out + "\n";
}

std::string show_yaml(const Dictionary& dictionary, const std::vector<StandardGuide>& guides,
                      const Words& words) {
  std::string out;
  for (const StandardGuide& guide : guides) {
    if (!out.empty()) out += "---\n";
    YamlWriter yaml(out);
    RuleWriter<YamlWriter>(yaml, dictionary, words).show(guide);
  }
  return out;
}

}  // namespace

std::string show_rules(const rules::RulePack& pack, const std::vector<StandardGuide>& guides,
                       RuleFormat format, Language language) {
  const Words words(language);
  return format == RuleFormat::Json ? show_json(pack.dictionary, guides, words)
                                    : show_yaml(pack.dictionary, guides, words);
}

}  // namespace cbps::guide
