#include <algorithm>
#include <array>

#include "cbps/cases/case.h"
#include "cbps/doc/bundle.h"
#include "cbps/doc/overlay.h"
#include "cbps/rules/mapping_reader.h"
#include "cbps/value/decimal.h"

namespace cbps::cases {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;
using rules::MappingReader;

namespace {

constexpr std::array<std::string_view, kVerdictCount> kVerdicts{
    "pass", "fail", "unknown", "pending", "not_applicable", "holds", "violated", "silent"};
constexpr std::size_t kFirstOfRules = static_cast<std::size_t>(Verdict::Holds);
constexpr std::array<std::string_view, 6> kFigures{"field", "relation", "have",
                                                   "need",  "short",    "missing"};
/// Of an exemption: what the part never is.
constexpr std::array<std::string_view, 5> kWords{"true", "false", "below", "at", "above"};

class Reader {
 public:
  Reader(const Document& bundle, Diagnostics& diagnostics)
      : document_(bundle), diagnostics_(diagnostics) {}

  Suite run() {
    for (const auto& [name, file] : document_.entries(document_.root())) {
      if (!doc::is_unread(document_, file)) read_file(file);
    }
    return std::move(suite_);
  }

 private:
  void read_file(NodeId file) {
    MappingReader reader(document_, file, diagnostics_);
    const auto year = reader.integer("period");
    if (!document_.find(file, "period")) reader.missing("period");
    const auto checks = reader.find("checks", NodeKind::Mapping);
    const auto rules = reader.find("consistency", NodeKind::Mapping);
    reader.finish();
    if (!year) return;
    period_ = Period{static_cast<int>(*year)};
    if (checks) read_subjects(*checks, false);
    if (rules) read_subjects(*rules, true);
  }

  void read_subjects(NodeId mapping, bool of_rule) {
    for (const auto& [key, value] : document_.entries(mapping)) {
      MappingReader reader(document_, value, diagnostics_);
      const auto given = reader.find("given", NodeKind::Mapping);
      std::size_t number = 0;
      for (const NodeId item : reader.required_items("cases")) {
        Diagnostics faults;
        Case one = read_case(item, given, of_rule, faults);
        one.subject = document_.text(key);
        one.of_rule = of_rule;
        one.number = ++number;
        if (faults.empty()) suite_.cases.push_back(std::move(one));
        diagnostics_.append(std::move(faults));
      }
      for (const NodeId item : reader.items("never")) {
        Exemption one = read_exemption(item);
        one.subject = document_.text(key);
        one.of_rule = of_rule;
        suite_.exemptions.push_back(std::move(one));
      }
      reader.finish();
    }
  }

  Case read_case(NodeId node, std::optional<NodeId> given, bool of_rule, Diagnostics& faults) {
    MappingReader reader(document_, node, faults);
    std::vector<NodeId> layers;
    if (given) layers.push_back(*given);
    if (const auto facts = reader.find("facts", NodeKind::Mapping)) layers.push_back(*facts);
    Case one{.facts = doc::overlay(document_, layers, document_.span(node)),
             .calendar = {period_, read_as_of(reader).value_or(period_.end())}};
    one.span = document_.span(node);
    if (const auto invalid = reader.find("invalid", NodeKind::Sequence)) {
      one.invalid = texts(*invalid);
    }
    if (const auto set = reader.find("set", NodeKind::Mapping)) read_set(*set, one.set);
    one.expected = read_expectation(reader, of_rule);
    reader.find("why", NodeKind::Scalar);
    reader.finish();
    return one;
  }

  Exemption read_exemption(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    Exemption one;
    one.span = document_.span(node);
    one.part = reader.required_text("part");
    if (!document_.find(node, "is")) reader.missing("is");
    if (const auto word = rules::one_of(reader, "is", {kWords.begin(), kWords.end()})) {
      one.word = kWords[*word];
    }
    (void)reader.required_text("why");
    reader.finish();
    return one;
  }

  std::optional<Date> read_as_of(MappingReader& reader) {
    const auto node = reader.find("as_of", NodeKind::Scalar);
    if (!node) return std::nullopt;
    const auto date = parse_date(document_.text(*node));
    if (!date) {
      reader.diagnostics().add(Code::WrongType, document_.span(*node), document_.text(*node),
                               Term::Date);
    }
    return date;
  }

  void read_set(NodeId mapping, std::vector<rules::Override>& set) {
    for (const auto& [key, value] : document_.entries(mapping)) {
      set.push_back({std::string(document_.text(key)), std::string(document_.text(value))});
    }
  }

  Expectation read_expectation(MappingReader& reader, bool of_rule) {
    Expectation expected;
    const auto first = kVerdicts.begin() + (of_rule ? kFirstOfRules : 0);
    const auto last = of_rule ? kVerdicts.end() : kVerdicts.begin() + kFirstOfRules;
    const auto verdict = rules::one_of(reader, "expect", {first, last});
    if (!document_.find(reader.node(), "expect")) reader.missing("expect");
    expected.verdict = static_cast<Verdict>(verdict.value_or(0) + (of_rule ? kFirstOfRules : 0));
    const auto reasons = ids(result::Reason{});
    if (const auto reason = rules::one_of(reader, "reason", {reasons.begin(), reasons.end()})) {
      expected.reason = static_cast<result::Reason>(*reason);
    }
    if (const auto unknown = reader.find("unknown", NodeKind::Sequence)) {
      expected.unknown = texts(*unknown);
    }
    if (const auto shortfall = reader.find("shortfall")) {
      expected.shortfalls = read_shortfalls(*shortfall, reader.diagnostics());
    }
    return expected;
  }

  std::vector<ExpectedShortfall> read_shortfalls(NodeId node, Diagnostics& faults) {
    std::vector<ExpectedShortfall> all;
    if (document_.kind(node) != NodeKind::Sequence) {
      all.push_back(read_shortfall(node, faults));
      return all;
    }
    for (const NodeId item : document_.items(node)) all.push_back(read_shortfall(item, faults));
    return all;
  }

  ExpectedShortfall read_shortfall(NodeId node, Diagnostics& faults) {
    MappingReader reader(document_, node, faults);
    ExpectedShortfall one;
    for (const NodeId way : reader.items("any_of"))
      one.any_of.push_back(read_shortfalls(way, faults));
    for (const std::string_view figure : kFigures) {
      if (const auto value = reader.find(figure)) {
        one.figures.emplace_back(std::string(figure), texts(*value));
      }
    }
    reader.finish();
    return one;
  }

  /// A scalar's text, or those of a list's items.
  [[nodiscard]] std::vector<std::string> texts(NodeId node) const {
    if (document_.kind(node) == NodeKind::Scalar) return {std::string(document_.text(node))};
    std::vector<std::string> all;
    for (const NodeId item : document_.items(node)) all.emplace_back(document_.text(item));
    return all;
  }

  const Document& document_;
  Diagnostics& diagnostics_;
  Period period_{};
  Suite suite_;
};

}  // namespace

std::string_view id_of(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)]; }

Suite read_cases(const Document& bundle, Diagnostics& diagnostics) {
  return Reader(bundle, diagnostics).run();
}

}  // namespace cbps::cases
