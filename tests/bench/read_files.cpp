// The least that a program can do with a folder of files: open, read and close each of them.
//
//   read_files DIR [THREADS]

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const int threads = count > 2 ? std::atoi(arguments[2]) : 1;
  DIR* folder = ::opendir(arguments[1]);
  if (folder == nullptr) return 2;
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(folder)) {
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  const int at = ::dirfd(folder);
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> bytes{0};
  const auto work = [&] {
    std::array<char, 65536> block;
    std::size_t mine = 0;
    for (std::size_t i = next++; i < names.size(); i = next++) {
      const int file = ::openat(at, names[i].c_str(), O_RDONLY | O_CLOEXEC);
      for (ssize_t got = 1; got > 0;) {
        got = file < 0 ? -1 : ::read(file, block.data(), block.size());
        if (got < 0) std::_Exit(2);
        mine += static_cast<std::size_t>(got);
      }
      ::close(file);
    }
    bytes += mine;
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& one : others) one.join();
  std::printf("%zu files, %zu bytes\n", names.size(), bytes.load());
  ::closedir(folder);
  return 0;
}
