#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/result/description.h"
#include "result/json_node.h"

namespace cbps::result {

/// What is the same for all objects of a file.
struct ReadContext {
  Run& run;  ///< complete once the head has been read
  Diagnostics& diagnostics;
  std::string file = {};  ///< the file that places are in where they name none
};

// ---- single values: nothing is said where one does not have its form ----

[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, std::string& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, bool& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, std::size_t& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, std::uint32_t& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, std::uint8_t& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, int& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, Decimal& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, Fraction& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, Date& value);
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, Bilingual& value);
template <Identified Enum>
[[nodiscard]] bool read_value(const JsonNode& node, const Form& /*form*/, Enum& value) {
  const auto found = node.kind == JsonNode::Kind::String ? from_id<Enum>(node.text) : std::nullopt;
  if (found) value = *found;
  return found.has_value();
}
template <class T>
[[nodiscard]] bool read_value(const JsonNode& node, const Form& form, std::optional<T>& value) {
  return read_value(node, form, value.emplace());
}

/// The visitor of a description (`cbps/result/description.h`) that fills a value from an object. It
/// follows a description twice: first it reads, then it compares what follows from what it has
/// read.
class ObjectReader {
 public:
  static constexpr bool kReads = true;
  static constexpr bool kNamesAll = false;

  ObjectReader(const JsonNode& node, ReadContext& context)
      : node_(node), context_(context), used_(node.members.size()) {}

  [[nodiscard]] const Run& run() const { return context_.run; }
  [[nodiscard]] std::string file() const { return context_.file; }
  void set_file(const std::string& file) { context_.file = file; }
  [[nodiscard]] bool has(std::string_view name) const { return node_.find(name) != nullptr; }

  /// Reads all of an object by its description.
  template <class T>
  static void read(const JsonNode& node, T& value, ReadContext& context) {
    read_by(node, context, [&value](ObjectReader& reader) { describe(reader, value); });
  }
  /// The same by a function that describes it.
  template <class Describe>
  static void read_by(const JsonNode& node, ReadContext& context, Describe describe) {
    if (!expect(node, JsonNode::Kind::Object, {"对象", "an object"}, context)) return;
    const std::size_t before = context.diagnostics.size();
    ObjectReader reader(node, context);
    describe(reader);
    reader.finish();
    if (context.diagnostics.size() != before) return;
    reader.compares_ = true;
    describe(reader);
  }

  template <class T>
  void key(std::string_view name, const Form& form, T& value, Meaning /*meaning*/) {
    if (const JsonNode* node = required(name)) take(name, *node, form, value);
  }
  template <class T>
  void key_if_any(std::string_view name, const Form& form, T& value, Meaning /*meaning*/) {
    if (const JsonNode* node = optional(name)) take(name, *node, form, value);
  }
  template <class T>
  void key_if_other(std::string_view name, const Form& form, T& value, const T& usual,
                    Meaning meaning) {
    if (compares_) return;
    value = usual;
    key_if_any(name, form, value, meaning);
  }
  template <class T>
  void which(std::string_view name, const Form& form, T& value, Meaning meaning) {
    key(name, form, value, meaning);
  }
  void derived(std::string_view name, const Form& form, const Decimal& value, Meaning /*meaning*/) {
    compare(name, form, std::optional<Decimal>(value));
  }
  void derived_if_any(std::string_view name, const Form& form, const std::optional<Decimal>& value,
                      Meaning /*meaning*/) {
    compare(name, form, value);
  }
  void derived(std::string_view name, const Form& form, std::size_t value, Meaning /*meaning*/) {
    compare(name, form, std::optional(value));
  }
  template <std::same_as<bool> Bool>
  void derived_if_any(std::string_view name, const Form& form, Bool value, Meaning /*meaning*/) {
    compare(name, form, value ? std::optional(true) : std::nullopt);
  }
  void derived_if_any(std::string_view name, const Form& form,
                      const std::vector<std::string>& value, Meaning meaning);
  void published(std::string_view name, const Form& form, Fraction& share, Meaning meaning);
  void constant(std::string_view name, int value, Meaning meaning);

  template <class T>
  void values(std::string_view name, const Form& form, std::vector<T>& values,
              Meaning /*meaning*/) {
    if (const JsonNode* node = required(name)) take_values(name, *node, form, values);
  }
  template <class T>
  void values_if_any(std::string_view name, const Form& form, std::vector<T>& values,
                     Meaning /*meaning*/) {
    if (const JsonNode* node = optional(name)) take_values(name, *node, form, values);
  }

