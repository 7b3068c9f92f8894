#include "cli/pack.h"

#include <forward_list>
#include <utility>

#include "cbps/doc/bundle.h"
#include "cli/messages.h"
#include "cli/rule_folder.h"

namespace cbps::cli {
namespace {

/// Places in the built-in pack name its files by number, in order, and then their folder; their
/// texts are not at hand.
void name_builtin_files(const doc::Document& document, const std::string& folder,
                        Sources& sources) {
  for (const auto& [name, file] : document.entries(document.root())) {
    sources.add(folder + "/" + std::string(document.text(name)), "");
  }
  sources.add(folder, "");
}

}  // namespace

std::optional<doc::Document> read_bundle(const std::string& folder, const Environment& environment,
                                         Sources& sources, Diagnostics& diagnostics) {
  if (!folder.empty()) return read_rules(folder, sources, diagnostics);
  auto document = doc::load_in_place(environment.builtin_pack);
  if (document) {
    name_builtin_files(*document, "rules", sources);
  } else {
    diagnostics.add(Code::NoStandards, kCommandLine);  // the bytes of the program are damaged
  }
  return document;
}

std::optional<doc::Document> read_cases_bundle(const std::string& folder,
                                               const Environment& environment, Sources& sources,
                                               Diagnostics& diagnostics) {
  if (!folder.empty()) return read_rules(folder + "/tests", sources, diagnostics);
  auto document = doc::load_in_place(environment.builtin_cases);
  if (document) name_builtin_files(*document, "rules/tests", sources);
  return document;
}

const rules::RulePack* read_pack(const std::string& folder,
                                 const std::vector<rules::Override>& overrides,
                                 const Environment& environment, Sources& sources,
                                 Diagnostics& diagnostics) {
  // Known from here, so that no leak is suspected.
  static auto& kept = *new std::forward_list<rules::RulePack>;  // NOLINT: never freed, see above
  const auto document = read_bundle(folder, environment, sources, diagnostics);
  if (!document) return nullptr;
  auto pack = rules::compile(sources, *document, overrides, diagnostics,
                             folder.empty() ? environment.builtin_digest : std::string_view());
  return pack ? &kept.emplace_front(*std::move(pack)) : nullptr;
}

}  // namespace cbps::cli
