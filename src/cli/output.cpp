#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/files.h"
#include "cli/messages.h"
#include "cli/signals.h"

namespace cbps::cli {
namespace {

constexpr std::size_t kMostInMemory = std::size_t{8} << 20U;

}  // namespace

Output::Output(std::string path, const Environment& environment)
    : name_{path, path}, path_(std::move(path)), environment_(environment) {
  if (path_.empty()) {
    name_ = {"标准输出", "standard output"};
    return;
  }
  std::error_code ignored;
  // A link stays, and what it leads to is replaced.
  if (std::filesystem::is_symlink(path_, ignored)) {
    const auto target = std::filesystem::canonical(path_, ignored);
    if (!target.empty()) path_ = target.string();
  }
  // What is no ordinary file (a pipe, /dev/null) cannot be replaced, only written to.
  const bool replace =
      !std::filesystem::exists(path_, ignored) || std::filesystem::is_regular_file(path_, ignored);
  if (replace) {
    open_beside();
    return;
  }
  file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CLOEXEC));
  if (file_.get() < 0) fail();
}

/// A file of that name may be somebody's.
void Output::open_beside() {
  constexpr int kMostTries = 100;
  const HeldRequests held;  // until it is known what must not be left behind
  for (int i = 1; i <= kMostTries; ++i) {
    const std::string target = path_ + ".partial" + (i == 1 ? "" : std::to_string(i));
    file_ = Descriptor(::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file_.get() >= 0) {
      partial_ = target;
      return set_unfinished_file(partial_.c_str());
    }
    if (errno != EEXIST) break;
  }
  fail();
}

Output::~Output() {
  set_unfinished_file(nullptr);
  if (!partial_.empty()) ::unlink(partial_.c_str());
}

void Output::fail() {
  error_ = errno;
  failed_ = true;
}

void Output::write(std::string_view text) {
  if (failed_ || text.empty()) return;
  const bool done = path_.empty() ? environment_.out(text) : write_all(file_.get(), text);
  if (!done) fail();
}

void Output::finish() {
  if (failed_ || path_.empty()) return;
  if (!file_.close()) return fail();
  if (partial_.empty()) return;
  if (std::rename(partial_.c_str(), path_.c_str()) != 0) return fail();
  set_unfinished_file(nullptr);
  partial_.clear();
}

void Output::give_up(int error) {
  name_ = {"临时文件", "a temporary file"};
  error_ = error;
  failed_ = true;
}

void Output::explain(Diagnostics& diagnostics) const {
  Diagnostic& diagnostic = diagnostics.add(Code::CannotWrite, kCommandLine, name_);
  if (error_ != 0) diagnostic.note(Code::Hint, reason(error_));
}

void Spool::write(std::string_view text) {
  if (error_ != 0) return;
  memory_ += text;
  if (memory_.size() > kMostInMemory) spill();
}

void Spool::spill() {
  if (file_.get() < 0) {
    std::FILE* file = std::tmpfile();
    if (file == nullptr) {
      error_ = errno;
      return;
    }
    file_ = Descriptor(::dup(::fileno(file)));
    std::fclose(file);
  }
  if (!write_all(file_.get(), memory_)) error_ = errno;
  memory_.clear();
}

void Spool::copy_to(Output& output) {
  if (file_.get() >= 0) {
    if (::lseek(file_.get(), 0, SEEK_SET) != 0) error_ = errno;
    std::array<char, 64 * 1024> block;
    while (error_ == 0 && !output.failed()) {
      const ssize_t count = ::read(file_.get(), block.data(), block.size());
      if (count == 0) break;
      if (count > 0) {
        output.write({block.data(), static_cast<std::size_t>(count)});
      } else if (errno != EINTR) {
        error_ = errno;
      }
    }
  }
  output.write(memory_);
}

}  // namespace cbps::cli
