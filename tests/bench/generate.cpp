// Writes made-up communities, the same ones as a table and as files of one profile each, and what
// the columns of the table are, for programs that do not read the dictionary.
//
//   generate [--rows N] [--seed S] [--csv FILE] [--yaml DIR] [--columns FILE]
//            [--fail P] [--missing P] [--not-applicable P]
//
// The same options give the same bytes. Of more than 20,000 communities the facts repeat, with ids
// of their own.

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "cbps/cli/rule_folder.h"
#include "cbps/rules/compile.h"
#include "cbps/value/decimal.h"
#include "community_facts.h"
#include "places.h"

using namespace cbps;
using bench::Fact;

namespace {

constexpr std::int64_t kDistinct = 20'000;
constexpr int kYear = 2024;

struct Options {
  std::int64_t rows = 1000;
  std::uint64_t seed = 20241124;
  std::string csv;
  std::string yaml;
  std::string columns;
  bench::Rates rates;
};

Options read_options(int count, char** arguments) {
  Options options;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = arguments[i];
    const std::string value = arguments[i + 1];
    if (name == "--rows")
      options.rows = std::stoll(value);
    else if (name == "--seed")
      options.seed = std::stoull(value);
    else if (name == "--csv")
      options.csv = value;
    else if (name == "--yaml")
      options.yaml = value;
    else if (name == "--columns")
      options.columns = value;
    else if (name == "--fail")
      options.rates.fail = std::stoi(value);
    else if (name == "--missing")
      options.rates.missing = std::stoi(value);
    else if (name == "--not-applicable")
      options.rates.not_applicable = std::stoi(value);
    else
      throw std::invalid_argument("no such option: " + name);
  }
  if (count % 2 == 0) throw std::invalid_argument("an option without a value");
  return options;
}

rules::RulePack read_pack() {
  Sources sources;
  Diagnostics diagnostics;
  const auto document = cli::read_rules(CBPS_RULES_DIR, sources, diagnostics);
  auto pack = document ? rules::compile(sources, *document, {}, diagnostics) : std::nullopt;
  if (!pack) throw std::runtime_error("the rules cannot be read");
  return std::move(*pack);
}

/// The items of a list fact, or the one word of another.
std::vector<std::string> words(const Dictionary& dictionary, const Field& field, const Fact& fact) {
  const auto number = static_cast<std::size_t>(fact.number);
  switch (field.type.kind) {
    case Kind::Bool: return {fact.number != 0 ? "是" : "否"};
    case Kind::Date: return {to_string(Date{static_cast<std::int32_t>(fact.number)})};
    case Kind::Choice: return {dictionary.domain(field.type)[number].label.zh};
    case Kind::Dates: {
      std::vector<std::string> all;
      for (const Date day : fact.dates) all.push_back(to_string(day));
      return all;
    }
    case Kind::Set: {
      const Domain& domain = dictionary.domain(field.type);
      // Most people write the one word for all; some list them.
      const bool is_all = static_cast<std::size_t>(std::popcount(number)) == domain.size();
      if (is_all && field.id.size() % 3 != 0) return {"全部"};
      std::vector<std::string> all;
      for (std::size_t part = 0; part < domain.size(); ++part) {
        if (number >> part & 1U) all.push_back(domain[part].label.zh);
      }
      return all;
    }
    default: return {to_string(Decimal{fact.number, field.type.scale})};
  }
}

bool is_list(const Field& field) {
  return field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
}

std::string cell(const Dictionary& dictionary, const Field& field, const Fact& fact) {
  if (!fact.is_given) return {};
  const std::vector<std::string> items = words(dictionary, field, fact);
  if (items.empty()) return "无";
  return fmt::format("{}", fmt::join(items, field.type.kind == Kind::Dates ? ";" : "、"));
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

/// The cells of a row after those that say who it is.
std::string cells(const Dictionary& dictionary, const std::vector<Fact>& facts) {
  std::string out;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    out += ',' + quoted(cell(dictionary, dictionary.fields[i], facts[i]));
  }
  return out + '\n';
}

void write_csv(const Dictionary& dictionary, const std::vector<std::vector<Fact>>& distinct,
               const Options& options) {
  std::vector<std::string> tails;
  for (const auto& facts : distinct) tails.push_back(cells(dictionary, facts));
  std::ofstream out(options.csv, std::ios::binary);
  out << "\xEF\xBB\xBF"
      << "社区代码,社区名称,区名称,街道名称,评估年度";
  for (const Field& field : dictionary.fields) out << ',' << quoted(field.label.zh);
  out << '\n';
  const bench::Places places(options.rows);
  for (std::int64_t row = 0; row < options.rows; ++row) {
    const bench::Place place = places.at(row);
    out << place.id << ',' << quoted(place.name) << ',' << place.county << ',' << place.street
        << ',' << kYear << tails[static_cast<std::size_t>(row) % tails.size()];
  }
  if (!out.flush()) throw std::runtime_error("cannot write " + options.csv);
}

