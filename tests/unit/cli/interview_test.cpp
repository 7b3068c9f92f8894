#include "cli/interview/interview.h"

#include <string>
#include <vector>

#include "cbps/audit/selection.h"
#include "support/catch.h"
#include "support/pack.h"

namespace {

using namespace cbps;

std::vector<FieldId> facts(const std::vector<std::string>& ids) {
  std::vector<FieldId> all;
  for (const std::string& id : ids) all.push_back(test::pack().dictionary.field_by_id.at(id));
  return all;
}

/// Of households and members, with a community that is named already.
struct Session {
  Diagnostics diagnostics;
  audit::Selection selection = audit::select(test::pack(), {}, {}, diagnostics);
  cli::Interview interview{test::pack(),
                           selection,
                           facts({"households", "members.total", "members.formal"}),
                           RenderOptions{Language::En, false, 100},
                           nullptr,
                           2024};

  std::string type(const std::string& line) {
    const std::string said = interview.reply(line);
    return interview.is_over() ? said : said + interview.prompt();
  }
  std::string type_all(const std::vector<std::string>& lines) {
    std::string said;
    for (const std::string& line : lines) said = type(line);
    return said;
  }
};

const std::vector<std::string> kWho{"", "Green", "", "", ""};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer is taken as this program writes it", "[cli]") {
  Session session;
  session.type_all(kWho);
  CHECK(has(session.type("1,200 households"), "taken as 1200"));
  CHECK(has(session.interview.profile(), "Households: 1200\n"));
}

TEST_CASE("a wrong answer leaves the one that was there", "[cli]") {
  Session session;
  session.type_all(kWho);
  session.type_all({"1200", "<"});
  const std::string said = session.type("many");
  CHECK(has(said, "CB2006"));
  CHECK(has(said, "[1200] > "));
  CHECK(has(session.interview.profile(), "Households: 1200\n"));
}

TEST_CASE("an answer can be taken back", "[cli]") {
  Session session;
  session.type_all(kWho);
  session.type_all({"1200", "80"});
  CHECK(has(session.interview.state(), "answered 4,"));
  session.type_all({"<", "<", "-"});
  CHECK(has(session.interview.state(), "answered 3,"));
  CHECK_FALSE(has(session.interview.profile(), "Households"));
}

TEST_CASE("without a year there are no facts", "[cli]") {
  Session session;
  session.type_all({"", "Green", "-"});
  CHECK(session.interview.profile().empty());
  CHECK(has(session.type(">"), "the year first"));
  session.type_all({"2023", "", ""});
  CHECK(has(session.interview.profile(), "period: 2023"));
}

TEST_CASE("a part that exceeds its whole is said at once", "[cli]") {
  Session session;
  session.type_all(kWho);
  CHECK(has(session.type_all({"1200", "80", "90"}), "CB2"));
  CHECK(has(session.interview.profile(), ": 80\n"));
}

TEST_CASE("nobody's facts are no profile", "[cli]") {
  Session session;
  CHECK(session.interview.profile().empty());
  CHECK(has(session.type_all({"", "", "", "", ""}), "at least one"));
  CHECK(has(session.type(">"), "at least one"));
  CHECK_FALSE(session.interview.is_over());
}

TEST_CASE("all questions asked is the end", "[cli]") {
  Session session;
  session.type_all(kWho);
  session.type_all({"1200", "80"});
  CHECK_FALSE(session.interview.is_over());
  session.type("");
  CHECK(session.interview.is_all_asked());
  CHECK(has(session.interview.state(), "answered 4, open 4"));
}

TEST_CASE("moves are words and signs of any width", "[cli]") {
  for (const char* back : {"<", "＜", "上一题", "BACK"}) {
    Session session;
    session.type_all(kWho);
    CHECK(has(session.type_all({"1200", back}), "[1200] > "));
  }
  for (const char* quit : {"q", "Ｑ", "退出"}) {
    Session session;
    session.type(quit);
    CHECK(session.interview.is_over());
    CHECK_FALSE(session.interview.is_all_asked());
  }
}
