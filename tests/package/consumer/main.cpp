// Assesses one community by the rules that are installed with cbps, and prints its score and the
// checks that it does not meet:
//
//   assess_one profile.yaml
//   89.50 to 91.39
//   8.2  Floor area of the centre  +0.75
//
// Exit code: 0 it meets all checks; 1 it does not; 2 the rules or the profile cannot be used.
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "cbps/audit/assess.h"
#include "cbps/audit/selection.h"
#include "cbps/cli/rule_folder.h"
#include "cbps/data/profile.h"
#include "cbps/doc/yaml.h"
#include "cbps/rules/compile.h"
#include "cbps/system/files.h"
#include "cbps/value/fraction.h"

namespace {

using namespace cbps;

/// The rules of a folder. Nothing: `diagnostics` says why.
std::optional<rules::RulePack> read_rules(const std::string& folder, Sources& sources,
                                          Diagnostics& diagnostics) {
  const auto document = cli::read_rules(folder, sources, diagnostics);
  if (!document) return std::nullopt;
  return rules::compile(sources, *document, {}, diagnostics);
}

/// The facts of the only community of a file, and the year that they are for.
struct Facts {
  Period period;
  data::Profile profile;
};

std::optional<Facts> read_facts(const std::string& path, const Dictionary& dictionary,
                                Sources& sources, Diagnostics& diagnostics) {
  const auto file = system::read_file(path, doc::Limits{}.file_bytes, sources, diagnostics);
  if (!file) return std::nullopt;
  const FileId id = sources.add(path, file->bytes, file->owner);
  const auto document = doc::read_yaml(sources, id, diagnostics);
  if (!document) return std::nullopt;
  const auto year = data::read_year(*document, dictionary, diagnostics);
  if (!year) return std::nullopt;
  const Period period{*year};
  data::Identity identity;
  auto profile =
      data::read_profile(*document, dictionary, {period, period.end()}, identity, diagnostics);
  if (!profile) return std::nullopt;
  diagnostics.append(profile->origin.faults);  // facts that cannot be used, which count as missing
  return Facts{period, std::move(*profile)};
}

/// An exact value × 10^`shift` as reports show it: rounded down to two digits.
double shown(const Fraction& value, unsigned shift) {
  return static_cast<double>(round_down(value, shift, 2).units) / 100;
}

void print(const result::Community& community, const rules::RulePack& pack) {
  if (community.score) {
    std::printf("%.2f to %.2f\n", shown(community.score->floor, 2),
                shown(community.score->ceiling, 2));
  }
  for (std::size_t i = 0; i < community.standards.size(); ++i) {
    for (std::size_t j = 0; j < community.standards[i].checks.size(); ++j) {
      const result::CheckResult& check = community.standards[i].checks[j];
      if (check.outcome != result::Outcome::Fail) continue;
      const Bilingual& title = pack.standards[i].checks[j].title;
      std::printf("%s  %s", check.id.c_str(), title.en.c_str());
      if (check.gain) std::printf("  +%.2f", shown(*check.gain, 0));
      std::printf("\n");
    }
  }
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 2) {
    std::fputs("usage: assess_one PROFILE\n", stderr);
    return 2;
  }
  Sources sources;
  Diagnostics diagnostics;
  const auto pack = read_rules(CBPS_RULES, sources, diagnostics);
  auto facts =
      pack ? read_facts(arguments[1], pack->dictionary, sources, diagnostics) : std::nullopt;
  for (const Diagnostic& one : diagnostics.all()) {
    std::fputs(render(one, sources, {.language = Language::En}).c_str(), stderr);
  }
  if (!facts) return 2;

  const audit::Selection all_checks = audit::select(*pack, {}, {}, diagnostics);
  const audit::Task task{*pack, all_checks, {facts->period, facts->period.end()}};
  const result::Community community = audit::assess(task, facts->profile, sources);
  print(community, *pack);
  return community.counts.fail == 0 && community.counts.unknown == 0 ? 0 : 1;
}
