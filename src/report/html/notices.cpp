#include "report/html/notices.h"

#include <string>
#include <variant>

namespace cbps::report::html {
namespace {

void columns(HtmlWriter& html, std::initializer_list<std::string_view> names) {
  const HtmlElement head(html, "thead");
  const HtmlElement row(html, "tr");
  for (const std::string_view name : names) html.element("th", {{"scope", "col"}}, name);
}

/// An overload for each kind of block.
class NoticeWriter {
 public:
  explicit NoticeWriter(HtmlWriter& html) : html_(html) {}

  void operator()(const Heading& heading) { html_.element("h2", heading.text); }

  void operator()(const Rejections& all) {
    {
      const HtmlElement table(html_, "table", {{"class", "notices"}});
      columns(html_, {all.headings.community, all.headings.place, all.headings.reason});
      const HtmlElement body(html_, "tbody");
      for (const Rejections::Entry& entry : all.entries) {
        const HtmlElement row(html_, "tr");
        html_.element("th", {{"scope", "row"}}, entry.name);
        html_.element("td", entry.place);
        const HtmlElement cell(html_, "td");
        write_remarks(html_, entry.reasons);
      }
    }
    more(all.more);
  }

  void operator()(const CommunityRemarks& all) {
    {
      const HtmlElement table(html_, "table", {{"class", "notices"}});
      columns(html_, {all.headings.community, all.headings.remarks});
      const HtmlElement body(html_, "tbody");
      for (const CommunityRemarks::Entry& entry : all.entries) {
        const HtmlElement row(html_, "tr");
        html_.element("th", {{"scope", "row"}}, entry.name);
        const HtmlElement cell(html_, "td");
        write_remarks(html_, entry.remarks);
      }
    }
    more(all.more);
  }

  void operator()(const Remarks& all) { write_remarks(html_, all.remarks); }

 private:
  void more(const std::string& text) {
    if (!text.empty()) html_.element("p", {{"class", "note"}}, text);
  }

  HtmlWriter& html_;
};

}  // namespace

void write_remarks(HtmlWriter& html, const std::vector<RemarkText>& remarks) {
  const HtmlElement list(html, "ul", {{"class", "remarks"}});
  for (const RemarkText& remark : remarks) {
    const HtmlElement item(html, "li");
    html.element("code", remark.code);
    html.text(" " + remark.text);
    for (const std::string& note : remark.notes) html.element("small", note);
  }
}

void write_notices(HtmlWriter& html, const NoticeBlocks& notices) {
  if (notices.empty()) return;
  const HtmlElement section(html, "section", {{"class", "faults"}, {"id", "faults"}});
  NoticeWriter writer(html);
  for (const Notice& notice : notices) std::visit(writer, notice);
}

}  // namespace cbps::report::html
