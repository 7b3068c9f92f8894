#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
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
#include "cbps/system/text_store.h"
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
      return mapped ? map_file(folder.path(name), {}, sources, diagnostics)
                    : read_file(folder.path(name), 4, sources, diagnostics);
    };
    const auto file = read("a");
    REQUIRE(file);
    CHECK(file->bytes == "text");
    CHECK(file->can_be_read_again);
    const auto empty = read("empty");
    REQUIRE(empty);
    CHECK(empty->bytes.empty());
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
  CHECK(identity_of(folder.path("a")) == identity_of(folder.path("./a")));
  CHECK(identity_of(folder.path("a")) != identity_of(folder.path("empty")));
  CHECK_FALSE(identity_of(folder.path()));
  CHECK_FALSE(identity_of(folder.path("none")));
}

TEST_CASE("a mapped file tells whether it was changed since", "[system]") {
  const TestFolder folder;
  const std::string path = folder.path("a");
  Sources sources;
  Diagnostics diagnostics;
  const auto opened = [&] {
    folder.write("a", "one text");
    auto file = map_file(path, {}, sources, diagnostics);
    REQUIRE(file);
    REQUIRE(file->has_changed);
    CHECK_FALSE(file->has_changed());
    return *file;
  };
  const LoadedFile longer = opened();
  std::ofstream(path, std::ios::app) << " more";
  CHECK(longer.has_changed());

  const LoadedFile same_size = opened();
  folder.write("a", "ONE TEXT");
  fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(1));
  CHECK(same_size.has_changed());

  const LoadedFile replaced = opened();
  folder.write("b", "one text");
  fs::last_write_time(folder.path("b"), fs::last_write_time(path));
  fs::rename(folder.path("b"), path);
  CHECK(replaced.has_changed());

  const LoadedFile gone = opened();
  fs::remove(path);
  CHECK(gone.has_changed());
}

TEST_CASE("where a mapped file is cut short there are zeros, and it is changed", "[system]") {
  const TestFolder folder;
  constexpr std::size_t kSize = 100'000;
  folder.write("a", std::string(kSize, 'x'));
  const SignalCleanup cleanup({"interrupted\n", "cut short\n"}, 2);
  Sources sources;
  Diagnostics diagnostics;
  const auto file = map_file(folder.path("a"), {}, sources, diagnostics);
  REQUIRE(file);
  fs::resize_file(folder.path("a"), 10);
  const std::string text(file->bytes);
  CHECK(text.size() == kSize);
  CHECK(text.starts_with("xxxxxxxxxx"));
  CHECK(text.find_first_not_of('\0', 10) == std::string::npos);
  CHECK(file->has_changed());
}

TEST_CASE("what is copied has a limit, and ends where its beginning is enough", "[system]") {
  const TestFolder folder;
  folder.write("a", "text");
  Sources sources;
  Diagnostics diagnostics;
  CHECK(map_file(folder.path("a"), {4, {}}, sources, diagnostics));
  CHECK_FALSE(map_file(folder.path("a"), {3, {}}, sources, diagnostics));
  CHECK_FALSE(map_file("/dev/zero", {1'000'000, {}}, sources, diagnostics));
  REQUIRE(diagnostics.size() == 2);
  for (const Diagnostic& one : diagnostics.all()) CHECK(one.code == Code::InputTooLarge);
  std::size_t asked = 0;
  const auto enough = [&asked](std::string_view beginning) {
    ++asked;
    return beginning.size() >= MapLimits::kBeginning;
  };
  const auto cut = map_file("/dev/zero", {UINT64_MAX, enough}, sources, diagnostics);
  REQUIRE(cut);
  CHECK(asked == 1);
  CHECK(cut->is_cut);
  CHECK_FALSE(cut->has_changed);
  CHECK(cut->bytes.size() >= MapLimits::kBeginning);
}

TEST_CASE("a text is put together in memory or in a file", "[system]") {
  constexpr std::uint64_t kLarge = std::uint64_t{1} << 30U;
  for (const std::uint64_t most : {std::uint64_t{100}, kLarge}) {
    CAPTURE(most);
    const auto store = text_store(most);
    CHECK(store->append("one "));
    CHECK(store->append(""));
    CHECK(store->append("text"));
    auto stored = store->finish();
    REQUIRE(stored);
    const StoredText kept = *stored;
    stored.reset();
    CHECK(kept.text == "one text");

    const auto empty = text_store(most)->finish();
    REQUIRE(empty);
    CHECK(empty->text.empty());
  }
}

TEST_CASE("a folder tells what is no ordinary file", "[system]") {
  const TestFolder folder;
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  fs::create_symlink(folder.path("pipe"), folder.path("link"));
  folder.write("file", "");
  const Folder found = list_folder(folder.path());
  CHECK(found.files == std::vector<std::string>{"file"});
  CHECK(found.others == std::vector<std::string>{"link", "pipe"});
}

TEST_CASE("a file that is replaced keeps its mode, and links lead to what is written", "[system]") {
  const TestFolder folder;
  folder.write("private", "old");
  fs::permissions(folder.path("private"), fs::perms::owner_read | fs::perms::owner_write);
  const auto write = [&folder](const std::string& name) {
    const auto file = open_output_file(folder.path(name));
    return file->write("new") && file->finish();
  };
  CHECK(write("private"));
  CHECK(folder.read("private") == "new");
  CHECK(fs::status(folder.path("private")).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));

  fs::create_directory(folder.path("d"));
  fs::create_symlink("second", folder.path("first"));
  fs::create_symlink("d/target", folder.path("second"));
  CHECK(write("first"));
  CHECK(fs::is_symlink(folder.path("first")));
  CHECK(fs::is_symlink(folder.path("second")));
  CHECK(folder.read("d/target") == "new");

  fs::create_symlink("circle", folder.path("circle"));
  CHECK_FALSE(write("circle"));
  CHECK(fs::is_symlink(folder.path("circle")));
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
  const int request = GENERATE(SIGTERM, SIGINT, SIGHUP, SIGQUIT);
  const TestFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    ::close(STDERR_FILENO);
    const SignalCleanup cleanup({"interrupted\n", "cut short\n"}, 2);
    const auto one = open_output_file(folder.path("one"));
    const auto two = open_output_file(folder.path("two"));
    const auto finished = open_output_file(folder.path("finished"));
    const bool is_written = one->write("text") && two->write("text") && finished->finish();
    if (is_written) (void)::raise(request);
    ::_exit(1);
  }
  REQUIRE(child > 0);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == request);
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
