#pragma once

#include "system/posix/descriptor.h"

namespace cbps::system {

/// An empty file without a name, which goes when it is closed. Without one: `errno` says why.
[[nodiscard]] Descriptor temporary_file();

}  // namespace cbps::system
