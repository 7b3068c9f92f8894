#pragma once

#include <cstddef>
#include <string_view>

#include "system/posix/descriptor.h"

namespace cbps::system {

/// The bytes of a file as memory that the system fills when it is read.
class Mapping {
 public:
  Mapping(const Descriptor& file, std::size_t size);
  ~Mapping();
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  /// False: the file could not be mapped. `errno` says why.
  [[nodiscard]] bool is_there() const;
  [[nodiscard]] std::string_view text() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  std::size_t size_;
  void* bytes_;
};

}  // namespace cbps::system
