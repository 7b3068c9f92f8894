#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/doc/yaml.h"
#include "support/catch.h"
#include "unit/doc/reading.h"

using namespace cbps;
using namespace cbps::doc;
using cbps::doc::test::Reading;

namespace {

struct Bad {
  std::string yaml;
  std::string_view problems;
};

void check(const std::vector<Bad>& cases) {
  for (const Bad& bad : cases) {
    INFO(bad.yaml);
    const Reading reading{bad.yaml};
    CHECK_FALSE(reading.document());
    CHECK(reading.problems() == bad.problems);
  }
}

/// The same mistakes further down: Chinese before them on the line, a mark and CR LF in the file.
std::string behind_chinese(std::string_view yaml) {
  std::string result = "\xEF\xBB\xBF注释: 第一社区 # 甲乙丙\r\n值: ";
  for (const char c : yaml) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return result;
}

}  // namespace

TEST_CASE("bytes that are no text are refused before parsing", "[doc][yaml]") {
  using namespace std::string_literals;
  check({
      {"a: \xFF\n", "1:4 NotUtf8 +HelpSaveAsUtf8"},
      {"a: 中\xE4\xB8\n", "1:5 NotUtf8 +HelpSaveAsUtf8"},
      {"\xBB\xA7\xCA\xFD: 1200\n", "1:1 NotUtf8 +HelpSayEncoding"},
      {"户数: 1\n\xBB\xA7\xCA\xFD: 2\n", "2:1 NotUtf8 +HelpOneEncoding"},
      {"\xFF\xFE"
       "a\0:\0"s,
       "1:1 NotUtf8 +HelpSayEncoding"},
      {"\xFE\xFF\0a\0:"s, "1:1 NotUtf8 +HelpSayEncoding"},
      {"\xFF\xFE\0\0a\0\0\0"s, "1:1 NotUtf8 +HelpLooksLikeEncoding"},
      {"a\0:\0 \0b\0"s, "1:2 NotUtf8 +HelpSayEncoding"},
      {"户数: 1\nb: x\0y\n"s, "2:5 ControlCharacter +HelpNoNul"},
      {"户数: \x1B[31m\n", "1:5 ControlCharacter"},
      {"户数: \x7F\n", "1:5 ControlCharacter"},
      {"户数: \xC2\x9B\n", "1:5 ControlCharacter"},
      {"a: 1\rb: 2\r", "1:5 ControlCharacter"},
      {"a: 1\r\n户数: 2\r", "2:6 ControlCharacter"},
      {"", "0:0 EmptyFile"},
      {"\xEF\xBB\xBF", "1:1 EmptyFile"},
      {"# nothing\n\n  # here\n", "1:1 EmptyFile"},
      {"---\n", "1:1 EmptyFile"},
      {"---\n...\n", "1:1 EmptyFile"},
  });
}

TEST_CASE("a text that ends before its file does is refused where it ends", "[doc][yaml]") {
  using encoding::Misfit;
  struct Case {
    Misfit why;
    std::optional<Encoding> looks_like;
    std::string_view code;
    Code help;
  };
  const Case cases[] = {
      {Misfit::NoCharacter, std::nullopt, "CB1060", Code::HelpSaveAsUtf8},
      {Misfit::NoCharacter, Encoding::Utf8, "CB1060", Code::HelpOneEncoding},
      {Misfit::EuroByte, std::nullopt, "CB1061", Code::EuroByte},
      {Misfit::LoneSurrogate, std::nullopt, "CB1062", Code::LoneSurrogate},
      {Misfit::CutShort, std::nullopt, "CB1063", Code::EndsInCharacter},
      {Misfit::SwappedMark, std::nullopt, "CB1064", Code::SwappedMark},
  };
  for (const Case& one : cases) {
    CAPTURE(one.code);
    const auto text = std::make_shared<const std::string>("户数: 1\n名称: 甲\xFF");
    Sources sources;
    const FileId file = sources.add(
        "a.yaml", *text, text,
        encoding::UndecodedRest{Encoding::Gb18030, one.why, "\xB0,", 99, one.looks_like});
    Diagnostics diagnostics;
    CHECK_FALSE(read_yaml(sources, file, diagnostics));
    REQUIRE(diagnostics.size() == 1);
    const Diagnostic& problem = diagnostics.all().front();
    CHECK(info(problem.code).id == one.code);
    CHECK(sources.place(problem.span) == Place{2, 6});
    const bool has_help = !problem.notes.empty();
    CHECK((has_help ? problem.notes.front().code : problem.code) == one.help);
  }
}

