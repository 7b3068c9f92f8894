// libFuzzer entry: any bytes are read as a file of profiles, assessed and reported. What is
// promised is checked: an error has a message, nothing that a terminal would act on or not show is
// printed, and a JSON report can be read back.
//
// examples/ and the folder of a few broken profiles are good seeds; -max_len=4096.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/report/format.h"
#include "cbps/result/archive.h"
#include "cbps/text/unicode.h"
#include "unit/run/memory.h"

namespace {

using namespace cbps;

void expect(bool holds, std::string_view what, std::string_view text) {
  if (holds) return;
  std::fprintf(stderr, "%.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(text.size()), text.data());
  std::abort();
}

/// What people read: valid UTF-8, and no sign that is not seen or steers a terminal.
void expect_printable(std::string_view text) {
  expect(!unicode::first_invalid_byte(text), "not UTF-8", text);
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const bool is_break = character.code_point == U'\n';
    expect(is_break || (!unicode::is_control(character.code_point) &&
                        !unicode::is_invisible(character.code_point)),
           "a sign that is not printable", text);
    at += character.length;
  }
}

/// Renders all messages as a terminal would show them.
class Printer final : public run::Observer {
 public:
  void messages(const std::vector<result::Remark>& messages, const Sources& sources) override {
    for (const result::Remark& one : messages) {
      has_error = has_error || info(one.diagnostic.code).severity == Severity::Error;
      for (const Language language : {Language::Zh, Language::En}) {
        expect_printable(render(one.diagnostic, sources, {language, false, 80}));
      }
    }
  }
  void progress(std::size_t /*communities*/, double /*share*/) override {}
  void input_ended(std::size_t /*left_out*/) override {}

  bool has_error = false;
};

/// Takes what is read back and does nothing with it.
class Ignorer final : public result::ArchiveReceiver {
 public:
  void begin(const result::Run& /*run*/, bool /*has_communities*/) override {}
  void add(result::Community /*community*/, std::uint64_t /*begin*/) override {}
  void end(result::Summary /*summary*/) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  run::test::MemoryInputs inputs(
      {{"a.yaml", std::string(reinterpret_cast<const char*>(data), size)}});
  run::test::MemorySink text;
  run::test::MemorySink json;
  Printer printer;
  const run::Outcome outcome =
      run::test::assess(inputs,
                        {{report::find_format("text"), report::Extent::Detail, &text},
                         {report::find_format("json"), report::Extent::Detail, &json}},
                        {.only = {"1.2", "8.2", "10.1", "12.1"}}, printer);
  expect(outcome.has_errors == printer.has_error, "an error without a message", text.text);
  expect_printable(text.text);
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("a.json", json.text);
  Ignorer ignorer;
  (void)result::read_archive(file, sources, ignorer, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) {
    expect(false, message(one, Language::En), json.text);
  }
  return 0;
}
