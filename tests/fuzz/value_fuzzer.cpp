// libFuzzer entry: any bytes are read as a fact of any type. What is read again as this program
// writes it is the same, and nothing of it is another spelling any more.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "cbps/data/date_text.h"
#include "support/fact_text.h"
#include "support/pack.h"

namespace {

using namespace cbps;

const Dictionary& dictionary() { return test::pack().dictionary; }

/// Words that a reader takes as well as this program's own: sets are written without braces.
std::string written(const std::string& value) {
  if (!value.starts_with('{')) return value;
  std::string text = value.substr(1, value.size() - 2);
  for (std::size_t at = text.find(", "); at != std::string::npos; at = text.find(", ")) {
    text.replace(at, 2, ";");
  }
  return text.empty() ? "none" : text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto& fields = dictionary().fields;
  const std::string& field = fields[data[0] % fields.size()].id;
  (void)data::read_date_text(text);
  (void)data::read_year_text(text);
  const test::FactText read = test::read_fact(dictionary(), field, text);
  if (read.value.empty()) return 0;
  const test::FactText again = test::read_fact(dictionary(), field, written(read.value));
  if (again.value == read.value && again.kinds.empty() && again.faults.empty()) return 0;
  std::fprintf(stderr, "%s: %s, then %s (%s)\n", field.c_str(), read.value.c_str(),
               again.value.c_str(), again.kinds.c_str());
  std::abort();
}