/// As `cbps template` lays a profile out: short labels under the labels of their groups.
std::string profile(const Dictionary& dictionary, const bench::Place& place,
                    const std::vector<Fact>& facts) {
  std::string out = fmt::format(
      "# 社区档案：数字没有的填 0，列表没有的填 无\n社区代码: \"{}\"\n社区名称: {}\n"
      "区名称: {}\n街道名称: {}\n评估年度: {}\n\n",
      place.id, place.name, place.county, place.street, kYear);
  std::string open;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Field& field = dictionary.fields[i];
    if (!facts[i].is_given) continue;
    const Group* group = group_of(dictionary, field);
    const std::string_view indent = group == nullptr ? "" : "  ";
    if (group != nullptr && group->id != open) {
      open = group->id;
      out += fmt::format("\n# {}\n{}:\n", group->label.zh, group->label.zh);
    }
    const std::vector<std::string> items = words(dictionary, field, facts[i]);
    const std::string& key = group == nullptr ? field.label.zh : field.short_label.zh;
    out += fmt::format("{}{}:", indent, key);
    if (items.empty()) {
      out += " 无\n";
    } else if (!is_list(field) || items.front() == "全部") {
      out += ' ' + items.front();
      if (i % 25 == 0) out += fmt::format("  # {}", field.unit.zh.empty() ? "期末" : field.unit.zh);
      out += '\n';
    } else if (i % 4 == 0) {
      out += fmt::format(" [{}]\n", fmt::join(items, ", "));
    } else {
      out += '\n';
      for (const std::string& item : items) out += fmt::format("{}  - {}\n", indent, item);
    }
  }
  return out;
}

void write_yaml(const Dictionary& dictionary, const std::vector<std::vector<Fact>>& distinct,
                const Options& options) {
  std::filesystem::create_directories(options.yaml);
  const bench::Places places(options.rows);
  for (std::int64_t row = 0; row < options.rows; ++row) {
    const bench::Place place = places.at(row);
    std::ofstream out(options.yaml + "/" + place.id + ".yaml", std::ios::binary);
    out << profile(dictionary, place, distinct[static_cast<std::size_t>(row) % distinct.size()]);
    if (!out.flush()) throw std::runtime_error("cannot write to " + options.yaml);
  }
}

std::string_view kind_name(Kind kind) {
  static const std::map<Kind, std::string_view> kNames{
      {Kind::Bool, "bool"},     {Kind::Int, "int"},   {Kind::Decimal, "decimal"},
      {Kind::Choice, "choice"}, {Kind::Date, "date"}, {Kind::Dates, "dates"},
      {Kind::Set, "set"}};
  return kNames.at(kind);
}

/// heading, group label, short label, id, kind, scale, least, most, options. Spellings of one
/// option are separated by `|`, options by `;`.
void write_columns(const Dictionary& dictionary, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  for (const char* heading : {"社区代码", "社区名称", "区名称", "街道名称", "评估年度"}) {
    out << heading << "\t\t\t"
        << "\ttext\t0\t\t\t\n";
  }
  for (const Field& field : dictionary.fields) {
    const Group* group = group_of(dictionary, field);
    std::string options;
    if (field.type.kind == Kind::Choice || field.type.kind == Kind::Set) {
      for (const Option& option : dictionary.domain(field.type)) {
        if (!options.empty()) options += ';';
        options += fmt::format("{}|{}|{}", option.label.zh, option.id, option.label.en);
        for (const std::string& alias : option.aliases) options += '|' + alias;
      }
    }
    out << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t", field.label.zh,
                       group == nullptr ? std::string() : group->label.zh, field.short_label.zh,
                       field.id, kind_name(field.type.kind), field.type.scale);
    if (field.range)
      out << field.range->least << '\t' << field.range->most << '\t';
    else
      out << "\t\t";
    out << options << '\n';
  }
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace

int main(int count, char** arguments) try {
  const Options options = read_options(count, arguments);
  const rules::RulePack pack = read_pack();
  if (!options.columns.empty()) write_columns(pack.dictionary, options.columns);
  bench::CommunityFacts facts(pack.dictionary, Period{kYear}, options.rates, options.seed);
  std::vector<std::vector<Fact>> distinct;
  for (std::int64_t i = 0; i < std::min(options.rows, kDistinct); ++i) {
    distinct.push_back(facts.next());
  }
  if (!options.csv.empty()) write_csv(pack.dictionary, distinct, options);
  if (!options.yaml.empty()) write_yaml(pack.dictionary, distinct, options);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "generate: " << error.what() << '\n';
  return 2;
}
