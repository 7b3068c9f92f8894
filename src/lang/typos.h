#pragma once

#include <algorithm>
#include <array>
#include <string_view>

/// Common wrong spellings in conditions, and what they mean.
namespace cbps::lang {

struct Typo {
  std::string_view written;
  std::string_view meant;
};
/// Wrong spellings of signs, and the right sign. Full-width forms of ASCII need no row: they are
/// folded first.
inline constexpr std::array kSignTypos{
    Typo{"===", "=="}, Typo{"!==", "!="}, Typo{"=>", ">="},  Typo{"=<", "<="},  Typo{"<>", "!="},
    Typo{"> =", ">="}, Typo{"< =", "<="}, Typo{"! =", "!="}, Typo{"= =", "=="}, Typo{"=", "=="},
    Typo{"&", "&&"},   Typo{"|", "||"},   Typo{"≥", ">="},   Typo{"≧", ">="},   Typo{"⩾", ">="},
    Typo{"≤", "<="},   Typo{"≦", "<="},   Typo{"⩽", "<="},   Typo{"≠", "!="},   Typo{"∧", "&&"},
    Typo{"∨", "||"},   Typo{"¬", "!"},    Typo{"∈", "in"},   Typo{"×", "*"},    Typo{"÷", "/"},
    Typo{"−", "-"},    Typo{"–", "-"},    Typo{"—", "-"},    Typo{"、", ","},   Typo{"【", "["},
    Typo{"】", "]"},
};
/// These end a word wherever they occur, because no label contains one.
inline constexpr std::array kConnectives{Typo{"并且", "&&"}, Typo{"或者", "||"}};
/// Whole words only, or all that is Chinese between other letters (`5且x`): labels of facts hold
/// some of them.
inline constexpr std::array kWordTypos{
    Typo{"and", "&&"},      Typo{"AND", "&&"},      Typo{"And", "&&"},    Typo{"or", "||"},
    Typo{"OR", "||"},       Typo{"Or", "||"},       Typo{"not", "!"},     Typo{"NOT", "!"},
    Typo{"Not", "!"},       Typo{"is", "=="},       Typo{"IN", "in"},     Typo{"且", "&&"},
    Typo{"并", "&&"},       Typo{"和", "&&"},       Typo{"与", "&&"},     Typo{"及", "&&"},
    Typo{"以及", "&&"},     Typo{"而且", "&&"},     Typo{"同时", "&&"},   Typo{"或", "||"},
    Typo{"非", "!"},        Typo{"等于", "=="},     Typo{"不等于", "!="}, Typo{"不是", "!="},
    Typo{"大于", ">"},      Typo{"高于", ">"},      Typo{"多于", ">"},    Typo{"超过", ">"},
    Typo{"小于", "<"},      Typo{"低于", "<"},      Typo{"少于", "<"},    Typo{"不足", "<"},
    Typo{"大于等于", ">="}, Typo{"不小于", ">="},   Typo{"不少于", ">="}, Typo{"不低于", ">="},
    Typo{"至少", ">="},     Typo{"小于等于", "<="}, Typo{"不大于", "<="}, Typo{"不多于", "<="},
    Typo{"不高于", "<="},   Typo{"不超过", "<="},   Typo{"至多", "<="},   Typo{"属于", "in"},
};
/// Marks that open and close a text elsewhere, by the ASCII mark they stand for. Opening and
/// closing marks are not distinguished, because input methods mix them up.
struct QuoteFamily {
  char ascii;
  std::string_view marks;
};
inline constexpr std::array kQuotes{QuoteFamily{'"', "“”„＂「」『』"}, QuoteFamily{'\'', "‘’‚＇"}};
/// Blanks besides CEL's that a text copied from elsewhere may contain.
inline constexpr std::array<std::string_view, 2> kWideBlanks{"\u3000", "\u00A0"};

template <class Table>
const Typo* row_of(const Table& table, std::string_view word) {
  const auto* row = std::find_if(table.begin(), table.end(),
                                 [word](const Typo& one) { return one.written == word; });
  return row == table.end() ? nullptr : row;
}

}  // namespace cbps::lang
