#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/json_writer.h"

namespace cbps {

/// Writes YAML piece by piece to the end of a string, by the calls of `JsonWriter`, so that
/// one function can write both. Containers in block style must not stay empty.
class YamlWriter {
 public:
  using Flow = JsonWriter::Flow;

  explicit YamlWriter(std::string& out) : out_(out) {}

  void begin_object(Flow flow = Flow::Block) { begin('{', flow); }
  void end_object() { end('}'); }
  void begin_array(Flow flow = Flow::Block) { begin('[', flow); }
  void end_array() { end(']'); }

  void key(std::string_view name);
  /// Quoted where YAML asks for it; what has quotation marks of its own stands in a folded block.
  void string(std::string_view text);
  void number(std::string_view digits) { scalar(digits); }
  void boolean(bool value) { scalar(value ? "true" : "false"); }

  void string(std::string_view name, std::string_view text) { key(name), string(text); }
  void number(std::string_view name, std::string_view digits) { key(name), number(digits); }
  void begin_object(std::string_view name, Flow flow = Flow::Block) { key(name), begin('{', flow); }
  void begin_array(std::string_view name, Flow flow = Flow::Block) { key(name), begin('[', flow); }
  void string_if_any(std::string_view name, std::string_view text) {
    if (!text.empty()) string(name, text);
  }

 private:
  struct Container {
    bool is_array = false;
    bool in_brackets = false;
    bool empty = true;
    std::size_t indent = 0;  ///< where its keys or dashes stand
  };

  void begin(char bracket, Flow flow);
  void end(char bracket);
  void scalar(std::string_view text);
  /// What stands before a value: a blank, a dash, a comma.
  void place_value();
  void indent(std::size_t columns) { out_.append(columns, ' '); }
  [[nodiscard]] bool in_brackets() const { return !open_.empty() && open_.back().in_brackets; }

  std::string& out_;
  std::vector<Container> open_;
  bool after_key_ = false;
  bool after_dash_ = false;  ///< the first key of a mapping follows on the same line
};

}  // namespace cbps
