#include "system/posix/temporary_file.h"

#include <unistd.h>

#include <cstdio>

namespace cbps::system {

Descriptor temporary_file() {
  std::FILE* file = std::tmpfile();
  if (file == nullptr) return Descriptor();
  Descriptor descriptor(::dup(::fileno(file)));
  std::fclose(file);
  return descriptor;
}

}  // namespace cbps::system
