#include <array>
#include <memory>
#include <string_view>

#include "report/format_rows.h"
#include "report/json/object_writer.h"

/// The JSON report is a contract: `cbps/result/description.h` describes it, and `cbps schema
/// report` prints it. A key without a value is left out, never null; lists that every reader walks
/// are there even when empty.
namespace cbps::report::json {
namespace {

/// The depth at which the elements of "communities" stand.
constexpr std::size_t kCommunityDepth = 2;

JsonWriter writer(std::string& out, JsonWriter::Resume at = {}) {
  return {out, JsonWriter::Layout::Pretty, at};
}

constexpr std::array<std::string_view, 1> kEndings{".json"};
std::unique_ptr<Assembler> assembler() { return concatenation(","); }

void begin(const result::Run& run, const Style& style, std::string& out) {
  JsonWriter json = writer(out);
  Context context{run, style.language};
  ObjectWriter object(json, context);
  json.begin_object();
  describe_head(object, run);
  if (style.extent != Extent::Summary) json.begin_array("communities");
}

void each(const result::Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  JsonWriter json = writer(out, {kCommunityDepth, true});
  Context context{run, style.language};
  ObjectWriter(json, context).element(community);
}

void end(const result::Run& run, const result::Summary& summary, const Style& style,
         const Drain& drain, std::string& out) {
  const bool has_communities = style.extent != Extent::Summary;
  JsonWriter json = has_communities ? writer(out, {kCommunityDepth, summary.communities == 0})
                                    : writer(out, {1, false});
  if (has_communities) json.end_array();
  Context context{run, style.language, [&] { drain(out); }};
  ObjectWriter object(json, context);
  describe_end(object, summary);
  json.end_object();
  out += '\n';
}

}  // namespace

Format format() {
  return {.name = "json",
          .endings = kEndings,
          .assembler = assembler,
          .begin = begin,
          .each = each,
          .shows_losses_of_areas = true,
          .has_facts = true,
          .end = end};
}

}  // namespace cbps::report::json
