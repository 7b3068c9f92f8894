#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "cbps/lang/operators.h"
#include "cbps/value/integer.h"
#include "lang/canonical.h"
#include "lang/lexer.h"

namespace cbps::lang {
namespace {

/// CEL keeps these; a name after a point may be one.
constexpr std::array<std::string_view, 17> kReserved{
    "as",  "break", "const",   "continue",  "else",   "for", "function", "if",   "import",
    "let", "loop",  "package", "namespace", "return", "var", "void",     "while"};

struct ForeignWord {
  std::string_view word;
  std::string_view meant;
};
/// Signs of other languages that are words, and how it is written here.
constexpr std::array kForeignWords{
    ForeignWord{"if", "a ? b : c"},      ForeignWord{"then", "a ? b : c"},
    ForeignWord{"else", "a ? b : c"},    ForeignWord{"between", "5 <= x && x <= 9"},
    ForeignWord{"contains", "'a' in x"}, ForeignWord{"like", "x.contains('a')"},
};

/// The operator between two operands that a sign is, or null.
const Operator* binary(Sign sign) {
  static const auto kRows = [] {
    std::array<const Operator*, Sign::kCount> rows{};
    for (const Operator& row : operators()) {
      if (row.operands == 2) rows[Sign::find(row.sign).number()] = &row;
    }
    return rows;
  }();
  return kRows[sign.number()];
}

/// Ends the parse after a message: there is no sensible tree to go on with.
struct Abandoned {};

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens, Diagnostics& diagnostics)
      : text_(text), tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

  /// Where the token begins that fits nothing, if the parser was stopped by one.
  [[nodiscard]] std::optional<std::size_t> unexpected_at() const { return unexpected_at_; }

  Ast run() {
    nodes_.reserve(1 + tokens_.size() / 2);  // more is rare
    const ExprId root = expression();
    if (peek().kind != TokenKind::End) unexpected(peek());
    return {std::move(nodes_), root};
  }

