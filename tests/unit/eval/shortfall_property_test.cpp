// What a shortfall says must be true: whoever does it meets the condition, whoever does one step
// less does not; and what keeps a verdict open is named, and nothing else.

#include <fmt/format.h>

#include <bit>
#include <cstdlib>
#include <random>

#include "cbps/eval/explain.h"
#include "cbps/eval/functions.h"
#include "support/catch.h"
#include "support/random_work.h"

using namespace cbps;

namespace {

/// Facts of every type and every direction of change. Conditions use each at most once, so that one
/// requirement never undoes another.
Dictionary facts_of_all_kinds() {
  Dictionary dictionary;
  dictionary.domains.push_back(
      {{"p", {}, {}}, {"q", {}, {}}, {"r", {}, {}}, {"s", {}, {}}, {"t", {}, {}}});
  const auto add = [&dictionary](std::string id, Type type, Change change = Change::Any,
                                 std::optional<Range> range = {}, std::int64_t step = 1) {
    Field field;
    field.id = std::move(id);
    field.type = type;
    field.range = range;
    field.step = step;
    field.change = change;
    dictionary.field_by_id[field.id] = static_cast<FieldId>(dictionary.fields.size());
    dictionary.fields.push_back(std::move(field));
  };
  constexpr Type kBool{Kind::Bool, 0, 0}, kInt{Kind::Int, 0, 0}, kDate{Kind::Date, 0, 0},
      kChoice{Kind::Choice, 0, 0}, kSet{Kind::Set, 0, 0}, kDates{Kind::Dates, 0, 0};
  add("b1", kBool);
  add("b2", kBool, Change::Never);
  add("b3", kBool);
  add("b4", kBool, Change::Increase);
  add("i1", kInt, Change::Any, Range{0, 20});
  add("i2", kInt, Change::Increase, Range{-10, 30}, 3);
  add("i3", kInt, Change::Decrease, Range{0, 500});
  add("i4", kInt, Change::Never, Range{0, 40});
  add("n1", {Kind::Decimal, 2, 0}, Change::Any, Range{0, 5000}, 100);
  add("n2", {Kind::Decimal, 1, 0}, Change::Increase, Range{-300, 300});
  add("c1", kChoice);
  add("c2", kChoice, Change::Never);
  add("t1", kDate);
  add("t2", kDate, Change::Never);
  add("s1", kSet, Change::Increase);
  add("s2", kSet);
  add("m1", kDates, Change::Increase);
  add("m2", kDates, Change::Any);
  return dictionary;
}

const Dictionary& dictionary() {
  static const Dictionary kDictionary = facts_of_all_kinds();
  return kDictionary;
}

constexpr Calendar kCalendar{Period{2024}, Date{20088}};  // 2024-12-31

using Facts = std::vector<std::optional<std::int64_t>>;  // dates: the months as bits

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least +
           static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool one_in(int n) { return between(1, n) == 1; }

 private:
  std::mt19937_64 engine_;
};

std::int64_t random_value(const Field& field, Random& random) {
  switch (field.type.kind) {
    case Kind::Bool: return random.between(0, 1);
    case Kind::Choice: return random.between(0, 4);
    case Kind::Set: return random.between(0, 31);
    case Kind::Dates: return random.between(0, 4095);
    case Kind::Date: return random.between(19000, 20500);
    default: return random.between(field.range->least, field.range->most);
  }
}

Facts random_facts(Random& random, int one_missing_in = 0) {
  Facts facts;
  for (const Field& field : dictionary().fields) {
    facts.emplace_back(random_value(field, random));
    if (one_missing_in != 0 && random.one_in(one_missing_in)) facts.back().reset();
  }
  return facts;
}

Table table_of(const Facts& facts) {
  Table table(dictionary(), 1);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!facts[i]) continue;
    const auto field = static_cast<FieldId>(i);
    if (dictionary().fields[i].type.kind != Kind::Dates) {
      table.set(field, 0, *facts[i]);
      continue;
    }
    std::vector<Date> dates;
    for (unsigned month = 1; month <= 12; ++month) {
      if ((*facts[i] >> (month - 1) & 1) != 0) dates.push_back(*make_date(2024, month, 15));
    }
    table.set_dates(field, 0, std::move(dates));
  }
  return table;
}

