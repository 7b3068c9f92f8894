#include "cbps/rules/compile.h"

#include <algorithm>
#include <array>

#include "cbps/doc/yaml.h"
#include "cbps/eval/functions.h"
#include "rules/dictionary_reader.h"
#include "rules/digest.h"
#include "rules/mapping_reader.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

// Within these the exact score of a community fits 64 bits (see audit/score.cpp).
constexpr std::size_t kMostStandards = 64;
constexpr std::size_t kMostChecksOfAStandard = 40;

class PackCompiler {
 public:
  PackCompiler(const Sources& sources, const Document& document, Diagnostics& diagnostics)
      : sources_(sources), document_(document), diagnostics_(diagnostics) {}

  std::optional<RulePack> run(const std::vector<Override>& overrides) {
    const NodeId root = document_.root();
    const auto pack = file("pack.yaml");
    const auto fields = file("fields.yaml");
    if (!pack || !fields) return std::nullopt;
    read_parameters(document_, *pack, overrides, pack_.dictionary, diagnostics_);
    read_fields(document_, *fields, pack_.dictionary, diagnostics_);
    read_pack(*pack);
    for (const auto& [name, node] : document_.entries(root)) {
      const std::string_view file_name = document_.text(name);
      if (file_name == "pack.yaml" || file_name == "fields.yaml") continue;
      if (file_name == "consistency.yaml") {
        read_consistency(node);
      } else if (file_name == "text.yaml") {
        read_source(node);
      } else {
        read_standard(node);
      }
    }
    if (pack_.standards.empty()) diagnostics_.add(Code::NoStandards, document_.span(root));
    if (pack_.standards.size() > kMostStandards) {
      diagnostics_.add(Code::TooManyRules, document_.span(root),
                       {std::to_string(pack_.standards.size()), std::to_string(kMostStandards)});
    }
    std::stable_sort(
        pack_.standards.begin(), pack_.standards.end(),
        [](const Standard& a, const Standard& b) { return number(a.id) < number(b.id); });
    if (diagnostics_.has_errors()) return std::nullopt;
    pack_.digest = digest(document_, pack_.dictionary);
    return std::move(pack_);
  }

 private:
  static std::int64_t number(const std::string& id) {
    const ParsedDecimal value = parse_decimal(id, 0);
    return value.value ? value.value->units : 0;
  }

  std::optional<NodeId> file(std::string_view name) {
    const auto node = document_.find(document_.root(), name);
    if (!node) {
      diagnostics_.add(Code::MissingRuleFile, document_.span(document_.root()),
                       {std::string(name)});
    }
    return node;
  }

  // ---- pack.yaml ----

  void read_pack(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    pack_.id = reader.required_text("pack");
    pack_.title = reader.required_bilingual("title");
    pack_.edition = reader.required_bilingual("edition");
    reader.find("parameters");  // read before the fields
    if (const auto duties = reader.find("duties_from", NodeKind::Scalar)) duties_from(*duties);
    for (const NodeId item : reader.required_items("chapters")) {
      MappingReader chapter(document_, item, diagnostics_);
      pack_.chapters.push_back({static_cast<int>(chapter.integer("id").value_or(0)),
                                chapter.required_bilingual("title")});
      chapter.finish();
    }
    for (const NodeId item : reader.required_items("grades")) read_grade(item);
    reader.finish();
  }

  void duties_from(NodeId node) {
    const std::string name(document_.text(node));
    const auto& fields = pack_.dictionary.field_by_id;
    const auto found = fields.find(name);
    if (found == fields.end()) {
      diagnostics_.add(Code::UnknownName, document_.span(node), {name});
    } else if (pack_.dictionary.field(found->second).type.kind != Kind::Date) {
      diagnostics_.add(Code::WrongType, document_.span(node), {name, Term::Date});
    } else {
      pack_.program = eval::Program(found->second);
    }
  }

  void read_grade(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    Grade grade;
    grade.id = reader.required_text("id");
    grade.label = reader.required_bilingual("label");
    const std::string at_least = reader.required_text("at_least");
    const ParsedDecimal least = parse_decimal(at_least, 2);
    if (!least.value && !at_least.empty()) {
      diagnostics_.add(Code::WrongType, reader.span(), {at_least, Term::Decimal});
    }
    grade.at_least = least.value.value_or(Decimal{});
    reader.finish();
    if (!pack_.grades.empty() && grade.at_least >= pack_.grades.back().at_least) {
      diagnostics_.add(Code::GradesNotDescending, reader.span());
    }
    pack_.grades.push_back(std::move(grade));
  }

