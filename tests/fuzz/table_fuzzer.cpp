// libFuzzer entry: any bytes are read as the rows of a table, by TableFile alone and by
// TableSplitter and ColumnReader with TableFile behind them. Both must say the same, wherever the
// text is cut. The first two bytes choose where it is cut, and the header: one of a few, or none,
// and then the headings, their rows and what stands between cells are looked for in the bytes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "support/pack.h"
#include "support/table_rows.h"

namespace {

using namespace cbps;

constexpr std::array<std::string_view, 4> kHeaders{
    "id,name,period,households,committee.size,committee.young,centre.area,centre.built,"
    "organisation.established,meetings.group,centre.five_affairs,organisation.form,\r\n",
    "\xEF\xBB\xBFname,street,id,services.public,households\n", "id\n",
    "",  // the headings are looked for in what follows
};

const Dictionary& dictionary() { return test::pack().dictionary; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::size_t chunk = 64 + data[0] * 8U;
  const std::size_t batch = 1 + data[1] % 80U;
  test::TableReading how;
  how.year_may_be_absent = data[1] < 200;
  if (data[0] % 4 == 0) how.calendar.as_of = *parse_date("2024-06-30");
  std::string text(kHeaders[data[1] % kHeaders.size()]);
  text.append(reinterpret_cast<const char*>(data) + 2, size - 2);
  const auto slow = test::read_slowly(text, dictionary(), how);
  const auto fast = test::read_fast(text, dictionary(), how, chunk, batch);
  if (fast.rows == slow) return 0;
  for (const std::string& row : slow) std::fprintf(stderr, "slow %s\n", row.c_str());
  for (const std::string& row : fast.rows) std::fprintf(stderr, "fast %s\n", row.c_str());
  std::abort();
}
