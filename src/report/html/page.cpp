#include "report/html/page.h"

#include <array>
#include <utility>
#include <vector>

#include "cbps/text/sha256.h"
#include "report/html/page_parts.h"
#include "report/words/figures.h"
#include "report/words/run_blocks.h"

namespace cbps::report::html {
namespace {

using result::Run;

/// As a content security policy names a style or script.
std::string hash_of(std::string_view text) {
  Sha256 sum;
  sum.add(text);
  return "'sha256-" + base64(sum.finish()) + "'";
}

/// The style of all pages and the foot of this one's printed pages.
std::string style_of(const PageHead& head, const Words& words) {
  std::string style(page_style());
  style += "@page{@bottom-left{content:" + css_string(head.print_name) + "}@bottom-right{content:";
  // Counters stand between the strings.
  style += '"' + words(Text::PageNumber, "\" counter(page) \"", "\" counter(pages) \"") + '"';
  return style + "}}\n";
}

void meta(HtmlWriter& html, std::string_view name, std::string_view content) {
  html.lone("meta", {{"name", name}, {"content", content}});
}

/// What an undecided area is filled with.
void define_hatch(HtmlWriter& html) {
  const HtmlElement svg(
      html, "svg", {{"class", "off"}, {"width", "0"}, {"height", "0"}, {"aria-hidden", "true"}});
  const HtmlElement pattern(html, "pattern",
                            {{"id", "hatch"},
                             {"width", "5"},
                             {"height", "5"},
                             {"patternUnits", "userSpaceOnUse"},
                             {"patternTransform", "rotate(45)"}});
  html.lone("rect", {{"class", "open"}, {"width", "2.4"}, {"height", "5"}});
}

void fact(HtmlWriter& html, Text name, std::string_view value, const Words& words) {
  html.element("dt", words(name));
  html.element("dd", value);
}

std::string program_of(const Run& run) { return "cbps " + run.version; }

std::size_t checks_of(const Run& run) {
  std::size_t count = 0;
  for (const result::StandardText& standard : run.standards) count += standard.checks.size();
  return count;
}

}  // namespace

void begin_page(HtmlWriter& html, const PageHead& head, const Words& words) {
  const std::string style = style_of(head, words);
  html.raw("<!DOCTYPE html>\n");
  html.begin("html", {{"lang", words.language() == Language::Zh ? "zh-Hans-CN" : "en"}});
  html.raw("\n");
  {
    const HtmlElement element(html, "head");
    html.lone("meta", {{"charset", "utf-8"}});
    html.lone("meta",
              {{"http-equiv", "Content-Security-Policy"},
               {"content", "default-src 'none'; style-src " + hash_of(style) + "; script-src " +
                               hash_of(page_script()) + "; base-uri 'none'; form-action 'none'"}});
    meta(html, "viewport", "width=device-width, initial-scale=1");
    meta(html, "color-scheme", "light dark");
    meta(html, "referrer", "no-referrer");
    html.element("title", head.title);
    html.raw("\n");
    const HtmlElement sheet(html, "style");
    html.raw(style);
  }
  html.raw("\n");
  html.begin("body", {{"class", head.kind}});
  html.element("a", {{"class", "skip"}, {"href", "#main"}}, words(Text::SkipToContent));
  define_hatch(html);
  html.raw("\n");
}

void end_page(HtmlWriter& html, bool has_script) {
  if (has_script) {
    const HtmlElement script(html, "script");
    html.raw(page_script());
  }
  html.raw("\n");
  html.end("body");
  html.end("html");
  html.raw("\n");
}

void write_masthead(HtmlWriter& html, const Masthead& masthead, const Words& words) {
  const HtmlElement header(html, "header");
  html.element("p", {{"class", "kick"}}, masthead.kick);
  html.element("h1", masthead.title);
  {
    const HtmlElement facts(html, "p", {{"class", "facts"}});
    for (const std::string& one : masthead.facts) {
      html.element("span", one);
      html.raw(" ");
    }
  }
  if (!masthead.warning.empty()) html.element("p", {{"class", "warning"}}, masthead.warning);
  const HtmlElement nav(html, "nav", {{"aria-label", words(Text::Contents)}});
  for (const Masthead::Link& link : masthead.links) {
    html.element("a", {{"href", link.href}}, link.text);
    html.raw(" ");
  }
}

void begin_section(HtmlWriter& html, std::string_view id, std::string_view title) {
  html.begin("section", {{"id", id}});
  html.element("h2", title);
  html.raw("\n");
}

void end_section(HtmlWriter& html) { html.end("section"); }

void begin_wide_table(HtmlWriter& html, std::string_view kind, std::string_view id,
                      const Words& words) {
  html.begin("div", {{"class", "scroll"},
                     {"tabindex", "0"},
                     {"role", "group"},
                     {"aria-label", words(Text::ScrollTable)}});
  html.begin("table", {{"class", kind}, {"id", id}});
}

void end_wide_table(HtmlWriter& html) {
  html.end("table");
  html.end("div");
}

void write_method(HtmlWriter& html, const Run& run, const std::vector<std::string>& texts,
                  const Words& words) {
  const Section section(html, "method", words(Text::Method));
  const HtmlElement columns(html, "div", {{"class", "two"}});
  {
    constexpr std::size_t kDigits = 16;
    const HtmlElement list(html, "dl", {{"class", "pairs"}});
    fact(html, Text::RulesWord,
         words(Text::StandardsAndChecks, words(run.pack.title), run.standards.size(),
               checks_of(run)),
         words);
    fact(html, Text::EditionWord, words(run.pack.edition), words);
    fact(html, Text::DigestWord,
         run.pack.digest.substr(0, kDigits) + std::string(words(Text::DigestNote)), words);
    fact(html, Text::PeriodWord, period_text(run, words), words);
    const std::string changes = changed_rules_text(run, words);
    fact(html, Text::ChangesWord, changes.empty() ? words(Text::NoChanges) : changes, words);
    fact(html, Text::ProgramWord, program_of(run), words);
  }
  const HtmlElement prose(html, "div");
  for (const std::string& one : texts) html.element("p", one);
}

void write_footer(HtmlWriter& html, const Run& run, const Words& words) {
  html.element("footer", words(Text::PageFooter, program_of(run)));
}

}  // namespace cbps::report::html
