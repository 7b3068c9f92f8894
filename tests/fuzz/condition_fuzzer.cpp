// libFuzzer entry: any bytes are read as a condition. What the language promises is checked:
// nothing is refused without a message that points into the text; the canonical text gives the same
// tree; what compiles cannot fail, keeps to the ranges that the checker proved and says what is
// short. With a first byte below 0x20 the rest is an expression of `cbps eval`.
// tests/fuzz/conditions.dict has its words (-dict=), and -max_len=300 is long enough.

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cbps/cli/rule_folder.h"
#include "cbps/query/evaluation.h"
#include "cbps/doc/yaml.h"
#include "cbps/eval/explain.h"
#include "cbps/eval/functions.h"
#include "cbps/report/evaluation.h"
#include "cbps/rules/compile.h"
#include "cbps/text/unicode.h"

#ifndef CBPS_RULES_DIR
#define CBPS_RULES_DIR "rules"
#endif

namespace {

using namespace cbps;

void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

// ---- the rules, and a table with the edges of every range ----

/// More rows than a word of bits has, so that no kernel gets by with its first word.
constexpr std::size_t kRows = 70;
/// The rows after the first word, which are run once more by themselves.
constexpr std::size_t kTail = kRows - Bitmap::kWordBits;
/// From here on rows come in pairs: the second is the first with some facts taken away.
constexpr std::size_t kFirstPair = 40;

constexpr std::string_view kFacts = R"(name: 示例社区
period: 2024
households: 1200
organisation.established: 2015-02-28
committee.size: 7
centre.built: true
centre.in_use: false
centre.area: 180.5
centre.rooms: [convenience, party]
meetings.group: [2024-01-10, 2024-01-24, 2024-02-29]
)";

/// Facts of kinds and ranges that the rules have none of and another pack may have.
void add_facts(Dictionary& dictionary) {
  const auto add = [&dictionary](std::string id, Type type, std::optional<Range> range) {
    Field field;
    field.id = std::move(id);
    field.label = field.short_label = {field.id, field.id};
    field.type = type;
    field.range = range;
    dictionary.field_by_id.emplace(field.id, static_cast<FieldId>(dictionary.fields.size()));
    dictionary.fields.push_back(std::move(field));
  };
  const Range all{INT64_MIN, INT64_MAX};
  const auto domain = static_cast<std::uint16_t>(dictionary.domains.size());
  dictionary.domains.push_back(
      {{"one", {"一", "one"}, {}}, {"two", {"二", "two"}, {"貳"}}, {"three", {"三", "three"}, {}}});
  add("test.choice", {Kind::Choice, 0, domain}, std::nullopt);
  add("test.other", {Kind::Choice, 0, domain}, std::nullopt);
  add("test.wide", {Kind::Int, 0, 0}, all);
  add("test.fine", {Kind::Decimal, 9, 0}, all);
  add("test.below", {Kind::Int, 0, 0}, Range{-1000, -1});
}

struct World {
  rules::RulePack pack;
  std::optional<data::Profile> facts;
  std::unique_ptr<Table> table;
  std::unique_ptr<Table> tail;  ///< its last rows
};

World& world() {
  static World the;
  return the;
}

std::uint64_t next_random() {
  static std::uint64_t state = 1;
  state = state * 6364136223846793005U + 1442695040888963407U;
  return state >> 33U;
}

std::int64_t random_number(Range range) {
  const auto width =
      static_cast<std::uint64_t>(range.most) - static_cast<std::uint64_t>(range.least);
  const std::uint64_t at = next_random() << 32U | next_random();
  const std::uint64_t few = next_random() % 12;
  const auto from_least = [&](std::uint64_t by) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(range.least) + std::min(by, width));
  };
  switch (next_random() % 8) {
    case 0: return range.least;
    case 1: return range.most;
    case 2: return range.most - (width > 0 ? 1 : 0);
    case 3: return std::clamp(static_cast<std::int64_t>(few) - 6, range.least, range.most);
    case 4:
    case 5: return from_least(few);
    default: return from_least(width == UINT64_MAX ? at : at % (width + 1));
  }
}