/// A condition that is compiled once and asked of many rows.
class Question {
 public:
  explicit Question(const std::string& text) {
    Diagnostics diagnostics;
    auto ast = lang::parse(text, diagnostics);
    if (ast) {
      condition_ = lang::check(std::move(*ast), {dictionary(), eval::functions()}, diagnostics);
    }
    for (const Diagnostic& one : diagnostics.all()) {
      FAIL(text << ": " << message(one, Language::En));
    }
    compiled_ = program_.add(*condition_);
    evaluator_.emplace(program_, kCalendar, 1);
  }
  template <class F>
  auto ask(const Facts& facts, F f) {
    const Table table = table_of(facts);
    return f(eval::View{*condition_, compiled_, program_, evaluator_->run(table), table,
                        dictionary(), kCalendar, 0});
  }
  Truth truth(const Facts& facts) {
    return ask(facts, [](const eval::View& view) { return view.truth(); });
  }

 private:
  std::optional<lang::Condition> condition_;
  eval::Program program_;
  eval::Compiled compiled_;
  std::optional<eval::Evaluator> evaluator_;
};

// ---- random conditions ----

class Generator {
 public:
  explicit Generator(Random& random) : random_(random) {
    for (const Field& field : dictionary().fields) unused_.push_back(field.id);
  }

  std::string condition(int depth) {
    if (depth == 0 || random_.one_in(4)) return atom();
    const auto inner = [&] { return "(" + condition(depth - 1) + ")"; };
    switch (random_.between(0, branches ? 6 : 5)) {
      case 0: return inner() + " && " + inner();
      case 1: return inner() + " || " + inner();
      case 2: return inner() + " && " + inner() + " && " + inner();
      case 3: return "!" + inner();
      case 4: return inner() + (random_.one_in(2) ? " == " : " != ") + inner();
      case 5: return inner() + " || !" + inner();
      default: return inner() + " ? " + inner() + " : " + inner();
    }
  }

  /// A comparison or fact of kinds that are still unused; `true` when none is left.
  std::string atom() {
    if (unused_.empty()) return "true";
    const auto at =
        static_cast<std::size_t>(random_.between(0, static_cast<std::int64_t>(unused_.size()) - 1));
    const std::string fact = unused_[at];
    if (!again) unused_.erase(unused_.begin() + static_cast<std::ptrdiff_t>(at));
    const Field& field = dictionary().field(dictionary().field_by_id.at(fact));
    std::string text = of(fact, field);
    for (int tries = 0; balanced && !is_balanced(text); ++tries) {
      text = of(fact, field);
      if (tries < 8 || !field.range) continue;
      const std::int64_t middle = (field.range->least + field.range->most) / 2;
      return fact + " >= " + to_string(Decimal{middle, field.type.scale});
    }
    return text;
  }

  bool branches = true;   ///< whether `? :` may occur
  bool balanced = false;  ///< only atoms that are often true and often false
  bool again = false;     ///< whether a fact may occur more than once

  /// Conditions ask for nothing but this fact.
  void only(const std::string& fact) {
    unused_ = {fact};
    again = true;
  }

