#include "cli/listing.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cbps/data/key_memo.h"
#include "cbps/doc/yaml.h"
#include "cbps/system/file_name.h"
#include "cbps/system/files.h"
#include "cbps/system/folder.h"
#include "cbps/text/sha256.h"
#include "cbps/value/unreachable.h"
#include "cli/messages.h"
#include "cli/sheet_text.h"
#include "cli/table_input.h"
#include "cli/text_input.h"

namespace cbps::cli {
namespace {

run::InputKind kind_by_name(std::string_view path) {
  const run::InputFormat* format = run::format_of(path);
  return format == nullptr ? run::InputKind::Profiles : format->kind;
}

/// How this program's own reports begin.
constexpr std::string_view kOwnReport = "{\n  \"schema\"";

/// Whether a text has two keys of facts or groups, as JSON writes keys. Other data may have one by
/// chance.
bool has_known_keys(std::string_view text, const Dictionary& dictionary) {
  constexpr std::size_t kEnough = 2;
  data::KeyMemo keys(dictionary);
  std::size_t known = 0;
  for (std::size_t at = text.find('"'); at != std::string_view::npos && known < kEnough;) {
    const std::size_t end = text.find('"', at + 1);
    if (end == std::string_view::npos) break;
    const std::size_t behind = text.find_first_not_of(" \t\r\n", end + 1);
    const bool is_key = behind != std::string_view::npos && text[behind] == ':';
    if (is_key && keys.names_facts(text.substr(at + 1, end - at - 1))) ++known;
    at = text.find('"', end + 1);
  }
  return known == kEnough;
}

/// Whether the beginning of a file shows that it is an input. One that cannot be read is one, so
/// that it is named.
bool is_recognised(const std::string& path, run::InputKind kind, const Dictionary& dictionary,
                   const std::shared_ptr<const data::TableMap>& map) {
  Sources sources;
  Diagnostics faults;
  const auto file = system::map_file(path, {}, sources, faults);
  if (!file) return true;
  const std::string_view beginning = file->bytes.substr(0, encoding::kTellingBytes);
  const TableReading reading{dictionary, map, decoding(std::nullopt, dictionary, map), {}};
  const std::string text = text_of_beginning(beginning, reading.decoding);
  switch (kind) {
    case run::InputKind::Profiles:
      return !text.starts_with(kOwnReport) && has_known_keys(text, dictionary);
    case run::InputKind::Table: return !is_no_table(text + '\n', reading);
  }
  unreachable();
}

/// Adds the files below a folder to the listing.
void add_folder(const std::string& folder, const Dictionary& dictionary, const MapFile& map,
                Listing& listing, Sources& sources, Diagnostics& diagnostics) {
  const auto of_the_map = map.path.empty() ? std::nullopt : system::identity_of(map.path);
  system::FolderTree tree = system::list_tree(folder);
  for (const auto& [path, reason] : tree.unreadable) {
    diagnostics.add(Code::CannotRead, system::at_file(path, sources), reason);
  }
  std::sort(tree.files.begin(), tree.files.end());
  bool is_empty = tree.unreadable.empty();
  for (std::string& path : tree.files) {
    if (system::is_lock(path)) continue;
    if (of_the_map && system::identity_of(path) == of_the_map) continue;
    const run::InputFormat* format = run::format_of(path);
    const bool is_input =
        format != nullptr && (format->in_folder == run::InFolder::Always ||
                              is_recognised(path, format->kind, dictionary, map.map));
    if (!is_input) {
      listing.left_out.push_back(std::move(path));
      continue;
    }
    listing.files.push_back({std::move(path), format->kind});
    is_empty = false;
  }
  for (std::string& path : tree.others) listing.left_out.push_back(std::move(path));
  if (is_empty) diagnostics.add(Code::NoProfiles, system::at_file(folder, sources));
}

}  // namespace

Listing list_inputs(const std::vector<std::string>& paths, const std::string& format,
                    const Dictionary& dictionary, const MapFile& map, Sources& sources,
                    Diagnostics& diagnostics) {
  Listing listing;
  const run::InputFormat* named = format.empty() ? nullptr : run::format_named(format);
  for (const std::string& path : paths) {
    const bool is_standard_input = path == system::kStandardInput;
    if (!is_standard_input && system::is_folder(path)) {
      add_folder(path, dictionary, map, listing, sources, diagnostics);
    } else {
      const run::InputKind kind = named == nullptr ? kind_by_name(path) : named->kind;
      listing.files.push_back({path, kind, is_standard_input});
    }
  }
  std::sort(listing.left_out.begin(), listing.left_out.end());
  listing.copies = take_out_copies(listing.files);
  return listing;
}

std::vector<run::Input> files_read(const Listing& listing, const MapFile& map) {
  std::vector<run::Input> files = listing.files;
  for (const Copy& copy : listing.copies) files.push_back(copy.file);
  if (!map.path.empty()) files.push_back({map.path, run::InputKind::Profiles});
  return files;
}

void name_left_out(const Listing& listing, Sources& sources, Diagnostics& diagnostics) {
  for (const Copy& copy : listing.copies) {
    diagnostics.add(Code::CopyOfInput, system::at_file(copy.file.name, sources), copy.original);
  }
  const std::vector<std::string>& paths = listing.left_out;
  constexpr std::size_t kMostNamed = 100;
  const std::size_t named = std::min(paths.size(), kMostNamed);
  for (std::size_t i = 0; i < named; ++i) diagnostics.add(Code::LeftOut, kCommandLine, paths[i]);
  if (named == paths.size()) return;
  diagnostics.add(Code::MoreLeftOut, kCommandLine, std::to_string(paths.size() - named));
}

run::ReadInput input_reader(std::uint64_t most_bytes, const InputReading& given,
                            std::size_t threads, const Dictionary& dictionary,
                            std::shared_ptr<const data::TableMap> map) {
  const Decoding of_a_profile = decoding(given.encoding, dictionary, map);
  TableReading of_a_table{dictionary, map, of_a_profile, given.sheet};
  of_a_table.decoding.threads = threads;
  const system::MapLimits of_tables{
      most_bytes, [=](std::string_view beginning) { return is_no_table(beginning, of_a_table); }};
  const auto of_profiles =
      static_cast<std::size_t>(std::min<std::uint64_t>(most_bytes, doc::Limits{}.file_bytes));
  const auto digest = [with_digests = given.with_digests](const system::LoadedFile& file) {
    if (!with_digests) return std::string();
    Sha256 sum;
    sum.add(file.bytes);
    return hexadecimal(sum.finish());
  };
  return [=](const run::Input& input, Sources& sources,
             Diagnostics& diagnostics) -> std::optional<run::InputBytes> {
    if (input.kind == run::InputKind::Table) {
      const auto file = system::map_file(input.name, of_tables, sources, diagnostics);
      if (!file) return std::nullopt;
      auto table = add_table_text(input.name, *file, of_a_table, sources, diagnostics);
      if (!table) return std::nullopt;
      return run::InputBytes{table->id,    file->can_be_read_again, file->has_changed,
                             file->is_cut, table->encoding,         std::move(table->remarks),
                             digest(*file)};
    }
    const auto file = system::read_file(input.name, of_profiles, sources, diagnostics);
    if (!file) return std::nullopt;
    if (is_workbook(file->bytes)) {
      refuse_workbook(input.name, file->bytes, sources, diagnostics);
      return std::nullopt;
    }
    const auto text = add_text(input.name, *file, of_a_profile, sources, diagnostics);
    if (!text) return std::nullopt;
    return run::InputBytes{text->id,     file->can_be_read_again, file->has_changed,
                           file->is_cut, text->encoding,          {},
                           digest(*file)};
  };
}

}  // namespace cbps::cli
