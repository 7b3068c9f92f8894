#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/lang/ast.h"
#include "lang/sign.h"

namespace cbps::lang {

enum class TokenKind : std::uint8_t {
  End,
  Integer,
  Decimal,
  String,
  Identifier,
  Symbol,
};

struct Token {
  TokenKind kind = TokenKind::End;
  Sign sign;  ///< for symbols and the word `in` only
  Extent extent;
  std::string text;  ///< identifier, symbol, digits as written, or a string's value
};

/// What a message of the lexer means to the parser.
enum class FindingKind : std::uint8_t {
  Fault,
  Correction,  ///< a sign was read as the one that was meant; void where neither can stand
  Gap,         ///< text was left out: what does not fit behind it says nothing
};

struct Finding {
  FindingKind kind;
  Diagnostic message;
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Finding> findings;
};

/// Splits a condition. What is not a token but plainly means one (`=`, `and`, a full-width bracket)
/// is named in a message with the right sign, and read as that sign, so that one run finds all.
[[nodiscard]] Tokens tokenize(std::string_view text);

}  // namespace cbps::lang