 private:
  bool is_balanced(const std::string& text) {
    Question question(text);
    int yes = 0;
    for (int i = 0; i < 40; ++i) yes += question.truth(random_facts(random_)) == Truth::True;
    return yes >= 8 && yes <= 32;
  }
  std::string of(const std::string& fact, const Field& field) {
    switch (field.type.kind) {
      case Kind::Bool: return random_.one_in(3) ? "!" + fact : fact;
      case Kind::Choice: return of_choice(fact);
      case Kind::Set: return of_set(fact);
      case Kind::Dates: return of_dates(fact);
      case Kind::Date: return of_date(fact);
      default: return of_number(fact);
    }
  }
  std::string sign() {
    constexpr std::string_view kSigns[] = {"<", "<=", ">", ">=", "==", "!="};
    return fmt::format(" {} ", kSigns[random_.between(0, 5)]);
  }
  std::string constant() {
    const std::int64_t number = random_.between(-40, 60);
    return random_.one_in(3) ? fmt::format("{}.{}", number, random_.between(0, 9))
                             : std::to_string(number);
  }
  std::string of_number(const std::string& fact) {
    std::string left = fact;
    if (random_.one_in(3)) left = fmt::format("{} * {}", random_.between(1, 7), left);
    if (random_.one_in(3)) left = fmt::format("{} - {}", random_.between(-9, 9), left);
    if (random_.one_in(3)) left = fmt::format("({} + {}) * 2", left, constant());
    if (random_.one_in(4)) return fmt::format("{} {} {}", constant(), sign(), left);
    const bool whole = fact[0] == 'i';
    if (whole && random_.one_in(6))
      left = fmt::format("{} / {}", fact, random_.between(2, 5));
    else if (whole && random_.one_in(6))
      left = fmt::format("{} % {}", fact, random_.between(2, 5));
    if (random_.one_in(8)) {
      return fmt::format("{} in [{}, {}, {}]", fact, constant(), constant(), constant());
    }
    return left + sign() + constant();
  }
  std::string of_choice(const std::string& fact) {
    switch (random_.between(0, 2)) {
      case 0: return fact + " == 'q'";
      case 1: return "'r' != " + fact;
      default: return fact + " in ['p', 's']";
    }
  }
  std::string of_set(const std::string& fact) {
    switch (random_.between(0, 5)) {
      case 0: return "'q' in " + fact;
      case 1: return "has_all(" + fact + ")";
      case 2: return "has_all(" + fact + ", ['p', 't'])";
      case 3: return "count_of(" + fact + ") >= " + std::to_string(random_.between(1, 5));
      case 4: return fact + " == ['p', 'q', 's']";
      default: return "subset(" + fact + ", " + (fact == "s1" ? "['p']" : "['p', 'q', 'r']") + ")";
    }
  }
  std::string of_dates(const std::string& fact) {
    switch (random_.between(0, 3)) {
      case 0: return "every_month(" + fact + ")";
      case 1: return "every_quarter(" + fact + ")";
      case 2: return "months_covered(" + fact + ") >= " + std::to_string(random_.between(1, 12));
      default: return fmt::format("size({}) > {}", fact, random_.between(0, 11));
    }
  }
  std::string of_date(const std::string& fact) {
    switch (random_.between(0, 3)) {
      case 0: return fact + sign() + "date('2023-05-05')";
      case 1: return fmt::format("year({}){}{}", fact, sign(), random_.between(2022, 2026));
      case 2:
        return fmt::format("days_between({}, as_of){}{}", fact, sign(), random_.between(-300, 900));
      default: return fmt::format("add_years({}, 2){}period.start", fact, sign());
    }
  }

  Random& random_;
  std::vector<std::string> unused_;
};

// ---- doing what a shortfall says ----

FieldId field_of(const result::Gap& gap) { return dictionary().field_by_id.at(gap.field); }

std::uint64_t bits_of(const std::vector<result::Named>& parts) {
  std::uint64_t bits = 0;
  for (const result::Named& part : parts) bits |= std::uint64_t{1} << (part.id[0] - 'p');
  return bits;
}

/// False where the dictionary forbids it, or the gap says only what must not stay.
bool follow(const result::Gap& gap, Facts& facts) {
  const FieldId id = field_of(gap);
  const Field& field = dictionary().field(id);
  std::int64_t& value = *facts[static_cast<std::size_t>(id)];
  const std::int64_t before = value;
  // Of a figure that nobody may move, the two sides are shown, and nothing is short.
  if (std::holds_alternative<Decimal>(gap.need) && !gap.shortage &&
      gap.relation != result::Relation::NotEqual) {
    return false;
  }
  const auto allowed = [&field](bool rises) {
    return field.change == Change::Any ||
           (field.change == Change::Increase ? rises : field.change == Change::Decrease && !rises);
  };
  using result::Relation;
  switch (field.type.kind) {
    case Kind::Bool: value = std::get<bool>(gap.need) ? 1 : 0; break;
    case Kind::Choice: {
      const std::uint64_t options = bits_of(std::get<std::vector<result::Named>>(gap.need));
      value = std::countr_zero(gap.relation == Relation::OneOf ? options : ~options);
      return field.change == Change::Any;
    }
    case Kind::Set: {
      auto bits = static_cast<std::uint64_t>(value);
      if (const auto* count = std::get_if<Decimal>(&gap.need)) {
        for (std::uint64_t bit = 1; bit < 32; bit <<= 1U) {
          if (gap.relation == Relation::AtLeast && std::popcount(bits) < count->units) bits |= bit;
          if (gap.relation == Relation::AtMost && std::popcount(bits) > count->units) bits &= ~bit;
        }
      } else if (gap.relation == Relation::NotEqual) {
        bits = bits == 31 ? 0 : 31;
      } else {
        const std::uint64_t need = bits_of(std::get<std::vector<result::Named>>(gap.need));
        bits = gap.relation == Relation::HasAll ? bits | need : need;
      }
      value = static_cast<std::int64_t>(bits);
      const auto old = static_cast<std::uint64_t>(before);
      return ((bits & ~old) == 0 || allowed(true)) && ((old & ~bits) == 0 || allowed(false));
    }
    case Kind::Dates: {
      if (gap.relation == Relation::NotEqual || gap.relation == Relation::AtMost) return false;
      const std::int64_t count = std::get<Decimal>(gap.need).units;
      for (unsigned month = 0; month < 12; ++month) {
        const bool enough = gap.relation == Relation::AtLeast &&
                            std::popcount(static_cast<std::uint64_t>(value)) >= count;
        if (!enough) value |= std::int64_t{1} << month;
      }
      return allowed(true);
    }
    default:
      if (gap.relation == Relation::NotEqual) {
        value += before < (field.range ? field.range->most : 30000) ? 1 : -1;
        return field.change == Change::Any;
      }
      if (!gap.shortage) return false;  // nobody may move it: the two sides are shown
      value = std::holds_alternative<Date>(gap.need) ? std::get<Date>(gap.need).days
                                                     : std::get<Decimal>(gap.need).units;
  }
  return allowed(value > before);
}

