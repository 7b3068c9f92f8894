#include "cli/saved_file.h"

#include "cbps/system/files.h"

namespace cbps::cli {
namespace {

constexpr system::SignalMessages kChinese{"cbps: 已中断，报告没有写完\n",
                                          "cbps: 文件在读取时被截短，没有报告\n"};
constexpr system::SignalMessages kEnglish{
    "cbps: interrupted, the report is not finished\n",
    "cbps: a file was cut short while it was read, there is no report\n"};

}  // namespace

std::optional<SavedFile> open_saved(const std::string& path, Sources& sources,
                                    Diagnostics& diagnostics) {
  const auto file = system::map_file(path, {}, sources, diagnostics);
  if (!file) return std::nullopt;
  return SavedFile{sources.add(path, file->bytes, file->owner), system::at_file(path, sources),
                   file->has_changed};
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