/// Days of the year before `as_of`, as a profile holds them: none, one every month, or any few.
std::vector<Date> random_dates() {
  std::vector<Date> dates;
  const std::uint64_t shape = next_random() % 4;
  for (unsigned month = 1; shape == 1 && month <= 12; ++month) {
    dates.push_back(*make_date(2024, month, 1 + static_cast<unsigned>(next_random() % 28)));
  }
  for (std::uint64_t left = shape > 1 ? next_random() % 9 : 0; left > 0; --left) {
    dates.push_back({Period{2024}.start().days + static_cast<int>(next_random() % 366)});
  }
  return dates;
}

std::int64_t random_value(const Dictionary& dictionary, const Field& field) {
  const auto options = [&] { return dictionary.domain(field.type).size(); };
  switch (field.type.kind) {
    case Kind::Bool: return static_cast<std::int64_t>(next_random() % 2);
    case Kind::Choice: return static_cast<std::int64_t>(next_random() % options());
    case Kind::Set: return static_cast<std::int64_t>(next_random() % (1ULL << options()));
    case Kind::Date:
      if (next_random() % 2 == 0) return random_number({-719162, 2932896});
      return Period{2024}.start().days + static_cast<int>(next_random() % 366);
    case Kind::Dates: return 0;  // of these the table counts itself
    default: return random_number(*field.range);
  }
}

void fill(const Dictionary& dictionary, std::optional<FieldId> duties_from) {
  World& w = world();
  w.table = std::make_unique<Table>(dictionary, kRows);
  w.tail = std::make_unique<Table>(dictionary, kTail);
  const auto set = [&](FieldId id, std::size_t row, std::int64_t value,
                       const std::vector<Date>& dates) {
    const bool is_dates = dictionary.field(id).type.kind == Kind::Dates;
    is_dates ? w.table->set_dates(id, row, dates) : w.table->set(id, row, value);
    if (row < kRows - kTail) return;
    const std::size_t at = row - (kRows - kTail);
    is_dates ? w.tail->set_dates(id, at, dates) : w.tail->set(id, at, value);
  };
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const auto id = static_cast<FieldId>(i);
    std::int64_t value = 0;
    std::vector<Date> dates;
    for (std::size_t row = 1; row < kRows; ++row) {  // nothing is known in the first
      const bool second = row >= kFirstPair && row % 2 == 1;
      if (!second) {
        value = random_value(dictionary, dictionary.field(id));
        dates = random_dates();
      }
      // When duties began is no fact like others: without it they are all the year's.
      const bool left_out = next_random() % 4 == 0;
      if (second && id == duties_from) {
        if (w.table->known(id, row - 1)) set(id, row, value, dates);
        continue;
      }
      if (second && !w.table->known(id, row - 1)) continue;
      if (!left_out) set(id, row, value, dates);
    }
  }
}

bool load_world() {
  Sources sources;
  Diagnostics diagnostics;
  const auto document = cli::read_rules(CBPS_RULES_DIR, sources, diagnostics);
  auto pack = document ? rules::compile(sources, *document, {}, diagnostics) : std::nullopt;
  if (!pack) return false;
  World& w = world();
  w.pack = std::move(*pack);
  add_facts(w.pack.dictionary);
  const FileId file = sources.add("facts.yaml", std::string(kFacts));
  const auto facts = doc::read_yaml(sources, file, diagnostics);
  data::Identity identity;
  w.facts =
      facts ? data::read_profile(*facts, w.pack.dictionary,
                                 Calendar{Period{2024}, Period{2024}.end()}, identity, diagnostics)
            : std::nullopt;
  fill(w.pack.dictionary, w.pack.program.duties_from());
  return w.facts.has_value();
}

// ---- messages ----

