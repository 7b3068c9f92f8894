#include <algorithm>
#include <array>

#include "cbps/data/row_cells.h"
#include "cbps/guide/template.h"
#include "cbps/text/cell_name.h"
#include "cbps/text/csv_row.h"
#include "cbps/text/unicode.h"
#include "guide/fact_words.h"

namespace cbps::guide {
namespace {

struct IdentityColumn {
  Word heading;
  Word how;
};
constexpr std::array kIdentity{
    IdentityColumn{Word::KeyId, Word::CellId},
    IdentityColumn{Word::KeyName, Word::HowName},
    IdentityColumn{Word::KeyPeriod, Word::HowPeriod},
    IdentityColumn{Word::KeyStreet, Word::HowStreet},
    IdentityColumn{Word::KeyCounty, Word::HowCounty},
};

/// A cell that is there to be read. What begins like a formula would be one.
std::string readable(std::string text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t").find(text[0]) != std::string::npos;
  return formula ? "'" + text : text;
}

}  // namespace

std::string template_csv(const rules::RulePack& pack, const std::vector<FieldId>& facts,
                         Language language) {
  const Words words(language);
  std::vector<std::string> headings;
  headings.reserve(kIdentity.size() + facts.size());
  for (const IdentityColumn& column : kIdentity) headings.emplace_back(words(column.heading));
  for (const FieldId id : in_form_order(pack.dictionary, facts))
    headings.push_back(words(pack.dictionary.field(id).label));
  return std::string(unicode::kByteOrderMark) + csv_row(headings);
}

std::string template_csv_guide(const rules::RulePack& pack, const std::vector<FieldId>& facts,
                               Language language) {
  const Words words(language);
  const auto word = [&words](Word one) { return std::string(words(one)); };
  // With titles: a spreadsheet would take "3.10" alone for a number.
  const std::vector<std::string> checks = uses(pack, words, true);
  std::string out(unicode::kByteOrderMark);
  out += csv_row({word(Word::Column), word(Word::Heading), word(Word::Theme), word(Word::Unit),
                  word(Word::Counting), word(Word::Filling), word(Word::Remarks),
                  word(Word::Checks), word(Word::Name)});
  std::size_t column = 0;
  for (const IdentityColumn& one : kIdentity) {
    const bool may_be_missing = one.heading == Word::KeyStreet || one.heading == Word::KeyCounty;
    out += csv_row({column_letters(column++), word(one.heading), "", "", "", word(one.how),
                    may_be_missing ? word(Word::Optional) : "", "", ""});
  }
  for (const Section& section : pack.dictionary.sections) {
    for (const FieldId id : section.fields) {
      if (std::find(facts.begin(), facts.end(), id) == facts.end()) continue;
      const Field& field = pack.dictionary.field(id);
      const Fact fact = fact_of(field, words);
      out +=
          csv_row({column_letters(column++), readable(fact.label), readable(words(section.title)),
                   readable(fact.unit), readable(fact.help),
                   how_to_write(field, pack.dictionary, Medium::Cell, words),
                   remarks_on(fact, words, false), checks[static_cast<std::size_t>(id)], field.id});
    }
  }
  return out;
}

}  // namespace cbps::guide
