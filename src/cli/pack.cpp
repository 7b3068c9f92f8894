#include "cli/pack.h"

#include <utility>
#include <vector>

#include "cbps/cli/rule_folder.h"
#include "cbps/doc/bundle.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

/// A built-in document with its files among the sources. Their names are those of its entries;
/// their texts are not at hand.
doc::Document with_sources(const doc::Document& document, const std::string& folder,
                           Sources& sources) {
  std::vector<FileId> files;
  const auto add = [&](FileId stored, std::string path) {
    if (stored == FileId::None) return;
    const auto number = static_cast<std::size_t>(stored);
    if (files.size() <= number) files.resize(number + 1, FileId::None);
    files[number] = sources.add(std::move(path), "");
  };
  for (const auto& [name, file] : document.entries(document.root())) {
    add(document.span(file).file, folder + "/" + std::string(document.text(name)));
  }
  add(document.span(document.root()).file, folder);
  return document.with_files(std::move(files));
}

}  // namespace

std::optional<doc::Document> read_bundle(const std::string& folder, const Environment& environment,
                                         Sources& sources, Diagnostics& diagnostics) {
  if (!folder.empty()) return read_rules(folder, sources, diagnostics);
  auto document = doc::load_in_place(environment.builtin_pack);
  if (document) return with_sources(*document, "rules", sources);
  diagnostics.add(Code::NoStandards, kCommandLine);  // the bytes of the program are damaged
  return std::nullopt;
}

std::optional<doc::Document> read_cases_bundle(const std::string& folder,
                                               const Environment& environment, Sources& sources,
                                               Diagnostics& diagnostics) {
  if (!folder.empty()) return read_rules(folder + "/tests", sources, diagnostics);
  auto document = doc::load_in_place(environment.builtin_cases);
  if (document) return with_sources(*document, "rules/tests", sources);
  return std::nullopt;
}

const rules::RulePack* read_pack(const std::string& folder,
                                 const std::vector<rules::Override>& overrides,
                                 const Environment& environment, Sources& sources,
                                 Diagnostics& diagnostics) {
  const auto document = read_bundle(folder, environment, sources, diagnostics);
  if (!document) return nullptr;
  // The built-in rules were compiled when the program was built.
  const rules::KnownBundle known =
      folder.empty() ? rules::KnownBundle{environment.builtin_digest, true} : rules::KnownBundle{};
  auto pack = rules::compile(sources, *document, overrides, diagnostics, known);
  return pack ? &environment.packs.emplace_front(*std::move(pack)) : nullptr;
}

}  // namespace cbps::cli
