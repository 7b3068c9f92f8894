#pragma once

#include <string>
#include <vector>

#include "cbps/run/input.h"

namespace cbps::cli {

/// An input that is, byte for byte, what another one is.
struct Copy {
  run::Input file;
  std::string original;
};

/// Takes out of some inputs the tables that are copies of others: they say nothing new, and all of
/// their communities would be given twice. The one with the shortest path stays, which is hardly
/// ever the copy.
[[nodiscard]] std::vector<Copy> take_out_copies(std::vector<run::Input>& files);

}  // namespace cbps::cli