TEST_CASE("the encoding a file was saved in is named", "[doc][yaml]") {
  const Reading gbk{"\xBB\xA7\xCA\xFD: 1200\n"};
  REQUIRE(gbk.diagnostics().size() == 1);
  const Note& note = gbk.diagnostics().all()[0].notes.at(0);
  CHECK(message(note, Language::En) ==
        "this looks like GB18030: if it holds a table or a profile, add --encoding gb18030, or "
        "save the file as UTF-8");
  CHECK(message(note, Language::Zh) ==
        "看起来是 GB18030 编码：里面如果是表格或档案，加上 --encoding gb18030，或另存为 UTF-8");
}

TEST_CASE("YAML that is not taken here is named, all of it in one run", "[doc][yaml]") {
  check({
      {"a: 1\n户数: 2\na: 3\nb: {户数: 1, 户数: 2}\n",
       "3:1 DuplicateKey +1:1 SeeFirst, 4:12 DuplicateKey +4:5 SeeFirst"},
      {"a: 1\n\"a\": 2\n'a': 3\n",
       "2:1 DuplicateKey +1:1 SeeFirst, 3:1 DuplicateKey +1:1 SeeFirst"},
      {"? [a]\n: b\n{c: d}: e\n", "1:3 KeyNotScalar, 3:1 KeyNotScalar"},
      {": a\n", "1:1 KeyEmpty"},
      {"'': a\n户: {: b}\n", "1:1 KeyEmpty, 2:5 KeyEmpty"},
      {"条件: !known(x) && y\nb: !!str c\nd: !\n",
       "1:5 YamlTag +HelpQuoteValue, 2:4 YamlTag +HelpQuoteValue, 3:4 YamlTag +HelpQuoteValue"},
      {"条件: &&x\nb: &c d\n", "1:5 YamlAnchor +HelpQuoteValue, 2:4 YamlAnchor +HelpQuoteValue"},
      {"a: &b c\nd: *b\ne: f\ne: g\n",
       "1:4 YamlAnchor +HelpQuoteValue, 2:4 YamlAlias +HelpQuoteValue, "
       "4:1 DuplicateKey +3:1 SeeFirst"},
      {"!x a: b\n", "1:1 YamlTag +HelpQuoteValue"},
      {"!x\na: b\n", "1:1 YamlTag +HelpQuoteValue"},
      {"a: !x [b]\n", "1:4 YamlTag +HelpQuoteValue"},
      {"[a,, b]\n", "1:4 YamlEmptyItem"},
      {"a: \"\\0\"\nb: \"x\\e[0m\"\nc: \"\\N\"\nd: \"x\\_\"\n",
       "1:4 ControlCharacter, 2:4 ControlCharacter, 3:5 YamlEscape, 4:6 YamlEscape"},
  });
}

TEST_CASE("syntax errors have their own words and the right place", "[doc][yaml]") {
  check({
      {"户数: 1\n\tb: 2\n", "2:1 YamlTab"},
      {"户数:\n\tb: 2\n", "2:1 YamlTab"},
      {"a:\n  b: 1\n \tc: 2\n", "3:2 YamlTab"},
      {"a:\n    b: 1\n  户数: 2\n", "3:3 YamlIndentation"},
      {"a: 1\n- b\n", "2:1 YamlIndentation"},
      {"a: 1\n户数：3\nb: 2\n", "2:1 YamlMissingColon"},
      {"户数:3\nb: 2\n", "1:1 YamlMissingColon"},
      {"a: 1\n户数\n", "2:1 YamlMissingColon"},
      {"- a: 1\n  b\n- c\n", "2:3 YamlMissingColon"},
      {"a: 1\n  b: 2\n", "2:4 YamlColon +HelpQuoteValue"},
      {"条件: a ? b : c\n", "1:11 YamlColon +HelpQuoteValue"},
      {"a: b: c\n", "1:5 YamlColon +HelpQuoteValue"},
      {"a: 1\n户: \"b\n", "2:4 YamlUnclosedQuote"},
      {"a: 1\n户: 'b''\n\nc: d\n", "2:4 YamlUnclosedQuote"},
      {"a: \"b\" # it's \"\nc: \"d", "2:4 YamlUnclosedQuote"},
      {"a: \"b\n---\nc: d\n", "1:4 YamlUnclosedQuote"},
      {"户: \"b\" c\n", "1:8 YamlTextAfterQuote +1:4 SeeOpened +HelpQuoteValue"},
      {"a: \"b\nc: \"d\"\n", "2:5 YamlTextAfterQuote +1:4 SeeOpened"},
      {"户: [1, 2\n", "1:4 YamlUnclosedBracket"},
      {"户: {a: [1, 2\n", "1:8 YamlUnclosedBracket"},
      {"{a\n", "1:1 YamlUnclosedBracket"},
      {"户: [1, 2\nb: 3\n", "2:2 YamlFlowSeparator +1:4 SeeOpened"},
      {"户: {a: 1 b: 2}\n", "1:11 YamlFlowSeparator +1:4 SeeOpened"},
      {"户: [\"a\" \"b\"]\n", "1:9 YamlFlowSeparator +1:4 SeeOpened"},
      {"户: ]\n", "1:4 YamlStrayBracket"},
      {"户: [a}\n", "1:6 YamlStrayBracket"},
      {"户: - b\n", "1:4 YamlMisplacedIndicator"},
      {"户: [- b]\n", "1:5 YamlMisplacedIndicator"},
      {"户: \"\\q\"\n", "1:5 YamlEscape"},
      {"户: \"中\\x4g\"\n", "1:6 YamlEscape"},
      {"户: \"\\ud83d\\ude00\"\n", "1:5 YamlEscape"},
      {"户: | x\n  y\n", "1:6 YamlBlockHeader +HelpQuoteValue"},
      {"户: |0\n  y\n", "1:6 YamlBlockHeader +HelpQuoteValue"},
      {"户: !x || y\n", "1:4 YamlTag +HelpQuoteValue"},
      {"户: @x\n", "1:4 YamlReservedCharacter +HelpQuoteValue"},
      {"户: %x\n", "1:4 YamlReservedCharacter +HelpQuoteValue"},
      {"户: `x`\n", "1:4 YamlReservedCharacter +HelpQuoteValue"},
      {"户: !<x y\n", "1:4 YamlTag +HelpQuoteValue"},
      {"户: !a!\n", "1:6 YamlTag +HelpQuoteValue"},
      {"户: & b\n", "1:4 YamlAnchor +HelpQuoteValue"},
      {"户: *x > 3\n", "1:4 YamlAlias +HelpQuoteValue"},
      {"户: * x\n", "1:4 YamlAlias +HelpQuoteValue"},
      {"%YAML 3.0\n---\na\n", "1:1 YamlDirective"},
      {"%FOO\n---\na\n", "1:1 YamlDirective"},
      {"a: 1\n%b: 2\n", "2:1 YamlDirective"},
  });
}

