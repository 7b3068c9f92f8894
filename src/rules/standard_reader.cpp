#include "rules/standard_reader.h"

#include <algorithm>

#include "cbps/rules/equal_weights.h"
#include "cbps/rules/mapping_reader.h"
#include "cbps/text/unicode.h"
#include "rules/finding_reader.h"
#include "rules/type_reader.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;

namespace {

/// The first characters of a text, as many as a message has room for.
std::string beginning(std::string_view text, std::size_t characters) {
  std::size_t end = 0;
  for (; characters > 0 && end < text.size(); --characters) {
    end += unicode::character_at(text, end).length;
  }
  return std::string(text.substr(0, end));
}

/// Says how far a passage that is not in the text agrees with it: most are copied with another
/// comma or quotation mark.
void explain_passage(Diagnostic& diagnostic, std::string_view passage, std::string_view text) {
  constexpr std::size_t kShown = 12;
  std::size_t agreed = 0;
  std::size_t place = std::string_view::npos;
  for (std::size_t end = 0; end < passage.size();) {
    end += unicode::character_at(passage, end).length;
    const std::size_t found = text.find(passage.substr(0, end));
    if (found == std::string_view::npos) break;
    agreed = end;
    place = found;
  }
  const std::string_view rest =
      place == std::string_view::npos ? std::string_view() : text.substr(place + agreed);
  if (agreed > 0 && !rest.empty()) {
    diagnostic.note(Code::TextGoesOn, passage.substr(0, agreed), beginning(rest, kShown));
  }
  diagnostic.note(Code::CopyFromText);
}

class StandardReader {
 public:
  StandardReader(const Document& document, NodeId file, ConditionReader& conditions,
                 ConditionReader& findings, RulePack& pack, Diagnostics& diagnostics)
      : document_(document),
        conditions_(conditions),
        findings_(findings),
        pack_(pack),
        diagnostics_(diagnostics),
        reader_(document, file, diagnostics) {}

  void run(bool chapters_known) {
    if (!reader_.is_mapping()) return;
    standard_.node = reader_.node();
    read_id();
    read_chapter(chapters_known);
    standard_.title = reader_.required_bilingual("title");
    standard_.text = reader_.required_text("text");
    for (const NodeId item : reader_.some_items("checks")) read_check(item);
    if (standard_.checks.size() > EqualWeights::kMostChecks) {
      diagnostics_.add(Code::TooManyRules, reader_.key_span("checks"),
                       std::to_string(standard_.checks.size()),
                       std::to_string(EqualWeights::kMostChecks));
    }
    reader_.finish();
    pack_.standards.push_back(std::move(standard_));
  }

 private:
  void read_id() {
    standard_.id = reader_.required_text("standard");
    if (standard_.id.empty()) return;
    const Span place = reader_.value_span("standard");
    if (number_of(standard_.id) < 1) {
      diagnostics_.add(Code::BadStandardId, place, standard_.id);
      return;
    }
    for (const Standard& other : pack_.standards) {
      if (other.id != standard_.id) continue;
      diagnostics_.add(Code::DuplicateId, place, standard_.id)
          .note(Code::SeeFirst, document_.span(*document_.find(other.node, "standard")));
      return;
    }
    id_is_sound_ = true;
  }

  void read_chapter(bool chapters_known) {
    if (!reader_.has("chapter")) reader_.missing("chapter");
    const auto chapter = reader_.integer("chapter");
    if (!chapter || !chapters_known) return;
    standard_.chapter = static_cast<int>(*chapter);
    std::string numbers;
    for (const Chapter& one : pack_.chapters) {
      if (one.id == *chapter) return;
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(one.id);
    }
    diagnostics_.add(Code::UnknownChapter, reader_.value_span("chapter"), std::to_string(*chapter))
        .note(Code::Allowed, numbers);
  }

  void read_check(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    if (!reader.is_mapping()) return;
    Check check;
    check.node = node;
    read_check_id(reader, check);
    read_passages(reader, check);
    check.title = reader.required_bilingual("title");
    check.asks = reader.bilingual("asks");
    check.remedy = reader.required_bilingual("remedy");
    check.evidence = reader.required_bilingual("evidence");
    read_due(reader, check);
    check.applies = conditions_.read(reader, "applies");
    bool has_declared = false;
    bool has_figures = false;
    for (const NodeId item : reader.some_items("require")) {
      auto condition = conditions_.read_requirement(item);
      if (!condition) continue;
      for (const FieldId field : condition->condition.fields()) {
        const Field& its = pack_.dictionary.field(field);
        has_declared = true;
        has_figures = has_figures || !(its.judgement || its.type.kind == Kind::Bool);
      }
      check.require.push_back(std::move(*condition));
    }
    check.is_declared = has_declared && !has_figures;
    for (const NodeId item : reader.items("findings")) {
      auto finding = read_finding(document_, item, findings_, diagnostics_);
      if (finding) check.findings.push_back(std::move(*finding));
    }
    check.before = read_before(reader);
    reader.finish();
    if (check.applies) add_duties(check.applies->condition, check);
    for (const Condition& one : check.require) add_duties(one.condition, check);
    standard_.checks.push_back(std::move(check));
  }

