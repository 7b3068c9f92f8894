#include "cli/saved_file.h"

#include <string_view>

#include "cbps/run/input_format.h"
#include "cbps/system/files.h"
#include "cbps/system/folder.h"

namespace cbps::cli {
namespace {

constexpr system::SignalMessages kChinese{"cbps: 已中断，报告没有写完\n",
                                          "cbps: 文件在读取时被截短，没有报告\n"};
constexpr system::SignalMessages kEnglish{
    "cbps: interrupted, the report is not finished\n",
    "cbps: a file was cut short while it was read, there is no report\n"};

/// A saved assessment begins with `{"schema":`, whatever blanks there are; a file that is cut off
/// or damaged there is no profile either.
bool begins_as_saved(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  constexpr std::string_view kKey = "\"schema\"";
  const auto skip = [&] {
    const std::size_t next = text.find_first_not_of(kBlanks);
    text.remove_prefix(next == std::string_view::npos ? text.size() : next);
  };
  skip();
  if (!text.starts_with('{')) return !text.starts_with('[');
  text.remove_prefix(1);
  skip();
  return text.starts_with(kKey.substr(0, text.size()));
}

}  // namespace

std::optional<SavedFile> open_saved(const std::string& path, Sources& sources,
                                    Diagnostics& diagnostics, const std::string& name) {
  const auto file = system::map_file(path, {}, sources, diagnostics);
  if (!file) return std::nullopt;
  const std::string& shown = name.empty() ? path : name;
  return SavedFile{sources.add(shown, file->bytes, file->owner), system::at_file(shown, sources),
                   file->has_changed, nullptr};
}

bool is_saved_file(const std::string& path) {
  if (system::is_folder(path)) return false;
  if (!system::is_regular_file(path)) return true;  // a pipe is read once
  const run::InputFormat* const format = run::format_of(path);
  const bool is_json = format == nullptr || format->name == "json";
  if (!is_json) return false;
  Sources sources;
  Diagnostics unsaid;  // whoever reads the file says it
  const auto file = system::map_file(path, {}, sources, unsaid);
  return !file || begins_as_saved(file->bytes) || format == nullptr;
}

bool are_unchanged(std::initializer_list<SavedFile> files, Diagnostics& diagnostics) {
  bool all_are = true;
  for (const SavedFile& file : files) {
    if (!file.has_changed || !file.has_changed()) continue;
    diagnostics.add(Code::FileChanged, file.whole);
    all_are = false;
  }
  return all_are;
}

const system::SignalMessages& saved_file_signals(Language language) {
  return language == Language::Zh ? kChinese : kEnglish;
}

}  // namespace cbps::cli
