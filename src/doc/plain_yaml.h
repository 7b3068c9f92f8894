#pragma once

#include <optional>
#include <string_view>

#include "cbps/diag/source.h"
#include "cbps/doc/document.h"
#include "cbps/doc/yaml.h"

namespace cbps::doc {

/// Reads the plain subset of YAML that profiles are written in, a hundred times faster than the
/// full parser: block mappings, block lists of scalars and of mappings, flow lists of scalars;
/// plain and quoted scalars on one line, without escapes; comments; UTF-8, LF or CR LF, with or
/// without a byte order mark and a leading `---`.
///
/// Returns nothing if it declines the text. The text may still be valid, and `read_full_yaml`
/// decides that. Otherwise the document is identical to the one that `read_full_yaml` makes, in
/// every byte and place (tests/unit/doc/plain_yaml_test.cpp, tests/fuzz/plain_yaml_fuzzer.cpp): it
/// declines whatever is rare, wrong or in doubt.
[[nodiscard]] std::optional<Document> read_plain_yaml(std::string_view source, FileId file,
                                                      const Limits& limits);

}  // namespace cbps::doc
