#include "cbps/guide/explanation.h"
#include "cbps/text/json_writer.h"
#include "cbps/text/markdown.h"
#include "guide/fact_words.h"

namespace cbps::guide {
namespace {

Word basis_word(Basis basis) {
  switch (basis) {
    case Basis::Text: return Word::ByText;
    case Basis::Regulation: return Word::ByRegulation;
    case Basis::Reading: return Word::ByReading;
  }
  return Word::ByReading;
}

Word due_word(Interval interval) {
  switch (interval) {
    case Interval::Month: return Word::DueWithMonth;
    case Interval::Quarter: return Word::DueWithQuarter;
  }
  return Word::DueWithMonth;
}

std::string figure_text(const Figure& figure, const Words& words) {
  const std::string value = figure.value.empty() ? std::string(words(Word::Unset)) : figure.value;
  return words(Word::Labelled, figure.label, value) +
         words(Word::Aside, words(Word::Labelled, words(basis_word(figure.basis)), figure.source));
}

// ---- text and Markdown: the same things under other signs ----

/// How a kind of writing marks its parts.
struct Marks {
  std::string_view title;
  std::string_view check;
  std::string_view item;
  std::string_view code;
  bool markdown = false;  ///< bold headings, escaped texts, paragraphs
};
constexpr Marks kText{"", "", "  - ", "", false};
constexpr Marks kMarkdown{"# ", "## ", "- ", "`", true};

class Writer {
 public:
  Writer(const Marks& marks, const Words& words) : marks_(marks), words_(words) {}

  std::string write(const StandardGuide& guide) {
    out_ +=
        std::string(marks_.title) + words_(Word::Standard, guide.id, plain(guide.title)) + "\n\n";
    line(words_(Word::Text), guide.text);
    for (const CheckGuide& check : guide.checks) write(check);
    return std::move(out_);
  }

 private:
  void write(const CheckGuide& check) {
    if (!out_.ends_with("\n\n")) out_ += '\n';
    out_ += std::string(marks_.check) + check.id + " " + plain(check.title) + "\n\n";
    line(words_(Word::Clause), check.quote);
    if (!check.focus.empty()) line(words_(Word::Focus), check.focus);
    if (!check.gloss.empty()) line(words_(Word::InEnglish), check.gloss);
    for (const Correction& one : check.corrections) {
      line(words_(Word::Circulating),
           words_(Word::Restored, one.circulating, one.restored, one.reason));
    }
    // What the rules say themselves stands for all conditions, which are below.
    const bool is_said = !check.asks.empty();
    if (!check.applies.empty()) line(words_(Word::AppliesWhen), check.applies);
    std::vector<std::string> asks = is_said ? std::vector{check.asks} : check.requires_words;
    if (check.due_at_period_end) asks.emplace_back(words_(Word::DueAtEnd));
    if (check.due_with) asks.emplace_back(words_(due_word(*check.due_with)));
    list(words_(Word::Asks), asks, [](const std::string& one) { return one; });
    list(words_(Word::Facts), check.facts,
         [this](const Fact& one) { return code(one.id) + " " + plain(describe(one, words_)); });
    list(words_(Word::Figures), check.figures, [this](const Figure& one) {
      return code(one.id) + " " + plain(figure_text(one, words_));
    });
    list(words_(Word::Condition), check.conditions,
         [this](const std::string& one) { return code(one); });
    line(words_(Word::Remedy), check.remedy);
    line(words_(Word::Evidence), check.evidence);
  }

  void line(std::string_view heading, const std::string& text) {
    out_ += words_(Word::Labelled, bold(heading), plain(text)) + "\n";
    if (marks_.markdown) out_ += "\n";
  }
  template <class Items, class Text>
  void list(std::string_view heading, const Items& items, Text text) {
    if (items.empty()) return;
    std::string head = words_(Word::Labelled, bold(heading), "");
    head.erase(head.find_last_not_of(' ') + 1);
    out_ += head + "\n";
    if (marks_.markdown) out_ += "\n";
    for (const auto& one : items) out_ += item(text(one));
    if (marks_.markdown) out_ += "\n";
  }
  [[nodiscard]] std::string item(std::string_view text) const {
    return std::string(marks_.item).append(text) + "\n";
  }
  [[nodiscard]] std::string bold(std::string_view text) const {
    return marks_.markdown ? markdown_bold(text) : std::string(text);
  }
  [[nodiscard]] std::string code(std::string_view text) const {
    return std::string(marks_.code).append(text).append(marks_.code);
  }
  [[nodiscard]] std::string plain(std::string_view text) const {
    return marks_.markdown ? markdown_text(text) : std::string(text);
  }

