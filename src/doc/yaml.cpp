#include "cbps/doc/yaml.h"

#include "doc/full_yaml.h"
#include "doc/plain_yaml.h"

namespace cbps::doc {

std::optional<Document> read_yaml(const Sources& sources, FileId file, Diagnostics& diagnostics,
                                  const Limits& limits) {
  if (auto document = read_plain_yaml(sources.text(file), file, limits)) return document;
  return read_full_yaml(sources, file, diagnostics, limits);
}

}  // namespace cbps::doc