  template <class T>
  void object(std::string_view name, T& value, Meaning /*meaning*/) {
    if (const JsonNode* node = required(name)) read(*node, value, context_);
  }
  template <class T>
  void object_if_any(std::string_view name, std::optional<T>& value, Meaning /*meaning*/) {
    if (const JsonNode* node = optional(name)) read(*node, value.emplace(), context_);
  }
  template <class List>
  void list(std::string_view name, List& values, Meaning /*meaning*/) {
    if (const JsonNode* node = required(name)) take_list(*node, values);
  }
  template <class List>
  void list_if_any(std::string_view name, List& values, Meaning /*meaning*/) {
    if (const JsonNode* node = optional(name)) take_list(*node, values);
  }
  template <class T>
  void lists(std::string_view name, std::vector<std::vector<T>>& lists, Meaning /*meaning*/) {
    const JsonNode* node = required(name);
    if (node == nullptr || !expect_list(*node)) return;
    for (const JsonNode& one : node->items) take_list(one, lists.emplace_back());
  }
  template <class T>
  void map(std::string_view name, const Form& /*ids*/, std::vector<T>& values,
           Meaning /*meaning*/) {
    const JsonNode* node = required(name);
    if (node == nullptr || !expect_object(*node)) return;
    values.reserve(node->members.size());
    for (const JsonNode::Member& member : node->members) {
      T& value = values.emplace_back();
      value.id = member.key;
      read(member.value, value, context_);
    }
  }
  template <class Describe>
  void part(std::string_view name, const ObjectInfo& /*info*/, bool /*is_there*/,
            Meaning /*meaning*/, Describe describe) {
    if (const JsonNode* node = optional(name)) read_by(*node, context_, describe);
  }

  void rules(std::string_view name, std::vector<StandardText>& standards, Meaning meaning);
  void grade(std::string_view name, std::optional<std::size_t>& grade, Meaning meaning);
  void grade_counts(std::string_view name, std::vector<std::size_t>& counts, Meaning meaning);
  void datum(std::string_view name, Datum& value, Kind kind, const std::vector<Named>& options,
             Meaning meaning);
  void facts(std::string_view name, std::string_view invalid, std::vector<ReportedFact>& facts,
             std::vector<std::string>& invalid_facts, Meaning meaning, Meaning meaning_of_invalid);
  void missing(std::string_view name, std::vector<Missing>& missing,
               const std::vector<Named>& options, Meaning meaning);
  void formula(std::string_view name, Gap& gap, Meaning meaning);
  void unknown_fields(std::string_view name, std::string_view invalid,
                      std::vector<UnknownField>& fields, Meaning meaning,
                      Meaning meaning_of_invalid);
  void code(std::string_view name, Code& code, Meaning meaning);
  void arguments(std::string_view name, std::vector<Argument>& arguments, Meaning meaning);
  void notes(std::string_view name, std::vector<Note>& notes, std::vector<Location>& locations,
             Meaning meaning);
  /// Messages follow from the rest, but this room does not make them, so their language is nothing
  /// to keep.
  void language(std::string_view name, const Form& form, Meaning meaning) {
    Language said{};
    key(name, form, said, meaning);
  }
  template <class T>
  void message(std::string_view name, const T& /*what*/, Meaning /*meaning*/) {
    static_cast<void>(optional(name));
  }

 private:
  /// One of the facts of a community.
  void fact(const FieldText& field, std::vector<ReportedFact>& facts);
  /// The value of a key; nullptr if it is not there, or when following a description again.
  const JsonNode* required(std::string_view name);
  const JsonNode* optional(std::string_view name);
  const JsonNode* find(std::string_view name);
  /// Reports the keys that were not asked for or stand twice.
  void finish();
  void wrong(std::string_view name, const JsonNode& node, Bilingual expected);
  void misfit(std::string_view name, Span place, std::string said, std::string computed);

  static bool expect(const JsonNode& node, JsonNode::Kind kind, Bilingual expected,
                     ReadContext& context);
  bool expect_list(const JsonNode& node) {
    return expect(node, JsonNode::Kind::Array, {"列表", "a list"}, context_);
  }
  bool expect_object(const JsonNode& node) {
    return expect(node, JsonNode::Kind::Object, {"对象", "an object"}, context_);
  }

  template <class T>
  void take(std::string_view name, const JsonNode& node, const Form& form, T& value) {
    if (read_value(node, form, value)) return;
    wrong(name, node, {std::string(form.meaning.zh), std::string(form.meaning.en)});
  }
  template <class T>
  void take_values(std::string_view name, const JsonNode& node, const Form& form,
                   std::vector<T>& values) {
    if (!expect_list(node)) return;
    values.reserve(node.items.size());
    for (const JsonNode& one : node.items) take(name, one, form, values.emplace_back());
  }
  template <class List>
  void take_list(const JsonNode& node, List& values) {
    if (!expect_list(node)) return;
    for (const JsonNode& one : node.items) read(one, values.emplace_back(), context_);
  }

  /// Compares a value that follows from others with what the file says.
  template <class T>
  void compare(std::string_view name, const Form& form, const std::optional<T>& computed) {
    const JsonNode* node = find(name);
    if (!compares_) return;
    if (node == nullptr) {
      if (computed) misfit(name, node_.span, "-", text_of(*computed));
      return;
    }
    T said{};
    if (!read_value(*node, form, said)) {
      wrong(name, *node, {std::string(form.meaning.zh), std::string(form.meaning.en)});
    } else if (!computed || said != *computed) {
      misfit(name, node->span, text_of(said), computed ? text_of(*computed) : "-");
    }
  }
  static std::string text_of(const Decimal& value) { return to_string(value); }
  static std::string text_of(std::size_t value) { return std::to_string(value); }
  static std::string text_of(bool value) { return value ? "true" : "false"; }

  const JsonNode& node_;
  ReadContext& context_;
  std::vector<bool> used_;  ///< by member
  bool compares_ = false;
};

}  // namespace cbps::result
