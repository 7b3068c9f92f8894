#pragma once

#include <algorithm>
#include <array>
#include <string_view>

/// What people write in a condition for something else.
namespace cbps::lang {

struct Slip {
  std::string_view written;
  std::string_view meant;
};
/// What people write for a sign, and the sign. Full-width forms of ASCII need no row: they are
/// folded first.
inline constexpr std::array kSignSlips{
    Slip{"===", "=="}, Slip{"!==", "!="}, Slip{"=>", ">="},  Slip{"=<", "<="},  Slip{"<>", "!="},
    Slip{"> =", ">="}, Slip{"< =", "<="}, Slip{"! =", "!="}, Slip{"= =", "=="}, Slip{"=", "=="},
    Slip{"&", "&&"},   Slip{"|", "||"},   Slip{"≥", ">="},   Slip{"≧", ">="},   Slip{"⩾", ">="},
    Slip{"≤", "<="},   Slip{"≦", "<="},   Slip{"⩽", "<="},   Slip{"≠", "!="},   Slip{"∧", "&&"},
    Slip{"∨", "||"},   Slip{"¬", "!"},    Slip{"∈", "in"},   Slip{"×", "*"},    Slip{"÷", "/"},
    Slip{"−", "-"},    Slip{"–", "-"},    Slip{"—", "-"},    Slip{"、", ","},   Slip{"【", "["},
    Slip{"】", "]"},
};
/// They end a word wherever they stand: no label holds one.
inline constexpr std::array kConnectives{Slip{"并且", "&&"}, Slip{"或者", "||"}};
/// Whole words only, or all that is Chinese between other letters (`5且x`): labels of facts hold
/// some of them.
inline constexpr std::array kWordSlips{
    Slip{"and", "&&"},      Slip{"AND", "&&"},      Slip{"And", "&&"},    Slip{"or", "||"},
    Slip{"OR", "||"},       Slip{"Or", "||"},       Slip{"not", "!"},     Slip{"NOT", "!"},
    Slip{"Not", "!"},       Slip{"is", "=="},       Slip{"IN", "in"},     Slip{"且", "&&"},
    Slip{"并", "&&"},       Slip{"和", "&&"},       Slip{"与", "&&"},     Slip{"及", "&&"},
    Slip{"以及", "&&"},     Slip{"而且", "&&"},     Slip{"同时", "&&"},   Slip{"或", "||"},
    Slip{"非", "!"},        Slip{"等于", "=="},     Slip{"不等于", "!="}, Slip{"不是", "!="},
    Slip{"大于", ">"},      Slip{"高于", ">"},      Slip{"多于", ">"},    Slip{"超过", ">"},
    Slip{"小于", "<"},      Slip{"低于", "<"},      Slip{"少于", "<"},    Slip{"不足", "<"},
    Slip{"大于等于", ">="}, Slip{"不小于", ">="},   Slip{"不少于", ">="}, Slip{"不低于", ">="},
    Slip{"至少", ">="},     Slip{"小于等于", "<="}, Slip{"不大于", "<="}, Slip{"不多于", "<="},
    Slip{"不高于", "<="},   Slip{"不超过", "<="},   Slip{"至多", "<="},   Slip{"属于", "in"},
};
/// Marks that open and close a text elsewhere, by the ASCII mark they stand for. Which one opens
/// and which closes is not looked at: input methods mix them up.
struct QuoteFamily {
  char ascii;
  std::string_view marks;
};
inline constexpr std::array kQuotes{QuoteFamily{'"', "“”„＂「」『』"}, QuoteFamily{'\'', "‘’‚＇"}};
/// Blanks besides CEL's that a text copied from elsewhere holds.
inline constexpr std::array<std::string_view, 2> kWideBlanks{"\u3000", "\u00A0"};

template <class Table>
const Slip* row_of(const Table& table, std::string_view word) {
  // Every word and sign of every condition is looked up: most are told apart by their first byte.
  if (word.empty()) return nullptr;
  const auto* row = std::find_if(table.begin(), table.end(), [word](const Slip& one) {
    return one.written.front() == word.front() && one.written == word;
  });
  return row == table.end() ? nullptr : row;
}

}  // namespace cbps::lang