void check_messages(const Diagnostics& diagnostics, std::string_view text) {
  Sources sources;
  const FileId file = sources.add("condition", std::string(text));
  std::size_t rendered = 0;
  for (Diagnostic one : diagnostics.all()) {
    expect(one.span.begin + one.span.length <= text.size(), "a message lies within the text");
    for (const Note& note : one.notes) {
      expect(!note.span || note.span->begin + note.span->length <= text.size(),
             "a note lies within the text");
    }
    // A line is cut anew for each message: a few are enough to see that it can be.
    if (++rendered > 8) continue;
    one.span.file = file;
    for (const Language language : {Language::Zh, Language::En}) {
      expect(!message(one, language).empty(), "a message has words");
      expect(!render(one, sources, {language, false, rendered % 2 == 0 ? 40U : 100U}).empty(),
             "a message is rendered");
    }
  }
}

// ---- trees ----

void check_tree(const lang::Ast& ast, std::size_t size) {
  expect(lang::index(ast.root) + 1 == ast.nodes.size(), "the root is the last node");
  std::vector<unsigned> parents(ast.nodes.size());
  for (std::size_t i = 0; i < ast.nodes.size(); ++i) {
    const lang::Expr& node = ast.nodes[i];
    const std::size_t end = node.extent.begin + node.extent.length;
    expect(end <= size, "a node lies within the text");
    for (const lang::ExprId operand : node.operands) {
      expect(lang::index(operand) < i, "operands come before their operator");
      ++parents[lang::index(operand)];
      const lang::Extent& inner = ast.at(operand).extent;
      expect(inner.begin >= node.extent.begin && inner.begin + inner.length <= end,
             "a node lies within its parent");
    }
  }
  for (std::size_t i = 0; i + 1 < parents.size(); ++i) expect(parents[i] == 1, "it is a tree");
}

bool same_tree(const lang::Ast& a, const lang::Ast& b) {
  return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                    [](const lang::Expr& x, const lang::Expr& y) {
                      return x.op == y.op && x.number.units == y.number.units &&
                             x.number.scale == y.number.scale && x.is_decimal == y.is_decimal &&
                             x.text == y.text && x.operands == y.operands;
                    });
}

void check_canonical(const lang::Ast& ast) {
  const std::string canonical = lang::canonical_text(ast);
  if (canonical.size() > lang::kMostBytes) return;  // it may be longer than what was written
  Diagnostics diagnostics;
  const auto again = lang::parse(canonical, diagnostics);
  expect(again.has_value(), "the canonical text parses");
  expect(same_tree(ast, *again), "the canonical text gives the same tree");
  expect(lang::canonical_text(*again) == canonical, "the canonical text is its own");
}

std::optional<lang::Ast> parse(std::string_view text) {
  Diagnostics diagnostics;
  std::optional<lang::Ast> ast = lang::parse(text, diagnostics);
  expect(ast.has_value() == !diagnostics.has_errors(), "a tree or a message, never both");
  check_messages(diagnostics, text);
  if (!ast) return ast;
  check_tree(*ast, text.size());
  check_canonical(*ast);
  return ast;
}

std::optional<lang::Condition> check(const lang::Ast& ast, lang::Arithmetic arithmetic,
                                     std::string_view text) {
  Diagnostics diagnostics;
  const lang::Environment environment{world().pack.dictionary, eval::functions(), arithmetic};
  auto condition = arithmetic == lang::Arithmetic::Proved
                       ? lang::check(ast, environment, diagnostics)
                       : lang::check_expression(ast, environment, diagnostics);
  expect(condition.has_value() == !diagnostics.has_errors(), "compiled or a message, never both");
  check_messages(diagnostics, text);
  return condition;
}

// ---- values ----

/// One condition, run over all rows.
class Run {
 public:
  Run(lang::Condition condition, const Calendar& calendar)
      : condition_(std::move(condition)),
        program_(world().pack.program.duties_from()),
        compiled_(program_.add(condition_)),
        calendar_(calendar),
        evaluator_(program_, calendar_, kRows) {
    evaluator_.run(*world().table);
  }

