#include "doc/plain_yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "doc/full_yaml.h"
#include "support/catch.h"

// The plain reader may decline what it likes; what it takes must be what the full reader makes.
using namespace cbps;
using namespace cbps::doc;

namespace {

bool same(const Document::Node& a, const Document::Node& b) {
  return a.kind == b.kind && a.style == b.style && a.end == b.end && a.text_begin == b.text_begin &&
         a.text_length == b.text_length && a.span == b.span;
}

bool same(const Document& a, const Document& b) {
  return a.all_text() == b.all_text() && a.nodes().size() == b.nodes().size() &&
         std::equal(a.nodes().begin(), a.nodes().end(), b.nodes().begin(),
                    [](const auto& x, const auto& y) { return same(x, y); });
}

enum class Found { Declined, Agreed, Differed };

Found compare(const std::string& text, const Limits& limits = {}) {
  Sources sources;
  const FileId file = sources.add("a.yaml", text);
  const auto plain = read_plain_yaml(text, file, limits);
  if (!plain) return Found::Declined;
  Diagnostics diagnostics;
  const auto full = read_full_yaml(sources, file, diagnostics, limits);
  return full && diagnostics.empty() && same(*plain, *full) ? Found::Agreed : Found::Differed;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// Lines as people write them and as they get them wrong, put together by chance.
class Lines {
 public:
  explicit Lines(std::uint64_t seed) : engine_(seed) {}

  std::string document() {
    const std::string_view ends[] = {"\n", "\n", "\n", "\r\n"};
    const std::string_view end = one_of(ends);
    std::string text;
    if (below(8) == 0) text += "\xEF\xBB\xBF";
    if (below(8) == 0) text += "---" + std::string(end);
    const std::size_t count = 1 + below(9);
    std::size_t indent = 0;
    for (std::size_t i = 0; i < count; ++i) {
      text += line(i == 0 ? 0 : indent);
      if (i + 1 < count || below(4) != 0) text += end;
      const std::size_t step = below(6);
      if (step == 0) indent += 2;
      if (step == 1 && indent >= 2) indent -= 2;
      if (step == 2) indent = 0;
    }
    if (below(6) == 0) spoil(text);
    return text;
  }

  /// A byte or a stretch put in, taken out or doubled.
  void spoil(std::string& text) {
    static constexpr std::string_view kPieces[] = {" ",
                                                   "\n",
                                                   ":",
                                                   "- ",
                                                   "#",
                                                   " #",
                                                   "\t",
                                                   "[",
                                                   "]",
                                                   ",",
                                                   "'",
                                                   "\"",
                                                   "\r\n",
                                                   "...",
                                                   "---",
                                                   "? ",
                                                   "!",
                                                   "&a",
                                                   "*a",
                                                   "|",
                                                   ">",
                                                   "{",
                                                   "}",
                                                   "%",
                                                   "\\",
                                                   ": ",
                                                   "~",
                                                   "null",
                                                   "\xE7\xA4\xBE",
                                                   "\xEF\xBB\xBF",
                                                   "\xE2\x80\xA8",
                                                   "\xC2\xA0",
                                                   "\xE3\x80\x80",
                                                   "@",
                                                   "`",
                                                   "\r",
                                                   "\xFF",
                                                   "-"};
    const std::size_t at = below(text.size() + 1);
    switch (below(4)) {
      case 0: text.erase(at, 1 + below(4)); break;
      case 1: text.insert(at, text.substr(at, below(8))); break;
      default: text.insert(at, one_of(kPieces)); break;
    }
  }

  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }

 private:
  template <std::size_t N>
  std::string_view one_of(const std::string_view (&all)[N]) {
    return all[below(N)];
  }

  std::string line(std::size_t indent) {
    std::string text(indent, ' ');
    switch (below(14)) {
      case 0: return {};
      case 1: return std::string(below(6), ' ') + "# c: [d\t\"";
      case 2: return text + "- " + scalar() + rest();
      case 3: return text + "- " + key() + ": " + scalar() + rest();
      case 4: return text + key() + ":" + rest();
      case 5: return text + key() + ":" + rest();
      case 6: return text + key() + ": " + flow() + rest();
      case 7: return below(3) == 0 ? text + "  " + flow() + rest() : text + "- " + scalar();
      default: return text + key() + ": " + scalar() + rest();
    }
  }

  std::string key() {
    static constexpr std::string_view kKeys[] = {
        "a",     "b", "c", "d",   "e",   "id",  "a b", "'q'",  "f",  "g",   "h", "区",
        "\"r\"", "~", "1", "x-y", "a:b", "a#b", "(k)", "null", "<<", "k.k", "-k"};
    return std::string(one_of(kKeys));
  }

  std::string scalar() {
    static constexpr std::string_view kScalars[] = {
        "x",       "12",      "-3.5",   "yes",   "2024-01-02", "社区 一", "'q # r'", "\" s \"",
        "a: b",    "a:",      "a #b",   "a# b",  "~",          "null",    "NULL",    "'it''s'",
        "\"\\n\"", "- x",     "-",      "--- x", "...",        "08:30",   "a, b",    "[",
        "x y  z",  "''",      "\"\"",   "?",     "? x",        ":x",      "-x",      "=",
        "x\ty",    "*a",      "{a: b}", "|",     "% x",        "a]",      "Null",    "<<",
        "\"a\"b",  "'a' 'b'", "x\\y",   "# no",  "null x",     "~x",      ".5",      "(a) b"};
    return std::string(one_of(kScalars));
  }

  std::string flow() {
    static constexpr std::string_view kBetween[] = {", ",      ",",         " , ", ",\n  ",  "\n, ",
                                                    ", # c\n", ",\n# c\n ", ",, ", " # c\n,"};
    std::string text = "[";
    const std::size_t count = below(4);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text += one_of(kBetween);
      text += scalar();
    }
    return text + (below(8) == 0 ? " ]" : "]");
  }

