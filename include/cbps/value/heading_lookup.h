#pragma once

#include <string>
#include <string_view>

#include "cbps/value/dictionary.h"

namespace cbps {

/// What a heading stands for, by its normalised text; nothing if it is not known. Behind any name
/// of a fact's group and a point, all names of the fact stand for it: its labels, its short labels
/// and its aliases, whatever the language of either. A false alias is one behind every group.
[[nodiscard]] const Heading* find_heading(const Dictionary& dictionary,
                                          const std::string& normalised);

/// Whether one of a fact's aliases is also a false alias of it, and so stands for the fact behind
/// its group only.
[[nodiscard]] bool is_false_alone(const Field& field, std::string_view alias);

}  // namespace cbps
