#include <array>
#include <memory>

#include "cbps/result/describe/comparison.h"
#include "report/comparison/format_rows.h"
#include "report/json/object_writer.h"

namespace cbps::report::comparison {
namespace {

/// All communities, in the order in which they come.
class JsonComparison final : public ComparisonWriter {
 public:
  explicit JsonComparison(const Style& style) : language_(style.language) {}

  void begin(const result::ComparisonHead& head, const result::Run& /*before*/,
             const result::Run& after, std::string& out) override {
    context_ = std::make_unique<json::Context>(json::Context{after, language_});
    JsonWriter json(out, JsonWriter::Layout::Pretty);
    json.begin_object();
    json::ObjectWriter object(json, *context_);
    describe_comparison_head(object, head);
    json.begin_array("communities");
  }
  void add(const result::CommunityChange& community, std::string& out) override {
    JsonWriter json(out, JsonWriter::Layout::Pretty, {kElementDepth, is_empty_});
    is_empty_ = false;
    json::ObjectWriter(json, *context_).element(community);
  }
  void end(const result::ComparisonSummary& summary, std::string& out) override {
    JsonWriter json(out, JsonWriter::Layout::Pretty, {kElementDepth, is_empty_});
    json.end_array();
    json::ObjectWriter(json, *context_).object("summary", summary, {});
    json.end_object();
    out += '\n';
  }

 private:
  static constexpr std::size_t kElementDepth = 2;  ///< of a community

  Language language_;
  std::unique_ptr<json::Context> context_;
  bool is_empty_ = true;
};

constexpr std::array<std::string_view, 1> kEndings{".json"};

}  // namespace

ComparisonFormat json_format() {
  return {"json", kEndings, [](const Style& style) -> std::unique_ptr<ComparisonWriter> {
            return std::make_unique<JsonComparison>(style);
          }};
}

}  // namespace cbps::report::comparison
