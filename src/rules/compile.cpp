#include "cbps/rules/compile.h"

#include <algorithm>
#include <array>

#include "cbps/doc/bundle.h"
#include "cbps/rules/equal_weights.h"
#include "cbps/rules/mapping_reader.h"
#include "rules/condition_reader.h"
#include "rules/dictionary_reader.h"
#include "rules/digest.h"
#include "rules/parameter_reader.h"
#include "rules/personal_headings.h"
#include "rules/standard_reader.h"
#include "rules/type_reader.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

constexpr std::string_view kPack = "pack.yaml";
constexpr std::string_view kFields = "fields.yaml";
constexpr std::string_view kConsistency = "consistency.yaml";
constexpr std::string_view kText = "text.yaml";

class PackCompiler {
 public:
  PackCompiler(const Sources& sources, const Document& document, const KnownBundle& known,
               Diagnostics& diagnostics)
      : document_(document),
        known_(known),
        diagnostics_(diagnostics),
        conditions_(sources, document, pack_.dictionary, unresolved_, pack_.program, diagnostics),
        findings_(sources, document, pack_.dictionary, unresolved_, pack_.findings, diagnostics) {}

  void run(const std::vector<Override>& overrides) {
    const auto pack = file(kPack);
    const auto fields = file(kFields);
    // Where both are missing this is no folder of rules, and the rest would be blamed for it.
    if (!pack && !fields) return;
    read_dictionary(pack, fields, overrides);
    if (pack && !is_unread(document_, *pack)) read_pack(*pack);
    for (const auto& [name, node] : document_.entries(document_.root())) read_file(name, node);
    const Span folder = document_.span(document_.root());
    if (!has_standards_) diagnostics_.add(Code::NoStandards, folder);
    if (has_read_all()) check_order();
    if (pack_.standards.size() > EqualWeights::kMostStandards) {
      diagnostics_.add(Code::TooManyRules, folder, std::to_string(pack_.standards.size()),
                       std::to_string(EqualWeights::kMostStandards));
    }
  }

  /// Whether each file of the bundle could be read: what is in the others is not known.
  [[nodiscard]] bool has_read_all() const {
    const auto files = document_.entries(document_.root());
    return std::none_of(files.begin(), files.end(), [this](const Document::Entry& file) {
      return is_unread(document_, file.value);
    });
  }

  RulePack take() {
    std::stable_sort(
        pack_.standards.begin(), pack_.standards.end(),
        [](const Standard& a, const Standard& b) { return number_of(a.id) < number_of(b.id); });
    pack_.digest =
        pack_digest(known_.digest.empty() ? document_digest(document_) : std::string(known_.digest),
                    pack_.dictionary);
    return std::move(pack_);
  }

 private:
  std::optional<NodeId> file(std::string_view name) {
    const auto node = document_.find(document_.root(), name);
    if (!node) {
      diagnostics_.add(Code::MissingRuleFile, document_.span(document_.root()), name);
    }
    return node;
  }

  void read_dictionary(std::optional<NodeId> pack, std::optional<NodeId> fields,
                       const std::vector<Override>& overrides) {
    // Domain 0 is nobody's: types without options point at it.
    pack_.dictionary.domains.emplace_back();
    unresolved_.names_missing = !pack || is_unread(document_, *pack);
    if (!unresolved_.names_missing) {
      read_parameters(document_, *pack, pack_.dictionary, unresolved_, diagnostics_);
    }
    if (!unresolved_.names_missing) {
      apply_overrides(overrides, pack_.dictionary, diagnostics_);
      check_bounds(document_, *pack, pack_.dictionary, diagnostics_);
    }
    if (!fields || is_unread(document_, *fields)) {
      unresolved_.names_missing = true;
    } else {
      read_fields(document_, *fields, pack_.dictionary, unresolved_, diagnostics_);
      if (!known_.is_sound) refuse_personal_headings(document_, *fields, diagnostics_);
    }
  }

