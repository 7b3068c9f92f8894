// Every mutant of the rules is noticed by the rules' own cases, or stands in survivors.tsv with the
// reason why nobody could notice it.

#include "mutants/mutants.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cbps/cases/runner.h"
#include "cbps/cli/rule_folder.h"
#include "support/catch.h"

using namespace cbps;

namespace {

/// The rules and their cases, read once.
struct Rules {
  Sources sources;
  std::optional<doc::Document> bundle;
  std::vector<cases::Case> cases;

  Rules() {
    Diagnostics diagnostics;
    const std::string folder = CBPS_RULES_DIR;
    bundle = cli::read_rules(folder, sources, diagnostics);
    const auto files = cli::read_rules(folder + "/tests", sources, diagnostics);
    if (files) cases = cases::read_cases(*files, diagnostics).cases;
    for (const Diagnostic& one : diagnostics.all()) {
      fmt::print(stderr, "{}", render(one, sources, {Language::En, false, 100}));
    }
  }
};

/// Packs by their overrides, compiled once and copied for each mutant.
class Packs {
 public:
  explicit Packs(const Rules& rules) : rules_(rules) {}

  const rules::RulePack* get(const std::vector<rules::Override>& set) {
    std::string key;
    for (const rules::Override& one : set) key += one.name + '=' + one.value + '\n';
    const auto found = compiled_.find(key);
    if (found != compiled_.end()) return found->second ? &*found->second : nullptr;
    Diagnostics diagnostics;
    auto pack = rules::compile(rules_.sources, *rules_.bundle, set, diagnostics);
    const auto added = compiled_.emplace(key, std::move(pack)).first;
    return added->second ? &*added->second : nullptr;
  }

 private:
  const Rules& rules_;
  std::map<std::string, std::optional<rules::RulePack>> compiled_;
};

/// Whether a case of the mutant's subject (or any case, of a parameter) says something else.
bool noticed(const test::Mutant& mutant, const Rules& rules, Packs& packs) {
  const auto source = [&](const std::vector<rules::Override>& set,
                          Diagnostics&) -> std::unique_ptr<const rules::RulePack> {
    std::vector<rules::Override> all = mutant.set;
    // What a case itself overrules is not the mutant's to decide.
    for (const rules::Override& one : set) {
      std::erase_if(all, [&](const rules::Override& other) { return other.name == one.name; });
      all.push_back(one);
    }
    const rules::RulePack* pack = packs.get(all);
    if (pack == nullptr) return nullptr;
    auto copy = std::make_unique<rules::RulePack>(*pack);
    mutant.apply(*copy);
    return copy;
  };
  cases::Runner runner(source, rules.sources);
  for (const cases::Case& one : rules.cases) {
    const bool concerns =
        mutant.subject.empty() || (one.subject == mutant.subject && one.of_rule == mutant.of_rule);
    if (!concerns) continue;
    Diagnostics diagnostics;
    if (!runner.run(one, diagnostics)) return true;
  }
  return false;
}

/// The part of the mutants that this process tries: CBPS_SHARD=K/N is every Nth, beginning with the
/// Kth; all of them without it.
struct Shard {
  std::size_t number = 1;
  std::size_t count = 1;

  [[nodiscard]] bool has(std::size_t index) const { return index % count == number - 1; }
};

Shard shard() {
  const char* text = std::getenv("CBPS_SHARD");
  if (text == nullptr || *text == '\0') return {};
  Shard result;
  REQUIRE(std::sscanf(text, "%zu/%zu", &result.number, &result.count) == 2);
  REQUIRE((result.number >= 1 && result.number <= result.count));
  return result;
}

/// name → reason
std::map<std::string, std::string> survivors() {
  std::map<std::string, std::string> all;
  std::ifstream file(CBPS_SURVIVORS);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    all.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return all;
}

}  // namespace

TEST_CASE("every mutant of the rules is noticed by the cases", "[mutants]") {
  const Shard part = shard();
  const Rules rules;
  REQUIRE(rules.bundle);
  REQUIRE_FALSE(rules.cases.empty());
  Packs packs(rules);
  const rules::RulePack* pack = packs.get({});
  REQUIRE(pack != nullptr);
  std::map<std::string, std::string> excused = survivors();
  std::size_t tried = 0;
  std::size_t killed = 0;
  std::size_t equivalent = 0;
  std::size_t index = 0;
  for (const test::Mutant& mutant : test::mutants(*pack)) {
    const bool is_excused = excused.erase(mutant.name) != 0;
    if (!part.has(index++)) continue;
    ++tried;
    const bool dead = noticed(mutant, rules, packs);
    killed += dead ? 1 : 0;
    equivalent += !dead && is_excused ? 1 : 0;
    INFO(mutant.name);
    if (dead && is_excused) FAIL_CHECK("survivors.tsv excuses a mutant that is noticed");
    if (!dead && !is_excused) FAIL_CHECK("no case notices this mutant");
  }
  for (const auto& [name, reason] : excused) {
    FAIL_CHECK("survivors.tsv names a mutant that is not made: " << name);
  }
  fmt::print("mutants {}/{}: {} tried, {} killed, {} survive with a reason\n", part.number,
             part.count, tried, killed, equivalent);
}
