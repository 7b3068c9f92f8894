#include "cli/map_option.h"

#include <optional>

#include "cbps/doc/yaml.h"
#include "cbps/system/files.h"
#include "cli/text_input.h"

namespace cbps::cli {

MapFile read_map(const std::string& path, const Dictionary& dictionary, Sources& sources,
                 Diagnostics& diagnostics) {
  MapFile result{path, nullptr};
  if (path.empty()) return result;
  const auto file = system::read_file(path, doc::Limits{}.file_bytes, sources, diagnostics);
  if (!file) return result;
  const auto text = add_text(path, *file, decoding(std::nullopt, dictionary), sources, diagnostics);
  if (text) result.map = data::read_table_map(sources, text->id, dictionary, diagnostics);
  return result;
}

}  // namespace cbps::cli