bool follow(const std::vector<result::Shortfall>& all, Facts& facts, Random& random) {
  bool possible = true;
  for (const result::Shortfall& one : all) {
    if (const auto* gap = std::get_if<result::Gap>(&one.what)) {
      possible &= follow(*gap, facts);
    } else {
      const auto& ways = std::get<result::AnyOf>(one.what).alternatives;
      const auto way = random.between(0, static_cast<std::int64_t>(ways.size()) - 1);
      possible &= follow(ways[static_cast<std::size_t>(way)], facts, random);
    }
  }
  return possible && !all.empty();
}

std::uint64_t seed() {
  const char* given = std::getenv("CBPS_SEED");
  return given != nullptr ? std::strtoull(given, nullptr, 10) : 20240611;
}

std::string shown(const Facts& facts) {
  std::string text;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    text += fmt::format("{}={} ", dictionary().fields[i].id,
                        facts[i] ? std::to_string(*facts[i]) : "?");
  }
  return text;
}

}  // namespace

TEST_CASE("whoever does what a shortfall says meets the condition", "[eval]") {
  Random random(seed());
  std::size_t followed = 0, stuck = 0;
  const std::size_t rounds = test::random_rounds(4000);
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::string text = Generator(random).condition(3);
    Question question(text);
    for (int row = 0; row < 6; ++row) {
      Facts facts = random_facts(random);
      if (question.truth(facts) != Truth::False) continue;
      const auto all = question.ask(facts, [](const eval::View& v) { return eval::shortfalls(v); });
      Facts after = facts;
      if (!follow(all, after, random)) {
        ++stuck;
        continue;
      }
      ++followed;
      if (question.truth(after) == Truth::True) continue;
      FAIL("seed " << seed() << "\n"
                   << text << "\nbefore " << shown(facts) << "\nafter  " << shown(after));
    }
  }
  CHECK(followed > rounds);
  CHECK(stuck < followed);
}

TEST_CASE("need makes an atom true, and one step less does not", "[eval]") {
  Random random(seed() + 1);
  std::size_t compared = 0;
  const std::size_t rounds = test::random_rounds(12000);
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::string text = Generator(random).atom();
    Question question(text);
    Facts facts = random_facts(random);
    if (question.truth(facts) != Truth::False) continue;
    const auto all = question.ask(facts, [](const eval::View& v) { return eval::shortfalls(v); });
    INFO("seed " << seed() << " " << text << " on " << shown(facts));
    REQUIRE(all.size() == 1);
    const auto* gap = std::get_if<result::Gap>(&all.front().what);
    if (gap == nullptr || !gap->shortage) continue;
    Facts after = facts;
    if (!follow(*gap, after)) continue;
    CHECK(question.truth(after) == Truth::True);
    const FieldId id = field_of(*gap);
    const Field& field = dictionary().field(id);
    if (!is_number(field.type) && field.type.kind != Kind::Date) continue;
    std::int64_t& value = *after[static_cast<std::size_t>(id)];
    const std::int64_t have = *facts[static_cast<std::size_t>(id)];
    const std::int64_t step = field.type.kind == Kind::Date ? 1 : field.step;
    const bool up = value > have;
    CHECK(gap->shortage->units == (up ? value - have : have - value));
    value += up ? -step : step;
    if (up ? value < have : value > have) value = have;
    CHECK(question.truth(after) != Truth::True);
    ++compared;
  }
  CHECK(compared > rounds / 15);
}

