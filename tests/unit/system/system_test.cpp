#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "cbps/system/file_name.h"
#include "cbps/system/files.h"
#include "cbps/system/folder.h"
#include "cbps/system/output.h"
#include "support/catch.h"

namespace cbps::system {
namespace {

namespace fs = std::filesystem;

/// An empty folder that goes with the test.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (fs::temp_directory_path() / "cbps-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder");
    path_ = name;
  }
  ~TestFolder() { fs::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  [[nodiscard]] std::string path(const std::string& name) const { return path_ + '/' + name; }
  [[nodiscard]] const std::string& path() const { return path_; }
  void write(const std::string& name, std::string_view text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(path(name), std::ios::binary).rdbuf();
    return text.str();
  }

 private:
  std::string path_;
};

class TextSink final : public Sink {
 public:
  bool write(std::string_view bytes) override {
    text += bytes;
    return true;
  }
  [[nodiscard]] std::optional<WriteError> error() const override { return std::nullopt; }

  std::string text;
};

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
    TextSink sink;
    CHECK(spool->copy_to(sink));
    CHECK((sink.text == expected));
  }
}

}  // namespace cbps::system
