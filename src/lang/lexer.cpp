#include "lang/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <utility>

#include "cbps/text/unicode.h"
#include "lang/typos.h"

namespace cbps::lang {
namespace {

constexpr bool is_word(std::string_view sign) { return sign == "in"; }

/// The sign that an ASCII character is, whatever follows: no other sign and no slip begins with it.
/// (A full-width form of one is none of these.)
constexpr Sign single_sign(char c) {
  for (const std::string_view sign : Sign::kTexts) {
    if (sign.size() > 1 && sign.front() == c) return {};
  }
  for (const Typo& row : kSignTypos) {
    if (row.written.front() == c) return {};
  }
  return Sign::find({&c, 1});
}
constexpr auto kSingleSigns = [] {
  std::array<Sign, 128> signs{};
  for (std::size_t c = 0; c < signs.size(); ++c) signs[c] = single_sign(static_cast<char>(c));
  return signs;
}();

/// By the first character: the first sign that begins with it, if that is no word; else 0.
constexpr auto kFirstSigns = [] {
  std::array<std::uint8_t, 256> numbers{};
  for (std::size_t i = Sign::kCount; i-- > 1;) {
    if (is_word(Sign::kTexts[i])) continue;
    numbers[static_cast<unsigned char>(Sign::kTexts[i].front())] = static_cast<std::uint8_t>(i);
  }
  return numbers;
}();

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
constexpr auto kNameCharacters = [] {
  std::array<bool, 256> is{};
  for (char c = 'a'; c <= 'z'; ++c) is[static_cast<unsigned char>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) is[static_cast<unsigned char>(c)] = true;
  for (char c = '0'; c <= '9'; ++c) is[static_cast<unsigned char>(c)] = true;
  is['_'] = true;
  return is;
}();
bool is_name(char c) { return kNameCharacters[static_cast<unsigned char>(c)]; }

/// Of those in ASCII: longer words are none.
constexpr std::size_t kLongestAsciiWordTypo = [] {
  std::size_t longest = 0;
  for (const Typo& row : kWordTypos) {
    const bool ascii = static_cast<unsigned char>(row.written.front()) < 0x80;
    if (ascii) longest = std::max(longest, row.written.size());
  }
  return longest;
}();
const Typo* word_typo(std::string_view word) {
  if (word.size() > kLongestAsciiWordTypo && is_ascii(word.front())) return nullptr;
  return row_of(kWordTypos, word);
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Tokens run() {
    tokens_.reserve(4 + text_.size() / 4);  // more is rare
    while (skip_blanks(), at_ < text_.size()) next();
    add(TokenKind::End, at_, "");
    return {std::move(tokens_), std::move(findings_)};
  }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] static Span span(std::size_t begin, std::size_t end) {
    return {begin, static_cast<std::uint32_t>(end - begin), FileId::None};
  }
  /// The reference is good until the next one.
  template <ArgumentSource... Arguments>
  Diagnostic& report(FindingKind kind, Message<sizeof...(Arguments)> code, Span where,
                     Arguments&&... arguments) {
    return findings_
        .emplace_back(Finding{kind, diagnostic(code, where, std::forward<Arguments>(arguments)...)})
        .message;
  }
  void add(TokenKind kind, std::size_t begin, std::string value, Sign sign = {}) {
    tokens_.push_back({kind,
                       sign,
                       {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin)},
                       std::move(value)});
  }

