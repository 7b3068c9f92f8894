#include <array>
#include <memory>
#include <string_view>

#include "report/format_rows.h"
#include "report/json/object_writer.h"

/// JSON Lines: the pieces of the JSON report, one in each line, so that a program can take one
/// after the other however many there are. The keys tell which one it is: `cbps` the first line,
/// `counts` a community, `diagnostics` a rejected one, `summary` the last line.
namespace cbps::report::jsonl {
namespace {

using json::Context;
using json::ObjectWriter;

JsonWriter compact(std::string& out) { return {out, JsonWriter::Layout::Compact}; }

template <class T>
void write_line(const T& value, Context context, std::string& out) {
  JsonWriter json = compact(out);
  ObjectWriter(json, context).element(value);
  out += '\n';
}

constexpr std::array<std::string_view, 2> kEndings{".jsonl", ".ndjson"};
std::unique_ptr<Assembler> assembler() { return concatenation(""); }

void begin(const result::Run& run, const Style& style, std::string& out) {
  JsonWriter json = compact(out);
  Context context{run, style.language};
  ObjectWriter object(json, context);
  json.begin_object();
  describe_head(object, run);
  json.end_object();
  out += '\n';
}

void each(const result::Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  write_line(community, {run, style.language}, out);
}

void line(const result::Run& run, const result::Brief& community, const Style& style,
          std::string& out) {
  write_line(community, {run, style.language}, out);
}

void rejected(const result::Rejected& rejected, const Style& style, std::string& out) {
  const result::Run none;  // a rejection names nothing of the run
  write_line(rejected, {none, style.language}, out);
}

void end(const result::Run& run, const result::Summary& summary, const Style& style,
         const Drain& drain, std::string& out) {
  JsonWriter json = compact(out);
  Context context{run, style.language, [&] { drain(out); }};
  ObjectWriter object(json, context);
  json.begin_object();
  describe_end(object, summary);
  json.end_object();
  out += '\n';
}

}  // namespace

Format format() {
  return {.name = "jsonl",
          .endings = kEndings,
          .assembler = assembler,
          .begin = begin,
          .each = each,
          .line = line,
          .shows_losses_of_areas = true,
          .has_facts = true,
          .lines_of_one = true,
          .rejected = rejected,
          .end = end};
}

}  // namespace cbps::report::jsonl
