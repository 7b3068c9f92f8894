#include "report/json/head.h"

#include <algorithm>

namespace cbps::report::json {
namespace {

using Flow = JsonWriter::Flow;

/// An option that was given several times is one key: its values are joined.
void write_options(JsonWriter& json, const result::Run& run) {
  json.begin_object("options", Flow::Inline);
  for (std::size_t i = 0; i < run.options.size(); ++i) {
    const std::string& name = run.options[i].first;
    const auto same = [&name](const auto& option) { return option.first == name; };
    const auto begin = run.options.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(run.options.begin(), begin, same)) continue;
    std::string values = begin->second;
    for (auto other = begin + 1; other != run.options.end(); ++other) {
      if (same(*other)) values += ", " + other->second;
    }
    json.string(name, values);
  }
  json.end_object();
}

void write_rules(JsonWriter& json, const result::Run& run, Language language) {
  json.begin_object("rules");
  for (const result::StandardText& standard : run.standards) {
    json.begin_object(standard.id);
    json.string("title", standard.title.in(language));
    json.string_if_any("chapter", standard.chapter.in(language));
    json.end_object();
    for (const result::CheckText& check : standard.checks) {
      json.begin_object(check.id);
      json.string("title", check.title.in(language));
      json.string_if_any("quote", check.quote);
      json.string_if_any("remedy", check.remedy.in(language));
      json.string_if_any("evidence", check.evidence.in(language));
      json.end_object();
    }
  }
  json.end_object();
}

}  // namespace

void write_head(JsonWriter& json, const result::Run& run, Language language) {
  json.string("cbps", run.version);
  json.begin_object("pack", Flow::Inline);
  json.string("id", run.pack.id);
  json.string_if_any("edition", run.pack.edition.in(language));
  json.string_if_any("digest", run.pack.digest);
  json.end_object();
  json.string("period", std::to_string(run.period.year));
  json.string("as_of", to_string(run.as_of));
  json.string("lang", language == Language::Zh ? "zh" : "en");
  write_options(json, run);
  write_rules(json, run, language);
}

}  // namespace cbps::report::json
