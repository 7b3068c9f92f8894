#include "cbps/data/column_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "support/catch.h"
#include "support/pack.h"
#include "support/random_work.h"
#include "support/table_rows.h"

using namespace cbps;

namespace {

/// Tables of which most rows are good, and the others wrong in every way there is.
class Tables {
 public:
  explicit Tables(std::uint32_t seed) : random_(seed) {}

  std::string text() {
    crlf_ = one_in(4);
    mixed_ = one_in(6);
    quote_all_ = one_in(6);
    bad_ = one_in(3) ? 0 : below(8);
    columns_ = kColumns;
    std::shuffle(columns_.begin(), columns_.end(), random_);
    const std::size_t count = 3 + below(columns_.size() - 3);
    std::string all = one_in(5) ? "\xEF\xBB\xBF" : "";
    bool has_id = false;
    std::string header;
    for (std::size_t i = 0; i < count; ++i) {
      has_id |= columns_[i].heading == "社区代码";
      header += std::string(columns_[i].heading) + (i + 1 < count ? "," : "");
    }
    if (!has_id) {
      columns_[count] = {"社区代码", Content::Id};
      header += ",社区代码";
    }
    width_ = has_id ? count : count + 1;
    all += header + line_end();
    for (std::size_t rows = one_in(8) ? 80 + below(80) : below(12); rows > 0; --rows) all += row();
    if (one_in(3) && !all.empty())
      all.resize(all.size() - below(std::min<std::size_t>(all.size(), 12)));
    if (one_in(8) && all.size() > 40) all[40 + below(all.size() - 40)] = any_byte();
    return all;
  }

  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  enum class Content {
    Id,
    Name,
    Place,
    Year,
    Int,
    Small,
    Decimal,
    Bool,
    Date,
    Dates,
    Set,
    Public,
    Choice,
    None
  };
  struct Heading {
    std::string_view heading;
    Content content;
  };
  static constexpr std::array kColumns{
      Heading{"社区代码", Content::Id},
      Heading{"name", Content::Name},
      Heading{"province", Content::Place},
      Heading{"街道名称", Content::Place},
      Heading{"group", Content::Place},
      Heading{"period", Content::Year},
      Heading{"households", Content::Int},
      Heading{"services.households_covered", Content::Small},
      Heading{"committee.size", Content::Int},
      Heading{"committee.young", Content::Small},
      Heading{"centre.area", Content::Decimal},
      Heading{"finance.benefit_spent", Content::Decimal},
      Heading{"finance.benefit_on_target", Content::Small},
      Heading{"centre.built", Content::Bool},
      Heading{"residents.led", Content::Bool},
      Heading{"organisation.established", Content::Date},
      Heading{"meetings.group", Content::Dates},
      Heading{"disclosure.dates", Content::Dates},
      Heading{"centre.five_affairs", Content::Set},
      Heading{"services.public", Content::Public},
      Heading{"organisation.form", Content::Choice},
      Heading{"", Content::None},
  };

  std::string pick(std::initializer_list<std::string_view> all) {
    return std::string(*(all.begin() + static_cast<std::ptrdiff_t>(below(all.size()))));
  }
  char any_byte() {
    constexpr std::string_view kBytes = "\",\n\r \t;a0-\x01\x7F\x80\xC2\xE5\xFF~";
    return one_in(20) ? '\0' : kBytes[below(kBytes.size())];
  }
  std::string line_end() { return (mixed_ ? one_in(2) : crlf_) ? "\r\n" : "\n"; }

  std::string row() {
    if (one_in(20)) {
      return pick({"", " ", ",", "\"\"", " ,\t", "　,", ",,\"\n\",", "~"}) + line_end();
    }
    if (one_in(20)) return std::string(width_ - 1, ',') + line_end();
    std::string all;
    const std::size_t some = one_in(3) ? 1 + below(width_) : width_ + below(3) - 1;
    const std::size_t cells = bad_ > 0 && one_in(40) ? some : width_;
    for (std::size_t i = 0; i < cells; ++i) {
      if (i > 0) all += ',';
      all += cell(columns_[std::min(i, kColumns.size() - 1)].content);
    }
    if (bad_ > 0 && one_in(60)) all += pick({",", ", ", ",,\"\""});
    return all + line_end();
  }

