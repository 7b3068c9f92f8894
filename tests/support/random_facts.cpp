#include "support/random_facts.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
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
    if (below(100) < 3) {
      table.set_invalid(id, row);
      continue;
    }
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
      case Kind::Decimal:
        table.set(id, row, std::min(field.range->most, field.range->least + below(12)));
        break;
      case Kind::String:
      case Kind::List: break;  // no fact is one
    }
  }
}

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::vector<std::string> district_lines() {
  std::ifstream file(std::string(CBPS_EXAMPLES_DIR) + "/district.csv");
  std::stringstream text;
  text << file.rdbuf();
  std::vector<std::string> lines = split(text.str(), '\n');
  std::erase(lines, "");
  return lines;
}

/// Leaves the value out, makes it unreadable, or turns or lowers it.
std::string changed(const std::string& value, unsigned chance) {
  constexpr unsigned kLeftOut = 8;
  constexpr unsigned kUnreadable = 9;
  constexpr unsigned kChanged = 12;
  if (chance % 100 < kLeftOut) return {};
  if (chance % 100 < kUnreadable) return "?!";
  if (chance % 100 >= kChanged) return value;
  if (value == "是") return "否";
  const bool is_count = !value.empty() && value.size() < 7 &&
                        value.find_first_not_of("0123456789") == std::string::npos;
  return is_count ? std::to_string(chance / 100 % (std::stoul(value) + 1)) : value;
}

}  // namespace

std::string random_table(std::size_t rows, std::size_t seed) {
  constexpr std::size_t kIdentity = 7;  // columns that say who a community is
  static const std::vector<std::string> kLines = district_lines();
  std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
  std::string text = kLines.front() + '\n';
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::string> cells = split(kLines[1 + random() % (kLines.size() - 1)], ',');
    cells[0] = std::to_string(420'102'002'000 + row);
    for (std::size_t i = kIdentity; i < cells.size(); ++i) {
      cells[i] = changed(cells[i], static_cast<unsigned>(random()));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + cells[i];
    text += '\n';
  }
  return text;
}

}  // namespace cbps::test
