#include "doc/value_slips.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "doc/line_signs.h"
#include "doc/lines_below.h"
#include "doc/scalar_source.h"
#include "doc/shown_text.h"

namespace cbps::doc {
namespace {

/// No quote and no bracket of a profile is closed further away.
constexpr std::size_t kMostValueBytes = std::size_t{64} << 10;
/// What a value cannot begin with unless it is in quotes.
constexpr std::string_view kReservedSigns = "@`%!&*";
/// How a value that says that nothing was given is written in YAML.
constexpr std::string_view kNull = "~";

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// Reads one value.
class ValueReader {
 public:
  ValueReader(std::string_view text, FileId file, const Line& line, std::size_t begin,
              std::size_t column, LineFindings& findings)
      : text_(text),
        file_(file),
        line_(line),
        begin_(begin),
        column_(column),
        findings_(findings),
        end_{line.next, false, false} {}

  ValueEnd read() {
    findings_.shown = shown_value(written());
    switch (text_[begin_]) {
      case '"':
      case '\'': quoted(); break;
      case '[':
      case '{': flow(); break;
      case '|':
      case '>': end_.next = behind_block(text_, line_.next, column_); break;
      default: bare();
    }
    return end_;
  }

 private:
  /// What stands on the line, without a comment.
  [[nodiscard]] std::string_view written() const {
    const std::string_view rest = text_.substr(begin_, line_.end - begin_);
    return trimmed(rest.substr(0, comment_begin(rest)));
  }

  // ---- texts -----------------------------------------------------------------------------------

  void bare() {
    end_.may_go_on = true;
    const std::string_view text = written();
    if (text == "-" && is_left()) {
      findings_.fix(begin_, text.size(), std::string(kNull));
    } else if (find_item_mark(text_, begin_, line_.end).kind == ItemMark::Kind::Dash) {
      findings_.slip(diagnostic(Code::YamlMisplacedIndicator, span(begin_), "-"));
      findings_.fix(begin_, 1, text == "-" ? "" : std::string(kNull));
      findings_.is_guess = true;
    } else if (kReservedSigns.find(text.front()) != std::string_view::npos) {
      findings_.slip(reserved_sign());
      findings_.fix(begin_, text.size(), std::string(kNull));
      findings_.shown = in_quotes("…");
    }
  }

  [[nodiscard]] Diagnostic reserved_sign() const {
    const Span place = span(begin_);
    switch (text_[begin_]) {
      case '!': return diagnostic(Code::YamlTag, place);
      case '&': return diagnostic(Code::YamlAnchor, place);
      case '*': return diagnostic(Code::YamlAlias, place);
      default: return diagnostic(Code::YamlReservedCharacter, place, text_.substr(begin_, 1));
    }
  }

  void quoted() {
    const auto close = closing_quote(within_reach(), begin_);
    if (!close || (*close > line_.end && !ends_line(*close))) return unclosed_quote();
    if (*close > line_.end) {
      findings_.shown = "…";
      end_.next = next_line(text_, *close);
    } else if (ends_line(*close)) {
      findings_.shown = shown_value(text_.substr(begin_, *close - begin_));
    } else {
      text_after_quote(*close);
    }
  }

  void unclosed_quote() {
    findings_.slip(diagnostic(Code::YamlUnclosedQuote, span(begin_)));
    if (text_[begin_] == '"' && text_[line_.end - 1] == '\\') {
      end_.is_cut_short = true;
      return;
    }
    findings_.fix(line_.end, 0, std::string(1, text_[begin_]));
    findings_.is_guess = true;
  }

  void text_after_quote(std::size_t close) {
    const std::size_t rest = text_.find_first_not_of(" \t", close);
    Diagnostic slip = diagnostic(Code::YamlTextAfterQuote, span(rest));
    slip.note(Code::SeeOpened, span(begin_));
    findings_.slip(std::move(slip));
    findings_.fix(begin_, line_.end - begin_, std::string(kNull));
    findings_.is_guess = true;
  }

  /// Whether nothing but a comment follows on the line.
  [[nodiscard]] bool ends_line(std::size_t at) const {
    const std::size_t end = line_end(text_, at);
    const std::string_view rest = text_.substr(at, end - at);
    return trimmed(rest.substr(0, comment_begin(rest))).empty();
  }

  // ---- flow collections ------------------------------------------------------------------------

