#include "doc/syntax_error.h"

#include <algorithm>
#include <string>
#include <utility>

#include "cbps/text/unicode.h"
#include "doc/scalar_source.h"

namespace cbps::doc {
namespace {

/// Reads the source around the place; one function a kind of mistake.
class Explanation {
 public:
  Explanation(const SyntaxError& error, std::string_view source, FileId file)
      : error_(error), source_(source), file_(file), at_(std::min(error.at, source.size())) {}

  [[nodiscard]] Diagnostic message() const {
    switch (error_.mistake) {
      case Mistake::Other: return at(Code::YamlSyntax, at_);
      case Mistake::Directive: return at(Code::YamlDirective, at_);
      case Mistake::Tag: return with_help(at(Code::YamlTag, back_to("!")));
      case Mistake::Anchor: return with_help(at(Code::YamlAnchor, back_to("&")));
      case Mistake::Alias: return with_help(at(Code::YamlAlias, back_to("*")));
      case Mistake::Tab: return at(Code::YamlTab, at_);
      case Mistake::FlowSeparator: return flow();
      case Mistake::Escape: return at(Code::YamlEscape, back_to("\\", 1));
      case Mistake::ReservedCharacter: return reserved_character();
      case Mistake::UnclosedQuote: return unclosed_quote();
      case Mistake::StrayBracket: return named_character(Code::YamlStrayBracket);
      case Mistake::BlockHeader: return block_header();
      case Mistake::Indentation:
      case Mistake::MisplacedIndicator:
      case Mistake::Colon: return block();
    }
    return at(Code::YamlSyntax, at_);
  }

 private:
  template <ArgumentSource... Arguments>
  [[nodiscard]] Diagnostic at(Message<sizeof...(Arguments)> code, std::size_t place,
                              Arguments&&... arguments) const {
    const std::uint32_t length = place < source_.size() ? 1 : 0;
    return diagnostic(code, {place, length, file_}, std::forward<Arguments>(arguments)...);
  }

  static Diagnostic with_help(Diagnostic diagnostic) {
    diagnostic.note(Code::HelpQuoteValue);
    return diagnostic;
  }

  /// The nearest of `characters` on the line, at most so far: `before` bytes before the place.
  [[nodiscard]] std::size_t back_to(std::string_view characters, std::size_t before = 0) const {
    const std::size_t begin = line_begin(source_, at_);
    const std::size_t found = source_.find_last_of(characters, at_ - std::min(before, at_));
    return found == std::string_view::npos || found < begin ? at_ : found;
  }

  [[nodiscard]] std::string character(std::size_t place) const {
    if (place >= source_.size()) return {};
    const unicode::Character here = unicode::character_at(source_, place);
    return std::string(source_.substr(place, here.length));
  }

  [[nodiscard]] Diagnostic named_character(Message<1> code) const {
    return at_ < source_.size() ? at(code, at_, character(at_)) : at(Code::YamlSyntax, at_);
  }

  [[nodiscard]] Diagnostic reserved_character() const {
    Diagnostic result = named_character(Code::YamlReservedCharacter);
    return at_ < source_.size() ? with_help(std::move(result)) : result;
  }

  /// The parser only knows that the text ended; the quote that it looked for begins somewhere after
  /// the last node.
  [[nodiscard]] Diagnostic unclosed_quote() const {
    for (std::size_t i = error_.last_node_end; i < source_.size(); ++i) {
      if (source_[i] == '#' && (i == 0 || is_blank_or_break(source_[i - 1]))) {
        i = line_end(source_, i);
      } else if ((source_[i] == '"' || source_[i] == '\'') && begins_token(i)) {
        const auto end = closing_quote(source_, i);
        if (!end || *end > at_) return at(Code::YamlUnclosedQuote, i);
        i = *end - 1;
      }
    }
    return at(Code::YamlUnclosedQuote, at_);
  }

  [[nodiscard]] bool begins_token(std::size_t i) const {
    return i == 0 || is_blank_or_break(source_[i - 1]) ||
           std::string_view("[]{},:").find(source_[i - 1]) != std::string_view::npos ||
           source_.substr(0, i) == "\xEF\xBB\xBF";
  }

