#include "cbps/text/yaml_writer.h"

#include "cbps/text/yaml_scalar.h"

namespace cbps {
namespace {

constexpr std::size_t kIndent = 2;

}  // namespace

void YamlWriter::key(std::string_view name) {
  Container& mapping = open_.back();
  if (mapping.in_brackets) {
    if (!mapping.empty) out_ += ", ";
  } else if (!after_dash_) {
    indent(mapping.indent);
  }
  after_dash_ = false;
  mapping.empty = false;
  out_ += yaml_scalar(name, mapping.in_brackets);
  out_ += ':';
  after_key_ = true;
}

void YamlWriter::string(std::string_view text) {
  const std::string plain = yaml_scalar(text, in_brackets());
  const bool doubled = plain.front() == '\'' && text.find('\'') != std::string_view::npos;
  if (!doubled || in_brackets() || text.front() == ' ' || text.back() == ' ') return scalar(plain);
  place_value();
  out_ += ">-\n";
  indent(open_.back().indent + kIndent);
  out_.append(text) += '\n';
}

void YamlWriter::scalar(std::string_view text) {
  place_value();
  out_ += text;
  if (!in_brackets()) out_ += '\n';
}

void YamlWriter::place_value() {
  if (open_.empty()) return;
  Container& container = open_.back();
  if (after_key_) {
    out_ += ' ';
  } else if (container.in_brackets) {
    if (!container.empty) out_ += ", ";
  } else {
    indent(container.indent);
    out_ += "- ";
  }
  after_key_ = false;
  container.empty = false;
}

void YamlWriter::begin(char bracket, Flow flow) {
  const bool is_array = bracket == '[';
  if (in_brackets() || flow == Flow::Inline) {
    place_value();
    out_ += bracket;
    const std::size_t columns = open_.empty() ? 0 : open_.back().indent;
    open_.push_back({is_array, true, true, columns});
    return;
  }
  if (open_.empty()) {
    open_.push_back({is_array, false, true, 0});
    return;
  }
  if (after_key_) {
    out_ += '\n';
    after_key_ = false;
  } else {
    place_value();
    after_dash_ = true;
  }
  open_.push_back({is_array, false, true, open_.back().indent + kIndent});
}

void YamlWriter::end(char bracket) {
  const bool was_in_brackets = in_brackets();
  open_.pop_back();
  if (!was_in_brackets) return;
  out_ += bracket;
  if (!in_brackets()) out_ += '\n';
}

}  // namespace cbps