  void read_file(NodeId name, NodeId node) {
    const std::string_view file_name = document_.text(name);
    if (file_name == kPack || file_name == kFields) return;
    if (is_unread(document_, node)) {
      has_standards_ = true;  // perhaps: what it is cannot be known
    } else if (file_name == kConsistency) {
      read_consistency(node);
    } else if (file_name == kText) {
      read_source(node);
    } else if (is_stranger(node)) {
      refuse(file_name, node);
    } else {
      has_standards_ = true;
      read_standard(document_, node, chapters_known_, conditions_, findings_, pack_, diagnostics_);
    }
  }

  /// A mapping with nothing of a standard in it.
  [[nodiscard]] bool is_stranger(NodeId node) const {
    constexpr std::array<std::string_view, 4> kKeys{"standard", "title", "text", "checks"};
    return document_.kind(node) == NodeKind::Mapping &&
           std::none_of(kKeys.begin(), kKeys.end(), [&](std::string_view key) {
             return document_.find(node, key).has_value();
           });
  }

  void refuse(std::string_view name, NodeId node) {
    suggest(diagnostics_.add(Code::UnknownRuleFile, document_.span(node), name), name,
            {kPack, kFields, kConsistency, kText});
  }

  // ---- pack.yaml ----

  void read_pack(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    pack_.id = reader.required_text("pack");
    pack_.title = reader.required_bilingual("title");
    pack_.edition = reader.required_bilingual("edition");
    reader.find("parameters", NodeKind::Mapping);  // read before the fields
    read_duties_from(reader);
    const std::vector<NodeId> chapters = reader.some_items("chapters");
    for (const NodeId item : chapters) read_chapter(item);
    chapters_known_ = !chapters.empty() && pack_.chapters.size() == chapters.size();
    for (const NodeId item : reader.some_items("grades")) read_grade(item);
    reader.finish();
  }

  void read_duties_from(MappingReader& reader) {
    const auto node = reader.scalar("duties_from");
    if (!node || unresolved_.names_missing) return;
    const std::string name(document_.text(*node));
    const auto& fields = pack_.dictionary.field_by_id;
    const auto found = fields.find(name);
    if (found == fields.end()) {
      std::vector<std::string_view> names;
      for (const Field& one : pack_.dictionary.fields) names.push_back(one.id);
      suggest(diagnostics_.add(Code::UnknownName, document_.span(*node), name), name, names);
    } else if (pack_.dictionary.field(found->second).type.kind == Kind::Date) {
      pack_.program = eval::Program(found->second);
      pack_.findings = eval::Program(found->second);
    } else if (!unresolved_.unsound.contains(name)) {
      diagnostics_.add(Code::WrongType, document_.span(*node), name, Term::Date);
    }
  }

  void read_chapter(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    if (!reader.has("id")) reader.missing("id");
    const auto id = reader.integer("id");
    Bilingual title = reader.required_bilingual("title");
    reader.finish();
    if (!id || refuse_second(pack_.chapters, static_cast<int>(*id), reader, std::to_string(*id))) {
      return;
    }
    pack_.chapters.push_back({static_cast<int>(*id), std::move(title)});
  }

  void read_grade(NodeId node) {
    MappingReader reader(document_, node, diagnostics_);
    Grade grade;
    grade.id = reader.required_text("id");
    grade.label = reader.required_bilingual("label");
    const auto least = read_at_least(reader);
    reader.finish();
    if (!grade.id.empty()) refuse_second(pack_.grades, grade.id, reader, grade.id);
    // The next one is compared with the last that was sound.
    if (!least) return;
    if (!pack_.grades.empty() && *least >= pack_.grades.back().at_least) {
      diagnostics_.add(Code::GradesNotDescending, reader.value_span("at_least"));
    }
    grade.at_least = *least;
    pack_.grades.push_back(std::move(grade));
  }

