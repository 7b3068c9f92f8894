#include "report/json/object_writer.h"

#include "cbps/text/personal.h"
#include "report/words/figures.h"

namespace cbps::report::json {

using result::Form;
using Flow = JsonWriter::Flow;

void write_value(JsonWriter& json, const Form& /*form*/, const std::string& value) {
  json.string(value);
}
void write_value(JsonWriter& json, const Form& /*form*/, std::string_view value) {
  json.string(value);
}
void write_value(JsonWriter& json, const Form& /*form*/, bool value) { json.boolean(value); }
void write_value(JsonWriter& json, const Form& /*form*/, std::uint64_t value) {
  json.number(value);
}
void write_value(JsonWriter& json, const Form& form, int value) {
  const std::string digits = std::to_string(value);
  form.type == Form::Type::String ? json.string(digits) : json.number(digits);
}
void write_value(JsonWriter& json, const Form& /*form*/, const Decimal& value) {
  json.number(to_string(value));
}
void write_value(JsonWriter& json, const Form& /*form*/, const Fraction& value) {
  json.string(to_string(value));
}
void write_value(JsonWriter& json, const Form& /*form*/, Date value) {
  json.string(to_string(value));
}
void write_value(JsonWriter& json, const Form& /*form*/, const Bilingual& value) {
  json.begin_object(Flow::Inline);
  json.string("zh", value.zh);
  json.string("en", value.en);
  json.end_object();
}

void write_datum(JsonWriter& json, const result::Datum& value) {
  using result::Named;
  struct Writer {
    JsonWriter& json;
    void operator()(std::monostate) const {}
    void operator()(bool yes) const { json.boolean(yes); }
    void operator()(const Decimal& number) const { json.number(to_string(number)); }
    void operator()(const Named& one) const { json.string(one.id); }
    void operator()(Date date) const { json.string(to_string(date)); }
    void operator()(const std::string& text) const { json.string(text); }
    void operator()(const std::vector<Named>& set) const {
      json.begin_array(Flow::Inline);
      for (const Named& part : set) json.string(part.id);
      json.end_array();
    }
    void operator()(const std::vector<Date>& dates) const {
      json.begin_array(Flow::Inline);
      for (const Date date : dates) json.string(to_string(date));
      json.end_array();
    }
  };
  std::visit(Writer{json}, value);
}

void ObjectWriter::derived(std::string_view name, const Form& /*form*/, const Decimal& value,
                           Meaning /*meaning*/) {
  json_.number(name, fixed_text(value));
}

/// Standards and checks stand side by side; a check names its standard.
void ObjectWriter::rules(std::string_view name, const std::vector<result::StandardText>& standards,
                         Meaning /*meaning*/) {
  json_.begin_object(name);
  for (const result::StandardText& standard : standards) {
    json_.key(standard.id);
    element(standard);
    for (const result::CheckText& check : standard.checks) {
      json_.begin_object(check.id);
      json_.string("standard", standard.id);
      describe(*this, check);
      json_.end_object();
    }
  }
  json_.end_object();
}

void ObjectWriter::grade(std::string_view name, const std::optional<std::size_t>& grade,
                         Meaning /*meaning*/) {
  if (grade && *grade < run().grades.size()) json_.string(name, run().grades[*grade].id);
}

void ObjectWriter::grade_counts(std::string_view name, const std::vector<std::size_t>& counts,
                                Meaning /*meaning*/) {
  json_.begin_object(name, Flow::Inline);
  for (std::size_t i = 0; i < run().grades.size() && i < counts.size(); ++i) {
    json_.number(run().grades[i].id, counts[i]);
  }
  json_.end_object();
}

void ObjectWriter::datum(std::string_view name, const result::Datum& value, Kind /*kind*/,
                         const std::vector<result::Named>& /*options*/, Meaning /*meaning*/) {
  if (std::holds_alternative<std::monostate>(value)) return;
  json_.key(name);
  write_datum(json_, value);
}

void ObjectWriter::facts(std::string_view name, std::string_view invalid,
                         const std::vector<result::ReportedFact>& facts,
                         const std::vector<std::string>& invalid_facts, Meaning /*meaning*/,
                         Meaning meaning_of_invalid) {
  json_.begin_object(name);
  for (const result::ReportedFact& fact : facts) {
    json_.key(fact.id);
    write_datum(json_, fact.value);
  }
  json_.end_object();
  values_if_any(invalid, result::form::kText, invalid_facts, meaning_of_invalid);
}

void ObjectWriter::missing(std::string_view name, const std::vector<result::Missing>& missing,
                           const std::vector<result::Named>& /*options*/, Meaning /*meaning*/) {
  if (missing.empty()) return;
  json_.begin_array(name, Flow::Inline);
  for (const result::Missing& one : missing) json_.string(result::id_of(one));
  json_.end_array();
}

void ObjectWriter::formula(std::string_view name, const result::Gap& gap, Meaning /*meaning*/) {
  json_.string_if_any(name, result::formula_text(gap));
}

void ObjectWriter::unknown_fields(std::string_view name, std::string_view invalid,
                                  const std::vector<result::UnknownField>& fields, Meaning meaning,
                                  Meaning meaning_of_invalid) {
  std::vector<std::string> all;
  std::vector<std::string> those_invalid;
  for (const result::UnknownField& field : fields) {
    all.push_back(field.name);
    if (field.invalid) those_invalid.push_back(field.name);
  }
  values_if_any(name, result::form::kText, all, meaning);
  values_if_any(invalid, result::form::kText, those_invalid, meaning_of_invalid);
}

void ObjectWriter::code(std::string_view name, Code code, Meaning /*meaning*/) {
  json_.string(name, cbps::info(code).id);
}

void ObjectWriter::arguments(std::string_view name, const std::vector<Argument>& arguments,
                             Meaning /*meaning*/) {
  if (arguments.empty()) return;
  struct Writer {
    JsonWriter& json;
    void operator()(const std::string& text) const {
      json.string(shows_personal_detail(text) ? "…" : text);  // as in the message itself
    }
    void operator()(const Bilingual& text) const { write_value(json, result::form::kText, text); }
    void operator()(Term word) const {
      (*this)(
          Bilingual{std::string(term(word, Language::Zh)), std::string(term(word, Language::En))});
    }
  };
  json_.begin_array(name, Flow::Inline);
  for (const Argument& one : arguments) std::visit(Writer{json_}, one);
  json_.end_array();
}

void ObjectWriter::notes(std::string_view name, const std::vector<Note>& notes,
                         const std::vector<result::Location>& locations, Meaning /*meaning*/) {
  if (notes.empty()) return;
  const result::Location none;
  json_.begin_array(name);
  for (std::size_t i = 0; i < notes.size(); ++i) {
    json_.begin_object(flow(result::kNoteInfo));
    result::describe_note(*this, notes[i], i < locations.size() ? locations[i] : none);
    json_.end_object();
  }
  json_.end_array();
}

void ObjectWriter::message(std::string_view name, const result::CheckResult& check,
                           Meaning /*meaning*/) {
  json_.string_if_any(name, explain(check, context_.language));
}
void ObjectWriter::message(std::string_view name, const Diagnostic& diagnostic,
                           Meaning /*meaning*/) {
  json_.string(name, cbps::message(diagnostic, context_.language));
}
void ObjectWriter::message(std::string_view name, const Note& note, Meaning /*meaning*/) {
  json_.string(name, cbps::message(note, context_.language));
}

}  // namespace cbps::report::json