  // ---- standards ----

  void read_standard(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    Standard standard;
    standard.node = node;
    standard.id = reader.required_text("standard");
    standard.chapter = static_cast<int>(reader.integer("chapter").value_or(0));
    standard.title = reader.required_bilingual("title");
    standard.text = reader.required_text("text");
    const bool chapter_known =
        std::any_of(pack_.chapters.begin(), pack_.chapters.end(),
                    [&](const Chapter& one) { return one.id == standard.chapter; });
    if (!chapter_known) diagnostics_.add(Code::UnknownChapter, reader.span());
    for (const Standard& other : pack_.standards) {
      if (other.id == standard.id) {
        diagnostics_.add(Code::DuplicateId, reader.span(), {standard.id});
      }
    }
    for (const NodeId item : reader.required_items("checks")) read_check(item, standard);
    if (standard.checks.size() > kMostChecksOfAStandard) {
      diagnostics_.add(
          Code::TooManyRules, reader.span(),
          {std::to_string(standard.checks.size()), std::to_string(kMostChecksOfAStandard)});
    }
    reader.finish();
    pack_.standards.push_back(std::move(standard));
  }

  void read_check(NodeId node, Standard& standard) {
    MappingReader reader(document_, node, diagnostics_);
    Check check;
    check.node = node;
    check.id = reader.required_text("id");
    if (!check.id.starts_with(standard.id + ".")) {
      diagnostics_.add(Code::ForeignCheck, reader.span(), {check.id, standard.id});
    }
    for (const Check& other : standard.checks) {
      if (other.id == check.id) diagnostics_.add(Code::DuplicateId, reader.span(), {check.id});
    }
    check.quote = reader.required_text("quote");
    check.focus = reader.text("focus");
    if (standard.text.find(check.quote) == std::string::npos) {
      diagnostics_.add(Code::QuoteNotFound, reader.span(), {check.quote});
    }
    if (!check.focus.empty() && check.quote.find(check.focus) == std::string::npos) {
      diagnostics_.add(Code::QuoteNotFound, reader.span(), {check.focus});
    }
    check.title = reader.required_bilingual("title");
    check.remedy = reader.required_bilingual("remedy");
    check.evidence = reader.required_bilingual("evidence");
    check.due_at_period_end = one_of(reader, "due", {"period_end"}).has_value();
    check.applies = optional_condition(reader, "applies");
    for (const NodeId item : reader.required_items("require")) read_requirement(item, check);
    reader.finish();
    standard.checks.push_back(std::move(check));
  }

  void read_requirement(NodeId node, Check& check) {
    MappingReader reader(document_, node, diagnostics_);
    std::optional<Condition> condition;
    if (document_.kind(node) == NodeKind::Mapping && document_.find(node, "field")) {
      condition = read_constraint(reader);
    } else {
      condition = required_condition(reader);
    }
    reader.finish();
    if (!condition) return;
    Diagnostics found;
    lang::check_linear(condition->condition, found);
    append(found, node);
    for (const FieldId field : condition->condition.fields()) {
      check.reads_judgement |= pack_.dictionary.field(field).judgement;
    }
    check.require.push_back(std::move(*condition));
  }

  /// `{field: f, min: a, max: b}` is `f >= a && f <= b`: the same tree as if it had been written.
  std::optional<Condition> read_constraint(MappingReader& reader) {
    const std::string field = reader.required_text("field");
    std::string text;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBounds{
        {{"min", " >= "}, {"max", " <= "}, {"equal", " == "}}};
    for (const auto& [key, sign] : kBounds) {
      const std::string bound = reader.text(key);
      if (bound.empty()) continue;
      if (!text.empty()) text += " && ";
      text.append(field).append(sign).append(bound);
    }
    if (text.empty()) {
      reader.missing("min");
      return std::nullopt;
    }
    return compile_text(text, reader.node());
  }

  // ---- text.yaml ----

  void read_source(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    SourceText source;
    source.circulating = reader.required_text("circulating");
    source.restored = reader.required_text("restored");
    for (const NodeId item : reader.required_items("restorations")) {
      MappingReader one(document_, item, diagnostics_);
      Restoration restoration;
      restoration.circulating = one.required_text("circulating");
      restoration.restored = one.required_text("restored");
      restoration.reason = one.required_bilingual("reason");
      restoration.node = item;
      one.finish();
      source.restorations.push_back(std::move(restoration));
    }
    reader.finish();
    pack_.source = std::move(source);
  }

