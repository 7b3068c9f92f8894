#include "data/table/above_table.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "cbps/data/spelling.h"
#include "data/facts/identity.h"
#include "data/facts/not_given.h"
#include "data/facts/value_text.h"
#include "data/table/heading.h"
#include "data/table/row_words.h"

namespace cbps::data {
namespace {

/// What stands before and behind the first colon of a text.
struct KeyAndValue {
  std::string_view key;
  std::string_view value;
};

std::optional<KeyAndValue> key_and_value(std::string_view text) {
  constexpr std::array<std::string_view, 2> kColons{":", "："};
  std::optional<KeyAndValue> first;
  for (const std::string_view colon : kColons) {
    const std::size_t at = text.find(colon);
    if (at == std::string_view::npos || (first && first->key.size() < at)) continue;
    first = {text.substr(0, at), without_blanks_around(text.substr(at + colon.size()))};
  }
  return first;
}

/// The street whose office a text names; empty: it names none.
std::string_view street_of(std::string_view reporter) {
  constexpr std::string_view kStreet = "街道";
  for (const std::string_view office : kStreetOffices) {
    if (reporter.ends_with(office)) {
      reporter.remove_suffix(office.size());
      break;
    }
  }
  const bool is_street = reporter.size() > kStreet.size() && reporter.ends_with(kStreet);
  return is_street ? reporter : std::string_view{};
}

/// Whether one name may be all that a text says.
bool is_one_name(std::string_view text) {
  return !says_not_given(text) && !holds_separator(text) &&
         text.find_first_of(": \t") == std::string_view::npos &&
         text.find("：") == std::string_view::npos && text.find("　") == std::string_view::npos;
}

/// Whether a text may be the heading of a group of columns that are counted in the unit behind it.
bool is_group(const CsvCell& cell, const Dictionary& dictionary) {
  const GroupHeading group = read_group_heading(cell.text, dictionary);
  return !group.unit.empty() && !group.label.ends_with(kTableWord);
}

}  // namespace

void AboveTable::read(std::span<const CsvCell> row, const Dictionary& dictionary) {
  std::vector<CsvCell> texts;
  std::copy_if(row.begin(), row.end(), std::back_inserter(texts),
               [](const CsvCell& cell) { return !is_empty(cell); });
  // What stands beside others may be the heading of a group, which has its unit for its columns.
  if (texts.size() > 1) {
    std::erase_if(texts, [&](const CsvCell& cell) { return is_group(cell, dictionary); });
  }
  read_all(texts, dictionary);
}

void AboveTable::read_all(std::span<const CsvCell> texts, const Dictionary& dictionary) {
  unit_.add(unit_of_table(texts, dictionary));
  for (const CsvCell& cell : texts) {
    unit_.add(unit_of_title(cell, dictionary));
    read_part(cell);
  }
}

void AboveTable::read_groups(std::span<const CsvCell> row, const Dictionary& dictionary) {
  std::vector<CsvCell> others(row.begin(), row.end());
  std::erase_if(others, [&dictionary](const CsvCell& cell) {
    return !read_group_heading(cell.text, dictionary).unit.empty();
  });
  unit_.add(unit_of_table(others, dictionary));
}

void AboveTable::read_part(const CsvCell& cell) {
  // Texts with quotes in them may be copies that do not last.
  if (cell.text.find('"') != std::string_view::npos) return;
  const auto parts = key_and_value(cell.text);
  if (!parts || !is_one_name(parts->value)) return;
  const std::string key = normal_heading(parts->key);
  if (std::find(kReporters.begin(), kReporters.end(), key) != kReporters.end()) {
    const std::string_view street = street_of(parts->value);
    if (!street.empty()) said_.push_back({&Identity::street, street, cell.span});
    return;
  }
  const auto identity = find_identity(key);
  if (!identity || identity->member == nullptr) return;
  const bool is_known_by = identity->member == &Identity::id || identity->member == &Identity::name;
  if (!is_known_by) said_.push_back({identity->member, parts->value, cell.span});
}

std::vector<SaidAbove> AboveTable::said() const {
  std::vector<SaidAbove> all;
  for (const SaidAbove& one : said_) {
    const auto is_it = [&one](const SaidAbove& other) { return other.member == one.member; };
    const bool differs = std::any_of(said_.begin(), said_.end(), [&](const SaidAbove& other) {
      return is_it(other) && other.text != one.text;
    });
    if (!differs && std::none_of(all.begin(), all.end(), is_it)) all.push_back(one);
  }
  return all;
}

}  // namespace cbps::data
