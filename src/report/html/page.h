#pragma once

#include <string>
#include <string_view>

#include "cbps/result/assessment.h"
#include "cbps/text/html_writer.h"
#include "report/words/wording.h"

/// What every HTML page has around its content.
namespace cbps::report::html {

struct PageHead {
  std::string title;       ///< of the document
  std::string print_name;  ///< at the foot of each printed page
  std::string_view kind;   ///< class of the body: "community" or "district"
};

/// From the document type to the beginning of `body`. The page loads nothing: its style and script
/// stand in it, and a policy lets nothing else through.
void begin_page(HtmlWriter& html, const PageHead& head, const Words& words);
/// The script, if the page has something to sort, and the end of the document.
void end_page(HtmlWriter& html, bool has_script);

/// The title of a page with what it is about, and the links to its sections.
struct Masthead {
  std::string kick;
  std::string title;
  std::vector<std::string> facts;
  struct Link {
    std::string href;
    std::string text;
  };
  std::vector<Link> links;
  /// How this run differs from the usual ones; may be empty.
  std::string warning;
};
void write_masthead(HtmlWriter& html, const Masthead& masthead, const Words& words);

/// A section with its heading, and a table that may be wider than the page: a reader without a
/// mouse can scroll it, too. Other pieces of the report may fill them.
void begin_section(HtmlWriter& html, std::string_view id, std::string_view title);
void end_section(HtmlWriter& html);
void begin_wide_table(HtmlWriter& html, std::string_view kind, std::string_view id,
                      const Words& words);
void end_wide_table(HtmlWriter& html);

/// A section that ends where its scope does.
class Section {
 public:
  Section(HtmlWriter& html, std::string_view id, std::string_view title) : html_(html) {
    begin_section(html, id, title);
  }
  ~Section() { end_section(html_); }
  Section(const Section&) = delete;
  Section& operator=(const Section&) = delete;

 private:
  HtmlWriter& html_;
};

/// What the report rests on, beside how it is to be read.
void write_method(HtmlWriter& html, const result::Run& run, const std::vector<std::string>& texts,
                  const Words& words);
void write_footer(HtmlWriter& html, const result::Run& run, const Words& words);

}  // namespace cbps::report::html
