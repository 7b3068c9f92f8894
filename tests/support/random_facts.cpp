#include "support/random_facts.h"

#include <random>
#include <utility>
#include <vector>

#include "support/pack.h"

namespace cbps::test {

const rules::RulePack& lenient_pack() {
  static const rules::RulePack some = [] {
    rules::RulePack rules = pack();
    std::size_t errors = 0;
    std::erase_if(rules.consistency, [&errors](const rules::Consistency& rule) {
      return rule.is_error && ++errors > 2;
    });
    return rules;
  }();
  return some;
}

void fill_row(Table& table, std::size_t row, const Dictionary& dictionary, Period period,
              std::size_t seed) {
  std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
  const auto below = [&random](std::int64_t bound) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound));
  };
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const auto id = static_cast<FieldId>(i);
    const Field& field = dictionary.field(id);
    if (below(100) < 15) continue;
    switch (field.type.kind) {
      case Kind::Bool: table.set(id, row, below(2)); break;
      case Kind::Date: table.set(id, row, 19'000 + below(1000)); break;
      case Kind::Choice:
        table.set(id, row, below(static_cast<std::int64_t>(dictionary.domain(field.type).size())));
        break;
      case Kind::Set:
        table.set(id, row, below(std::int64_t{1} << dictionary.domain(field.type).size()));
        break;
      case Kind::Dates: {
        std::vector<Date> dates;
        for (std::int64_t n = below(16); n > 0; --n) {
          dates.push_back({period.start().days + static_cast<std::int32_t>(below(366))});
        }
        table.set_dates(id, row, std::move(dates));
        break;
      }
      case Kind::Int:
      case Kind::Decimal: table.set(id, row, field.range->least + below(12)); break;
      case Kind::String:
      case Kind::List: break;  // no fact is one
    }
  }
}

}  // namespace cbps::test
