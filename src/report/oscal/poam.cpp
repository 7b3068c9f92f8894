#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/findings.h"
#include "report/format_rows.h"
#include "report/oscal/entry_list.h"
#include "report/oscal/markup.h"
#include "report/oscal/parts.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/summary_blocks.h"

/// An OSCAL plan of action and milestones: an item for each check that a community fails, and for
/// each that could not be assessed. Communities are properties of the items, and so is the finding
/// of the assessment results that an item is about.
namespace cbps::report::oscal_poam {
namespace {

using oscal::paragraphs;
using oscal::title_line;
using oscal::uuid_of;
using oscal::write_properties;
using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Run;

/// What is missing, and what to do about it.
std::string item_prose(const Community& community, const CheckResult& check, const CheckText& text,
                       const Words& words) {
  std::vector<std::string> texts{explain(check, words.language())};
  const auto add = [&](Text label, const std::string& value) {
    if (!value.empty()) texts.push_back(words(Text::Labelled, words(label), value));
  };
  add(Text::LabelQuote, clause_text(text, words));
  add(Text::LabelRemedy, remedy_text(check, text, words));
  add(Text::LabelEvidence, words(text.evidence));
  add(Text::LabelPlace, places_text(check, words));
  texts.push_back(bare_worth_text(community, check, words));
  return paragraphs(texts);
}

void write_item(const Run& run, const Community& community, const CheckResult& check,
                const CheckText& text, const Words& words, std::string& out) {
  JsonWriter json(out, JsonWriter::Layout::Compact);
  const std::string title = title_text(check.id, text.title, words);
  json.begin_object();
  json.string("uuid", uuid_of(run, "poam-item", {community.id, check.id}));
  json.string("title", title_line(words(Text::Labelled,
                                        name_text(community.id, community.name, words), title)));
  json.string("description", item_prose(community, check, text, words));
  write_properties(json, {{"community", community.id},
                          {"community-name", community.name},
                          {"check", check.id},
                          {"control-id", oscal::check_id(check.id)},
                          {"finding", oscal::finding_uuid(run, community.id, check.id)},
                          {"gain", check.gain ? fine_points_text(*check.gain) : std::string()},
                          {"waiver", waiver_text(run, check, words)},
                          {"source", to_string(finding_place(community, check))}});
  json.end_object();
  out += '\n';
}

void each(const Run& run, const Community& community, const Style& style, std::string& out) {
  const Words words(style.language);
  for_each_finding(run, community, false, [&](const CheckResult& check, const CheckText& text) {
    write_item(run, community, check, text, words, out);
  });
}

void begin(const Run& run, const Style& style, std::string& out) {
  const Words words(style.language);
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  json.begin_object("plan-of-action-and-milestones");
  json.string("uuid", oscal::document_uuid(run, "poam", style));
  oscal::write_metadata(
      json, run, {words(Text::PlanOfActionOf, words(run.pack.title)), oscal::day_version(run), {}},
      words);
  json.begin_object("system-id");
  json.string("identifier-type", "https://ietf.org/rfc/rfc4122");
  json.string("id", uuid_of(run, "system", {}));
  json.end_object();
  json.begin_array("poam-items");
}

void write_rejected(const Run& run, const result::Rejected& rejected, std::size_t number,
                    const Words& words, std::string& out) {
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  json.string("uuid", oscal::rejected_uuid(run, "poam-item", rejected, number));
  json.string("title", title_line(oscal::rejected_title(rejected, words)));
  json.string("description", paragraphs(oscal::message_texts(rejected.diagnostics, words)));
  oscal::write_rejected_properties(json, rejected);
  json.end_object();
  out += '\n';
}

/// What stands in place of items, which there must be: that nothing is open, or, in a summary, how
/// much is.
void write_no_item(const Run& run, const result::Summary& summary, const Words& words,
                   std::string& out) {
  const std::size_t failed = summary.verdicts.fail;
  const std::string said = failed == 0 ? std::string(words(Text::NothingToPutRight))
                                       : words(Text::NotMetNotListed, count_text(failed));
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  json.string("uuid", uuid_of(run, "poam-item", {}));
  json.string("title", title_line(said));
  json.string("description", title_line(checked_block(summary, words).text));
  json.end_object();
  out += '\n';
}

void end(const Run& run, const result::Summary& summary, const Style& style, const Drain& drain,
         std::string& out) {
  const Words words(style.language);
  oscal::for_each_rejected(summary, drain, out, [&](const auto& one, std::size_t number) {
    write_rejected(run, one, number, words, out);
  });
  const bool has_failed = summary.verdicts.fail != 0;
  const bool is_unlisted = style.extent == Extent::Summary && has_failed;
  const bool is_empty = !has_failed && summary.rejected.empty();
  if (is_unlisted || is_empty) write_no_item(run, summary, words, out);
  oscal::write_end(run, summary, words, out);
}

}  // namespace

Format format() {
  return {.name = "oscal-poam",
          .endings = {},
          .assembler = oscal::entry_list,
          .begin = begin,
          .each = each,
          .end = end};
}

}  // namespace cbps::report::oscal_poam
