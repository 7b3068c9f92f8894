#include "cli/version.h"

#include <string>
#include <string_view>

#include "cbps/cli/build_info.h"
#include "cbps/text/page.h"
#include "cli/command_builder.h"
#include "cli/messages.h"
#include "cli/pack.h"

namespace cbps::cli {
namespace {

constexpr HelpText kRevision{"提交", "revision"};
constexpr HelpText kRules{"规则", "rules"};
constexpr HelpText kDigest{"规则摘要", "digest"};
constexpr HelpText kBuild{"编译", "build"};
constexpr HelpText kStatic{"，不依赖别的库", ", needs no shared library"};
constexpr HelpText kLibraries{"所含的库", "libraries"};
constexpr HelpText kComma{"，", ", "};

}  // namespace

int print_version(Language language, const Environment& environment) {
  const BuildInfo& build = build_info();
  // The first line is for programs, too.
  std::string text = "cbps " + std::string(build.version) + "\n";
  TextPage page(text, {environment.terminal.width, false});
  const auto row = [&](const HelpText& label, const std::string& value) {
    constexpr std::size_t kColumn = 10;
    const std::string name = label.in(language);
    page.labelled(0, kColumn, {name}, {value});
  };
  const std::string comma = kComma.in(language);
  if (!build.revision.empty()) row(kRevision, std::string(build.revision));
  Sources sources;
  Diagnostics diagnostics;
  if (const auto* pack = read_pack("", {}, environment, sources, diagnostics)) {
    row(kRules, pack->title.in(language) + comma + pack->edition.in(language));
    row(kDigest, pack->digest);
  }
  row(kBuild, std::string(build.compiler) + comma + std::string(build.system) + " " +
                  std::string(build.processor) +
                  (build.is_static ? kStatic.in(language) : std::string()));
  std::string libraries;
  for (const BuildInfo::Library& one : build.libraries) {
    libraries +=
        (libraries.empty() ? "" : comma) + std::string(one.name) + " " + std::string(one.version);
  }
  row(kLibraries, libraries);
  print_diagnostics(diagnostics, sources, language, environment);
  return print_result(text, language, environment);
}

}  // namespace cbps::cli