  [[nodiscard]] const lang::Condition& condition() const { return condition_; }
  [[nodiscard]] const eval::Results& results() const { return evaluator_.results(); }
  [[nodiscard]] const eval::Program& program() const { return program_; }
  [[nodiscard]] eval::SlotId slot(lang::ExprId id) const { return compiled_.slot(id); }
  [[nodiscard]] eval::View view(std::size_t row) const {
    return {condition_, compiled_, program_, results(), *world().table, world().pack.dictionary,
            calendar_,  row};
  }

  /// Known values keep to what the checker said of them; an error is never known.
  void check_values() const {
    for (std::size_t i = 0; i < condition_.types.size(); ++i) {
      const auto id = static_cast<lang::ExprId>(i);
      if (condition_.type(id).type.kind == Kind::List) continue;  // its items speak for it
      for (std::size_t row = 0; row < kRows; ++row) check_value(id, row);
    }
  }

  /// The rows after the first word come out the same in a batch of their own.
  void check_tail() const {
    eval::Evaluator alone(program_, calendar_, kTail);
    const eval::Results& these = alone.run(*world().tail);
    const eval::SlotId root = compiled_.root;
    for (std::size_t i = 0; i < kTail; ++i) {
      const std::size_t row = kRows - kTail + i;
      expect(these.known(root, i) == results().known(root, row) &&
                 these.number(root, i) == results().number(root, row) &&
                 these.erred(root, i) == results().erred(root, row),
             "a batch's size does not matter");
      if (is_truth()) expect(these.truth(root, i) == results().truth(root, row), "nor for a truth");
    }
  }

  /// What is decided without a fact is not decided otherwise with it. `known` is the exception.
  void check_monotone() const {
    const auto& all = program_.instructions();
    const auto asks = [](const eval::Instruction& one) {
      return one.kernel == eval::Kernel::Known;
    };
    if (std::any_of(all.begin(), all.end(), asks)) return;
    const eval::SlotId root = compiled_.root;
    for (std::size_t row = kFirstPair; row + 1 < kRows; row += 2) {
      if (!results().known(root, row + 1)) continue;
      expect(results().known(root, row), "with more facts it is known still");
      expect(results().number(root, row) == results().number(root, row + 1) &&
                 (!is_truth() || results().truth(root, row) == results().truth(root, row + 1)),
             "with more facts it is the same still");
    }
  }

 private:
  [[nodiscard]] bool is_truth() const {
    return condition_.type(condition_.ast.root).type.kind == Kind::Bool;
  }

  void check_value(lang::ExprId id, std::size_t row) const {
    const lang::Typed& typed = condition_.type(id);
    const bool known = results().known(slot(id), row);
    expect(!known || !results().erred(slot(id), row), "what erred is not known");
    if (!known || typed.type.kind == Kind::Bool) return;
    const std::int64_t value = *results().number(slot(id), row);
    switch (typed.type.kind) {
      case Kind::Int:
      case Kind::Decimal:
      case Kind::Date:
      case Kind::Set:
        expect(typed.least <= value && value <= typed.most, "a value keeps to its range");
        break;
      case Kind::String:
        expect(value >= 0 && static_cast<std::size_t>(value) < program_.texts().size(),
               "a text is one of the program's");
        break;
      case Kind::Choice:
        expect(value >= 0 && static_cast<std::size_t>(value) <
                                 world().pack.dictionary.domain(typed.type).size(),
               "a choice is one of its options");
        break;
      default: break;
    }
  }

  lang::Condition condition_;
  eval::Program program_;
  eval::Compiled compiled_;
  Calendar calendar_;
  eval::Evaluator evaluator_;
};

