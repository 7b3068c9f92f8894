#include <algorithm>
#include <string_view>

#include "cbps/doc/yaml.h"
#include "cbps/text/unicode.h"
#include "doc/scalar_source.h"

// From a byte of a scalar's text back to where it is written. The source is walked beside the text,
// which is short: no table is kept for the many scalars nobody asks about.
namespace cbps::doc {
namespace {

/// One step of the walk: so many bytes of the source gave so many bytes of the text.
struct Step {
  std::size_t source = 0;
  std::size_t text = 0;
};

/// What a backslash and the characters behind it stand for: how long the escape is, and how many
/// bytes of UTF-8 it makes.
Step escape_step(std::string_view source, std::size_t at) {
  const auto hexadecimal = [&](std::size_t digits) -> Step {
    std::uint32_t code_point = 0;
    for (const char c : source.substr(at + 2, digits)) {
      const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
      code_point = code_point * 16 + static_cast<std::uint32_t>(digit);
    }
    const std::size_t bytes = code_point < 0x80      ? 1
                              : code_point < 0x800   ? 2
                              : code_point < 0x10000 ? 3
                                                     : 4;
    return {digits + 2, bytes};
  };
  switch (at + 1 < source.size() ? source[at + 1] : '\0') {
    case 'x': return hexadecimal(2);
    case 'u': return hexadecimal(4);
    case 'U': return hexadecimal(8);
    case 'L':
    case 'P': return {2, 3};
    default: return {2, 1};
  }
}

/// Blanks and line breaks from `at` on, and what folding makes of them: nothing changes without a
/// break, one break is a space, each further one a line feed. An escaped break leaves no space.
Step blank_step(std::string_view source, std::size_t at, bool begins_escaped) {
  std::size_t end = at;
  std::size_t breaks = 0;
  for (; end < source.size() && is_blank_or_break(source[end]); ++end) {
    if (source[end] == '\n') ++breaks;
  }
  const std::size_t length = end - at;
  if (breaks == 0) return {length, length};
  if (breaks == 1) return {length, begins_escaped ? 0U : 1U};
  return {length, breaks - 1};
}

/// Walks one scalar. Afterwards `begin()` and `end()` are the source of the text asked for.
class Walk {
 public:
  Walk(std::string_view source, std::string_view text, std::size_t first, std::size_t last)
      : source_(source), text_(text), first_(first), last_(last) {}

  /// Quoted: the source decides what comes next. False if it does not give the text.
  bool quoted(char quote) {
    source_at_ = 1;
    while (source_at_ + 1 < source_.size()) {
      const Step step = next_quoted(quote);
      if (step.source == 0) return false;
      take(step, step.text == step.source);
    }
    return text_at_ == text_.size() && finish();
  }

  /// Plain and block: every character that is not blank comes as it is; blanks may be dropped,
  /// added to or turned into each other between them.
  bool unquoted(std::size_t begin) {
    source_at_ = begin;
    while (text_at_ < text_.size()) {
      if (is_blank_or_break(text_[text_at_])) {
        const bool is_same = source_at_ < source_.size() && source_[source_at_] == text_[text_at_];
        take({is_same ? 1U : 0U, 1}, is_same);
        continue;
      }
      while (source_at_ < source_.size() && is_blank_or_break(source_[source_at_])) ++source_at_;
      if (source_at_ >= source_.size() || source_[source_at_] != text_[text_at_]) return false;
      take({1, 1}, true);
    }
    return finish();
  }

  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  Step next_quoted(char quote) const {
    const char c = source_[source_at_];
    if (quote == '"' && c == '\\') {
      const char next = source_[source_at_ + 1];
      if (next != '\n' && next != '\r') return escape_step(source_, source_at_);
      const Step blanks = blank_step(source_, source_at_ + 1, true);
      return {blanks.source + 1, blanks.text};
    }
    if (is_blank_or_break(c)) return blank_step(inner(), source_at_, false);
    if (quote == '\'' && c == '\'') return {2, 1};
    if (text_at_ >= text_.size() || text_[text_at_] != c) return {0, 0};
    return {1, 1};
  }

  /// Without the closing quote.
  [[nodiscard]] std::string_view inner() const { return source_.substr(0, source_.size() - 1); }

  /// `bytewise`: byte by byte; else the whole step stands for each of its bytes.
  void take(Step step, bool bytewise) {
    // Of several line feeds that end a quoted scalar the parser keeps one.
    for (std::size_t i = 0; i < step.text && text_at_ < text_.size(); ++i, ++text_at_) {
      const std::size_t here = source_at_ + (bytewise ? i : 0);
      if (text_at_ == first_) begin_ = here;
      if (text_at_ + 1 == last_) end_ = bytewise ? here + 1 : source_at_ + step.source;
    }
    source_at_ += step.source;
  }

  /// Asked for the end of the text: behind its last character.
  bool finish() {
    if (first_ >= text_.size()) begin_ = source_at_;
    if (last_ == first_) end_ = begin_;
    end_ = std::max(end_, begin_);
    return true;
  }

  std::string_view source_;
  std::string_view text_;
  std::size_t first_;
  std::size_t last_;
  std::size_t source_at_ = 0;
  std::size_t text_at_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

Span span_in_scalar(const Sources& sources, const Document& document, NodeId scalar,
                    std::size_t offset, std::size_t length) {
  const Span whole = document.span(scalar);
  const std::string_view source = sources.text(whole.file);
  const std::string_view text = document.text(scalar);
  if (whole.length == 0 || whole.begin + whole.length > source.size()) return whole;

  const std::string_view written = source.substr(whole.begin, whole.length);
  const std::size_t first = std::min(offset, text.size());
  const std::size_t last = first + std::min(length, text.size() - first);
  Walk walk(written, text, first, last);
  bool is_known = false;
  switch (document.style(scalar)) {
    case Style::Plain: is_known = walk.unquoted(0); break;
    case Style::Literal:
    case Style::Folded: is_known = walk.unquoted(block_text_begin(written, 0)); break;
    case Style::SingleQuoted: is_known = walk.quoted('\''); break;
    case Style::DoubleQuoted: is_known = walk.quoted('"'); break;
  }
  if (!is_known) return whole;
  return {whole.begin + walk.begin(), static_cast<std::uint32_t>(walk.end() - walk.begin()),
          whole.file};
}

}  // namespace cbps::doc
