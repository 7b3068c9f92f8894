#pragma once

#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/report/format.h"
#include "cbps/result/description.h"
#include "cbps/text/json_writer.h"

namespace cbps::report::json {

using result::describe;
using result::info;

/// What is the same for all objects of a report.
struct Context {
  const result::Run& run;
  Language language = Language::Zh;       ///< of the messages
  std::function<void()> pause = nullptr;  ///< called now and then in lists that can be long
  std::string_view file = {};             ///< the file that places are in where they name none
};

// ---- single values ----

void write_value(JsonWriter& json, const result::Form& form, const std::string& value);
void write_value(JsonWriter& json, const result::Form& form, std::string_view value);
void write_value(JsonWriter& json, const result::Form& form, bool value);
void write_value(JsonWriter& json, const result::Form& form, std::uint64_t value);
/// A whole number, or the text of one where the form is a string.
void write_value(JsonWriter& json, const result::Form& form, int value);
void write_value(JsonWriter& json, const result::Form& form, const Decimal& value);
void write_value(JsonWriter& json, const result::Form& form, const Fraction& value);
void write_value(JsonWriter& json, const result::Form& form, Date value);
void write_value(JsonWriter& json, const result::Form& form, const Bilingual& value);
template <Identified Enum>
void write_value(JsonWriter& json, const result::Form& /*form*/, Enum value) {
  json.string(id_of(value));
}
inline void write_value(JsonWriter& json, const result::Form& form, std::uint8_t value) {
  write_value(json, form, std::uint64_t{value});
}
inline void write_value(JsonWriter& json, const result::Form& form, std::uint32_t value) {
  write_value(json, form, std::uint64_t{value});
}

/// A value in its own type.
void write_datum(JsonWriter& json, const result::Datum& value);

[[nodiscard]] inline bool is_empty(const std::string& value) { return value.empty(); }
[[nodiscard]] inline bool is_empty(const Bilingual& value) { return value.empty(); }
[[nodiscard]] inline bool is_empty(bool value) { return !value; }
[[nodiscard]] inline bool is_empty(int value) { return value == 0; }
[[nodiscard]] inline bool is_empty(std::size_t value) { return value == 0; }
[[nodiscard]] inline bool is_empty(std::uint8_t value) { return value == 0; }
[[nodiscard]] inline bool is_empty(std::uint32_t value) { return value == 0; }
template <class T>
[[nodiscard]] bool is_empty(const std::vector<T>& value) {
  return value.empty();
}
template <class T>
[[nodiscard]] bool is_empty(const std::optional<T>& value) {
  return !value.has_value();
}

/// The visitor of a description (`cbps/result/description.h`) that writes the value.
class ObjectWriter {
 public:
  static constexpr bool kReads = false;
  static constexpr bool kNamesAll = false;
  using Meaning = result::Meaning;
  using Form = result::Form;

  ObjectWriter(JsonWriter& json, Context& context) : json_(json), context_(context) {}

  [[nodiscard]] const result::Run& run() const { return context_.run; }
  [[nodiscard]] std::string file() const { return std::string(context_.file); }
  void set_file(const std::string& file) { context_.file = file; }

  template <class T>
  void key(std::string_view name, const Form& form, const T& value, Meaning /*meaning*/) {
    json_.key(name);
    write_value(json_, form, value);
  }
  template <class T>
  void key(std::string_view name, const Form& form, const std::optional<T>& value,
           Meaning meaning) {
    key(name, form, *value, meaning);
  }
  template <class T>
  void key_if_any(std::string_view name, const Form& form, const T& value, Meaning meaning) {
    if (!is_empty(value)) key(name, form, value, meaning);
  }
  template <class T>
  void key_if_other(std::string_view name, const Form& form, const T& value, const T& usual,
                    Meaning meaning) {
    if (value != usual) key(name, form, value, meaning);
  }
  template <class T>
  void which(std::string_view name, const Form& form, const T& value, Meaning meaning) {
    key(name, form, value, meaning);
  }
  /// Figures have all digits of their scale, so that they line up.
  void derived(std::string_view name, const Form& form, const Decimal& value, Meaning meaning);
  void derived_if_any(std::string_view name, const Form& form, const std::optional<Decimal>& value,
                      Meaning meaning) {
    if (value) derived(name, form, *value, meaning);
  }
  void derived(std::string_view name, const Form& form, std::size_t value, Meaning meaning) {
    key(name, form, value, meaning);
  }
  /// Only for `bool`: a number would be taken for `true`.
  template <std::same_as<bool> Bool>
  void derived_if_any(std::string_view name, const Form& form, Bool value, Meaning meaning) {
    key_if_any(name, form, value, meaning);
  }
  void derived_if_any(std::string_view name, const Form& form,
                      const std::vector<std::string>& value, Meaning meaning) {
    values_if_any(name, form, value, meaning);
  }
  void published(std::string_view name, const Form& form, const Fraction& share, Meaning meaning) {
    derived(name, form, result::percent(share), meaning);
  }
  void constant(std::string_view name, int value, Meaning /*meaning*/) {
    json_.number(name, static_cast<std::uint64_t>(value));
  }