  std::string cell(Content content) {
    std::string text = one_in(8) ? "" : good(content);
    const bool is_odd = bad_ > 0 && one_in(600 / bad_);
    if (is_odd) {
      text = pick({"~",
                   "null",
                   " ",
                   "\t",
                   "　",
                   "无",
                   "none",
                   "全部",
                   "all",
                   "x",
                   "-1",
                   "1e3",
                   "2e5",
                   "\"",
                   "\"\"",
                   "a\"b",
                   "\"a\"b",
                   "\"a",
                   "\x01",
                   "\xC2\x85",
                   "\xFF",
                   "\xE5\xA4",
                   "\r",
                   "合计",
                   "“1”",
                   "１",
                   "2024-12-31",
                   "2024-02-30",
                   "2023-05-05",
                   ";",
                   "、",
                   "99999999999999999999",
                   "1.234",
                   "党  务",
                   "Yes",
                   "\x7F",
                   "001",
                   "1.",
                   ".5",
                   "5户",
                   "1,000",
                   "约5",
                   "2024/3/5",
                   "无、党务",
                   "√",
                   "５",
                   "5.0",
                   "9999999999户",
                   "2024年2月30日",
                   "2024/3/5，2024.6.7",
                   "2024年3月5日|2024-6-7",
                   "2025/3/5、2024/3/6",
                   "党务，居务",
                   "　",
                   "N/A",
                   "3人",
                   "不涉及",
                   "#REF!",
                   "'5",
                   "=\"5\"",
                   "三十",
                   "All",
                   "0.0",
                   "张三丰",
                   "13812345678",
                   "9901010O1001",
                   "027-87654321",
                   "a@b.cn",
                   "110105491231002",
                   "甲，乙",
                   "13,812,345,678"});
      if (one_in(12)) text += std::string(1, any_byte());
      if (one_in(2)) return text;
    }
    const bool must_quote = text.find_first_of(",\n\"") != std::string::npos;
    if (!must_quote && !quote_all_ && !one_in(30)) {
      if (one_in(40)) text = " " + text;
      if (one_in(40)) text += '\t';
      return text;
    }
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
  }

  std::string good(Content content) {
    switch (content) {
      case Content::Id: return fmt::format("{:012}", 420100000000 + next_id_++);
      case Content::Name:
        return pick(
            {"甲社区", "柳荫社区,一期", "乙", "A 座", "é社区", "丙\n丁", "戊\"己\"", "n", "~甲"});
      case Content::Place: return pick({"示例省", "柳溪街道", "n", "Nanjing", "　甲", "\u3002甲"});
      case Content::Year: return one_in(30) ? pick({"2023", "24", "20245", "null"}) : "2024";
      case Content::Int: return fmt::format("{}", 5 + below(900));
      case Content::Small: return fmt::format("{}", below(one_in(50) ? 20 : 6));
      case Content::Decimal:
        return fmt::format("{}{}", 10 + below(100000),
                           one_in(2) ? "" : fmt::format(".{:0{}}", below(9), 1 + below(2)));
      case Content::Bool: return pick({"是", "否", "yes", "no", "true", "false"});
      case Content::Date: return day(1990 + below(40));
      case Content::Dates: {
        std::string all;
        const std::string sign = pick({"、", ";", "；", "; "});
        for (std::size_t n = below(12); n > 0; --n) {
          all += day(bad_ > 0 && one_in(200) ? 2023 : 2024) + (n > 1 ? sign : "");
        }
        return all.empty() ? "无" : all;
      }
      case Content::Set: return parts({"党务", "party", "居务", "政务", "services", "商务"});
      case Content::Public: return parts({"劳动就业", "社会保障", "社会救助", "低保"});
      case Content::Choice:
        return pick({"党支部", "支部", "党委", "branch", "党总支", "Ｂｒａｎｃｈ"});
      case Content::None: return one_in(50) ? "x" : "";
    }
    return "";
  }

