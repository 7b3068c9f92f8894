#pragma once

#include <string>
#include <string_view>

#include "cbps/value/dictionary.h"

namespace cbps::rules {

/// SHA-256 (hexadecimal) over `document_digest` and the parameters in force.
[[nodiscard]] std::string pack_digest(std::string_view document, const Dictionary& dictionary);

}  // namespace cbps::rules