/// What is proved never to fail comes out as it does under arithmetic that is checked.
void check_agreement(const Run& proved, const Run& checked) {
  expect(!proved.program().may_err(), "what is proved cannot err");
  for (std::size_t i = 0; i < proved.condition().types.size(); ++i) {
    const auto id = static_cast<lang::ExprId>(i);
    const bool is_truth = proved.condition().type(id).type.kind == Kind::Bool;
    for (std::size_t row = 0; row < kRows; ++row) {
      expect(!proved.results().erred(proved.slot(id), row), "what is proved does not err");
      expect(proved.results().number(proved.slot(id), row) ==
                     checked.results().number(checked.slot(id), row) &&
                 (!is_truth || proved.results().truth(proved.slot(id), row) ==
                                   checked.results().truth(checked.slot(id), row)),
             "checked arithmetic agrees");
    }
  }
}

// ---- explanations ----

void check_figure(const result::Datum& datum) {
  if (const auto* number = std::get_if<Decimal>(&datum)) {
    expect(number->scale <= kMaxScale, "a figure has few digits");
  }
}

void check_shortfalls(const std::vector<result::Shortfall>& all) {
  for (const result::Shortfall& one : all) {
    if (const auto* any = std::get_if<result::AnyOf>(&one.what)) {
      expect(any->alternatives.size() > 1, "a choice has alternatives");
      for (const auto& alternative : any->alternatives) {
        expect(!alternative.empty(), "an alternative asks for something");
        check_shortfalls(alternative);
      }
      continue;
    }
    const auto& gap = std::get<result::Gap>(one.what);
    expect(!gap.field.empty(), "a gap has a fact");
    check_figure(gap.have);
    check_figure(gap.need);
    if (!gap.shortage) continue;
    expect(gap.shortage->units >= 0 && gap.shortage->scale <= kMaxScale, "a shortage is a figure");
  }
}

/// A comparison of numbers by itself: of a chain, or of lists, one fact need not be enough.
bool is_comparison(const lang::Condition& condition) {
  const lang::Expr& root = condition.ast.at(condition.ast.root);
  return root.op >= lang::Op::Less && root.op <= lang::Op::Equal &&
         is_number(condition.type(root.operands[0]).type);
}

void copy_fact(const eval::View& view, FieldId field, Table& to) {
  if (!view.table.known(field, view.row)) return;
  if (view.dictionary.field(field).type.kind != Kind::Dates) {
    return to.set(field, 0, view.table.column(field).values[view.row]);
  }
  std::vector<Date> dates;
  for (const std::int32_t day : view.table.days(field, view.row)) dates.push_back({day});
  to.set_dates(field, 0, std::move(dates));
}

/// With the fact set to what is needed the condition holds.
void check_remedy(const Run& run, std::size_t row) {
  const auto shortfalls = eval::shortfalls(run.view(row));
  if (shortfalls.size() != 1) return;
  const auto* gap = std::get_if<result::Gap>(&shortfalls[0].what);
  const auto* need = gap == nullptr ? nullptr : std::get_if<Decimal>(&gap->need);
  if (need == nullptr || !gap->shortage) return;
  const eval::View view = run.view(row);
  const FieldId moved = view.dictionary.field_by_id.at(gap->field);
  if (!is_number(view.dictionary.field(moved).type)) return;  // a count of it
  Table table(view.dictionary, 1);
  for (std::size_t i = 0; i < view.dictionary.fields.size(); ++i) {
    copy_fact(view, static_cast<FieldId>(i), table);
  }
  table.set(moved, 0, need->units);
  eval::Evaluator evaluator(view.program, view.calendar, 1);
  expect(evaluator.run(table).truth(view.compiled.root, 0) == Truth::True, "the remedy is enough");
}

