#include "cli/version.h"

#include "cli/messages.h"

namespace cbps::cli {

int print_version(Language language, const Environment& environment) {
  return print_result("cbps " CBPS_VERSION "\n", language, environment);
}

}  // namespace cbps::cli