  [[nodiscard]] Diagnostic flow() const {
    const std::size_t bracket = error_.open_bracket.value_or(at_);
    if (at_ >= source_.size()) return at(Code::YamlUnclosedBracket, bracket, character(bracket));
    const bool is_list = bracket < source_.size() && source_[bracket] == '[';
    Diagnostic result = at(Code::YamlFlowSeparator, at_, is_list ? "]" : "}");
    if (error_.open_bracket) result.note(Code::SeeOpened, Span{bracket, 1, file_});
    return result;
  }

  /// `a: !x || y` is a condition without quotes: what YAML took for a tag comes first, then for a
  /// block.
  [[nodiscard]] Diagnostic block_header() const {
    const std::size_t begin = line_begin(source_, at_);
    const std::size_t colon = source_.substr(begin, at_ - begin).find(": ");
    const std::size_t value =
        colon == std::string_view::npos ? at_ : source_.find_first_not_of(' ', begin + colon + 1);
    if (value >= at_) return with_help(at(Code::YamlBlockHeader, at_));
    switch (source_[value]) {
      case '!': return with_help(at(Code::YamlTag, value));
      case '&': return with_help(at(Code::YamlAnchor, value));
      default: return with_help(at(Code::YamlBlockHeader, at_));
    }
  }

  /// Something that does not fit where block style has its lines.
  [[nodiscard]] Diagnostic block() const {
    const std::size_t begin = line_begin(source_, at_);
    const std::size_t end = line_end(source_, at_);
    const std::size_t first = std::min(source_.find_first_not_of(" \t", begin), source_.size());
    const std::size_t tab = source_.substr(begin, first - begin).find('\t');
    if (tab != std::string_view::npos) return at(Code::YamlTab, begin + tab);
    if (error_.mistake == Mistake::Colon) return colon();
    if (error_.mistake == Mistake::MisplacedIndicator) {
      return named_character(Code::YamlMisplacedIndicator);
    }
    const std::size_t text_begin = source_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    if (at_ != std::max(first, text_begin)) return behind_a_value();
    const bool lacks_colon = at_ < end && !has_key(at_);
    return at(lacks_colon ? Message<0>(Code::YamlMissingColon) : Message<0>(Code::YamlIndentation),
              at_);
  }

  /// The parser joins a line without a colon to the next one, and stumbles over that one's.
  [[nodiscard]] Diagnostic colon() const {
    const std::size_t unread =
        skip_blanks_and_comments(source_, error_.last_node_end, source_.size());
    const bool is_earlier_line = unread < line_begin(source_, at_);
    if (is_earlier_line && !has_key(unread)) return at(Code::YamlMissingColon, unread);
    return with_help(at(Code::YamlColon, at_));
  }

  [[nodiscard]] Diagnostic behind_a_value() const {
    const std::size_t end = error_.last_node_end;
    const std::size_t begin = error_.last_node_begin;
    const bool is_quoted = begin + 1 < end && end <= source_.size() &&
                           (source_[begin] == '"' || source_[begin] == '\'') &&
                           source_[begin] == source_[end - 1];
    if (!is_quoted) return with_help(at(Code::YamlSyntax, at_));
    Diagnostic result = at(Code::YamlTextAfterQuote, at_);
    result.note(Code::SeeOpened, Span{begin, 1, file_});
    // A quote that opens and closes on one line is likely a part of the value: `'a' in b`.
    const bool is_one_line =
        source_.substr(begin, at_ - begin).find('\n') == std::string_view::npos;
    return is_one_line ? with_help(std::move(result)) : result;
  }

  /// Whether the line that begins at `begin` reads as a list entry or as a key with its colon.
  [[nodiscard]] bool has_key(std::size_t begin) const {
    const std::string_view line = source_.substr(begin, line_end(source_, begin) - begin);
    return line.starts_with('-') || line.ends_with(':') || line.find(": ") != line.npos ||
           line.find(":\t") != line.npos;
  }

  const SyntaxError& error_;
  std::string_view source_;
  FileId file_;
  std::size_t at_;
};

}  // namespace

Diagnostic explain(const SyntaxError& error, std::string_view source, FileId file) {
  return Explanation(error, source, file).message();
}

}  // namespace cbps::doc
