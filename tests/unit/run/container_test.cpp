#include <fmt/format.h>

#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "cbps/run/assess_inputs.h"
#include "support/catch.h"
#include "unit/run/memory.h"

namespace cbps::run::test {
namespace {

using report::Drain;
using report::Part;
using report::Style;

/// An archive: its entries one after the other, a list of where each begins and how long it is, and
/// where the list begins.
class Archiver final : public report::Assembler {
 public:
  void add(Part part, std::string_view piece, std::string& out) override {
    if (part == Part::End) {  // comes in several pieces: they are one entry
      end_ += piece;
      return;
    }
    add_entry(piece, out);
  }
  void finish(std::string& out) override {
    add_entry(end_, out);
    const std::size_t begin = size_;
    for (const auto& [offset, size] : entries_) out += fmt::format("{} {}\n", offset, size);
    out += fmt::format("{:010}", begin);
  }

 private:
  void add_entry(std::string_view piece, std::string& out) {
    entries_.emplace_back(size_, piece.size());
    size_ += piece.size();
    out += piece;
  }

  std::vector<std::pair<std::size_t, std::size_t>> entries_;
  std::size_t size_ = 0;
  std::string end_;
};

std::unique_ptr<report::Assembler> archiver() { return std::make_unique<Archiver>(); }

void begin(const result::Run& run, const Style&, std::string& out) { out += "head " + run.version; }
void opening(const result::Run&, const result::Summary& summary, const report::Notices&,
             const Style&, std::string& out) {
  out += fmt::format("opening {}", summary.communities);
}
void each(const result::Run&, const result::Community& community, const Style&, std::string& out) {
  out += "community " + community.id;
}
void end(const result::Run&, const result::Summary& summary, const Style&, const Drain& drain,
         std::string& out) {
  out += "end ";
  drain(out);
  out += std::to_string(summary.rejected_count);
}

constexpr report::Format kStreamed{.name = "archive",
                                   .endings = {},
                                   .assembler = archiver,
                                   .begin = begin,
                                   .each = each,
                                   .end = end};
constexpr report::Format kDocument{.name = "archive",
                                   .endings = {},
                                   .assembler = archiver,
                                   .begin = begin,
                                   .opening = opening,
                                   .each = each,
                                   .end = end};

std::size_t number(std::string_view digits) {
  std::size_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// The entries of an archive, as its list says where they are.
std::vector<std::string> entries(const std::string& archive) {
  constexpr std::size_t kDigits = 10;
  std::vector<std::string> all;
  std::size_t at = number(std::string_view(archive).substr(archive.size() - kDigits));
  while (at < archive.size() - kDigits) {
    const std::size_t space = archive.find(' ', at);
    const std::size_t line_end = archive.find('\n', at);
    const std::string_view list(archive);
    all.push_back(archive.substr(number(list.substr(at, space - at)),
                                 number(list.substr(space + 1, line_end - space - 1))));
    at = line_end + 1;
  }
  return all;
}

constexpr std::size_t kCommunities = 1 + 100 + 1500;

std::string archive(const report::Format& format, std::size_t jobs, bool year_is_given) {
  std::map<std::string, std::string> texts{
      {"a.yaml", profile("bad")}, {"b.yaml", "id: ["}, {"t.csv", table(1500)}};
  for (int i = 100; i < 200; ++i)
    texts[fmt::format("p{}.yaml", i)] = profile(fmt::format("p{}", i));
  MemoryInputs inputs(texts);
  Options options;
  options.jobs = jobs;
  if (!year_is_given) options.year.reset();
  MemorySink sink;
  MemorySink beside;
  Recorder recorder;
  const Outcome outcome = assess(inputs,
                                 {{&format, report::Extent::Normal, &sink},
                                  {report::find_format("text"), report::Extent::Normal, &beside}},
                                 options, recorder);
  CHECK(std::holds_alternative<Written>(outcome.targets[0]));
  return sink.text;
}

}  // namespace

TEST_CASE("a container keeps its own list of entries over the whole run", "[run]") {
  for (const bool year_is_given : {true, false}) {
    CAPTURE(year_is_given);
    const std::string streamed = archive(kStreamed, 1, year_is_given);
    const std::vector<std::string> all = entries(streamed);
    REQUIRE(all.size() == 1 + kCommunities + 1);
    CHECK(all[0] == "head test");
    CHECK(all[1] == "community bad");
    CHECK(all[kCommunities] == "community t1499");
    CHECK(all[kCommunities + 1] == "end 1");
    CHECK((archive(kStreamed, 4, year_is_given) == streamed));

    const std::string document = archive(kDocument, 1, year_is_given);
    const std::vector<std::string> of_document = entries(document);
    REQUIRE(of_document.size() == 2 + kCommunities + 1);
    CHECK(of_document[1] == fmt::format("opening {}", kCommunities));
    CHECK(of_document[2] == "community bad");
    CHECK(of_document[kCommunities + 2] == "end 1");
    CHECK((archive(kDocument, 4, year_is_given) == document));
  }
}

}  // namespace cbps::run::test
