#include "cbps/cli/rule_folder.h"

#include <utility>
#include <vector>

#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"
#include "cbps/system/file_name.h"
#include "cbps/system/files.h"
#include "cbps/system/folder.h"

namespace cbps::cli {
namespace {

/// The folder of a pack's cases, which are no rules.
constexpr std::string_view kCasesFolder = "tests";

bool is_rule_file(const std::string& name) {
  return system::has_ending(name, ".yaml") || system::has_ending(name, ".yml");
}

}  // namespace

std::optional<doc::Document> read_rules(const std::string& folder, Sources& sources,
                                        Diagnostics& diagnostics) {
  const system::Folder found = system::list_folder(folder);
  if (found.error) {
    const Span place = system::at_file(folder, sources);
    if (found.error->is_absent) {
      diagnostics.add(Code::NoSuchFile, place);
    } else {
      diagnostics.add(Code::CannotRead, place, found.error->reason);
    }
    return std::nullopt;
  }
  std::vector<std::pair<std::string, doc::Document>> documents;
  for (const std::string& name : found.files) {
    if (!is_rule_file(name)) continue;
    const std::string path = system::path_in(folder, name);
    const auto file = system::read_file(path, doc::Limits{}.file_bytes, sources, diagnostics);
    std::optional<doc::Document> document;
    if (file) {
      const FileId id = sources.add(path, file->bytes, file->owner);
      document = doc::read_yaml(sources, id, diagnostics);
    }
    documents.emplace_back(name, document ? std::move(*document) : doc::unread());
  }
  const Span whole = system::at_file(folder, sources);
  for (const std::string& name : found.others) {
    if (!is_rule_file(name)) continue;
    diagnostics.add(Code::NotAnOrdinaryFile, whole, name);
    documents.emplace_back(name, doc::unread());
  }
  for (const std::string& name : found.folders) {
    if (name != kCasesFolder) diagnostics.add(Code::FolderLeftOut, whole, name);
  }
  return doc::bundle(documents, whole);
}

std::vector<std::string> rule_files(const std::string& folder) {
  std::vector<std::string> paths;
  for (const std::string& part : {folder, system::path_in(folder, std::string(kCasesFolder))}) {
    for (const std::string& name : system::list_folder(part).files) {
      if (is_rule_file(name)) paths.push_back(system::path_in(part, name));
    }
  }
  return paths;
}

}  // namespace cbps::cli