  template <class T>
  void values(std::string_view name, const Form& form, const std::vector<T>& values,
              Meaning /*meaning*/) {
    json_.begin_array(name, JsonWriter::Flow::Inline);
    for (const T& one : values) write_value(json_, form, one);
    json_.end_array();
  }
  template <class T>
  void values_if_any(std::string_view name, const Form& form, const std::vector<T>& all,
                     Meaning meaning) {
    if (!all.empty()) values(name, form, all, meaning);
  }

  template <class T>
  void object(std::string_view name, const T& value, Meaning /*meaning*/) {
    json_.key(name);
    element(value);
  }
  template <class T>
  void object_if_any(std::string_view name, const std::optional<T>& value, Meaning meaning) {
    if (value) object(name, *value, meaning);
  }
  /// Any sequence of described values.
  template <class List>
  void list(std::string_view name, const List& values, Meaning /*meaning*/) {
    json_.key(name);
    elements(values);
  }
  template <class List>
  void list_if_any(std::string_view name, const List& values, Meaning meaning) {
    if (!values.empty()) list(name, values, meaning);
  }
  template <class T>
  void lists(std::string_view name, const std::vector<std::vector<T>>& lists, Meaning /*meaning*/) {
    json_.begin_array(name);
    for (const std::vector<T>& one : lists) elements(one);
    json_.end_array();
  }
  template <class T>
  void map(std::string_view name, const Form& /*ids*/, const std::vector<T>& values,
           Meaning /*meaning*/) {
    json_.begin_object(name);
    for (const T& one : values) {
      json_.key(one.id);
      element(one);
    }
    json_.end_object();
  }
  template <class Describe>
  void part(std::string_view name, const result::ObjectInfo& info, bool is_there,
            Meaning /*meaning*/, Describe describe) {
    if (!is_there) return;
    json_.begin_object(name, flow(info));
    describe(*this);
    json_.end_object();
  }
  /// An object without a key, such as an element of a list.
  template <class T>
  void element(const T& value) {
    json_.begin_object(flow_of(value));
    describe(*this, value);
    json_.end_object();
  }
  template <class List>
  void elements(const List& values) {
    constexpr std::size_t kBetweenPauses = 256;
    json_.begin_array();
    std::size_t count = 0;
    for (const auto& one : values) {
      if (context_.pause && ++count % kBetweenPauses == 0) context_.pause();
      element(one);
    }
    json_.end_array();
  }

  void rules(std::string_view name, const std::vector<result::StandardText>& standards,
             Meaning meaning);
  void grade(std::string_view name, const std::optional<std::size_t>& grade, Meaning meaning);
  void grade_counts(std::string_view name, const std::vector<std::size_t>& counts, Meaning meaning);
  void datum(std::string_view name, const result::Datum& value, Kind kind,
             const std::vector<result::Named>& options, Meaning meaning);
  void facts(std::string_view name, std::string_view invalid,
             const std::vector<result::ReportedFact>& facts,
             const std::vector<std::string>& invalid_facts, Meaning meaning,
             Meaning meaning_of_invalid);
  void missing(std::string_view name, const std::vector<result::Missing>& missing,
               const std::vector<result::Named>& options, Meaning meaning);
  void formula(std::string_view name, const result::Gap& gap, Meaning meaning);
  void unknown_fields(std::string_view name, std::string_view invalid,
                      const std::vector<result::UnknownField>& fields, Meaning meaning,
                      Meaning meaning_of_invalid);
  void code(std::string_view name, Code code, Meaning meaning);
  void arguments(std::string_view name, const std::vector<Argument>& arguments, Meaning meaning);
  void notes(std::string_view name, const std::vector<Note>& notes,
             const std::vector<result::Location>& locations, Meaning meaning);
  /// The language of the messages.
  void language(std::string_view name, const Form& form, Meaning meaning) {
    key(name, form, context_.language, meaning);
  }
  void message(std::string_view name, const result::CheckResult& check, Meaning meaning);
  void message(std::string_view name, const Diagnostic& diagnostic, Meaning meaning);
  void message(std::string_view name, const Note& note, Meaning meaning);

 private:
  static JsonWriter::Flow flow(const result::ObjectInfo& info) {
    return info.in_line ? JsonWriter::Flow::Inline : JsonWriter::Flow::Block;
  }
  template <class T>
  static JsonWriter::Flow flow_of(const T& value) {
    if constexpr (requires { alternative_info(value); }) {
      return flow(alternative_info(value));
    } else {
      return flow(info(value));
    }
  }

  JsonWriter& json_;
  Context& context_;
};

}  // namespace cbps::report::json