  /// `before: all`, a list of checks, or either with a condition: `{checks: …, when: …}`.
  std::optional<Before> read_before(MappingReader& check) {
    const auto node = check.find("before");
    if (!node) return std::nullopt;
    Before before;
    if (document_.kind(*node) != doc::NodeKind::Mapping) {
      read_rests(check, "before", before);
      return before;
    }
    MappingReader reader(document_, *node, diagnostics_);
    before.when = findings_.read(reader, "when");
    if (!reader.has("checks")) reader.missing("checks");
    read_rests(reader, "checks", before);
    reader.finish();
    return before;
  }

  void read_rests(MappingReader& reader, std::string_view key, Before& before) {
    const auto node = reader.find(key);
    if (node && document_.kind(*node) == doc::NodeKind::Scalar) {
      before.is_before_all = one_of(reader, key, {"all"}).has_value();
    } else if (node) {
      for (const PlacedText& one : read_texts(reader, key)) {
        before.checks.push_back({std::string(one.text), one.node});
      }
    }
  }

  void read_due(MappingReader& reader, Check& check) {
    const auto word = one_of(reader, "due", {"period_end", "month", "quarter"});
    if (!word) return;
    check.due_at_period_end = *word == 0;
    if (*word == 0) return;
    check.due_with = *word == 1 ? Interval::Month : Interval::Quarter;
    add_duty(*check.due_with, check);
  }

  void add_duties(const lang::Condition& condition, Check& check) {
    for (const lang::Typed& typed : condition.types) {
      if (typed.calendar.role != lang::CalendarRole::None) {
        add_duty(typed.calendar.interval, check);
      }
    }
  }

  void add_duty(Interval interval, Check& check) {
    const auto same = [interval](const Duty& one) { return one.interval == interval; };
    if (std::any_of(check.duties.begin(), check.duties.end(), same)) return;
    check.duties.push_back({interval, pack_.program.due(interval)});
  }

  void read_check_id(MappingReader& reader, Check& check) {
    check.id = reader.required_text("id");
    if (check.id.empty()) return;
    const Span place = reader.value_span("id");
    const std::string prefix = standard_.id + ".";
    const bool fits = check.id.starts_with(prefix) && number_of(check.id.substr(prefix.size())) > 0;
    // Without a number of its own there is nothing to hold the checks against.
    if (!fits && id_is_sound_) {
      diagnostics_.add(Code::ForeignCheck, place, check.id, standard_.id)
          .note(Code::WriteInstead, prefix + std::to_string(standard_.checks.size() + 1));
    }
    for (const Check& other : standard_.checks) {
      if (other.id != check.id) continue;
      diagnostics_.add(Code::DuplicateId, place, check.id)
          .note(Code::SeeFirst, document_.span(*document_.find(other.node, "id")));
      return;
    }
  }

  void read_passages(MappingReader& reader, Check& check) {
    check.quote = reader.required_text("quote");
    check.focus = reader.text("focus");
    check.gloss = reader.text("gloss");
    // Against a text that is missing every quote would be wrong.
    if (!standard_.text.empty() && standard_.text.find(check.quote) == std::string::npos) {
      explain_passage(
          diagnostics_.add(Code::QuoteNotFound, reader.value_span("quote"), check.quote),
          check.quote, standard_.text);
    }
    if (!check.quote.empty() && check.quote.find(check.focus) == std::string::npos) {
      explain_passage(
          diagnostics_.add(Code::FocusNotInQuote, reader.value_span("focus"), check.focus),
          check.focus, check.quote);
    }
  }

  const Document& document_;
  ConditionReader& conditions_;
  ConditionReader& findings_;
  RulePack& pack_;
  Diagnostics& diagnostics_;
  MappingReader reader_;
  Standard standard_;
  bool id_is_sound_ = false;
};

}  // namespace

void read_standard(const Document& document, NodeId file, bool chapters_known,
                   ConditionReader& conditions, ConditionReader& findings, RulePack& pack,
                   Diagnostics& diagnostics) {
  StandardReader(document, file, conditions, findings, pack, diagnostics).run(chapters_known);
}

std::int64_t number_of(std::string_view id) {
  const ParsedDecimal value = parse_decimal(id, 0);
  // `08` would be another id than `8`, and the same number.
  if (!value.value || std::to_string(value.value->units) != id) return 0;
  return value.value->units;
}

}  // namespace cbps::rules
