#include "support/grouped_names.h"

namespace cbps::test {

std::vector<GroupedName> grouped_names(const Dictionary& dictionary) {
  std::vector<GroupedName> all;
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const Field& field = dictionary.fields[i];
    const Group* group = group_of(dictionary, field);
    if (group == nullptr) continue;
    std::vector<std::string> names = field.aliases;
    for (const Bilingual* label : {&field.label, &field.short_label}) {
      names.insert(names.end(), {label->zh, label->en});
    }
    for (const std::string& above : {group->id, group->label.zh, group->label.en}) {
      for (const std::string& name : names) all.push_back({static_cast<FieldId>(i), above, name});
    }
    all.push_back({static_cast<FieldId>(i), group->id, field.id.substr(group->id.size() + 1)});
  }
  return all;
}

}  // namespace cbps::test
