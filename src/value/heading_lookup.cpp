#include "cbps/value/heading_lookup.h"

#include <algorithm>
#include <string_view>

#include "cbps/text/unicode.h"

namespace cbps {
namespace {

const Heading* look_up(const Dictionary& dictionary, const std::string& heading) {
  const auto found = dictionary.heading_index.find(heading);
  return found == dictionary.heading_index.end() ? nullptr : &found->second;
}

/// The group of a normalised name.
const Group* group_called(const Dictionary& dictionary, std::string_view name) {
  const auto find = [&](auto is_it) {
    const auto found =
        std::find_if(dictionary.groups.begin(), dictionary.groups.end(), [&](const Group& one) {
          return is_it(one.id) || is_it(one.label.zh) || is_it(one.label.en);
        });
    return found == dictionary.groups.end() ? nullptr : &*found;
  };
  // Most names are in their normal form already.
  const Group* group = find([name](const std::string& one) { return one == name; });
  if (group != nullptr) return group;
  return find([name](const std::string& one) { return unicode::normalise(one) == name; });
}

}  // namespace

const Heading* find_heading(const Dictionary& dictionary, const std::string& normalised) {
  if (const Heading* heading = look_up(dictionary, normalised)) return heading;
  const std::size_t point = normalised.find('.');
  if (point == std::string::npos) return nullptr;
  const Group* group = group_called(dictionary, std::string_view(normalised).substr(0, point));
  if (group == nullptr) return nullptr;
  const std::string name = normalised.substr(point + 1);
  const std::string in_group = unicode::normalise(group->label.zh) + "." + name;
  if (const Heading* heading = look_up(dictionary, in_group)) return heading;
  const Heading* alone = look_up(dictionary, name);
  if (alone == nullptr || alone->is_false_alias) return alone;
  return group_of(dictionary, dictionary.field(alone->field)) == group ? alone : nullptr;
}

bool is_false_alone(const Field& field, std::string_view alias) {
  return std::any_of(field.false_aliases.begin(), field.false_aliases.end(),
                     [alias](const FalseAlias& one) { return one.text == alias; });
}

}  // namespace cbps
