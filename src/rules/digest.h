#pragma once

#include <string>

#include "cbps/doc/document.h"
#include "cbps/value/dictionary.h"

namespace cbps::rules {

/// SHA-256 (hexadecimal) over what the rules say and the parameters in force. Comments, quoting
/// styles and line breaks do not count; the order of keys does.
[[nodiscard]] std::string digest(const doc::Document& document, const Dictionary& dictionary);

}  // namespace cbps::rules
