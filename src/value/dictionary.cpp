#include "cbps/value/dictionary.h"

#include <algorithm>

#include "cbps/diag/unicode.h"

namespace cbps {

Term term_of(Kind kind) {
  switch (kind) {
    case Kind::Bool: return Term::Bool;
    case Kind::Int: return Term::Int;
    case Kind::Decimal: return Term::Decimal;
    case Kind::String: return Term::String;
    case Kind::Choice: return Term::Choice;
    case Kind::Date: return Term::Date;
    case Kind::Dates: return Term::Dates;
    case Kind::Set: return Term::Set;
    case Kind::List: return Term::List;
  }
  return Term::Scalar;
}

std::optional<std::size_t> find_option(const Domain& domain, std::string_view spelling) {
  const std::string wanted = unicode::normalise(spelling);
  const auto same = [&wanted](const std::string& text) {
    return unicode::normalise(text) == wanted;
  };
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const Option& option = domain[i];
    if (same(option.id) || same(option.label.zh) || same(option.label.en) ||
        std::any_of(option.aliases.begin(), option.aliases.end(), same)) {
      return i;
    }
  }
  return std::nullopt;
}

}  // namespace cbps