  std::string rest() {
    static constexpr std::string_view kRests[] = {"", "", "", "", " ", "  # c", "# c", " #", "\t"};
    return std::string(one_of(kRests));
  }

  std::mt19937_64 engine_;
};

/// Of so many documents, those that both readers took and made the same of. Stops at the first of
/// which they do not.
template <class Make>
std::size_t count_agreed(int documents, Make make) {
  std::size_t agreed = 0;
  for (int i = 0; i < documents; ++i) {
    const std::string text = make();
    const Found found = compare(text);
    if (found == Found::Differed) {
      INFO(text);
      CHECK(found != Found::Differed);
      break;
    }
    agreed += found == Found::Agreed ? 1 : 0;
  }
  return agreed;
}

}  // namespace

TEST_CASE("what profiles are written in is read without the full parser", "[doc][yaml]") {
  for (const std::string_view text : {
           "a: 1\n",
           "a: 1",
           "a: 1\r\nb: 2\r\n",
           "---\na: b\n",
           "\xEF\xBB\xBF"
           "a: b\n",
           "# c\n\na: b # c\n",
           "a:\n  b: 1\n  c: 2\nd: 3\n",
           "a:\n- x\n- y\nb: 1\n",
           "a:\n  - x\n  - y\nb: 1\n",
           "a: [x, 'y', \"z\"]\n",
           "a: []\n",
           "a:\n",
           "a:\nb:\n",
           "a: ~\n",
           "a:\n  b:\n  c: 1\n",
           "社区: 名称 (一)\n",
           "a: 'x # y: z'\n",
           "a: \" x \"\n",
           "\"a\": 'b'\n",
           "list:\n  - id: 1\n    n: x\n  - id: 2\n",
           "list:\n- id: 1\n  d:\n  - x\n- id: 2\n",
           "a: [x,\n  y]\nb: 1\n",
           "a:\n  [x, y,\n   z]\nb: 1\n",
           "a: [x, # c\n  y]\n",
           "a: -1\n",
           "a: 08:30\n",
           "a: x#y\n",
           "a:   x  \n",
       }) {
    INFO(text);
    CHECK(compare(std::string(text)) == Found::Agreed);
  }
}

TEST_CASE("what else YAML may be is left to the full parser", "[doc][yaml]") {
  for (const std::string_view text : {
           "",
           "# c\n",
           "a\n",
           "- a\n",
           "[a]\n",
           "{a: b}\n",
           "a: {b: c}\n",
           "a: |\n  x\n",
           "a: >\n  x\n",
           "a: b\n  c\n",
           "a:\n  b\n",
           "a: &x b\n",
           "a: *x\n",
           "a: !x b\n",
           "? a\n: b\n",
           "%YAML 1.2\n---\na: b\n",
           "a: b\n---\nc: d\n",
           "a: b\n...\n",
           "a: b\n... c: d\n",
           "a:\n~#b: 0\n",
           "a:\nnull,b: 0\n",
           "a:\tb\n",
           "\ta: b\n",
           "a: \"b\nc\"\n",
           "a: 'it''s'\n",
           "a: \"\\u4e00\"\n",
           "a: b: c\n",
           "a: 1\na: 2\n",
           "a:\n - 1\n- 2\n",
           "a:\n  b: 1\n c: 2\n",
           "a: [b\n",
           "a: [b, ]\n",
           "a: [, b]\n",
           "a: [[b]]\n",
           "a: [b] c\n",
           "a: 'b'c\n",
           "a: 'b'# c\n",
           "a : b\n",
           "a:b\n",
           "a: \x01\n",
           "a: \xFF\n",
           "a: b\rc: d\n",
           "a: \xEF\xBB\xBF\n",
           "- \n",
           "a:\n-\n- x\n",
           "a: x\ty\n",
           "a: [x\n# c\n]\n",
           "a: [x y\n z]\n",
           "a: [\n...\n]\n",
           "---# c\na: b\n",
           "--- a: b\n",
           "a: b\n[c]\n",
           "'': b\n",
           "a: @b\n",
           "a: `b\n",
       }) {
    INFO(text);
    CHECK(compare(std::string(text)) == Found::Declined);
  }
}

