// Build-time: compiles a rules folder, so that a broken pack breaks the build, and writes it and
// its cases as a C++ source file with the flat documents in it.   pack_embedder RULES OUTPUT.cpp
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "cbps/cases/case.h"
#include "cbps/cli/rule_folder.h"
#include "cbps/doc/bundle.h"
#include "cbps/rules/compile.h"
#include "cbps/system/output.h"

namespace {

std::string definition(std::string_view name, const cbps::doc::Document& document) {
  std::string out = fmt::format("alignas(8) constexpr unsigned char k_{}[] = {{", name);
  std::size_t count = 0;
  for (const char byte : cbps::doc::store(document)) {
    out += fmt::format("{}{},", count++ % 32 == 0 ? "\n" : "", static_cast<unsigned char>(byte));
  }
  return out + fmt::format(
                   "}};\nstd::string_view {0}() {{ return {{reinterpret_cast<const char*>(k_{0}), "
                   "sizeof(k_{0})}}; }}\n",
                   name);
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 3) return 2;
  const std::string folder = arguments[1];
  cbps::Sources sources;
  cbps::Diagnostics diagnostics;
  const auto rules = cbps::cli::read_rules(folder, sources, diagnostics);
  if (rules) (void)cbps::rules::compile(sources, *rules, {}, diagnostics);
  const auto cases = std::filesystem::exists(folder + "/tests")
                         ? cbps::cli::read_rules(folder + "/tests", sources, diagnostics)
                         : cbps::doc::bundle({});
  if (cases) (void)cbps::cases::read_cases(*cases, diagnostics);
  for (const cbps::Diagnostic& diagnostic : diagnostics.all()) {
    fmt::print(stderr, "{}", render(diagnostic, sources, {cbps::Language::En, false, 120}));
  }
  if (diagnostics.has_errors() || !rules || !cases) return 1;
  const std::string out = "#include \"builtin_pack.h\"\nnamespace cbps {\n" +
                          definition("builtin_pack", *rules) + definition("builtin_cases", *cases) +
                          fmt::format("std::string_view builtin_digest() {{ return \"{}\"; }}\n",
                                      cbps::rules::document_digest(*rules)) +
                          "}  // namespace cbps\n";
  const auto output = cbps::system::open_output_file(arguments[2]);
  return output->write(out) && output->finish() ? 0 : 1;
}
