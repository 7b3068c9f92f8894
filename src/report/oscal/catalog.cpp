#include <algorithm>
#include <string>
#include <string_view>

#include "report/format_rows.h"
#include "report/oscal/markup.h"
#include "report/oscal/parts.h"
#include "report/words/run_blocks.h"

/// The rules as an OSCAL catalog: a group a chapter, in it a group a standard, and in that a
/// control a check. It has the checks that were selected and nothing about communities, so that it
/// is the same whatever was assessed in the year; what was rejected is for other reports to say.
namespace cbps::report::oscal_catalog {
namespace {

using oscal::check_id;
using oscal::paragraphs;
using oscal::statement_id;
using oscal::title_line;
using oscal::write_properties;
using result::ChapterText;
using result::CheckText;
using result::Run;
using result::StandardText;

std::unique_ptr<Assembler> assembler() { return concatenation(""); }

// ---- the parts of a control ----

void begin_part(JsonWriter& json, const std::string& id, std::string_view name,
                const std::string& prose) {
  json.begin_object();
  json.string("id", id);
  json.string("name", name);
  json.string_if_any("prose", prose);
}

void write_part(JsonWriter& json, const std::string& id, std::string_view name,
                const std::string& prose) {
  if (prose.empty()) return;
  begin_part(json, id, name, prose);
  json.end_object();
}

/// The clause in full and, as an item of it, the part that the check answers for.
void write_statement(JsonWriter& json, const CheckText& check) {
  const std::string id = statement_id(check.id);
  begin_part(json, id, "statement", paragraphs({check.quote}));
  if (!check.focus.empty() && check.focus != check.quote) {
    json.begin_array("parts");
    write_part(json, id + ".focus", "item", paragraphs({check.focus}));
    json.end_array();
  }
  json.end_object();
}

/// The papers that prove it.
void write_evidence(JsonWriter& json, const std::string& control, const std::string& evidence) {
  const std::string prose = paragraphs({evidence});
  if (prose.empty()) return;
  begin_part(json, control + "_asm", "assessment-method", {});
  write_properties(json, {{"method", "EXAMINE", oscal::Owner::Oscal}});
  json.begin_array("parts");
  write_part(json, control + "_asm.objects", "assessment-objects", prose);
  json.end_array();
  json.end_object();
}

void write_control(JsonWriter& json, const CheckText& check, const Words& words) {
  const std::string id = check_id(check.id);
  json.begin_object();
  json.string("id", id);
  json.string("class", "check");
  json.string("title", title_line(words(check.title)));
  write_properties(json, {{"label", check.id, oscal::Owner::Oscal},
                          {"declared", check.is_declared ? "true" : ""}});
  json.begin_array("parts");
  if (words.language() == Language::En) {
    write_part(json, id + "_ovw", "overview", paragraphs({check.gloss}));
  }
  write_statement(json, check);
  write_part(json, id + "_gdn", "guidance", paragraphs({words(check.remedy)}));
  write_evidence(json, id, words(check.evidence));
  json.end_array();
  json.end_object();
}

// ---- groups ----

void begin_group(JsonWriter& json, const std::string& id, std::string_view kind,
                 const std::string& title, const std::string& label) {
  json.begin_object();
  json.string("id", id);
  json.string("class", kind);
  json.string("title", title_line(title));
  write_properties(json, {{"label", label, oscal::Owner::Oscal}});
}

void write_standard(JsonWriter& json, const StandardText& standard, const Words& words) {
  begin_group(json, oscal::standard_id(standard.id), "standard", words(standard.title),
              standard.id);
  if (!standard.checks.empty()) {
    json.begin_array("controls");
    for (const CheckText& check : standard.checks) write_control(json, check, words);
    json.end_array();
  }
  json.end_object();
}

void write_chapter(JsonWriter& json, const Run& run, const ChapterText& chapter,
                   const Words& words) {
  begin_group(json, oscal::chapter_id(chapter.id), "chapter", words(chapter.title),
              std::to_string(chapter.id));
  json.begin_array("groups");
  for (const StandardText& standard : run.standards) {
    if (standard.chapter == chapter.id) write_standard(json, standard, words);
  }
  json.end_array();
  json.end_object();
}

bool has_standards(const Run& run, const ChapterText& chapter) {
  return std::any_of(run.standards.begin(), run.standards.end(),
                     [&](const StandardText& standard) { return standard.chapter == chapter.id; });
}

void write_groups(JsonWriter& json, const Run& run, const Words& words) {
  if (run.standards.empty()) return;  // an array of groups may not be empty
  json.begin_array("groups");
  for (const ChapterText& chapter : run.chapters) {
    if (has_standards(run, chapter)) write_chapter(json, run, chapter, words);
  }
  json.end_array();
}

// ---- the functions of the format ----

void begin(const Run& run, const Style& style, std::string& out) {
  const Words words(style.language);
  JsonWriter json(out, JsonWriter::Layout::Pretty);
  json.begin_object();
  json.begin_object("catalog");
  json.string("uuid", oscal::document_uuid(run, "catalog", Style{style.language}));
  oscal::write_metadata(
      json, run,
      {words(run.pack.title), words(run.pack.edition),
       paragraphs({changed_rules_text(run, words), unset_parameters(run, words)})},
      words);
  write_groups(json, run, words);
  json.end_object();
  json.end_object();
  out += '\n';
}

void each(const Run& /*run*/, const result::Community& /*community*/, const Style& /*style*/,
          std::string& /*out*/) {}

void line(const Run& /*run*/, const result::Brief& /*community*/, const Style& /*style*/,
          std::string& /*out*/) {}

void end(const Run& /*run*/, const result::Summary& /*summary*/, const Style& /*style*/,
         const Drain& /*drain*/, std::string& /*out*/) {}

}  // namespace

Format format() {
  return {.name = "oscal-catalog",
          .endings = {},
          .assembler = assembler,
          .begin = begin,
          .each = each,
          .line = line,
          .lines_of_one = true,
          .end = end};
}

}  // namespace cbps::report::oscal_catalog
