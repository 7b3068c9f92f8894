#include "report/fingerprint.h"

#include "cbps/text/sha256.h"

namespace cbps::report {

std::string fingerprint(std::string_view community, std::string_view check) {
  Sha256 sum;
  sum.add(check);  // an id of the rules, which has no line end
  sum.add("\n");
  sum.add(community);
  return hexadecimal(sum.finish());
}

}  // namespace cbps::report