TEST_CASE("what the limits refuse is not for the plain reader", "[doc][yaml]") {
  CHECK(compare("a: bcd\n", {.scalar_bytes = 3}) == Found::Agreed);
  CHECK(compare("a: bcde\n", {.scalar_bytes = 3}) == Found::Declined);
  CHECK(compare("a:\n  b: c\n", {.depth = 2}) == Found::Agreed);
  CHECK(compare("a:\n  b: [c]\n", {.depth = 2}) == Found::Declined);
  CHECK(compare("a: b\n", {.file_bytes = 4}) == Found::Declined);
  CHECK(compare("a: " + repeat("x", 65536) + "\n") == Found::Declined);
  CHECK(compare("a: " + repeat("x", 5000) + "\nb: c\n") == Found::Agreed);
  CHECK(compare(repeat("x", 1100) + ": y\n") == Found::Declined);
  CHECK(compare("# " + repeat("x", 5000) + "\na: b\n") == Found::Agreed);
  CHECK(compare("# " + repeat("[", 5000) + "\na: b\n") == Found::Declined);
  CHECK(compare("a: b\n# " + repeat("x\n# ", 50000)) == Found::Declined);
  CHECK(compare("a: [" + repeat("x, ", 5000) + "y]\n") == Found::Agreed);
  CHECK(compare("a:\n" + repeat("- x\n", 5000)) == Found::Agreed);
}

TEST_CASE("a key is a duplicate in its own mapping only", "[doc][yaml]") {
  std::string text;
  for (int i = 0; i < 900; ++i) text += fmt::format("k{}: {}\n", i, i);
  CHECK(compare(text) == Found::Agreed);
  CHECK(compare(text + "k17: x\n") == Found::Declined);
  CHECK(compare("a:\n  a: 1\nb:\n  a: 1\n") == Found::Agreed);
  CHECK(compare("l:\n- a: 1\n- a: 2\n") == Found::Agreed);
  CHECK(compare("a:\n  b: 1\n'a': 2\n") == Found::Declined);
}

TEST_CASE("both readers make the same of every file of the project", "[doc][yaml]") {
  std::size_t agreed = 0;
  for (const char* folder : {CBPS_EXAMPLES_DIR, CBPS_RULES_DIR}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".yaml") continue;
      INFO(entry.path().string());
      const Found found = compare(contents(entry.path()));
      CHECK(found != Found::Differed);
      agreed += found == Found::Agreed ? 1 : 0;
    }
  }
  CHECK(agreed >= 15);  // the profiles
}

TEST_CASE("both readers make the same of documents made by chance", "[doc][yaml]") {
  Lines lines(20240601);
  const std::size_t agreed = count_agreed(100'000, [&] { return lines.document(); });
  CHECK(agreed > 5'000);  // else nothing was tried
}

TEST_CASE("both readers make the same of profiles with a fault put in", "[doc][yaml]") {
  Lines lines(7);
  const std::string good = contents(std::string(CBPS_EXAMPLES_DIR) + "/half-filled.yaml");
  std::vector<std::string> pieces;  // a whole profile takes the full parser too long
  for (std::size_t begin = 0; begin < good.size();) {
    std::size_t end = good.find("\n\n", begin);  // a group, or some keys
    end = end == std::string::npos ? good.size() : end + 2;
    pieces.push_back(good.substr(begin, end - begin));
    begin = end;
  }
  const std::size_t agreed = count_agreed(10'000, [&] {
    std::string text = pieces[lines.below(pieces.size())];
    lines.spoil(text);
    return text;
  });
  CHECK(agreed > 1'500);
}