void check_explanation(const Run& run, std::size_t row) {
  const eval::View view = run.view(row);
  const Truth truth = view.truth();
  const auto shortfalls = eval::shortfalls(view);
  expect(truth == Truth::False || shortfalls.empty(), "only what is false falls short");
  check_shortfalls(shortfalls);
  const eval::Open open = eval::open_facts(view);
  if (truth == Truth::Unknown) {
    expect(!open.missing.empty() || open.not_due, "what is unknown has a reason");
  }
  for (const result::UnknownField& one : open.missing) {
    const auto found = view.dictionary.field_by_id.find(one.name);
    expect(found == view.dictionary.field_by_id.end() || !view.table.known(found->second, row),
           "what is missing was not given");
  }
  for (const FieldId field : eval::deciding_facts(view)) {
    expect(view.table.known(field, row), "what decided was given");
  }
}

// ---- the two ways to take the bytes ----

void take_condition(std::string_view text) {
  const auto ast = parse(text);
  if (!ast) return;
  // At the end of the year, within it, and before anything is due.
  const std::array days{Period{2024}.end(), *make_date(2024, 5, 15), Period{2024}.start()};
  const Calendar calendar{Period{2024}, days[text.size() % days.size()]};
  auto proved = check(*ast, lang::Arithmetic::Proved, text);
  auto checked = check(*ast, lang::Arithmetic::Checked, text);
  expect(checked || !proved, "what is proved also compiles with checks");
  if (!checked) return;
  const Run with_checks(std::move(*checked), calendar);
  with_checks.check_values();
  with_checks.check_tail();
  with_checks.check_monotone();
  if (!proved) return;
  const Run run(std::move(*proved), calendar);
  run.check_values();
  check_agreement(run, with_checks);
  Diagnostics diagnostics;
  const bool linear = lang::check_linear(run.condition(), diagnostics);
  expect(linear == !diagnostics.has_errors(), "linear or a message");
  check_messages(diagnostics, text);
  if (!linear) return;
  const bool comparison = is_comparison(run.condition());
  // Long conditions are explained on fewer rows, or the run would be spent on them.
  for (std::size_t row = 0; row < kRows; row += text.size() < 400 ? 1 : 16) {
    check_explanation(run, row);
    if (comparison) check_remedy(run, row);
  }
}

void take_expression(unsigned char how, std::string_view text) {
  using data::JsonNumber;
  const World& w = world();
  query::Question question;
  question.expression = text;
  question.bindings = {{"i", JsonNumber{"3"}},
                       {"most", JsonNumber{"9223372036854775807"}},
                       {"least", JsonNumber{"-9223372036854775808"}},
                       {"d", JsonNumber{"2.5"}},
                       {"fine", JsonNumber{"-1e-9"}},
                       {"s", std::string("a")},
                       {"t", std::string("中文\n'\"\\")},
                       {"b", true},
                       {"committee.size", JsonNumber{"7.25"}},
                       {"households", data::JsonNull{}},
                       {"test.choice", std::string("two")},
                       {"test.below", std::string("text")},
                       {"centre.equipped", std::string("party")}};
  if ((how & 1U) != 0) question.facts = &*w.facts;
  if ((how & 2U) != 0) question.calendar = Calendar{Period{2024}, Period{2024}.end()};
  Diagnostics diagnostics;
  const auto evaluation = query::evaluate(question, w.pack, diagnostics);
  expect(evaluation.has_value() == !diagnostics.has_errors(), "a result or a message, never both");
  check_messages(diagnostics, text);
  if (!evaluation) return;
  check_shortfalls(evaluation->shortfalls);
  const Language language = (how & 4U) != 0 ? Language::Zh : Language::En;
  const bool explain = (how & 8U) != 0;
  expect(!report::evaluation_text(*evaluation, explain, language).empty(), "there is an answer");
  const std::string json = report::evaluation_json(*evaluation, explain, language);
  if (unicode::first_invalid_byte(text)) return;
  expect(nlohmann::json::accept(json), "the answer is JSON");
  expect(std::count(json.begin(), json.end(), '\n') == 1, "the answer is one line");
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  expect(load_world(), "the rules and the facts are read");
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view text = bytes;
  if (!text.empty() && data[0] < 0x20) {
    take_expression(data[0], text.substr(1));
  } else {
    take_condition(text);
  }
  return 0;
}
