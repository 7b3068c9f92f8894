#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cbps/diag/language.h"
#include "cbps/diag/source.h"

namespace cbps {

enum class Severity : unsigned char { Error, Warning, Note };

/// Every message the program can give about its input: one row each in `src/diag/codes.inc`.
enum class Code : unsigned short {
#define CBPS_CODE(name, id, severity, zh, en) name,
#include "cbps/diag/codes.inc"
#undef CBPS_CODE
};

/// Words that stand inside messages and exist in both languages: types, kinds of node.
/// One row each in `codes.inc`'s neighbour `terms.inc`.
enum class Term : unsigned char {
#define CBPS_TERM(name, zh, en) name,
#include "cbps/diag/terms.inc"
#undef CBPS_TERM
};

/// What a message template's `{0}` … stand for: the user's own text, a word of ours, or a text of
/// the rules.
using Argument = std::variant<std::string, Term, Bilingual>;

/// A second line under a message: help ("did you mean"), or another place that belongs to it.
struct Note {
  Code code;
  std::vector<Argument> arguments;
  std::optional<Span> span;
};

/// One message about the input, as data: rendered at the edge, in either language.
struct Diagnostic {
  Code code;
  Span span;
  std::vector<Argument> arguments;
  std::vector<Note> notes;

  Diagnostic& note(Code note_code, std::vector<Argument> note_arguments = {},
                   std::optional<Span> note_span = std::nullopt) {
    notes.push_back({note_code, std::move(note_arguments), note_span});
    return *this;
  }
};

/// What a code is, apart from where it occurred.
struct CodeInfo {
  std::string_view id;  ///< stable, e.g. "CB2004": scripts may rely on it
  Severity severity;
  std::string_view zh;  ///< fmt templates
  std::string_view en;
};
[[nodiscard]] const CodeInfo& info(Code code);
[[nodiscard]] std::size_t code_count();
[[nodiscard]] std::string_view term(Term word, Language language);

/// Collects messages. Readers go on after an error, so that one run names all of them.
class Diagnostics {
 public:
  /// The reference is good until the next `add`.
  Diagnostic& add(Code code, Span span, std::vector<Argument> arguments = {});
  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  void append(Diagnostics other);
  /// Orders them as people read: file by file as they were registered, then by place. What has no
  /// file comes last.
  void sort_by_place();

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::vector<Diagnostic>& all() { return all_; }

 private:
  std::vector<Diagnostic> all_;
};

/// The message alone, without its place.
[[nodiscard]] std::string message(const Diagnostic& diagnostic, Language language);
[[nodiscard]] std::string message(const Note& note, Language language);

struct RenderOptions {
  Language language = Language::Zh;
  bool colour = false;
  std::size_t width = 100;  ///< terminal columns; longer source lines are cut around the place
};

/// The message as people read it: `path:line:column: error CB2004: …`, the line it speaks of with a
/// caret under the place, then its notes. Ends with a line feed.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources,
                                 const RenderOptions& options);

}  // namespace cbps
