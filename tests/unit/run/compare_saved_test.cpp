#include "cbps/run/compare_saved.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cbps/report/comparison.h"
#include "cbps/result/archive.h"
#include "support/catch.h"
#include "support/random_facts.h"
#include "support/random_work.h"
#include "unit/run/memory.h"

namespace cbps::run::test {
namespace {

using result::CommunityChange;
using result::Outcome;

/// What a comparison consists of.
struct Compared {
  [[nodiscard]] const CommunityChange& of(const std::string& id) const {
    const auto found = std::find_if(communities.begin(), communities.end(),
                                    [&](const CommunityChange& one) { return one.id == id; });
    REQUIRE(found != communities.end());
    return *found;
  }

  result::ComparisonHead head;
  std::vector<CommunityChange> communities;
  result::ComparisonSummary summary;
  std::string codes;
  bool is_made = false;
};

class Keeper final : public ComparisonReceiver {
 public:
  explicit Keeper(Compared& kept) : kept_(kept) {}

  void begin(const result::ComparisonHead& head, const result::Run&, const result::Run&) override {
    kept_.head = head;
  }
  void add(const CommunityChange& community) override { kept_.communities.push_back(community); }
  void end(const result::ComparisonSummary& summary) override { kept_.summary = summary; }

 private:
  Compared& kept_;
};

/// The assessment of a table, saved as JSON or as JSON Lines.
std::string saved(const std::string& table, const Options& options, bool as_lines) {
  MemoryInputs inputs({{"table.csv", table}});
  MemorySink sink;
  Recorder recorder;
  const Wanted wanted = as_lines
                            ? Wanted{report::find_format("jsonl"), report::Extent::Detail, &sink}
                            : Wanted{report::find_format("json"), report::Extent::Normal, &sink};
  REQUIRE(assess(inputs, {wanted}, options, recorder).communities > 0);
  return sink.text;
}

Compared compared(const std::string& before, const std::string& after,
                  const FindOldRules& old_rules = {}) {
  Sources sources;
  const FileId old_file = sources.add("before", before);
  const FileId new_file = sources.add("after", after);
  Compared all;
  Keeper keeper(all);
  Diagnostics diagnostics;
  all.is_made = compare_saved(old_file, new_file, sources, old_rules, keeper, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) all.codes += std::string(info(one.code).id) + " ";
  return all;
}

/// What each check of a community earned, by its id, as the file says.
using CheckPoints = std::map<std::string, Fraction>;
std::map<std::string, CheckPoints> points_of(const std::string& saved) {
  struct Reader final : result::ArchiveReceiver {
    void begin(const result::Run&, bool) override {}
    void add(result::Community community, std::uint64_t) override {
      for (const auto& standard : community.standards) {
        for (const auto& check : standard.checks) {
          if (check.points) all[community.id][check.id] = check.points->earned;
        }
      }
    }
    void end(result::Summary) override {}
    std::map<std::string, CheckPoints> all;
  };
  Reader reader;
  Sources sources;
  Diagnostics diagnostics;
  REQUIRE(read_archive(sources.add("saved", saved), sources, reader, diagnostics));
  return reader.all;
}

/// How much more the chosen checks earn.
template <class Chosen>
Fraction gained(const CheckPoints& before, const CheckPoints& after, Chosen chosen) {
  Fraction sum;
  for (const auto& [id, points] : after) {
    if (chosen(id)) sum = sum + points;
  }
  for (const auto& [id, points] : before) {
    if (chosen(id)) sum = sum - points;
  }
  return sum;
}

/// Communities with so many square metres for 500 households, which need 100.
std::string areas(const std::map<std::string, int>& areas) {
  std::string text = "id,name,period,households,centre.area,centre.built\n";
  for (const auto& [id, area] : areas) {
    text += id + ",name " + id + ",2024,500," + (area < 0 ? "" : std::to_string(area)) + ",true\n";
  }
  return text;
}

}  // namespace

TEST_CASE("what became better and worse is told, and who came and went", "[run]") {
  const std::string before =
      saved(areas({{"a", 100}, {"b", 50}, {"c", -1}, {"d", 100}, {"gone", 100}}), {}, false);
  const std::string after =
      saved(areas({{"a", 50}, {"b", 120}, {"c", 90}, {"d", 200}, {"new", 50}}), {}, false);
  const Compared all = compared(before, after);
  REQUIRE(all.is_made);
  CHECK(all.head.attribution == result::Attribution::Facts);
  CHECK(all.head.before.communities == 5);
  CHECK(all.communities.size() == 6);
  const CommunityChange& a = all.of("a");
  CHECK(is_worse(a));
  CHECK_FALSE(is_better(a));
  CHECK(a.score->points == Fraction(-100, 1));
  REQUIRE(a.checks.size() == 1);
  CHECK(a.checks[0] == result::CheckChange{"8.2", Outcome::Pass, Outcome::Fail, Fraction(-100, 1)});
  CHECK(a.before->rank == 1);
  CHECK(a.after->rank == 3);
  CHECK(is_better(all.of("b")));
  // What was not known turned out to be missing: nothing is lost that was there, but it is worse.
  CHECK(is_worse(all.of("c")));
  CHECK(all.of("c").score->points == Fraction());
  CHECK_FALSE(is_worse(all.of("d")));
  CHECK(all.of("d").checks.empty());
  CHECK_FALSE(all.of("new").before.has_value());
  CHECK_FALSE(all.of("gone").after.has_value());
  const result::ComparisonSummary& summary = all.summary;
  CHECK(summary.compared == 4);
  CHECK(summary.worse == 2);
  CHECK(summary.better == 1);
  CHECK(summary.same == 1);
  CHECK(summary.came == 1);
  CHECK(summary.went == 1);
  CHECK(summary.checks == std::vector<result::CheckMoves>{{"8.2", 2, 1}});
  CHECK(summary.mean_before == Fraction(1, 2));
  CHECK(summary.mean_after == Fraction(1, 2));
}

TEST_CASE("a community whose code was changed is told by its name, if that is the only one",
          "[run]") {
  const auto table = [](const std::string& rows) {
    return "id,name,period,households,centre.area,centre.built\n" + rows;
  };
  const std::string before = saved(
      table("1,alone,2024,500,100,true\n2,twice,2024,500,100,true\n3,twice,2024,500,1,true\n"), {},
      true);
  const std::string after =
      saved(table("9,alone,2024,500,1,true\n8,twice,2024,500,100,true\n"), {}, false);
  const Compared all = compared(before, after);
  REQUIRE(all.is_made);
  CHECK(all.of("9").former_id == "1");
  CHECK(is_worse(all.of("9")));
  CHECK(all.of("8").former_id.empty());
  CHECK_FALSE(all.of("8").before.has_value());
  CHECK(all.summary.recoded == 1);
  CHECK(all.summary.went == 2);
}

TEST_CASE("the parts of each change of a score add up exactly", "[run]") {
  const rules::RulePack& pack = cbps::test::lenient_pack();
  Options options;
  options.only = {};
  options.pack = &pack;
  const std::size_t rounds = cbps::test::random_rounds(4);
  std::size_t changes = 0;
  for (std::size_t seed = 0; seed < rounds; ++seed) {
    CAPTURE(seed);
    const std::string before = saved(cbps::test::random_table(130, 2 * seed), options, true);
    const std::string after = saved(cbps::test::random_table(130, 2 * seed + 1), options, false);
    // Any figure will do for what the facts score under the old rules.
    for (const bool is_known : {false, true}) {
      const FindOldRules half = [](const result::Run&, const result::Run&) {
        return [](const result::Community&) { return Fraction(1, 2); };
      };
      Options other = options;
      if (is_known) other.only = {"1", "2", "8", "12"};
      const std::string later =
          is_known ? saved(cbps::test::random_table(130, 2 * seed + 1), other, false) : after;
      const Compared all = compared(before, later, is_known ? half : FindOldRules());
      REQUIRE(all.is_made);
      const auto old_points = points_of(before);
      const auto new_points = points_of(later);
      std::size_t grades = 0;
      for (const result::GradeMoves& grade : all.summary.grades) grades += grade.after;
      CHECK(grades <= all.head.after.communities);
      for (const CommunityChange& one : all.communities) {
        if (!one.score) continue;
        ++changes;
        CHECK(one.score->points ==
              (one.after->score->floor - one.before->score->floor) * Fraction(100, 1));
        const CheckPoints was = old_points.at(one.former_id.empty() ? one.id : one.former_id);
        const CheckPoints is = new_points.at(one.id);
        std::set<std::string> listed;
        for (const result::CheckChange& check : one.checks) listed.insert(check.id);
        CHECK(gained(was, is, [&](const auto& id) { return listed.count(id) != 0; }) ==
              one.score->of_checks);
        CHECK(gained(was, is, [&](const auto& id) { return listed.count(id) == 0; }) ==
              one.score->of_weights);
        CHECK(gained(was, is, [](const auto&) { return true; }) == one.score->points);
        CHECK(one.score->of_facts.has_value() == is_known);
        if (one.score->of_facts) {
          CHECK(*one.score->of_facts + *one.score->of_rules == one.score->points);
        }
      }
    }
    const Compared same = compared(before, before);
    CHECK(same.summary.same == same.communities.size());
    CHECK(same.summary.checks.empty());
  }
  CHECK(changes >= 20 * rounds);
}

TEST_CASE("files that cannot be compared are reported, and nothing is received", "[run]") {
  const std::string good = saved(areas({{"a", 100}, {"b", 50}}), {}, false);
  std::string cut = good;
  cut.resize(cut.size() - 3);
  CHECK(compared(cut, good).codes == "CB6001 ");
  CHECK(compared(good, "{}").codes == "CB6004 ");
  CHECK(compared(cut, "x").codes == "CB6001 CB6002 ");
  CHECK(compared(good, cut).communities.empty());
}

TEST_CASE("every format writes every comparison", "[run]") {
  const std::string before = saved(areas({{"a", 100}, {"<b>", 50}, {"gone", 100}}), {}, false);
  const std::string after = saved(areas({{"a", 50}, {"<b>", 120}, {"=new", 50}}), {}, false);
  Sources sources;
  const FileId old_file = sources.add("before", before);
  const FileId new_file = sources.add("after", after);
  for (const report::ComparisonFormat& format : report::comparison_formats()) {
    CAPTURE(std::string(format.name));
    for (const Language language : {Language::Zh, Language::En}) {
      struct Written final : ComparisonReceiver {
        void begin(const result::ComparisonHead& head, const result::Run& one,
                   const result::Run& other) override {
          writer->begin(head, one, other, text);
        }
        void add(const CommunityChange& community) override { writer->add(community, text); }
        void end(const result::ComparisonSummary& summary) override { writer->end(summary, text); }
        std::unique_ptr<report::ComparisonWriter> writer;
        std::string text;
      };
      Written written;
      report::Style style;
      style.language = language;
      written.writer = format.writer(style);
      Diagnostics diagnostics;
      REQUIRE(compare_saved(old_file, new_file, sources, {}, written, diagnostics));
      CHECK(written.text.find("8.2") != std::string::npos);
      CHECK(written.text.find("name gone") != std::string::npos);
      CHECK(written.text.ends_with("\n"));
      if (format.name == "html") CHECK(written.text.find("<b>,") == std::string::npos);
      if (format.name == "csv") CHECK(written.text.find("\n=new") == std::string::npos);
    }
  }
}

}  // namespace cbps::run::test
