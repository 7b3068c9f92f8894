#include "system/posix/mapping.h"

#include <sys/mman.h>

#include "system/posix/signals.h"

namespace cbps::system {

Mapping::Mapping(const Descriptor& file, std::size_t size)
    : size_(size), bytes_(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0)) {
  if (is_there()) watch_mapping(bytes_, size_);
}

Mapping::~Mapping() {
  if (!is_there()) return;
  forget_mapping(bytes_);
  ::munmap(bytes_, size_);
}

bool Mapping::is_there() const { return bytes_ != MAP_FAILED; }

}  // namespace cbps::system