  // ---- consistency.yaml ----

  void read_consistency(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    for (const NodeId item : reader.required_items("consistency")) {
      MappingReader rule(document_, item, diagnostics_);
      Consistency one;
      one.id = rule.required_text("id");
      one.is_error = one_of(rule, "level", {"warning", "error"}).value_or(0) == 1;
      one.message = rule.required_bilingual("message");
      std::optional<Condition> condition = required_condition(rule);
      rule.finish();
      if (!condition) continue;
      one.condition = std::move(*condition);
      pack_.consistency.push_back(std::move(one));
    }
    reader.finish();
  }

  // ---- conditions ----

  std::optional<Condition> required_condition(MappingReader& reader) {
    if (!document_.find(reader.node(), "condition")) reader.missing("condition");
    return optional_condition(reader, "condition");
  }

  std::optional<Condition> optional_condition(MappingReader& reader, std::string_view key) {
    const auto value = reader.find(key);
    if (!value) return std::nullopt;
    if (document_.kind(*value) == NodeKind::Scalar) {
      return compile_text(std::string(document_.text(*value)), *value);
    }
    // `[1, 2] == x`, or `{…}`: YAML took the condition for a list or a mapping.
    diagnostics_
        .add(Code::WrongKind, document_.span(*value),
             {Term::Scalar, term_of(document_.kind(*value))})
        .note(Code::HelpQuoteValue);
    return std::nullopt;
  }

  std::optional<Condition> compile_text(const std::string& text, NodeId node) {
    Diagnostics found;
    std::optional<lang::Condition> condition;
    if (auto ast = lang::parse(text, found)) {
      condition = lang::check(std::move(*ast), {pack_.dictionary, eval::functions()}, found);
    }
    append(found, node);
    if (!condition) return std::nullopt;
    refuse_cut_condition(node);
    eval::Compiled compiled = pack_.program.add(*condition);
    return Condition{std::move(*condition), std::move(compiled), node};
  }

  /// Messages about a condition speak of its text; here they learn where that stands.
  void append(Diagnostics& found, NodeId node) {
    for (Diagnostic& diagnostic : found.all()) {
      diagnostic.span = document_.kind(node) == NodeKind::Scalar
                            ? doc::span_in_scalar(sources_, document_, node, diagnostic.span.begin,
                                                  diagnostic.span.length)
                            : document_.span(node);
      const bool ends_early = diagnostic.code == Code::UnclosedText ||
                              diagnostic.code == Code::UnexpectedEnd ||
                              diagnostic.code == Code::ExpectedToken;
      if (ends_early && remark_behind(node)) diagnostic.note(Code::HelpQuoteValue);
    }
    diagnostics_.append(std::move(found));
  }

  /// The ` # …` behind an unquoted text, which YAML takes for a remark.
  [[nodiscard]] std::optional<Span> remark_behind(NodeId node) const {
    const Span span = document_.span(node);
    if (document_.kind(node) != NodeKind::Scalar || document_.style(node) != doc::Style::Plain) {
      return std::nullopt;
    }
    const std::string_view text = sources_.text(span.file);
    const std::size_t end = span.begin + span.length;
    const std::size_t next = end < text.size() ? text.find_first_not_of(' ', end) : text.npos;
    if (next == text.npos || next == end || text[next] != '#') return std::nullopt;
    const std::size_t line_end = std::min(text.find_first_of("\r\n", next), text.size());
    return Span{next, static_cast<std::uint32_t>(line_end - next), span.file};
  }

  /// A remark that reads like the rest of the condition: without it less would be asked.
  void refuse_cut_condition(NodeId node) {
    const std::optional<Span> remark = remark_behind(node);
    if (!remark) return;
    const std::string_view text = sources_.text(remark->file).substr(remark->begin, remark->length);
    for (const std::string_view sign : {"&&", "||"}) {
      if (text.find(sign) == std::string_view::npos) continue;
      diagnostics_.add(Code::CutByRemark, *remark).note(Code::HelpQuoteValue);
      return;
    }
  }

  const Sources& sources_;
  const Document& document_;
  Diagnostics& diagnostics_;
  RulePack pack_;
};

}  // namespace

std::optional<RulePack> compile(const Sources& sources, const Document& bundle,
                                const std::vector<Override>& overrides, Diagnostics& diagnostics) {
  return PackCompiler(sources, bundle, diagnostics).run(overrides);
}

}  // namespace cbps::rules
