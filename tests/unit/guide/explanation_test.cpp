#include "cbps/guide/explanation.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cbps/eval/functions.h"
#include "guide/phrase.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

std::string told(std::string_view text, Language language = Language::Zh) {
  Diagnostics diagnostics;
  const auto condition = lang::check(*lang::parse(text, diagnostics),
                                     {test::pack().dictionary, eval::functions()}, diagnostics);
  REQUIRE(condition);
  return guide::phrase(*condition, test::pack().dictionary, guide::Words(language));
}

}  // namespace

TEST_CASE("conditions are told in plain words", "[guide]") {
  struct Case {
    std::string_view condition;
    std::string_view words;
  };
  const Case cases[] = {
      {"centre.built", "党员群众服务中心已建成"},
      {"!centre.built", "党员群众服务中心已建成：否"},
      {"households > 0", "居民总户数 大于 0"},
      {"0 < households", "居民总户数 大于 0"},
      {"!(households > 0)", "居民总户数 不超过 0"},
      {"centre.area * 100 >= param.area_per_100_households * households",
       "服务中心建筑面积 × 100 不少于 每百户面积标准（20 平方米） × 居民总户数"},
      {"(households + 1) * 2 >= 1200", "（居民总户数 + 1） × 2 不少于 1,200"},
      {"centre.built && (centre.in_use || households > 5)",
       "党员群众服务中心已建成，且（党员群众服务中心正常开放使用，或居民总户数 大于 5）"},
      {"!(centre.built && centre.in_use)",
       "党员群众服务中心已建成：否，或党员群众服务中心正常开放使用：否"},
      {"has_all(centre.rooms)", "已设的功能室各项齐备（便民服务、党群活动、电化教育、文化娱乐）"},
      {"has_all(centre.rooms, ['party'])", "已设的功能室各项齐备（党群活动）"},
      {"'party' in centre.rooms", "已设的功能室包括党群活动"},
      {"committee.size in [5, 7]", "社区“两委”成员数是5、7之一"},
      {"every_month(meetings.group)", "党小组会日期：应完成的每个月都有"},
      {"known(meetings.group) ? every_month(meetings.group) : meetings.groups_monthly >= "
       "organisation.party_groups || months_due() < 1",
       "填报了党小组会日期的，看党小组会日期：应完成的每个月都有；没有填报的，看每月均召开党小组会的"
       "党小组数 不少于 党小组数，或还没有到期的"},
      {"add_years(organisation.established, 5) >= as_of",
       "社区党组织成立日期满5年之日 不早于 截至日期"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.condition);
    CHECK(told(one.condition) == one.words);
  }
  CHECK(told("centre.area * 100 >= 20 * households", Language::En) ==
        "Floor area of the service centre × 100 is at least 20 × Households");
}

TEST_CASE("a check is explained from the pack alone", "[guide]") {
  const auto guide = guide::explain(test::pack(), "8.2", Language::Zh);
  REQUIRE(guide);
  REQUIRE(guide->checks.size() == 1);
  const guide::CheckGuide& check = guide->checks.front();
  CHECK(check.quote == "面积不少于每百户20平方米");
  CHECK(check.applies.empty());
  CHECK(check.facts.size() == 3);
  REQUIRE(check.figures.size() == 1);
  CHECK(check.figures.front().value == "20 平方米");
  CHECK(guide->text.find(check.quote) != std::string::npos);
  CHECK_FALSE(guide::explain(test::pack(), "8.99", Language::Zh));
  CHECK(guide::explain(test::pack(), "8", Language::En)->checks.size() == 6);
}

TEST_CASE("a guide can be written in three formats", "[guide]") {
  for (const Language language : {Language::Zh, Language::En}) {
    for (const rules::Standard& standard : test::pack().standards) {
      const auto guide = guide::explain(test::pack(), standard.id, language);
      REQUIRE(guide);
      const auto json = nlohmann::json::parse(write(*guide, guide::GuideFormat::Json, language));
      CHECK(json.at("checks").size() == standard.checks.size());
      for (const auto format : {guide::GuideFormat::Text, guide::GuideFormat::Markdown}) {
        const std::string text = write(*guide, format, language);
        for (const guide::CheckGuide& check : guide->checks) {
          CHECK(text.find(check.id) != std::string::npos);
          CHECK(text.find(check.quote.substr(0, 12)) != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("what was restored in a clause is told where it stands", "[guide]") {
  const auto served = guide::explain(test::pack(), "10.3", Language::Zh);
  REQUIRE(served);
  REQUIRE(served->checks.front().corrections.size() == 1);
  CHECK(served->checks.front().corrections.front().circulating == "效劳");
  // 发展 and 开展 are genuine elsewhere: nothing is told of them here.
  CHECK(guide::explain(test::pack(), "12.4", Language::Zh)->checks.front().corrections.empty());
}

TEST_CASE("docs/standards.md is what the pack says", "[guide]") {
  const std::string path = std::string(CBPS_DOCS_DIR) + "/standards.md";
  const std::string text =
      "<!-- cbps explain --format markdown; CBPS_UPDATE_GOLDEN=1 writes it anew -->\n\n" +
      write(guide::explain_all(test::pack(), Language::Zh), guide::GuideFormat::Markdown,
            Language::Zh);
  if (std::getenv("CBPS_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  std::ifstream file(path, std::ios::binary);
  std::stringstream stored;
  stored << file.rdbuf();
  CHECK(stored.str() == text);
}
