// Build-time: compiles a rules folder, so that a broken pack breaks the build, and writes it as a
// C++ source file with the flat document in it.   pack_embedder RULES_FOLDER OUTPUT.cpp
#include <fmt/format.h>

#include <cstdio>

#include "cbps/doc/bundle.h"
#include "cbps/rules/compile.h"
#include "cli/files.h"

int main(int argument_count, char** arguments) {
  if (argument_count != 3) return 2;
  cbps::Sources sources;
  cbps::Diagnostics diagnostics;
  const auto document = cbps::cli::read_rules(arguments[1], sources, diagnostics);
  const auto pack = document ? cbps::rules::compile(sources, *document, {}, diagnostics)
                             : std::optional<cbps::rules::RulePack>{};
  for (const cbps::Diagnostic& diagnostic : diagnostics.all()) {
    fmt::print(stderr, "{}", render(diagnostic, sources, {cbps::Language::En, false, 120}));
  }
  if (!pack) return 1;
  std::string out =
      "#include \"builtin_pack.h\"\nnamespace cbps {\nnamespace {\n"
      "alignas(8) constexpr unsigned char kBytes[] = {";
  std::size_t count = 0;
  for (const char byte : cbps::doc::store(*document)) {
    out += fmt::format("{}{},", count++ % 32 == 0 ? "\n" : "", static_cast<unsigned char>(byte));
  }
  out +=
      "};\n}  // namespace\nstd::string_view builtin_pack() {\n"
      "  return {reinterpret_cast<const char*>(kBytes), sizeof(kBytes)};\n}\n}  // namespace "
      "cbps\n";
  return cbps::cli::write_file(arguments[2], out, diagnostics) ? 0 : 1;
}