TEST_CASE("what keeps a verdict open is named, and nothing else", "[eval]") {
  Random random(seed() + 2);
  std::size_t open_verdicts = 0, named = 0;
  const std::size_t rounds = test::random_rounds(600);
  for (std::size_t round = 0; round < rounds; ++round) {
    Generator generator(random);
    generator.branches = round % 2 == 0;
    generator.balanced = true;
    const std::string text = generator.condition(2);
    Question question(text);
    const Facts facts = random_facts(random, 3);
    if (question.truth(facts) != Truth::Unknown) continue;
    ++open_verdicts;
    const auto open = question.ask(facts, [](const eval::View& v) { return eval::open_facts(v); });
    INFO("seed " << seed() << "\n" << text << "\non " << shown(facts));
    CHECK(!open.not_due);
    REQUIRE(!open.missing.empty());
    std::vector<bool> listed(facts.size());
    for (const auto& one : open.missing) {
      const auto id = static_cast<std::size_t>(dictionary().field_by_id.at(one.name));
      CHECK(!facts[id]);
      listed[id] = true;
    }
    const auto filled = [&](bool those_listed, std::optional<std::size_t> but = {}) {
      Facts all = facts;
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] || listed[i] != those_listed || but == i) continue;
        all[i] = random_value(dictionary().fields[i], random);
      }
      return question.truth(all);
    };
    for (int i = 0; i < 20; ++i) {
      CHECK(filled(false) == Truth::Unknown);  // the others do not matter while these are missing
      if (!generator.branches) CHECK(filled(true) != Truth::Unknown);
    }
    // Each of them alone can keep it open. (Where both branches of a `? :` come to the same,
    // nothing beside them matters in the end, and still it is open.)
    for (std::size_t i = 0; i < listed.size(); ++i) {
      if (!listed[i] || generator.branches) continue;
      ++named;
      bool matters = false;
      for (int j = 0; j < 2000 && !matters; ++j) matters = filled(true, i) == Truth::Unknown;
      CHECK(matters);
    }
  }
  CHECK(open_verdicts > rounds / 6);
  CHECK(named > rounds / 8);
}

TEST_CASE("a fact that is asked for more than once is told a value that does for all", "[eval]") {
  Random random(seed() + 3);
  const FieldId id = dictionary().field_by_id.at("i1");
  const Range range = *dictionary().field(id).range;
  std::size_t told = 0;
  const std::size_t rounds = test::random_rounds(3000);
  for (std::size_t round = 0; round < rounds; ++round) {
    Generator generator(random);
    generator.only("i1");
    const std::string text = generator.condition(2);
    Question question(text);
    Facts facts = random_facts(random);
    if (question.truth(facts) != Truth::False) continue;
    bool can = false;
    Facts other = facts;
    std::int64_t& value = *other[static_cast<std::size_t>(id)];
    for (value = range.least; value <= range.most && !can; ++value) {
      can = question.truth(other) == Truth::True;
    }
    if (!can) continue;
    const auto all = question.ask(facts, [](const eval::View& v) { return eval::shortfalls(v); });
    INFO("seed " << seed() << " " << text << " on " << shown(facts));
    REQUIRE(follow(all, facts, random));
    REQUIRE(question.truth(facts) == Truth::True);
    ++told;
  }
  CHECK(told > rounds / 10);
}

TEST_CASE("sums that leave 128 bits on the way are explained all the same", "[eval]") {
  Question question("(i1 * 0 + 5 + 5 - 10) * 1000000000000 * 30000000000000000 > 0");
  Random random(1);
  const Facts facts = random_facts(random);
  REQUIRE(question.truth(facts) == Truth::False);
  const auto all = question.ask(facts, [](const eval::View& v) { return eval::shortfalls(v); });
  CHECK(all.size() == 1);
}

TEST_CASE("a text that is no literal does not become an option", "[eval]") {
  Diagnostics diagnostics;
  Dictionary with_text = dictionary();
  Field field;
  field.id = "text";
  field.type = {Kind::String, 0, 0};
  with_text.field_by_id["text"] = static_cast<FieldId>(with_text.fields.size());
  with_text.fields.push_back(field);
  for (const char* condition : {"(b1 ? 'p' : text) == c1", "(b1 ? text : 'p') == c1"}) {
    CHECK_FALSE(lang::check(*lang::parse(condition, diagnostics), {with_text, eval::functions()},
                            diagnostics));
  }
  CHECK(lang::check(*lang::parse("(b1 ? 'p' : 'q') == c1", diagnostics),
                    {with_text, eval::functions()}, diagnostics));
}
