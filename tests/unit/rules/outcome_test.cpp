#include "cbps/audit/selection.h"
#include "cbps/doc/bundle.h"
#include "cbps/rules/compile.h"
#include "support/catch.h"
#include "support/pack.h"
#include "support/small_pack.h"

// Whether there is a result depends on what was asked for, not on what else is in the caller's
// list.
using namespace cbps;

namespace {

constexpr Span kNowhere{0, 0, FileId::None};

}  // namespace

TEST_CASE("a sound pack compiles whatever else was wrong before", "[rules]") {
  Sources sources;
  Diagnostics diagnostics;
  diagnostics.add(Code::MissingPath, kNowhere);
  const auto files = test::files({}, sources, diagnostics);
  const auto pack = rules::compile(sources, doc::bundle(files), {}, diagnostics);
  REQUIRE(pack);
  CHECK(pack->standards.size() == 1);
  CHECK(diagnostics.size() == 1);
}

TEST_CASE("a pack with a file that could not be read does not compile", "[rules]") {
  Sources sources;
  Diagnostics diagnostics;
  auto files = test::files({}, sources, diagnostics);
  files.emplace_back("02.yaml", doc::unread());
  CHECK_FALSE(rules::compile(sources, doc::bundle(files), {}, diagnostics));
  CHECK(diagnostics.empty());  // who could not read it has said so
}

TEST_CASE("a selection of nothing is named whatever else was wrong before", "[rules]") {
  Diagnostics diagnostics;
  diagnostics.add(Code::MissingPath, kNowhere);
  (void)audit::select(test::pack(), {"1"}, {"1"}, diagnostics);
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics.all()[1].code == Code::NothingSelected);
}

TEST_CASE("a selection of what is not there is not empty as well", "[rules]") {
  Diagnostics diagnostics;
  (void)audit::select(test::pack(), {"99"}, {}, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics.all()[0].code == Code::UnknownSelection);
}
