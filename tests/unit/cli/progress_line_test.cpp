#include "cli/progress_line.h"

#include <string>
#include <vector>

#include "support/catch.h"

namespace cbps::cli {

TEST_CASE("a line of progress tells the count, the rate and what is left", "[cli]") {
  struct Row {
    std::size_t communities;
    double share;
    double seconds;
    std::string zh;
    std::string en;
  };
  const std::vector<Row> rows{
      {600, 0.5, 0.7, "已检查 600 个社区，每秒 860 个，约剩 1 秒",
       "600 communities checked, 860 a second, about 1 s left"},
      {120000, 0.25, 3, "已检查 120,000 个社区，每秒 40,000 个，约剩 9 秒",
       "120,000 communities checked, 40,000 a second, about 9 s left"},
      {1234567, 0.1, 20, "已检查 1,234,567 个社区，每秒 62,000 个，约剩 3 分钟",
       "1,234,567 communities checked, 62,000 a second, about 3 min left"},
      {50, 0.001, 1, "已检查 50 个社区，每秒 50 个", "50 communities checked, 50 a second"},
      {14, 1, 1, "已检查 14 个社区，每秒 14 个", "14 communities checked, 14 a second"},
      {0, 0, 1, "已检查 0 个社区", "0 communities checked"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.communities);
    CHECK(progress_line(row.communities, row.share, row.seconds, Language::Zh) == row.zh);
    CHECK(progress_line(row.communities, row.share, row.seconds, Language::En) == row.en);
  }
}

}  // namespace cbps::cli
