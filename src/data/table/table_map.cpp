#include "data/table/table_map.h"

#include "data/facts/value_text.h"

namespace cbps::data {

const std::string& sheet_of(const TableMap& map) { return map.sheet; }

bool MapTarget::is_same(const MapTarget& other) const {
  if (fact || other.fact) return fact == other.fact;
  return identity && other.identity && identity->name == other.identity->name;
}

Bilingual MapTarget::label(const Dictionary& dictionary) const {
  if (fact) return dictionary.field(*fact).label;
  if (identity->member != nullptr) return label_of(identity->member);
  return {"评估年度", "period"};
}

std::string_view ColumnWords::read(std::string_view cell) const {
  const auto word = ours.find(without_blanks_around(cell));
  return word == ours.end() ? cell : std::string_view(word->second);
}

const MappedHeading* TableMap::find(std::string_view heading) const {
  if (heading.empty()) return nullptr;
  const auto found = by_heading.find(std::string(heading));
  return found == by_heading.end() ? nullptr : &headings[found->second];
}

FileId TableMap::add_to(Sources& sources) const { return sources.add(path, *text, text); }

}  // namespace cbps::data
