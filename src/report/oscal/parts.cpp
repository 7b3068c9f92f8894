#include "report/oscal/parts.h"

#include <utility>

#include "cbps/text/list.h"
#include "report/oscal/markup.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"

namespace cbps::report::oscal {

using result::Run;

namespace {

constexpr std::string_view kVersionOfOscal = "1.2.1";

/// The depth at which the communities of a document stand.
constexpr std::size_t kListDepth = 3;

void append(std::vector<std::string>& all, std::vector<std::string> more) {
  for (std::string& one : more) all.push_back(std::move(one));
}

void write_resource(JsonWriter& json, const std::string& uuid, std::string_view title,
                    const std::vector<std::string>& texts) {
  json.begin_object();
  json.string("uuid", uuid);
  json.string("title", title_line(title));
  json.string_if_any("description", paragraphs(texts));
  json.end_object();
}

/// What concerns no single community, and what is left out.
std::vector<std::string> whole_input(const result::Summary& summary, const Words& words) {
  std::vector<std::string> texts{checked_block(summary, words).text};
  if (summary.rejected_count > summary.rejected.size()) {
    texts.push_back(words(
        Text::Labelled, words(Text::NotAssessedTitle),
        words(Text::RejectedMore, count_text(summary.rejected_count - summary.rejected.size()))));
  }
  texts.push_back(files_left_out(summary, words));
  append(texts, message_texts(summary.input_faults, words));
  append(texts, message_texts(summary.input_remarks, words));
  append(texts, message_texts(summary.remarks, words));
  return texts;
}

void write_back_matter(JsonWriter& json, const Run& run, const result::Summary& summary,
                       const Words& words) {
  json.begin_object("back-matter");
  json.begin_array("resources");
  write_resource(json, plan_uuid(run), words(Text::AssessmentPlan),
                 {rules_text(run, words), period_text(run, words), changed_rules_text(run, words),
                  unset_parameters(run, words)});
  write_resource(json, uuid_of(run, "all-input", {}), words(Text::WholeInput),
                 whole_input(summary, words));
  json.end_array();
  json.end_object();
}

}  // namespace

void write_properties(JsonWriter& json, const std::vector<Property>& properties) {
  bool is_open = false;
  for (const Property& one : properties) {
    const std::string value = plain_line(one.value);
    if (value.empty()) continue;
    if (!is_open) json.begin_array("props");
    is_open = true;
    json.begin_object(JsonWriter::Flow::Inline);
    json.string("name", one.name);
    if (one.owner == Owner::Ours) json.string("ns", kNamespace);
    json.string("value", value);
    json.end_object();
  }
  if (is_open) json.end_array();
}

void write_metadata(JsonWriter& json, const Run& run, const Metadata& metadata,
                    const Words& words) {
  const std::string version = plain_line(metadata.version);
  std::vector<Property> properties{{"cbps", run.version},
                                   {"rules", run.pack.id},
                                   {"edition", words(run.pack.edition)},
                                   {"digest", run.pack.digest},
                                   {"period", run.year ? std::to_string(*run.year) : ""},
                                   {"as-of", run.as_of ? to_string(*run.as_of) : ""},
                                   {"language", words.language() == Language::Zh ? "zh" : "en"}};
  for (const auto& [name, value] : given_options(run.options)) {
    properties.push_back({"option", "--" + std::string(name) + ' ' + value});
  }
  json.begin_object("metadata");
  json.string("title", title_line(metadata.title));
  json.string("last-modified", time_of(run));
  json.string("version", version.empty() ? "-" : version);
  json.string("oscal-version", kVersionOfOscal);
  write_properties(json, properties);
  json.string_if_any("remarks", metadata.remarks);
  json.end_object();
}

std::string day_version(const Run& run) {
  return run.as_of ? to_string(*run.as_of) : run.pack.edition.zh;
}

std::string plan_uuid(const Run& run) { return uuid_of(run, "assessment-plan", {}); }

void write_end(const Run& run, const result::Summary& summary, const Words& words,
               std::string& out) {
  JsonWriter json(out, JsonWriter::Layout::Compact, {kListDepth, false});
  json.end_array();
  write_back_matter(json, run, summary, words);
  json.end_object();
  json.end_object();
}

std::string rejected_title(const result::Rejected& rejected, const Words& words) {
  return words(Text::Labelled, words(Text::NotAssessedTitle), rejected_name(rejected, words));
}

void write_rejected_properties(JsonWriter& json, const result::Rejected& rejected) {
  write_properties(json, {{"outcome", "rejected"},
                          {"community", rejected.id},
                          {"source", to_string(rejected.source)}});
}

std::string rejected_uuid(const Run& run, std::string_view kind, const result::Rejected& rejected,
                          std::size_t number) {
  return uuid_of(run, kind,
                 {"rejected", rejected.id, to_string(rejected.source), std::to_string(number)});
}

std::vector<std::string> message_texts(const std::vector<result::Remark>& remarks,
                                       const Words& words) {
  std::vector<std::string> texts;
  for (const RemarkText& one : remark_texts(remarks, words)) {
    std::string text = std::string(one.code) + ' ' + one.text;
    for (const std::string& note : one.notes) append_item(text, words(Text::Semicolon), note);
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace cbps::report::oscal