  std::string parts(std::initializer_list<std::string_view> all) {
    if (one_in(3)) return pick({"全部", "all", "无", "none"});
    std::string some = pick(all);
    while (one_in(2)) some += pick({"、", ";"}) + pick(all);
    return some;
  }

  std::string day(std::size_t year) {
    return fmt::format("{}-{:02}-{:02}", year, 1 + below(12), 1 + below(one_in(600) ? 31 : 28));
  }

  std::mt19937 random_;
  std::array<Heading, kColumns.size()> columns_ = kColumns;
  std::size_t width_ = 0;
  std::size_t next_id_ = 0;
  std::size_t bad_ = 0;
  bool crlf_ = false;
  bool mixed_ = false;
  bool quote_all_ = false;
};

void check(std::string_view text, const test::TableReading& how, std::size_t chunk_bytes,
           std::size_t batch, std::size_t& rows, std::size_t& taken) {
  const Dictionary& dictionary = test::pack().dictionary;
  const auto slow = test::read_slowly(text, dictionary, how);
  const auto fast = test::read_fast(text, dictionary, how, chunk_bytes, batch);
  rows += slow.size();
  taken += fast.taken;
  if (fast.rows == slow) return;
  CAPTURE(text.substr(0, 4096), chunk_bytes, batch);
  REQUIRE(fast.rows.size() == slow.size());
  for (std::size_t i = 0; i < slow.size(); ++i) REQUIRE(fast.rows[i] == slow[i]);
}

}  // namespace

TEST_CASE("columns hold what a table's rows say, wherever it is cut", "[data]") {
  std::size_t rows = 0;
  std::size_t taken = 0;
  for (std::uint32_t seed = 0; seed < test::random_rounds(400); ++seed) {
    CAPTURE(seed);
    Tables tables(seed);
    const std::string text = tables.text();
    test::TableReading how;
    if (tables.one_in(4)) how.calendar.as_of = *parse_date("2024-06-30");
    how.year_may_be_absent = !tables.one_in(4);
    for (const std::size_t chunk_bytes :
         {std::size_t{64}, 100 + tables.below(900), data::TableSplitter::kChunkBytes}) {
      check(text, how, chunk_bytes, tables.one_in(2) ? 256 : 1 + tables.below(100), rows, taken);
    }
  }
  // Not all by the slow path, and not none.
  CHECK(taken * 3 > rows);
  CHECK(taken < rows);
}

TEST_CASE("very long rows and quotes out of place are cut as the slow reader cuts them", "[data]") {
  const std::string header = "id,name,households\n";
  const std::string good = "a,b,1\n";
  struct Case {
    std::string_view name;
    std::string text;
  };
  const std::string wide(100'000, ',');
  std::string stray;
  for (int i = 0; i < 20'000; ++i) stray += "a,b\"c,1\n";
  const Case cases[] = {
      {"a row of 20 MB", header + good + std::string(20'000'000, 'x') + "\n" + good},
      {"a quoted cell of 900 KB",
       header + good + '"' + std::string(900'000, '\n') + "\",b,1\n" + good},
      {"a quoted cell of 2 MB",
       header + good + '"' + std::string(2'000'000, 'x') + "\",b,1\n" + good},
      {"many columns", header + good + wide + "\n" + good + wide + "\n" + good},
      {"an unclosed quote", header + good + "b,\"c,1\n" + std::string(5'000'000, '\n')},
      {"quotes that are never closed", header + std::string(300'000, '"')},
      {"a stray quote in each row", header + stray},
      {"rows of 200 KB", header + std::string(200'000, 'a') + ",b,1\n" + good +
                             std::string(200'000, 'b') + ",b,1\n" + good},
  };
  std::size_t rows = 0;
  std::size_t taken = 0;
  for (const Case& one : cases) {
    CAPTURE(one.name);
    check(one.text, {}, data::TableSplitter::kChunkBytes, 256, rows, taken);
  }
}
