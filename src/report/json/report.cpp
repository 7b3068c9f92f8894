#include "cbps/text/json_writer.h"
#include "report/json/community.h"
#include "report/json/head.h"
#include "report/json/summary.h"
#include "report/writers.h"

/// The JSON report is a contract (`report_schema.h`): keys and their order are part of it. A key
/// without a value is left out, never null; lists that every reader walks are there even when
/// empty. Its pieces are written by `json_*.cpp`, for JSON Lines too.
namespace cbps::report::json {
namespace {

/// Depth at which the elements of "communities" stand.
constexpr std::size_t kCommunityDepth = 2;

JsonWriter writer(std::string& out, JsonWriter::Resume at = {}) {
  return {out, JsonWriter::Layout::Pretty, at};
}

}  // namespace

void begin(const result::Run& run, const Style& style, std::string& out) {
  JsonWriter json = writer(out);
  json.begin_object();
  write_head(json, run, style.language);
  if (style.extent != Extent::Summary) json.begin_array("communities");
}

void each(const result::Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  JsonWriter json = writer(out, {kCommunityDepth, true});
  write_community(json, run, community, style.language);
}

void end(const result::Run& run, const result::Summary& summary, const Style& style,
         const Drain& drain, std::string& out) {
  const bool has_communities = style.extent != Extent::Summary;
  JsonWriter json = has_communities ? writer(out, {kCommunityDepth, summary.communities == 0})
                                    : writer(out, {1, false});
  if (has_communities) json.end_array();
  write_summary(json, run, summary, style.language, [&] { drain(out); });
  json.end_object();
  out += '\n';
}

}  // namespace cbps::report::json