  const Marks& marks_;
  const Words& words_;
  std::string out_;
};

// ---- JSON ----

void write_check(JsonWriter& json, const CheckGuide& check) {
  json.begin_object();
  json.string("id", check.id);
  json.string("title", check.title);
  json.string("quote", check.quote);
  json.string_if_any("focus", check.focus);
  json.string_if_any("gloss", check.gloss);
  if (!check.corrections.empty()) {
    json.begin_array("restorations");
    for (const Correction& one : check.corrections) {
      json.begin_object();
      json.string("circulating", one.circulating);
      json.string("restored", one.restored);
      json.string("reason", one.reason);
      json.end_object();
    }
    json.end_array();
  }
  json.string_if_any("asks", check.asks);
  if (!check.applies.empty()) {
    json.begin_object("applies");
    json.string("words", check.applies);
    json.string("condition", check.applies_condition);
    json.end_object();
  }
  json.begin_array("require");
  for (std::size_t i = 0; i < check.conditions.size(); ++i) {
    json.begin_object();
    json.string("words", check.requires_words[i]);
    json.string("condition", check.conditions[i]);
    json.end_object();
  }
  json.end_array();
  if (check.due_at_period_end) json.string("due", "period_end");
  if (check.due_with) json.string("due", id_of(*check.due_with));
  json.begin_array("facts");
  for (const Fact& one : check.facts) {
    json.begin_object();
    json.string("id", one.id);
    json.string("label", one.label);
    json.string_if_any("unit", one.unit);
    json.string_if_any("help", one.help);
    if (one.optional) {
      json.key("optional");
      json.boolean(true);
    }
    if (one.judgement) {
      json.key("judgement");
      json.boolean(true);
    }
    json.end_object();
  }
  json.end_array();
  json.begin_array("parameters");
  for (const Figure& one : check.figures) {
    json.begin_object();
    json.string("id", one.id);
    json.string("label", one.label);
    json.string_if_any("value", one.value);
    json.string("basis", id_of(one.basis));
    json.string("source", one.source);
    json.end_object();
  }
  json.end_array();
  json.string("remedy", check.remedy);
  json.string("evidence", check.evidence);
  json.end_object();
}

void write_standard(JsonWriter& json, const StandardGuide& guide) {
  json.begin_object();
  json.string("standard", guide.id);
  json.string("title", guide.title);
  json.string_if_any("chapter", guide.chapter);
  json.string("text", guide.text);
  json.begin_array("checks");
  for (const CheckGuide& check : guide.checks) write_check(json, check);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string write(const StandardGuide& guide, GuideFormat format, Language language) {
  const Words words(language);
  switch (format) {
    case GuideFormat::Text: return Writer(kText, words).write(guide);
    case GuideFormat::Markdown: return Writer(kMarkdown, words).write(guide);
    case GuideFormat::Json: {
      std::string out;
      JsonWriter json(out, JsonWriter::Layout::Pretty);
      write_standard(json, guide);
      return out + "\n";
    }
  }
  return {};
}

std::string write(const std::vector<StandardGuide>& guides, GuideFormat format, Language language) {
  std::string out;
  if (format == GuideFormat::Json) {
    JsonWriter json(out, JsonWriter::Layout::Pretty);
    json.begin_array();
    for (const StandardGuide& guide : guides) write_standard(json, guide);
    json.end_array();
    return out + "\n";
  }
  for (const StandardGuide& guide : guides) {
    if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
    out += write(guide, format, language);
  }
  return out;
}

}  // namespace cbps::guide
