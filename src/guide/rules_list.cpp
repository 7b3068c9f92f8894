#include <algorithm>

#include "cbps/guide/rules.h"
#include "cbps/text/json_writer.h"
#include "cbps/text/markdown_document.h"
#include "guide/words.h"

namespace cbps::guide {
namespace {

/// Of the pack, chapter by chapter; a chapter without standards is left out.
struct ListedChapter {
  const rules::Chapter& chapter;
  std::vector<const rules::Standard*> standards;
};
std::vector<ListedChapter> by_chapter(const rules::RulePack& pack) {
  std::vector<ListedChapter> all;
  for (const rules::Chapter& chapter : pack.chapters) {
    ListedChapter one{chapter, {}};
    for (const rules::Standard& standard : pack.standards) {
      if (standard.chapter == chapter.id) one.standards.push_back(&standard);
    }
    if (!one.standards.empty()) all.push_back(std::move(one));
  }
  return all;
}

std::string list_text(const rules::RulePack& pack, const Words& words) {
  std::size_t column = 0;
  for (const rules::Standard& standard : pack.standards) {
    for (const rules::Check& check : standard.checks) column = std::max(column, check.id.size());
  }
  std::string out;
  for (const ListedChapter& one : by_chapter(pack)) {
    if (!out.empty()) out += '\n';
    out += words(one.chapter.title) + "\n";
    for (const rules::Standard* standard : one.standards) {
      out += fmt::format("  {:<{}}  {}\n", standard->id, column, words(standard->title));
      for (const rules::Check& check : standard->checks) {
        out += fmt::format("  {:<{}}    {}\n", check.id, column, words(check.title));
      }
    }
  }
  return out;
}

std::string list_markdown(const rules::RulePack& pack, const Words& words) {
  std::string out;
  MarkdownDocument page(out, words.language());
  page.title(words(pack.title));
  for (const ListedChapter& one : by_chapter(pack)) {
    page.heading(2, words(one.chapter.title));
    page.begin_list();
    for (const rules::Standard* standard : one.standards) {
      page.strong_item(standard->id + " " + words(standard->title));
      for (const rules::Check& check : standard->checks) {
        page.item(check.id + " " + words(check.title), 1);
      }
    }
  }
  return out;
}

void write_standard(JsonWriter& json, const rules::Standard& standard, const Words& words) {
  json.begin_object();
  json.string("id", standard.id);
  json.string("title", words(standard.title));
  json.begin_array("checks");
  for (const rules::Check& check : standard.checks) {
    json.begin_object(JsonWriter::Flow::Inline);
    json.string("id", check.id);
    json.string("title", words(check.title));
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

std::string list_json(const rules::RulePack& pack, const Words& words) {
  std::string out;
  JsonWriter json(out, JsonWriter::Layout::Pretty);
  json.begin_object();
  json.begin_object("pack");
  json.string("id", pack.id);
  json.string("title", words(pack.title));
  json.string("edition", words(pack.edition));
  json.string("digest", pack.digest);
  json.end_object();
  json.begin_array("chapters");
  for (const ListedChapter& one : by_chapter(pack)) {
    json.begin_object();
    json.string("id", std::to_string(one.chapter.id));
    json.string("title", words(one.chapter.title));
    json.begin_array("standards");
    for (const rules::Standard* standard : one.standards) write_standard(json, *standard, words);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

}  // namespace

std::string list_rules(const rules::RulePack& pack, GuideFormat format, Language language) {
  const Words words(language);
  switch (format) {
    case GuideFormat::Text: return list_text(pack, words);
    case GuideFormat::Markdown: return list_markdown(pack, words);
    case GuideFormat::Json: return list_json(pack, words);
  }
  return {};
}

}  // namespace cbps::guide