  void skip_blanks() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        ++at_;
      } else if (text_[at_] == '/' && peek(1) == '/') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (is_ascii(text_[at_])) {
        return;
      } else if (const std::size_t wide = wide_blank(); wide != 0) {
        at_ += wide;
      } else {
        return;
      }
    }
  }

  [[nodiscard]] std::size_t wide_blank() const {
    for (const std::string_view blank : kWideBlanks) {
      if (rest().starts_with(blank)) return blank.size();
    }
    return 0;
  }

  void next() {
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return number();
    if (single() || plain_sign()) return;
    if (string_start() || wide_number()) return;
    if (is_name_start(peek())) return name();
    if (slip() || take(symbol()) || quote_slip()) return;
    if (is_foreign_letter()) return name();
    unknown_sign();
  }

  void unknown_sign() {
    const unicode::Character character = unicode::character_at(text_, at_);
    const std::size_t begin = at_;
    at_ += character.length;
    const bool visible = character.width > 0 && character.code_point != 0x7F;
    Diagnostic& unknown =
        report(FindingKind::Gap, Code::UnknownSign, span(begin, at_),
               visible ? std::string(text_.substr(begin, character.length))
                       : fmt::format("U+{:04X}", static_cast<std::uint32_t>(character.code_point)));
    if (text_[begin] != '#') return;
    // A comment, as in YAML: nothing in it is meant to be read.
    unknown.note(Code::WriteInstead, "//");
    at_ = std::min(text_.find('\n', at_), text_.size());
  }

  void number() {
    const std::size_t begin = at_;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
      at_ += 2;
      while (std::isxdigit(static_cast<unsigned char>(peek())) != 0) ++at_;
      if (at_ == begin + 2) at_ = begin + 1;  // `0` and a word behind it
    } else {
      while (is_digit(peek())) ++at_;
      bool decimal = false;
      if (peek() == '.' && is_digit(peek(1))) {
        decimal = true;
        ++at_;
        while (is_digit(peek())) ++at_;
      }
      const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
      if ((peek() == 'e' || peek() == 'E') && is_digit(peek(sign))) {
        decimal = true;
        at_ += sign;
        while (is_digit(peek())) ++at_;
      }
      if (decimal) return finish_number(TokenKind::Decimal, begin);
    }
    finish_number(TokenKind::Integer, begin);
  }

  void finish_number(TokenKind kind, std::size_t begin) {
    const std::size_t digits = at_;
    skip_word();  // `12u`, `3个`: one message for the whole word
    std::string number(text_.substr(begin, digits - begin));
    if (at_ != digits) {
      const std::string_view behind = text_.substr(digits, at_ - digits);
      Diagnostic& bad = report(FindingKind::Fault, Code::BadNumber, span(begin, at_),
                               number + std::string(behind));
      if (static_cast<unsigned char>(behind.front()) >= 0x80) {  // a unit
        bad.note(Code::WriteInstead, number);
      } else if (behind.find_first_not_of("_0123456789") == std::string_view::npos) {
        std::string joined = number;
        std::copy_if(behind.begin(), behind.end(), std::back_inserter(joined), is_digit);
        bad.note(Code::WriteInstead, std::move(joined));
      }
    }
    add(kind, begin, std::move(number));
  }

  /// `５０`: digits of an input method.
  bool wide_number() {
    const std::size_t begin = at_;
    std::string number;
    for (Folded next = folded(at_); next.wide || is_digit(next.ascii); next = folded(at_)) {
      const bool point =
          next.ascii == '.' && !number.empty() && is_digit(folded(at_ + next.length).ascii);
      if (!is_digit(next.ascii) && !point) break;
      number += next.ascii;
      at_ += next.length;
    }
    if (number.empty()) return false;
    report(FindingKind::Correction, Code::WrongSign, span(begin, at_),
           text_.substr(begin, at_ - begin))
        .note(Code::WriteInstead, number);
    const bool decimal = number.find('.') != std::string::npos;
    add(decimal ? TokenKind::Decimal : TokenKind::Integer, begin, std::move(number));
    return true;
  }

  /// A quoted text, with CEL's prefixes r and R (raw) and quotes of one or three signs.
  bool string_start() {
    const bool raw = (peek() == 'r' || peek() == 'R') && (peek(1) == '"' || peek(1) == '\'');
    const char quote = peek(raw ? 1 : 0);
    if (quote != '"' && quote != '\'') return false;
    const std::size_t begin = at_;
    if (raw) ++at_;
    const std::string triple(3, quote);
    const std::string close = rest().starts_with(triple) ? triple : std::string(1, quote);
    at_ += close.size();
    const std::size_t inside = at_;
    std::string value;
    while (at_ < text_.size() && !rest().starts_with(close)) {
      if (close.size() == 1 && (peek() == '\n' || peek() == '\r')) break;
      if (peek() == '\\' && !raw) {
        escape(value);
      } else {
        value += text_[at_++];
      }
    }
    if (rest().starts_with(close)) {
      at_ += close.size();
    } else if (const Mark mark = next_mark(quote, inside); close.size() == 1 && mark.length != 0) {
      // `"text“`: closed by a mark that is none here.
      wrong_quote(mark, quote);
      value = std::string(text_.substr(inside, mark.begin - inside));
      at_ = mark.begin + mark.length;
    } else {
      report(FindingKind::Gap, Code::UnclosedText, span(begin, at_));
      at_ = text_.size();  // what is a text and what is not cannot be told any more
    }
    add(TokenKind::String, begin, std::move(value));
    return true;
  }

  struct Mark {
    std::size_t begin = 0;
    std::size_t length = 0;
  };
  [[nodiscard]] static const QuoteFamily& family(char ascii) {
    return ascii == kQuotes[0].ascii ? kQuotes[0] : kQuotes[1];
  }
  /// The first mark of a family on the rest of the line; of length 0 if there is none.
  [[nodiscard]] Mark next_mark(char ascii, std::size_t from, bool with_ascii = false) const {
    const std::size_t end = std::min(text_.find('\n', from), text_.size());
    for (std::size_t i = from; i < end; ++i) {
      if (with_ascii && text_[i] == ascii) return {i, 1};
      const std::size_t length = unicode::character_at(text_, i).length;
      if (length > 1 &&
          family(ascii).marks.find(text_.substr(i, length)) != std::string_view::npos) {
        return {i, length};
      }
    }
    return {};
  }
  void wrong_quote(Mark mark, char ascii) {
    report(FindingKind::Correction, Code::WrongSign, span(mark.begin, mark.begin + mark.length),
           text_.substr(mark.begin, mark.length))
        .note(Code::WriteInstead, std::string(1, ascii));
  }

  void escape(std::string& value) {
    const std::size_t begin = at_++;
    const char kind = peek();
    if (at_ < text_.size()) ++at_;
    constexpr std::string_view kFrom = "abfnrtv\\?\"'`";
    constexpr std::string_view kTo = "\a\b\f\n\r\t\v\\?\"'`";
    if (const std::size_t plain = kFrom.find(kind); kind != '\0' && plain != kFrom.npos) {
      value += kTo[plain];
      return;
    }
    const bool octal = kind >= '0' && kind <= '3';
    const std::size_t digits = kind == 'x' || kind == 'X' ? 2
                               : kind == 'u'              ? 4
                               : kind == 'U'              ? 8
                               : octal                    ? 2
                                                          : 0;
    char32_t code_point = octal ? static_cast<char32_t>(kind - '0') : 0;
    for (std::size_t i = 0; i < digits; ++i, ++at_) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const auto lower = static_cast<char>(peek() | (is_digit(peek()) ? 0 : 0x20));
      const std::size_t digit = kDigits.find(lower);
      if (digit == kDigits.npos || at_ >= text_.size() || (octal && digit > 7)) {
        report(FindingKind::Fault, Code::BadEscape, span(begin, at_));
        return;
      }
      code_point = code_point * (octal ? 8 : 16) + static_cast<char32_t>(digit);
    }
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (digits == 0 || surrogate || code_point > 0x10FFFF) {
      report(FindingKind::Fault, Code::BadEscape, span(begin, at_));
      return;
    }
    unicode::append(value, code_point);
  }

  /// A letter that no name of a fact has: of a Chinese label, say, which is then looked up whole.
  /// Where a connective begins (`并且`), a word ends.
  [[nodiscard]] bool is_foreign_letter(std::size_t at) const {
    const auto begins = [this, at](const Typo& one) {
      return text_.substr(at).starts_with(one.written);
    };
    return at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80 &&
           unicode::is_letter(unicode::character_at(text_, at).code_point) &&
           std::none_of(kConnectives.begin(), kConnectives.end(), begins);
  }
  [[nodiscard]] bool is_foreign_letter() const { return is_foreign_letter(at_); }
  /// `且` in `5且x`: where foreign letters begin, all of them up to the next other one are a slip.
  [[nodiscard]] std::size_t slip_between(std::size_t at) const {
    std::size_t end = at;
    while (is_foreign_letter(end)) end += unicode::character_at(text_, end).length;
    return row_of(kWordTypos, text_.substr(at, end - at)) != nullptr ? end - at : 0;
  }
  void skip_word() {
    while (is_name(peek())) ++at_;
    for (bool foreign = false; is_name(peek()) || is_foreign_letter();) {
      const bool begins = !foreign && !is_name(peek());
      if (begins && slip_between(at_) != 0) return;
      foreign = !is_name(peek());
      at_ += foreign ? unicode::character_at(text_, at_).length : 1;
    }
  }

  void name() {
    const std::size_t begin = at_;
    const std::size_t slip = is_name(peek()) ? 0 : slip_between(at_);
    if (slip != 0) {
      at_ += slip;
    } else {
      skip_word();
    }
    std::string word(text_.substr(begin, at_ - begin));
    if (const Typo* row = word_typo(word)) return mean(begin, row->meant);
    const Sign sign = is_word(word) ? Sign("in") : Sign();
    add(TokenKind::Identifier, begin, std::move(word), sign);
  }

  bool single() {
    if (!is_ascii(peek())) return false;
    const Sign sign = kSingleSigns[static_cast<std::size_t>(peek())];
    return sign != Sign() && take(sign);
  }
  /// Behind it an operand begins, perhaps after a blank: it cannot be part of a slip.
  bool plain_sign() {
    const Sign sign = symbol();
    if (sign == Sign()) return false;
    const std::size_t length = sign.text().size();
    const char behind = peek(length + (peek(length) == ' ' ? 1 : 0));
    return (is_name(behind) || behind == '(' || behind == '\'') && take(sign);
  }
  /// The longest sign that can be read here, words apart.
  [[nodiscard]] Sign symbol() const {
    const std::size_t first = kFirstSigns[static_cast<unsigned char>(peek())];
    if (first == 0) return {};
    const auto is_here = [this](std::string_view text) { return rest().starts_with(text); };
    const auto* text = std::find_if(Sign::kTexts.begin() + first, Sign::kTexts.end(), is_here);
    return text == Sign::kTexts.end() ? Sign() : Sign::find(*text);
  }
  bool take(Sign sign) {
    const std::size_t begin = at_;
    at_ += sign.text().size();
    if (sign != Sign()) add(TokenKind::Symbol, begin, std::string(sign.text()), sign);
    return sign != Sign();
  }

  /// A character as the ASCII one whose full-width form it is, or as itself; 0 for all others.
  struct Folded {
    char ascii = '\0';
    bool wide = false;
    std::size_t length = 0;
  };
  [[nodiscard]] Folded folded(std::size_t at) const {
    if (at >= text_.size()) return {};
    if (is_ascii(text_[at])) return {text_[at], false, 1};
    const unicode::Character character = unicode::character_at(text_, at);
    constexpr char32_t kFirst = 0xFF01, kLast = 0xFF5E, kDistance = 0xFEE0;
    const bool wide = character.code_point >= kFirst && character.code_point <= kLast;
    return {wide ? static_cast<char>(character.code_point - kDistance) : '\0', wide,
            character.length};
  }

  /// What plainly means a sign: the longest one that can be read here, its characters folded.
  bool slip() {
    constexpr std::size_t kLongest = 3;
    std::array<char, kLongest> ascii{};
    std::size_t count = 0;
    std::array<std::size_t, kLongest + 1> ends{};
    std::array<bool, kLongest + 1> wide{};
    for (std::size_t i = 0, at = at_; i < kLongest; ++i) {
      const Folded one = folded(at);
      if (one.ascii == '\0') break;
      ascii[count++] = one.ascii;
      at += one.length;
      ends[i + 1] = at - at_;
      wide[i + 1] = wide[i] || one.wide;
    }
    for (std::size_t length = count; length > 0; --length) {
      const std::string_view sign(ascii.data(), length);
      const Typo* row = row_of(kSignTypos, sign);
      const Sign plain = is_word(sign) ? Sign() : Sign::find(sign);
      if (row == nullptr && plain == Sign()) continue;
      if (row == nullptr && !wide[length]) return false;  // simply a sign
      const std::size_t begin = at_;
      at_ += ends[length];
      mean(begin, row != nullptr ? row->meant : plain.text());
      return true;
    }
    return other_typo(kSignTypos) || other_typo(kConnectives);
  }
  template <class Table>
  bool other_typo(const Table& table) {
    for (const Typo& row : table) {
      if (!rest().starts_with(row.written)) continue;
      const std::size_t begin = at_;
      at_ += row.written.size();
      mean(begin, row.meant);
      return true;
    }
    return false;
  }

  /// A text between marks that are none here.
  bool quote_slip() {
    for (const QuoteFamily& one : kQuotes) {
      const Mark open = next_mark(one.ascii, at_);
      if (open.length == 0 || open.begin != at_) continue;
      const std::size_t begin = at_;
      at_ += open.length;
      const Mark close = next_mark(one.ascii, at_, true);
      std::string value;
      if (close.length != 0) {
        value = std::string(text_.substr(at_, close.begin - at_));
        at_ = close.begin + close.length;
      }
      report(FindingKind::Correction, Code::WrongSign, span(begin, at_),
             text_.substr(begin, open.length))
          .note(Code::WriteInstead, "'");
      add(TokenKind::String, begin, std::move(value));
      return true;
    }
    return false;
  }

  void mean(std::size_t begin, std::string_view meant) {
    report(FindingKind::Correction, Code::WrongSign, span(begin, at_),
           text_.substr(begin, at_ - begin))
        .note(Code::WriteInstead, meant);
    add(is_word(meant) ? TokenKind::Identifier : TokenKind::Symbol, begin, std::string(meant),
        Sign::find(meant));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::vector<Finding> findings_;
};

}  // namespace

Tokens tokenize(std::string_view text) { return Lexer(text).run(); }

}  // namespace cbps::lang
