#include "cli/option_values.h"

#include "cbps/doc/bundle.h"
#include "cli/files.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

void refuse(const char* option, const std::string& value, Diagnostics& diagnostics) {
  diagnostics.add(Code::BadOptionValue, kCommandLine, {std::string(option), value});
}

/// Places in the built-in pack name its files by number, in order; their texts are not at hand.
void name_builtin_files(const doc::Document& document, Sources& sources) {
  for (const auto& [name, file] : document.entries(document.root())) {
    sources.add("rules/" + std::string(document.text(name)), "");
  }
}

}  // namespace

std::optional<int> read_period(const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const ParsedDecimal year = parse_decimal(text, 0);
  if (text.size() == 4 && year.value && year.value->units >= 1) {
    return static_cast<int>(year.value->units);
  }
  refuse("--period", text, diagnostics);
  return std::nullopt;
}

std::optional<Date> read_as_of(const std::string& text, const Environment& environment,
                               Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  if (text == "today") return environment.today();
  const std::optional<Date> day = parse_date(text);
  if (!day) refuse("--as-of", text, diagnostics);
  return day;
}

std::optional<Fraction> read_fail_under(const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const ParsedDecimal least = parse_decimal(text, 4);
  if (least.value) return Fraction(least.value->units, 1'000'000);
  refuse("--fail-under", text, diagnostics);
  return std::nullopt;
}

std::vector<rules::Override> read_overrides(const std::vector<std::string>& texts,
                                            Diagnostics& diagnostics) {
  std::vector<rules::Override> all;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      refuse("--set", text, diagnostics);
    } else {
      all.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
  }
  return all;
}

std::optional<rules::RulePack> read_pack(const std::string& folder,
                                         const std::vector<rules::Override>& overrides,
                                         const Environment& environment, Sources& sources,
                                         Diagnostics& diagnostics) {
  const bool builtin = folder.empty();
  auto document =
      builtin ? doc::load(environment.builtin_pack) : read_rules(folder, sources, diagnostics);
  if (!document) {
    // The bytes of the program itself are damaged, or the folder has said what is wrong.
    if (builtin) diagnostics.add(Code::NoStandards, kCommandLine);
    return std::nullopt;
  }
  if (builtin) name_builtin_files(*document, sources);
  return rules::compile(sources, *document, overrides, diagnostics);
}

}  // namespace cbps::cli