TEST_CASE("one file holds one document", "[doc][yaml]") {
  check({
      {"户: 1\n---\nb: 2\n", "2:1 SecondDocument"},
      {"---\na\n---\n", "3:1 SecondDocument"},
      {"---\n---\na: 1\n", "2:1 SecondDocument"},
      {"户: 1\n...\nb: 2\n", "3:1 TextAfterEnd"},
      {"户: 1\n... x\n", "2:5 TextAfterEnd"},
      {"[户] x\n", "1:5 TextAfterEnd"},
      {"- a\nb: c\n", "2:1 TextAfterEnd"},
      {"\"x\",\n", "1:4 TextAfterEnd"},
  });
}

TEST_CASE("places are right behind Chinese text, a byte order mark and CR LF", "[doc][yaml]") {
  check({
      {behind_chinese("!known(x)\n"), "2:4 YamlTag +HelpQuoteValue"},
      {behind_chinese("甲 ? 乙 : 丙\n"), "2:10 YamlColon +HelpQuoteValue"},
      {behind_chinese("[甲, 乙\n丙: 丁\n"), "3:2 YamlFlowSeparator +2:4 SeeOpened"},
      {behind_chinese("'甲\n"), "2:4 YamlUnclosedQuote"},
      {behind_chinese("'甲' 乙\n"), "2:8 YamlTextAfterQuote +2:4 SeeOpened +HelpQuoteValue"},
      {behind_chinese("1\n值: 2\n"), "3:1 DuplicateKey +2:1 SeeFirst"},
      {behind_chinese("1\n---\n"), "3:1 SecondDocument"},
      {behind_chinese("1\n\t乙: 2\n"), "3:1 YamlTab"},
  });
}

TEST_CASE("limits are kept", "[doc][yaml]") {
  Limits limits;
  limits.file_bytes = 40;
  limits.scalar_bytes = 6;
  limits.depth = 2;
  CHECK(Reading("a: 123456\n", limits).document());
  CHECK(Reading("户: 1234567\nb: 中中中\n", limits).problems() ==
        "1:4 YamlScalarTooLong, 2:4 YamlScalarTooLong");
  CHECK(Reading("a: {b: c}\n", limits).document());
  CHECK(Reading("a: {b: [c]}\n", limits).problems() == "1:8 YamlTooDeep");
  CHECK(Reading("- - - a\n", limits).problems() == "1:5 YamlTooDeep");
  const Reading large(std::string(41, 'a'), limits);
  CHECK(large.problems() == "1:1 FileTooLarge");
  CHECK(message(large.diagnostics().all().at(0), Language::En) ==
        "the file is too large: 41 bytes, at most 40");
}

TEST_CASE("64 levels are taken, the 65th is not", "[doc][yaml]") {
  const std::string open(64, '['), close(64, ']');
  CHECK(Reading(open + "a" + close).document());
  CHECK(Reading('[' + open + "a" + close + ']').problems() == "1:65 YamlTooDeep");
}
