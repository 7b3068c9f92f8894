#include "cli/waiver_option.h"

#include <optional>
#include <utility>

#include "cbps/doc/yaml.h"
#include "cbps/run/input_format.h"
#include "cbps/system/files.h"
#include "cbps/waivers/read.h"
#include "cli/text_input.h"

namespace cbps::cli {
namespace {

std::optional<std::vector<waivers::Placed>> read_file(const std::string& path,
                                                      const rules::RulePack& pack, Sources& sources,
                                                      Diagnostics& diagnostics) {
  const auto file = system::read_file(path, doc::Limits{}.file_bytes, sources, diagnostics);
  if (!file) return std::nullopt;
  const auto text =
      add_text(path, *file, decoding(std::nullopt, pack.dictionary), sources, diagnostics);
  if (!text) return std::nullopt;
  const run::InputFormat* const format = run::format_of(path);
  // Where no ending tells, as of a pipe, the text does.
  const bool is_table = format != nullptr ? format->kind == run::InputKind::Table
                                          : waivers::is_table(sources, text->id);
  return is_table ? waivers::read_table(sources, text->id, pack, diagnostics)
                  : waivers::read_yaml(sources, text->id, pack, diagnostics);
}

}  // namespace

std::vector<result::Waiver> read_waivers(const std::vector<std::string>& paths,
                                         const rules::RulePack& pack, Sources& sources,
                                         Diagnostics& diagnostics) {
  std::vector<waivers::Placed> all;
  for (const std::string& path : paths) {
    auto found = read_file(path, pack, sources, diagnostics);
    if (found) std::move(found->begin(), found->end(), std::back_inserter(all));
  }
  waivers::remark_on_overlaps(all, diagnostics);
  std::vector<result::Waiver> result;
  result.reserve(all.size());
  for (waivers::Placed& one : all) result.push_back(std::move(one.waiver));
  return result;
}

}  // namespace cbps::cli
