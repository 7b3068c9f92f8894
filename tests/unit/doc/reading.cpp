#include "unit/doc/reading.h"

#include <array>

namespace cbps::doc::test {
namespace {

constexpr std::array<std::string_view, 1024> names() {
  std::array<std::string_view, 1024> result{};
  std::size_t i = 0;
#define CBPS_CODE(name, id, severity, zh, en) \
  if (i < result.size()) result[i++] = #name;
#include "cbps/diag/codes.inc"
#undef CBPS_CODE
  return result;
}

std::string place_of(const Sources& sources, Span span) {
  const Place place = sources.place(span);
  return std::to_string(place.line) + ':' + std::to_string(place.column) + ' ';
}

std::string name_of(Code code) {
  static constexpr auto kNames = names();
  return std::string(kNames[static_cast<std::size_t>(code)]);
}

std::string dump_scalar(const Document& document, NodeId node) {
  std::string text;
  for (const char c : document.text(node)) {
    if (c == '\n') {
      text += "\\n";
    } else if (c == '\t') {
      text += "\\t";
    } else {
      text += c;
    }
  }
  switch (document.style(node)) {
    case Style::Plain: return '`' + text + '`';
    case Style::SingleQuoted: return '\'' + text + '\'';
    case Style::DoubleQuoted: return '"' + text + '"';
    case Style::Literal: return '|' + text + '|';
    case Style::Folded: return '>' + text + '>';
  }
  return {};
}

}  // namespace

std::string Reading::problems() const {
  std::string result;
  for (const Diagnostic& diagnostic : diagnostics_.all()) {
    if (!result.empty()) result += ", ";
    result += place_of(sources_, diagnostic.span) + name_of(diagnostic.code);
    for (const Note& note : diagnostic.notes) {
      result += " +";
      if (note.span) result += place_of(sources_, *note.span);
      result += name_of(note.code);
    }
  }
  return result;
}

std::string dump(const Document& document, NodeId node) {
  std::string result;
  switch (document.kind(node)) {
    case NodeKind::Scalar: return dump_scalar(document, node);
    case NodeKind::Sequence:
      for (const NodeId item : document.items(node)) {
        if (!result.empty()) result += ", ";
        result += dump(document, item);
      }
      return '[' + result + ']';
    case NodeKind::Mapping:
      for (const Document::Entry& entry : document.entries(node)) {
        if (!result.empty()) result += ", ";
        result += dump(document, entry.key) + ": " + dump(document, entry.value);
      }
      return '{' + result + '}';
  }
  return result;
}

std::string_view written(const Sources& sources, Span span) {
  return sources.text(span.file).substr(span.begin, span.length);
}

}  // namespace cbps::doc::test
