#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "cbps/system/file_name.h"
#include "cbps/system/files.h"
#include "cbps/system/folder.h"
#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"
#include "support/catch.h"
#include "support/test_folder.h"

namespace cbps::system {
namespace {

namespace fs = std::filesystem;

using test::TestFolder;

std::vector<std::string> names(const Folder& folder) {
  std::vector<std::string> all = folder.files;
  for (const std::string& one : folder.folders) all.push_back(one + "/");
  return all;
}

}  // namespace

TEST_CASE("names of files tell their endings in any case", "[system]") {
  CHECK(has_ending("a/b.CSV", ".csv"));
  CHECK_FALSE(has_ending("a/.csv", ".csv"));
  CHECK_FALSE(has_ending(".csv", ".csv"));
  CHECK(ending_of("a.b/report.json") == ".json");
  CHECK(ending_of("a.b/report").empty());
  CHECK(is_hidden("a/.b"));
  CHECK_FALSE(is_hidden(".a/b"));
  CHECK(path_in("a", "b") == "a/b");
  CHECK(path_in("a/", "b") == "a/b");
}

TEST_CASE("a file is read, mapped, or reported", "[system]") {
  const TestFolder folder;
  folder.write("a", "text");
  folder.write("empty", "");
  Sources sources;
  Diagnostics diagnostics;
  for (const bool mapped : {false, true}) {
    CAPTURE(mapped);
    const auto read = [&](const std::string& name) {
      return mapped ? map_file(folder.path(name), sources, diagnostics)
                    : read_file(folder.path(name), 4, sources, diagnostics);
    };
    const auto file = read("a");
    REQUIRE(file);
    CHECK(sources.text(file->id) == "text");
    CHECK(file->can_be_read_again);
    const auto empty = read("empty");
    REQUIRE(empty);
    CHECK(sources.text(empty->id).empty());
    CHECK(diagnostics.empty());
    CHECK_FALSE(read("none"));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics.all().front().code == Code::NoSuchFile);
    diagnostics = {};
  }
  CHECK_FALSE(read_file(folder.path("a"), 3, sources, diagnostics));
  CHECK(diagnostics.all().front().code == Code::FileTooLarge);
  CHECK(is_regular_file(folder.path("a")));
  CHECK_FALSE(is_regular_file(folder.path()));
  CHECK(is_same_file(folder.path("a"), folder.path("./a")));
  CHECK_FALSE(is_same_file(folder.path("a"), folder.path("empty")));
}

TEST_CASE("folders are listed without what is hidden", "[system]") {
  const TestFolder folder;
  folder.write("b", "");
  folder.write("a", "");
  folder.write(".hidden", "");
  fs::create_directories(folder.path("sub/deep"));
  folder.write("sub/deep/c", "");
  fs::create_directory_symlink(folder.path("sub"), folder.path("link"));
  CHECK(names(list_folder(folder.path())) == std::vector<std::string>{"a", "b", "link/", "sub/"});
  FolderTree tree = list_tree(folder.path());
  std::sort(tree.files.begin(), tree.files.end());
  CHECK(tree.files ==
        std::vector<std::string>{folder.path("a"), folder.path("b"), folder.path("sub/deep/c")});
  CHECK(tree.others == std::vector<std::string>{folder.path("link")});
  CHECK(tree.unreadable.empty());
  const Folder none = list_folder(folder.path("none"));
  REQUIRE(none.error);
  CHECK(none.error->is_absent);
  CHECK(list_tree(folder.path("none")).unreadable.size() == 1);
}

TEST_CASE("an output file is there when it is finished, and not before", "[system]") {
  const TestFolder folder;
  folder.write("out", "old");
  {
    const auto file = open_output_file(folder.path("out"));
    CHECK(file->write("unfinished"));
  }
  CHECK(folder.read("out") == "old");
  {
    const auto file = open_output_file(folder.path("out"));
    CHECK(file->write("new "));
    CHECK(file->write("text"));
    CHECK(folder.read("out") == "old");
    CHECK(file->finish());
  }
  CHECK(folder.read("out") == "new text");
  CHECK(names(list_folder(folder.path())) == std::vector<std::string>{"out"});
  const auto none = open_output_file(folder.path("none/out"));
  REQUIRE(none->error());
  CHECK(none->error()->target.en == folder.path("none/out"));
  CHECK_FALSE(none->error()->reason.empty());
  CHECK_FALSE(none->write("text"));
}

TEST_CASE("several output files can be unfinished, up to a limit", "[system]") {
  const TestFolder folder;
  {
    std::vector<std::unique_ptr<OutputFile>> files;
    for (std::size_t i = 0; i < kMostUnfinishedFiles; ++i) {
      files.push_back(open_output_file(folder.path(std::to_string(i))));
      CHECK_FALSE(files.back()->error());
      CHECK(files.back()->write("text"));
    }
    const auto more = open_output_file(folder.path("more"));
    REQUIRE(more->error());
    CHECK_FALSE(more->write("text"));
    CHECK(list_folder(folder.path()).files.size() == kMostUnfinishedFiles);
    // Each that is finished makes room for another.
    CHECK(files[7]->finish());
    const auto after = open_output_file(folder.path("after"));
    CHECK_FALSE(after->error());
    CHECK(after->finish());
  }
  CHECK(names(list_folder(folder.path())) == std::vector<std::string>{"7", "after"});
}

TEST_CASE("a signal removes all unfinished files", "[system]") {
  const TestFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(STDERR_FILENO);
    const SignalCleanup cleanup({"interrupted\n", "cut short\n"}, 2);
    const auto one = open_output_file(folder.path("one"));
    const auto two = open_output_file(folder.path("two"));
    const auto finished = open_output_file(folder.path("finished"));
    const bool is_written = one->write("text") && two->write("text") && finished->finish();
    if (is_written) (void)::raise(SIGTERM);
    ::_exit(1);
  }
  REQUIRE(child > 0);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGTERM);
  CHECK(names(list_folder(folder.path())) == std::vector<std::string>{"finished"});
}

TEST_CASE("a spool gives back what was written, however much it is", "[system]") {
  for (const std::size_t parts : {0, 3, 40}) {
    CAPTURE(parts);
    const auto spool = temporary_spool();
    std::string expected;
    for (std::size_t i = 0; i < parts; ++i) {
      const std::string part(std::size_t{1} << 19U, static_cast<char>('a' + i % 26));
      CHECK(spool->write(part));
      expected += part;
    }
    std::string text;
    CHECK(spool->read(0, expected.size(), text));
    CHECK((text == expected));
    // Any part, also where what is in memory meets what is not.
    for (std::size_t offset = 0; offset < expected.size(); offset += 1'234'567) {
      const std::size_t size = std::min(expected.size() - offset, std::size_t{3} << 20U);
      std::string part = "before ";
      CHECK(spool->read(offset, size, part));
      CHECK((part == "before " + expected.substr(offset, size)));
    }
  }
}

TEST_CASE("a spool takes a text that is larger than its memory", "[system]") {
  const auto spool = temporary_spool();
  const std::string large(std::size_t{9} << 20U, 'x');
  CHECK(spool->write("begin "));
  CHECK(spool->write(large));
  CHECK(spool->write(" end"));
  std::string text;
  CHECK(spool->read(0, large.size() + 10, text));
  CHECK((text == "begin " + large + " end"));
}

TEST_CASE("a spool reads nothing where nothing was written", "[system]") {
  const auto spool = temporary_spool();
  std::string text;
  CHECK(spool->read(0, 0, text));
  CHECK(text.empty());
}

}  // namespace cbps::system
