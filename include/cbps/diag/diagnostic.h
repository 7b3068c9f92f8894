#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cbps/diag/code.h"
#include "cbps/diag/source.h"
#include "cbps/text/language.h"

namespace cbps {

/// Words used inside messages, available in both languages: types, kinds of node.
/// One row each in `terms.inc`.
enum class Term : unsigned char {
#define CBPS_TERM(name, zh, en) name,
#include "cbps/diag/terms.inc"
#undef CBPS_TERM
};

[[nodiscard]] std::string_view term(Term word, Language language);

/// What `{0}`, `{1}` … of a message's text stand for: the user's own text, a `Term`, or a
/// text of the rules.
using Argument = std::variant<std::string, Term, Bilingual>;

/// The types that an argument can be made from.
template <class Value>
concept ArgumentSource =
    std::constructible_from<Argument, Value> || std::convertible_to<Value, std::string_view>;

template <ArgumentSource Value>
[[nodiscard]] Argument argument(Value&& value) {
  if constexpr (std::constructible_from<Argument, Value>) {
    return Argument(std::forward<Value>(value));
  } else {
    return std::string(std::string_view(value));
  }
}

template <ArgumentSource... Values>
[[nodiscard]] std::vector<Argument> arguments(Values&&... values) {
  std::vector<Argument> all;
  if constexpr (sizeof...(values) > 0) {
    all.reserve(sizeof...(values));
    (all.push_back(argument(std::forward<Values>(values))), ...);
  }
  return all;
}

/// A second line under a message: help ("did you mean"), or a related place.
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
  /// The id of the fact that it is about; empty where it is about none, or about several.
  std::string subject = {};

  /// Adds a note without a place, with as many arguments as its text takes.
  template <ArgumentSource... Values>
  Diagnostic& note(Message<sizeof...(Values)> its_code, Values&&... values) {
    notes.push_back(
        {its_code.code(), cbps::arguments(std::forward<Values>(values)...), std::nullopt});
    return *this;
  }
  /// Adds a note about another place.
  template <ArgumentSource... Values>
  Diagnostic& note(Message<sizeof...(Values)> its_code, Span where, Values&&... values) {
    notes.push_back({its_code.code(), cbps::arguments(std::forward<Values>(values)...), where});
    return *this;
  }
};

/// A message with as many arguments as its text takes; another number does not compile.
template <ArgumentSource... Values>
[[nodiscard]] Diagnostic diagnostic(Message<sizeof...(Values)> code, Span span,
                                    Values&&... values) {
  return {code.code(), span, arguments(std::forward<Values>(values)...), {}};
}

/// Collects messages. Readers continue after an error, so that one run reports all errors.
class Diagnostics {
 public:
  /// Adds a message with as many arguments as its text takes; another number does not compile. The
  /// reference is valid until the next `add`, so notes must be added immediately.
  template <ArgumentSource... Values>
  Diagnostic& add(Message<sizeof...(Values)> code, Span span, Values&&... values) {
    return add(diagnostic(code, span, std::forward<Values>(values)...));
  }
  Diagnostic& add(Diagnostic one) { return all_.emplace_back(std::move(one)); }
  /// Inserts a message before those that were added since there were `position` messages. It is for
  /// an error that was found earlier but is only now reported.
  void insert(std::size_t position, Diagnostic one);
  void append(Diagnostics other);
  /// Sorts the messages by file, in the order of registration, and then by place. Messages without
  /// a file come last.
  void sort_by_place();

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] const std::vector<Diagnostic>& all() const& { return all_; }
  /// Moves the messages out to a caller that creates other messages from them. Messages in a list
  /// are never edited.
  [[nodiscard]] std::vector<Diagnostic> take() && { return std::move(all_); }

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

/// The message as printed: `path:line:column: error CB2004: …`, the source line with a
/// caret under the place, then its notes. Ends with a line feed.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources,
                                 const RenderOptions& options);

}  // namespace cbps