 private:
  /// One level of nesting: brackets, arguments, branches and unary signs.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMostLevels) {
        parser_.fail(Code::TooDeep, parser_.peek(), std::to_string(kMostLevels));
      }
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  [[nodiscard]] const Token& peek() const { return tokens_[at_]; }
  /// Good as long as the parser is.
  const Token& take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }

  [[nodiscard]] bool sees(Sign sign) const { return peek().sign == sign; }
  bool accept(Sign sign) {
    if (!sees(sign)) return false;
    take();
    return true;
  }
  void expect(Sign sign) {
    if (accept(sign)) return;
    fail(Code::ExpectedToken, peek(), sign.text());
  }
  template <ArgumentSource... Arguments>
  [[noreturn]] void fail(Message<sizeof...(Arguments)> code, const Token& token,
                         Arguments&&... arguments) {
    advise(diagnostics_.add(code, span(token), std::forward<Arguments>(arguments)...), token);
    throw Abandoned{};
  }
  /// A token that fits nothing that can stand there.
  [[noreturn]] void unexpected(const Token& token) {
    if (token.kind == TokenKind::End) fail(Code::UnexpectedEnd, token);
    unexpected_at_ = token.extent.begin;
    fail(Code::UnexpectedToken, token, written(token));
  }

  [[nodiscard]] static Span span(const Token& token) {
    return {token.extent.begin, token.extent.length, FileId::None};
  }
  [[nodiscard]] std::string written(const Token& token) const {
    return std::string(text_.substr(token.extent.begin, token.extent.length));
  }

  /// What was probably meant by a token that does not fit.
  void advise(Diagnostic& diagnostic, const Token& token) const {
    // The last two tokens are ends, and empty ones: the first of those that begin there.
    const auto found = std::find_if(tokens_.begin(), tokens_.end(), [&token](const Token& one) {
      return one.extent.begin == token.extent.begin && one.kind == token.kind;
    });
    const auto here = static_cast<std::size_t>(found - tokens_.begin());
    const auto kind = [this](std::size_t i) { return tokens_[i].kind; };
    const auto is = [this](std::size_t i, std::string_view text) {
      return tokens_[i].kind != TokenKind::String && tokens_[i].text == text;
    };
    const auto write = [&diagnostic](std::string_view text) {
      diagnostic.note(Code::WriteInstead, text);
    };
    // `60%`
    if (here >= 2 && is(here - 1, "%") &&
        (kind(here - 2) == TokenKind::Integer || kind(here - 2) == TokenKind::Decimal)) {
      diagnostic.note(Code::HelpPercent);
      return;
    }
    if (diagnostic.code != Code::UnexpectedToken) return;
    if (is(here, ",")) return explain_comma(diagnostic, here);
    if (is(here, "!") && is(here + 1, "in")) return write("!(x in [5, 7])");
    if (kind(here) != TokenKind::Identifier) return;
    for (const auto& [word, meant] : kForeignWords) {
      if (is(here, word)) return write(meant);
    }
  }

  /// `1,200`, or conditions in a row.
  void explain_comma(Diagnostic& diagnostic, std::size_t at) const {
    const auto is_integer = [](const Token& one) { return one.kind == TokenKind::Integer; };
    if (at > 0 && is_integer(tokens_[at - 1]) && is_integer(tokens_[at + 1]) &&
        tokens_[at + 1].text.size() == 3) {
      diagnostic.note(Code::WriteInstead, tokens_[at - 1].text + tokens_[at + 1].text);
    } else {
      diagnostic.note(Code::WriteInstead, "&&");
    }
  }

  /// A node over `operands` that reaches from `begin` to the last token taken.
  ExprId add(Op op, std::uint32_t begin, std::vector<ExprId> operands, std::string text = {}) {
    const Extent& last = tokens_[at_ == 0 ? 0 : at_ - 1].extent;
    Expr& node = nodes_.emplace_back();
    node.op = op;
    node.extent = {begin, last.begin + last.length - begin};
    node.text = std::move(text);
    node.operands = std::move(operands);
    return static_cast<ExprId>(nodes_.size() - 1);
  }

  ExprId expression() {
    const std::uint32_t begin = peek().extent.begin;
    const ExprId condition = chain("||", Op::Or);
    if (!accept("?")) return condition;
    const Level level(*this);
    const ExprId yes = chain("||", Op::Or);
    expect(":");
    const ExprId no = expression();
    return add(Op::Conditional, begin, {condition, yes, no});
  }

  /// `a || b || c` is one node and one level.
  ExprId chain(Sign sign, Op op) {
    const std::uint32_t begin = peek().extent.begin;
    const auto operand = [&] { return op == Op::Or ? chain("&&", Op::And) : relation(); };
    const ExprId first = operand();
    if (!sees(sign)) return first;
    std::vector<ExprId> operands{first};
    while (accept(sign)) operands.push_back(operand());
    return add(op, begin, std::move(operands));
  }

  /// The binary operator of that precedence that comes next, if one does.
  [[nodiscard]] const Operator* match(int level) const {
    const Operator* row = binary(peek().sign);
    return row != nullptr && row->precedence == level ? row : nullptr;
  }
  /// `a - b + c` is `(a - b) + c`.
  template <class Operand>
  ExprId left_chain(int level, Operand operand) {
    const std::uint32_t begin = peek().extent.begin;
    ExprId left = operand();
    while (const Operator* row = match(level)) {
      take();
      const ExprId right = operand();
      left = add(row->op, begin, {left, right});
    }
    return left;
  }
  ExprId relation() {
    return left_chain(precedence(Op::Equal), [this] { return sum(); });
  }
  ExprId sum() {
    return left_chain(precedence(Op::Add), [this] { return product(); });
  }
  ExprId product() {
    return left_chain(precedence(Op::Multiply), [this] { return unary(); });
  }

  ExprId unary() {
    const std::uint32_t begin = peek().extent.begin;
    if (accept("!")) {
      const Level level(*this);
      return add(Op::Not, begin, {unary()});
    }
    if (!sees("-")) return member();
    take();
    // `-` before digits is part of the number, so that the least int64 can be written.
    if (peek().kind == TokenKind::Integer || peek().kind == TokenKind::Decimal) {
      return number(take(), begin, true);
    }
    const Level level(*this);
    return add(Op::Negate, begin, {unary()});
  }

  [[nodiscard]] static bool is_reserved(std::string_view word) {
    return word == "true" || word == "false" || word == "in";
  }

  [[noreturn]] void reserved(const Token& token) {
    Diagnostic& diagnostic = diagnostics_.add(Code::ReservedWord, span(token), token.text);
    for (const auto& [word, meant] : kForeignWords) {
      if (token.text == word) diagnostic.note(Code::WriteInstead, meant);
    }
    throw Abandoned{};
  }

  /// `centre.area`, `x.size()`, `f(a, b)`.
  ExprId member() {
    const Token& token = take();
    const std::uint32_t begin = token.extent.begin;
    if (token.kind == TokenKind::Identifier &&
        std::find(kReserved.begin(), kReserved.end(), token.text) != kReserved.end()) {
      reserved(token);
    }
    ExprId left{};
    if (token.kind == TokenKind::Identifier && !is_reserved(token.text)) {
      if (sees("(")) {
        left = add(Op::Call, begin, arguments("(", ")"), token.text);
      } else {
        left = name(token);
      }
    } else {
      left = primary(token);
    }
    while (accept(".")) {
      const Token& function = take();
      if (function.kind != TokenKind::Identifier || is_reserved(function.text)) {
        unexpected(function);
      }
      if (!sees("(")) fail(Code::ExpectedToken, peek(), "(");
      const Level level(*this);
      std::vector<ExprId> operands = arguments("(", ")");
      operands.insert(operands.begin(), left);
      left = add(Op::Call, begin, std::move(operands), function.text);
    }
    return left;
  }

  /// A dotted name, up to the point before a member function.
  ExprId name(const Token& first) {
    std::string text = first.text;
    while (sees(".") && tokens_[at_ + 1].kind == TokenKind::Identifier &&
           tokens_[at_ + 2].sign != "(") {
      take();
      text += '.' + take().text;
    }
    return add(Op::Name, first.extent.begin, {}, std::move(text));
  }

  ExprId primary(const Token& token) {
    switch (token.kind) {
      case TokenKind::Integer:
      case TokenKind::Decimal: return number(token, token.extent.begin, false);
      case TokenKind::String: return add(Op::String, token.extent.begin, {}, token.text);
      case TokenKind::Identifier:
        if (token.text == "true" || token.text == "false") {
          const ExprId node = add(Op::Bool, token.extent.begin, {});
          nodes_[index(node)].number.units = token.text == "true" ? 1 : 0;
          return node;
        }
        break;
      case TokenKind::Symbol:
        if (token.sign == "(") {
          const Level level(*this);
          const bool is_list = at_ >= 2 && tokens_[at_ - 2].sign == "in";
          const ExprId inner = expression();
          if (is_list && sees(",")) {
            diagnostics_.add(Code::ExpectedToken, span(token), "[")
                .note(Code::WriteInstead, "x in [5, 7]");
            throw Abandoned{};
          }
          expect(")");
          return inner;
        }
        if (token.sign == "[") {
          --at_;
          return add(Op::List, token.extent.begin, arguments("[", "]"));
        }
        break;
      case TokenKind::End: break;
    }
    unexpected(token);
  }

  std::vector<ExprId> arguments(Sign open, Sign close) {
    const Level level(*this);
    expect(open);
    std::vector<ExprId> operands;
    while (!sees(close)) {
      operands.push_back(expression());
      if (!accept(",")) break;
    }
    expect(close);
    return operands;
  }

  ExprId number(const Token& token, std::uint32_t begin, bool negative) {
    const ExprId node = add(Op::Number, begin, {});
    Expr& expr = nodes_[index(node)];
    expr.is_decimal = token.kind == TokenKind::Decimal;
    if (!read_number(token.text, negative, expr.number)) {
      diagnostics_.add(expr.is_decimal ? Message<1>(Code::DecimalOutOfRange)
                                       : Message<1>(Code::NumberOutOfRange),
                       {begin, expr.extent.length, FileId::None}, token.text);
    }
    return node;
  }

  /// Digits to an exact decimal: exponents move the point, zeros at its end do not count.
  static bool read_number(std::string_view text, bool negative, Decimal& result) {
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    const Int128 most = Int128{power_of_ten(18)} * power_of_ten(18);  // with room for a digit
    Int128 units = 0;
    int scale = 0;
    int zeros = 0;  // behind the point, and counting only if a digit follows
    std::size_t i = hex ? 2 : 0;
    for (bool point = false; i < text.size() && (hex || (text[i] | 0x20) != 'e'); ++i) {
      if (text[i] == '.') {
        point = true;
        continue;
      }
      const int digit = text[i] <= '9' ? text[i] - '0' : (text[i] | 0x20) - 'a' + 10;
      if (point && digit == 0) {
        ++zeros;
        continue;
      }
      for (++zeros; zeros > 0; --zeros) {
        if (units > most) return false;
        units *= hex ? 16 : 10;
        if (point) ++scale;
      }
      units += digit;
    }
    if (i < text.size()) {
      int exponent = 0;
      const char* digits = text.data() + i + 1 + (text[i + 1] == '+' ? 1 : 0);
      if (std::from_chars(digits, text.data() + text.size(), exponent).ec != std::errc{} ||
          exponent > 40 || exponent < -40) {
        if (units != 0) return false;
        exponent = 0;
      }
      scale -= exponent;
    }
    if (units == 0) scale = 0;
    for (; scale > 0 && units % 10 == 0 && units != 0; --scale) units /= 10;
    for (; scale < 0; ++scale) {
      if (units > kInt64Max) return false;
      units *= 10;
    }
    if (negative) units = -units;
    if (scale > static_cast<int>(kMaxScale) || !fits_int64(units)) return false;
    result = {static_cast<std::int64_t>(units), static_cast<std::uint8_t>(scale)};
    return true;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  std::optional<std::size_t> unexpected_at_;
  std::vector<Expr> nodes_;
};

}  // namespace

