#pragma once

#include <string>
#include <vector>

#include "cbps/diag/language.h"
#include "cbps/value/dictionary.h"

namespace cbps::guide {

/// A profile to be filled in, as YAML: identity first, then `facts` by their groups, in the order
/// of the dictionary. Above each key stands what the fact is, in which unit, how it is counted and
/// how it is written; nothing is filled in, so that as it is it reads as a profile that gives no
/// fact. Keys are the labels of `language`.
[[nodiscard]] std::string template_yaml(const Dictionary& dictionary,
                                        const std::vector<FieldId>& facts, Language language);

}  // namespace cbps::guide