  std::optional<Decimal> read_at_least(MappingReader& reader) {
    const auto node = reader.required_scalar("at_least");
    if (!node) return std::nullopt;
    const std::string written(document_.text(*node));
    const ParsedDecimal number = parse_decimal(written, 2);
    constexpr Decimal kMost{10000, 2};
    if (!number.value) {
      diagnostics_.add(Code::WrongType, document_.span(*node), written, Term::Decimal)
          .note(Code::DigitsAllowed, "2");
    } else if (number.value->units < 0 || *number.value > kMost) {
      diagnostics_.add(Code::GradeOutOfRange, document_.span(*node), written);
    }
    return number.value;
  }

  /// Reports an id that one of `others` has, and says whether one does.
  template <class Entry, class Id>
  bool refuse_second(const std::vector<Entry>& others, const Id& id, MappingReader& reader,
                     std::string written) {
    const bool second = std::any_of(others.begin(), others.end(),
                                    [&](const Entry& other) { return other.id == id; });
    if (second) {
      diagnostics_.add(Code::DuplicateId, reader.value_span("id"), std::move(written));
    }
    return second;
  }

  /// Checks that name others may stand before them.
  void check_order() {
    std::vector<std::string_view> ids;
    for (const Standard& standard : pack_.standards) {
      for (const Check& check : standard.checks) ids.push_back(check.id);
    }
    for (const Standard& standard : pack_.standards) {
      for (const Check& check : standard.checks) {
        if (!check.before) continue;
        for (const auto& [id, node] : check.before->checks) {
          if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
          suggest(diagnostics_.add(Code::NoSuchCheck, document_.span(node), id), id, ids);
        }
      }
    }
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
      // A restoration may take something out.
      if (!one.has("restored")) one.missing("restored");
      const auto restored = one.find("restored", NodeKind::Scalar);
      if (restored) restoration.restored = document_.text(*restored);
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
    std::vector<Consistency> all;
    for (const NodeId item : reader.required_items("consistency")) {
      MappingReader rule(document_, item, diagnostics_);
      Consistency one;
      one.id = rule.required_text("id");
      if (!one.id.empty()) refuse_second(all, one.id, rule, one.id);
      if (!rule.has("level")) rule.missing("level");
      one.is_error = one_of(rule, "level", {"warning", "error"}).value_or(0) == 1;
      one.message = rule.required_bilingual("message");
      if (!rule.has("condition")) rule.missing("condition");
      auto condition = conditions_.read(rule, "condition");
      const std::vector<PlacedText> invalid = read_texts(rule, "invalid");
      rule.finish();
      if (condition) {
        one.condition = std::move(*condition);
        for (const PlacedText& fact : invalid) add_invalid(fact, one);
      }
      all.push_back(std::move(one));
    }
    reader.finish();
    pack_.consistency = std::move(all);
  }

  /// An error may make only facts invalid that it is about.
  void add_invalid(const PlacedText& fact, Consistency& rule) {
    for (const FieldId one : rule.condition.condition.fields()) {
      if (pack_.dictionary.field(one).id == fact.text) return rule.invalid.push_back(one);
    }
    diagnostics_.add(Code::NotInCondition, fact.span, fact.text);
  }

  const Document& document_;
  const KnownBundle& known_;
  Diagnostics& diagnostics_;
  RulePack pack_;
  Unresolved unresolved_;
  ConditionReader conditions_;
  ConditionReader findings_;
  bool chapters_known_ = false;
  bool has_standards_ = false;
};

}  // namespace

std::optional<RulePack> compile(const Sources& sources, const Document& bundle,
                                const std::vector<Override>& overrides, Diagnostics& diagnostics,
                                const KnownBundle& known) {
  Diagnostics found;
  PackCompiler compiler(sources, bundle, known, found);
  compiler.run(overrides);
  found.sort_by_place();
  const bool is_sound = compiler.has_read_all() && !found.has_errors();
  diagnostics.append(std::move(found));
  if (!is_sound) return std::nullopt;
  return compiler.take();
}

}  // namespace cbps::rules
