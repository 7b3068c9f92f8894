#include "cbps/data/profile.h"
#include "cbps/value/decimal.h"

namespace cbps::data {

void check_parts(const Dictionary& dictionary, const Table& table, std::size_t row,
                 Origin& origin) {
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const Field& part = dictionary.fields[i];
    const auto id = static_cast<FieldId>(i);
    if (!part.part_of || !table.known(id, row) || !table.known(*part.part_of, row)) continue;
    const Field& whole = dictionary.field(*part.part_of);
    const Decimal has{table.column(id).values[row], part.type.scale};
    const Decimal of{table.column(*part.part_of).values[row], whole.type.scale};
    if (has <= of) continue;
    origin.faults
        .add(Code::PartExceedsWhole, origin.places[i], part.label, to_string(has), whole.label,
             to_string(of))
        .note(Code::WholeHere, origin.places[static_cast<std::size_t>(*part.part_of)]);
    origin.contradicted.push_back(id);
    origin.contradicted.push_back(*part.part_of);
  }
}

}  // namespace cbps::data
