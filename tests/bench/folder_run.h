#pragma once

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "profile_events.h"

namespace bench22 {

/// The files of a folder, in order.
inline std::vector<std::string> files_of(const char* folder) {
  std::vector<std::string> files;
  for (const auto& one : std::filesystem::directory_iterator(folder)) {
    files.push_back(one.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// `PROGRAM DIR COLUMNS [--lines FILE]`: `read(path, events)` reads one profile. Prints what all
/// come to; exit code 2 where one cannot be read.
template <class Read>
int run_over_folder(int count, char** arguments, const Read& read) try {
  if (count != 3 && count != 5) {
    std::fputs("usage: DIR COLUMNS [--lines FILE]\n", stderr);
    return 2;
  }
  const std::vector<Column> columns = read_columns(arguments[2]);
  ProfileEvents events(columns);
  std::ofstream lines;
  if (count == 5) lines.open(arguments[4], std::ios::binary);
  Totals totals;
  for (const std::string& path : files_of(arguments[1])) {
    events.begin_profile();
    read(path, events);
    const Outcome outcome = assess(events.facts());
    totals.add(outcome);
    if (count == 5) lines << line(events.id(), outcome);
  }
  print(totals);
  return (count == 5 && !lines.flush()) || std::fflush(stdout) != 0 ? 2 : 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 2;
}

}  // namespace bench22
