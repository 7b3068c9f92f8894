#include "lang/lexer.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "cbps/diag/unicode.h"

namespace cbps::lang {
namespace {

/// Longest first: the lexer takes the first that fits.
constexpr std::array<std::string_view, 22> kSymbols{"&&", "||", "==", "!=", "<=", ">=", "<", ">",
                                                    "!",  "+",  "-",  "*",  "/",  "%",  "?", ":",
                                                    "(",  ")",  "[",  "]",  ",",  "."};

struct Slip {
  std::string_view written;
  std::string_view meant;
};
/// What people write for a sign, and the sign.
constexpr std::array kSignSlips{
    Slip{"＝＝", "=="}, Slip{"＝", "=="},   Slip{"=", "=="},    Slip{"≥", ">="}, Slip{"≤", "<="},
    Slip{"≠", "!="},    Slip{"＞＝", ">="}, Slip{"＜＝", "<="}, Slip{"＞", ">"}, Slip{"＜", "<"},
    Slip{"＆＆", "&&"}, Slip{"｜｜", "||"}, Slip{"&", "&&"},    Slip{"|", "||"}, Slip{"（", "("},
    Slip{"）", ")"},    Slip{"，", ","},    Slip{"、", ","},    Slip{"！", "!"}, Slip{"？", "?"},
    Slip{"：", ":"},    Slip{"×", "*"},     Slip{"÷", "/"},     Slip{"＋", "+"}, Slip{"－", "-"},
    Slip{"【", "["},    Slip{"】", "]"},
};
/// Those that begin like a sign: looked for before the signs.
constexpr std::array kLongSlips{Slip{"===", "=="}, Slip{"!==", "!="}, Slip{"=>", ">="},
                                Slip{"=<", "<="}, Slip{"<>", "!="}};
constexpr std::array kWordSlips{Slip{"and", "&&"},  Slip{"or", "||"},  Slip{"not", "!"},
                                Slip{"AND", "&&"},  Slip{"OR", "||"},  Slip{"NOT", "!"},
                                Slip{"并且", "&&"}, Slip{"或者", "||"}};
/// Whole words only: labels of facts hold some of them.
constexpr std::array kChineseWords{
    Slip{"且", "&&"},       Slip{"同时", "&&"},   Slip{"或", "||"},     Slip{"非", "!"},
    Slip{"大于", ">"},      Slip{"小于", "<"},    Slip{"等于", "=="},   Slip{"不等于", "!="},
    Slip{"大于等于", ">="}, Slip{"不小于", ">="}, Slip{"不少于", ">="}, Slip{"至少", ">="},
    Slip{"小于等于", "<="}, Slip{"不大于", "<="}, Slip{"不超过", "<="}, Slip{"至多", "<="},
    Slip{"is", "=="},       Slip{"IN", "in"},
};
/// Quotation marks that are none here, and how a text is closed that they open.
constexpr std::array kQuoteSlips{Slip{"“", "”"}, Slip{"‘", "’"}, Slip{"「", "」"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name(char c) { return is_name_start(c) || is_digit(c); }

class Lexer {
 public:
  Lexer(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

  std::vector<Token> run() {
    while (skip_blanks(), at_ < text_.size()) next();
    add(TokenKind::End, at_, "");
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] static Span span(std::size_t begin, std::size_t end) {
    return {begin, static_cast<std::uint32_t>(end - begin), FileId::None};
  }
  void add(TokenKind kind, std::size_t begin, std::string value) {
    tokens_.push_back({kind,
                       {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin)},
                       std::move(value)});
  }

  void skip_blanks() {
    while (at_ < text_.size()) {
      if (rest().starts_with("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (std::string_view(" \t\r\n\f").find(text_[at_]) != std::string_view::npos) {
        ++at_;
      } else if (rest().starts_with("　")) {  // the ideographic space
        at_ += std::string_view("　").size();
      } else {
        return;
      }
    }
  }

  void next() {
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return number();
    if (string_start()) return;
    if (is_name_start(peek())) return name();
    if (long_slip() || symbol() || slip() || quote_slip()) return;
    if (is_foreign_letter()) return name();
    const unicode::Character character = unicode::character_at(text_, at_);
    const std::size_t begin = at_;
    at_ += character.length;
    diagnostics_.add(Code::UnknownSign, span(begin, at_),
                     {std::string(text_.substr(begin, character.length))});
  }

  void number() {
    const std::size_t begin = at_;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
      at_ += 2;
      while (std::isxdigit(static_cast<unsigned char>(peek())) != 0) ++at_;
      if (at_ == begin + 2) {
        diagnostics_.add(Code::BadNumber, span(begin, at_),
                         {std::string(text_.substr(begin, at_ - begin))});
      }
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
    if (at_ != digits) {
      diagnostics_.add(Code::BadNumber, span(begin, at_),
                       {std::string(text_.substr(begin, at_ - begin))});
    }
    add(kind, begin, std::string(text_.substr(begin, digits - begin)));
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
    std::string value;
    while (at_ < text_.size() && !rest().starts_with(close)) {
      if (close.size() == 1 && peek() == '\n') break;
      if (peek() == '\\' && !raw) {
        escape(value);
      } else {
        value += text_[at_++];
      }
    }
    if (rest().starts_with(close)) {
      at_ += close.size();
    } else {
      diagnostics_.add(Code::UnclosedText, span(begin, at_));
    }
    add(TokenKind::String, begin, std::move(value));
    return true;
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
        diagnostics_.add(Code::BadEscape, span(begin, at_));
        return;
      }
      code_point = code_point * (octal ? 8 : 16) + static_cast<char32_t>(digit);
    }
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (digits == 0 || surrogate || code_point > 0x10FFFF) {
      diagnostics_.add(Code::BadEscape, span(begin, at_));
      return;
    }
    unicode::append(value, code_point);
  }

  /// A letter that no name of a fact has: of a Chinese label, say, which is then looked up whole.
  /// Where a slip begins (`并且`), a word ends.
  [[nodiscard]] bool is_foreign_letter() const {
    const auto begins = [this](const Slip& one) { return rest().starts_with(one.written); };
    return at_ < text_.size() && static_cast<unsigned char>(peek()) >= 0x80 &&
           unicode::is_letter(unicode::character_at(text_, at_).code_point) &&
           std::none_of(kWordSlips.begin(), kWordSlips.end(), begins);
  }
  void skip_word() {
    while (is_name(peek()) || is_foreign_letter()) {
      at_ += unicode::character_at(text_, at_).length;
    }
  }

  void name() {
    const std::size_t begin = at_;
    skip_word();
    std::string word(text_.substr(begin, at_ - begin));
    for (const Slip& slip : kWordSlips) {
      if (word == slip.written) return mean(begin, slip);
    }
    for (const Slip& slip : kChineseWords) {
      if (word == slip.written) return mean(begin, slip);
    }
    add(TokenKind::Identifier, begin, std::move(word));
  }

  bool symbol() {
    for (const std::string_view sign : kSymbols) {
      if (!rest().starts_with(sign)) continue;
      const std::size_t begin = at_;
      at_ += sign.size();
      add(TokenKind::Symbol, begin, std::string(sign));
      return true;
    }
    return false;
  }

  bool long_slip() {
    for (const Slip& slip : kLongSlips) {
      if (!rest().starts_with(slip.written)) continue;
      const std::size_t begin = at_;
      at_ += slip.written.size();
      mean(begin, slip);
      return true;
    }
    return false;
  }

  bool slip() {
    for (const auto* table : {kSignSlips.data(), kWordSlips.data()}) {
      const std::size_t size = table == kSignSlips.data() ? kSignSlips.size() : kWordSlips.size();
      for (const Slip* row = table; row != table + size; ++row) {
        if (!rest().starts_with(row->written)) continue;
        const std::size_t begin = at_;
        at_ += row->written.size();
        mean(begin, *row);
        return true;
      }
    }
    return false;
  }

  bool quote_slip() {
    for (const Slip& slip : kQuoteSlips) {
      if (!rest().starts_with(slip.written) && !rest().starts_with(slip.meant)) continue;
      const std::size_t begin = at_;
      at_ += slip.written.size();
      const std::size_t close = text_.find(slip.meant, at_);
      std::string value;
      if (close != std::string_view::npos) {
        value = std::string(text_.substr(at_, close - at_));
        at_ = close + slip.meant.size();
      }
      diagnostics_.add(Code::WrongSign, span(begin, at_), {std::string(slip.written)})
          .note(Code::WriteInstead, {std::string("'")});
      add(TokenKind::String, begin, std::move(value));
      return true;
    }
    return false;
  }

  void mean(std::size_t begin, const Slip& slip) {
    diagnostics_.add(Code::WrongSign, span(begin, at_), {std::string(slip.written)})
        .note(Code::WriteInstead, {std::string(slip.meant)});
    const bool word = slip.meant == "in";
    add(word ? TokenKind::Identifier : TokenKind::Symbol, begin, std::string(slip.meant));
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, Diagnostics& diagnostics) {
  return Lexer(text, diagnostics).run();
}

}  // namespace cbps::lang
