#include "cbps/text/json_writer.h"
#include "report/json/community.h"
#include "report/json/head.h"
#include "report/json/summary.h"
#include "report/writers.h"

/// JSON Lines: the pieces of the JSON report, a line each, so that a program can take one after the
/// other however many there are. Which it is can be told by its keys: `cbps` the first line,
/// `counts` a community, `diagnostics` a rejected one, `summary` the last line.
namespace cbps::report::jsonl {
namespace {

JsonWriter compact(std::string& out) { return {out, JsonWriter::Layout::Compact}; }

}  // namespace

void begin(const result::Run& run, const Style& style, std::string& out) {
  JsonWriter json = compact(out);
  json.begin_object();
  json::write_head(json, run, style.language);
  json.end_object();
  out += '\n';
}

void each(const result::Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  JsonWriter json = compact(out);
  json::write_community(json, run, community, style.language);
  out += '\n';
}

void line(const result::Run& run, const result::Brief& community, const Style& style,
          std::string& out) {
  JsonWriter json = compact(out);
  json::write_brief(json, run, community, style.language);
  out += '\n';
}

void rejected(const result::Rejected& rejected, const Style& style, std::string& out) {
  JsonWriter json = compact(out);
  json::write_rejected(json, rejected, style.language);
  out += '\n';
}

void end(const result::Run& run, const result::Summary& summary, const Style& style,
         const Drain& drain, std::string& out) {
  JsonWriter json = compact(out);
  json.begin_object();
  json::write_summary(json, run, summary, style.language, [&] { drain(out); });
  json.end_object();
  out += '\n';
}

}  // namespace cbps::report::jsonl
