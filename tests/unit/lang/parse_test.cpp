#include <fmt/format.h>

#include <string>

#include "cbps/lang/ast.h"
#include "support/catch.h"

using namespace cbps;

namespace {

/// The canonical text of what was read, or the faults as "CB4003@2 ".
std::string read(std::string_view text) {
  Diagnostics diagnostics;
  const auto ast = lang::parse(text, diagnostics);
  if (ast) return lang::canonical_text(*ast);
  std::string faults;
  for (const Diagnostic& one : diagnostics.all()) {
    faults += fmt::format("{}@{} ", info(one.code).id, one.span.begin);
  }
  return faults;
}

struct Case {
  std::string text;
  std::string result;
};

}  // namespace

TEST_CASE("conditions read as CEL reads them", "[lang]") {
  const Case cases[] = {
      {"a&&b||c", "a && b || c"},
      {"a&&(b||c)", "a && (b || c)"},
      {"a || b && c", "a || b && c"},
      {"(a&&b)&&c", "(a && b) && c"},
      {"a - b - c", "a - b - c"},
      {"a-(b-c)", "a - (b - c)"},
      {"a*(b+c)/2", "a * (b + c) / 2"},
      {"!a", "!a"},
      {"!(a&&b)", "!(a && b)"},
      {"-x", "-x"},
      {"- -x", "--x"},
      {"-(5)", "-(5)"},
      {"-(-5)", "-(-5)"},
      {"-5", "-5"},
      {"a ? b : c ? d : e", "a ? b : c ? d : e"},
      {"(a ? b : c) ? d : e", "(a ? b : c) ? d : e"},
      {"x.size() > 0", "size(x) > 0"},
      {"centre.rooms.size()", "size(centre.rooms)"},
      {"f(a, b,)", "f(a, b)"},
      {"'x' in [\"y\", 'z']", "'x' in ['y', 'z']"},
      {"0x1F", "31"},
      {"1.50", "1.5"},
      {"1e3", "1000.0"},
      {"2.5e-3", "0.0025"},
      {"-9223372036854775808", "-9223372036854775808"},
      {R"('\u4e2d\n')", "'中\\x0a'"},
      {R"(r'a\b')", "'a\\\\b'"},
      {"'''a'b'''", "'a\\'b'"},
      {"a // a remark\n && b", "a && b"},
      {"a\u00A0&&\u3000b", "a && b"},
      {"a.for.in_use", "a.for.in_use"},
      {"-9223372036854775808.0", "-9223372036854775808.0"},
      {"1.50000000000000000000000000000000000000", "1.5"},
      {"10000000000000000000000e-22", "1.0"},
      {"'a\u201Db'", "'a\u201Db'"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    const std::string canonical = read(one.text);
    CHECK(canonical == one.result);
    CHECK(read(canonical) == canonical);
  }
}

TEST_CASE("what people write for a sign is named, with its place", "[lang]") {
  const Case cases[] = {
      {"", "CB4010@0 "},
      {"a &&", "CB4010@4 "},
      {"a = b", "CB4003@2 "},
      {"a and b or c", "CB4003@2 CB4003@8 "},
      {"not a", "CB4003@0 "},
      {"a ≥ 5", "CB4003@2 "},
      {"a ＞ 5 ＆＆ b", "CB4003@2 CB4003@8 "},
      {"（a）", "CB4003@0 CB4003@4 "},
      {"a == “x”", "CB4003@5 "},
      {"a <> b", "CB4003@2 "},
      {"a # b", "CB4002@2 "},
      {"a ~ b", "CB4002@2 "},
      {"a >= \"x", "CB4005@5 "},
      {"a == 'x\ny' || b", "CB4005@5 "},
      {"a = 5且b＞3或者c", "CB4003@2 CB4003@5 CB4003@9 CB4003@13 "},
      {"a大于5", "CB4003@1 "},
      {"a ＞= 5 && b >＝ 5", "CB4003@2 CB4003@14 "},
      {"a > = 5", "CB4003@2 "},
      {"a ！＝ ５．５", "CB4003@2 CB4003@9 "},
      {"a ≧ 5 ∧ ¬ b", "CB4003@2 CB4003@8 CB4003@12 "},
      {"a == ”x“", "CB4003@5 "},
      {"a == \"x”", "CB4003@7 "},
      {"a == 「x」", "CB4003@5 "},
      {"a，b", "CB4009@1 "},
      {"a not in [1]", "CB4009@2 "},
      {"a in (1, 2)", "CB4011@5 "},
      {"a >= 60%", "CB4010@8 "},
      {"if", "CB4031@0 "},
      {"a && as", "CB4031@5 "},
      {"'abc", "CB4005@0 "},
      {R"('\q')", "CB4006@1 "},
      {"3个", "CB4004@0 "},
      {"12u", "CB4004@0 "},
      {"9223372036854775808", "CB4007@0 "},
      {"1.0000000001", "CB4008@0 "},
      {"a b", "CB4009@2 "},
      {"(a", "CB4011@2 "},
      {"a ? b", "CB4011@5 "},
      {"f(a", "CB4011@3 "},
      {"x.in()", "CB4009@2 "},
      {"x.true()", "CB4009@2 "},
      {"0x", "CB4004@0 "},
      {"0xZZ", "CB4004@0 "},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(read(one.text) == one.result);
  }
}

TEST_CASE("32 levels are read, the 33rd is refused; a chain is one level", "[lang]") {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '(') + "a" + std::string(levels, ')');
  };
  CHECK(read(nested(32)) == "a");
  CHECK(read(nested(33)).starts_with("CB4012"));
  CHECK(read(std::string(32, '!') + "a").starts_with("!"));
  CHECK(read(std::string(33, '!') + "a").starts_with("CB4012"));
  std::string chain = "a";
  for (int i = 0; i < 500; ++i) chain += " && a";
  CHECK(read(chain) == chain);
  // The canonical text nests what a chain of members strings together.
  std::string members = "x";
  for (int i = 0; i < 32; ++i) members += ".f()";
  CHECK(read(read(members)) == read(members));
  CHECK(read(members + ".f()").starts_with("CB4012"));
  CHECK(read(std::string(32, '-') + "x") == std::string(32, '-') + "x");
  CHECK(read(std::string(4097, ' ')).starts_with("CB4001"));
}