std::optional<Ast> parse(std::string_view text, Diagnostics& diagnostics) {
  if (text.size() > kMostBytes) {
    diagnostics.add(Code::ConditionTooLong, {0, 0, FileId::None}, std::to_string(text.size()),
                    std::to_string(kMostBytes));
    return std::nullopt;
  }
  auto [tokens, findings] = tokenize(text);
  tokens.push_back(tokens.back());  // the last one is an end; `name` looks two ahead
  Diagnostics misfits;
  Parser parser(text, std::move(tokens), misfits);
  std::optional<Ast> ast;
  try {
    ast = parser.run();
    // The canonical text is to be read again: it nests what `x.f().g()` only strings together.
    if (canonical_levels(*ast) > kMostLevels) {
      const Extent whole = ast->at(ast->root).extent;
      misfits.add(Code::TooDeep, {whole.begin, whole.length, FileId::None},
                  std::to_string(kMostLevels));
    }
  } catch (const Abandoned&) {
    ast.reset();
  }
  // Where a sign was dropped, or the rest of the text, what does not fit says nothing.
  const bool is_whole = std::none_of(findings.begin(), findings.end(), [](const Finding& one) {
    return one.kind == FindingKind::Gap;
  });
  if (!findings.empty() || !misfits.empty()) ast.reset();
  for (Finding& one : findings) {
    // A sign that stands where none can is not to be corrected as well.
    const bool is_void = is_whole && one.kind == FindingKind::Correction &&
                         parser.unexpected_at() == one.message.span.begin;
    if (!is_void) diagnostics.add(std::move(one.message));
  }
  if (is_whole) diagnostics.append(std::move(misfits));
  return ast;
}

}  // namespace cbps::lang