  void flow() {
    std::vector<std::size_t> open;  // the brackets that are open
    std::optional<std::vector<std::size_t>> open_at_line_end;
    const std::string_view text = within_reach();
    for (std::size_t i = begin_; i < text.size(); ++i) {
      const char c = text[i];
      if (i >= line_.end && !open_at_line_end) open_at_line_end = open;
      if (c == '#' && is_blank_or_break(text[i - 1])) {
        i += flow_comment(i, text) - 1;
      } else if (is_bare_dash(i, text)) {
        findings_.fix(i, 1, std::string(kNull));
      } else if ((c == '"' || c == '\'') && begins_flow_token(i)) {
        const auto close = closing_quote(text, i);
        if (!close) break;
        i = *close - 1;
      } else if (c == '[' || c == '{') {
        open.push_back(i);
      } else if (!open.empty() && c == closing_sign(open.back())) {
        open.pop_back();
        if (!open.empty()) continue;
        findings_.shown = "…";
        if (i >= line_.next) end_.next = next_line(text_, i);
        return;
      }
    }
    if (!open_at_line_end && text.size() <= line_.end) open_at_line_end = open;
    unclosed_bracket(open_at_line_end.value_or(std::vector<std::size_t>{}));
  }

  /// Closes, at the end of the line, the brackets that are open there.
  void unclosed_bracket(const std::vector<std::size_t>& open) {
    std::erase_if(findings_.fixes,
                  [this](const LineFindings::Fix& fix) { return fix.begin >= line_.end; });
    if (open.empty() || !is_left()) {
      end_.is_cut_short = true;
      return;
    }
    std::string closing;
    for (auto at = open.rbegin(); at != open.rend(); ++at) closing += closing_sign(*at);
    const std::size_t innermost = open.back();
    findings_.slip(
        diagnostic(Code::YamlUnclosedBracket, span(innermost), text_.substr(innermost, 1)));
    const std::string_view rest = text_.substr(begin_, line_.end - begin_);
    const std::string_view kept = rest.substr(0, comment_begin(rest));
    findings_.fix(begin_ + kept.size(), 0, closing + (kept.size() < rest.size() ? " " : ""));
    findings_.is_guess = true;
  }

  /// Reads what `#` begins in a flow collection; its length is returned.
  std::size_t flow_comment(std::size_t begin, std::string_view text) {
    const std::size_t word = error_word_length(text.substr(begin));
    if (word == 0) return std::min(line_end(text, begin), text.size()) - begin;
    findings_.fix(begin, word, in_quotes(text.substr(begin, word)));
    return word;
  }

  /// Whether a `-` in a flow collection is all of a value, with a blank behind it.
  [[nodiscard]] bool is_bare_dash(std::size_t at, std::string_view text) const {
    if (text[at] != '-' || !begins_flow_token(at)) return false;
    const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
    return next != std::string_view::npos && next > at + 1 &&
           std::string_view(",]}").find(text[next]) != std::string_view::npos;
  }

  [[nodiscard]] bool begins_flow_token(std::size_t at) const {
    return is_blank_or_break(text_[at - 1]) ||
           std::string_view("[]{},:").find(text_[at - 1]) != std::string_view::npos;
  }

  [[nodiscard]] char closing_sign(std::size_t bracket) const {
    return text_[bracket] == '[' ? ']' : '}';
  }

  // ---- both ------------------------------------------------------------------------------------

  /// The text as far as the value may go.
  [[nodiscard]] std::string_view within_reach() const {
    return text_.substr(0, begin_ + kMostValueBytes);
  }

  /// Whether no value can go on in the line below.
  [[nodiscard]] bool is_left() const { return is_left_by_next_line(text_, line_.next, column_); }

  /// The place of one byte.
  [[nodiscard]] Span span(std::size_t at) const { return {at, 1, file_}; }

  std::string_view text_;
  FileId file_;
  const Line& line_;
  std::size_t begin_;
  std::size_t column_;
  LineFindings& findings_;
  ValueEnd end_;
};

}  // namespace

ValueEnd find_value_slips(std::string_view text, FileId file, const Line& line, std::size_t begin,
                          std::size_t column, LineFindings& findings) {
  return ValueReader(text, file, line, begin, column, findings).read();
}

bool take_error_value(std::string_view text, const Line& line, std::size_t begin,
                      LineFindings& findings) {
  const std::size_t length = error_word_length(text.substr(begin, line.end - begin));
  if (length == 0) return false;
  findings.shown = in_quotes(text.substr(begin, length));
  findings.fix(begin, length, findings.shown);
  return true;
}

}  // namespace cbps::doc
