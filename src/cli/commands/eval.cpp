#include <algorithm>
#include <array>

#include "cbps/audit/assess.h"
#include "cbps/data/key_memo.h"
#include "cbps/doc/profile_yaml.h"
#include "cbps/query/evaluation.h"
#include "cbps/report/evaluation.h"
#include "cbps/system/files.h"
#include "cli/commands/commands.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"
#include "cli/shared_options.h"
#include "cli/text_input.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps eval 'centre.area * 100 >= 20 * households' --facts examples/community.yaml "
            "--explain",
            {"按一份档案计算，说明差多少", "with the facts of a profile; says what is short"}},
    Example{"cbps eval 'x / y' --bind x=7 --bind y=2", {"自己给值", "with values of your own"}},
};

constexpr CommandInfo kInfo{
    "eval",
    {"计算一个表达式（条件语言），试规则、查原因用",
     "Evaluate one expression of the condition language"},
    {"退出码：0 有结果（值、未知或出错）；2 表达式、用法或输入有误",
     "Exit codes: 0 there is an answer (a value, unknown or an error); 2 the expression, the use "
     "or the input is wrong"},
    kExamples};

struct EvalOptions {
  std::string expression;
  std::vector<std::string> bind;
  std::string facts;                 ///< the path of a profile; empty: none
  std::optional<Encoding> encoding;  ///< of that file; nothing: it shows its own
  RuleOptions rules;
  CalendarOptions calendar;
  bool explain = false;
  bool json = false;
};

void declare(CommandBuilder& command, EvalOptions& options) {
  command.expression(ValueKind{"EXPR"}, options.expression,
                     {"表达式，如 'centre.area * 100 >= 20 * households'",
                      "the expression, e.g. 'centre.area * 100 >= 20 * households'"});
  command.list("--bind", ValueKind{"NAME=JSON"}, options.bind,
               {"给名称一个 JSON 值，如 --bind households=1200",
                "bind a name to a JSON scalar, e.g. --bind households=1200"});
  command.option("--facts", values::kFile, options.facts,
                 {"用这份档案里的指标值", "take the facts of this profile"});
  add_encoding(command, options.encoding);
  add_rule_options(command, options.rules);
  add_calendar_options(command, options.calendar);
  command.flag("--explain", options.explain,
               {"逐步列出各部分的值；不成立时说明差多少",
                "also show each part's value, and what is short if it does not hold"});
  command.flag("--json", options.json, {"输出一行 JSON", "answer with one line of JSON"});
}

std::vector<query::Binding> read_bindings(const std::vector<std::string>& texts,
                                          Diagnostics& diagnostics) {
  std::vector<query::Binding> all;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    auto value = equals == std::string::npos
                     ? std::nullopt
                     : data::read_json_scalar(std::string_view(text).substr(equals + 1));
    if (!value) {
      diagnostics.add(Code::BadBinding, kCommandLine, text);
      continue;
    }
    std::string name = text.substr(0, equals);
    const auto same = [&name](const query::Binding& one) { return one.name == name; };
    if (std::any_of(all.begin(), all.end(), same)) {
      diagnostics.add(Code::BoundTwice, kCommandLine, name);
      continue;
    }
    all.push_back({std::move(name), std::move(*value)});
  }
  return all;
}

class EvalCommand {
 public:
  EvalCommand(const EvalOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    const std::optional<result::Evaluation> evaluation = evaluate();
    print_diagnostics(diagnostics_, sources_, language_, environment_);
    if (!evaluation) return kUnusable;
    const auto write = options_.json ? report::evaluation_json : report::evaluation_text;
    return print_result(write(*evaluation, options_.explain, language_), language_, environment_,
                        has_faults_ ? kUnusable : kGateMet);
  }

 private:
  std::optional<result::Evaluation> evaluate() {
    const auto overrides = read_overrides(options_.rules.set, diagnostics_);
    const auto year = read_period(options_.calendar.period, diagnostics_);
    const auto as_of = read_as_of(options_.calendar.as_of, environment_, diagnostics_);
    query::Question question;
    question.bindings = read_bindings(options_.bind, diagnostics_);
    if (options_.expression.empty()) diagnostics_.add(Code::NotAnExpression, kCommandLine);
    const auto pack =
        read_pack(options_.rules.folder, overrides, environment_, sources_, diagnostics_);
    if (!pack || diagnostics_.has_errors()) return std::nullopt;
    question.file = sources_.add("EXPR", options_.expression);
    question.expression = options_.expression;
    if (year) question.calendar = calendar_of(*year, as_of);
    if (!options_.facts.empty()) {
      if (!read_facts(*pack, as_of, question)) return std::nullopt;
      question.facts = &*facts_;
    }
    if (question.calendar && !is_not_before(as_of, question.calendar->period, diagnostics_)) {
      return std::nullopt;
    }
    return query::evaluate(question, *pack, diagnostics_);
  }

  static Calendar calendar_of(int year, std::optional<Date> as_of) {
    const Period period{year};
    return {period, as_of.value_or(period.end())};
  }

  /// The profile's year is the expression's, unless `--period` gives one.
  bool read_facts(const rules::RulePack& pack, std::optional<Date> as_of,
                  query::Question& question) {
    const auto file =
        system::read_file(options_.facts, doc::Limits{}.file_bytes, sources_, diagnostics_);
    if (!file) return false;
    const auto text = add_text(options_.facts, *file, decoding(options_.encoding, pack.dictionary),
                               sources_, diagnostics_);
    if (!text) return false;
    data::KeyMemo keys(pack.dictionary);
    const auto document =
        doc::read_profile_yaml(sources_, text->id, keys.known_keys(), diagnostics_);
    if (!document) return false;
    const Span whole = document->span(document->root());
    Diagnostics faults;
    const std::optional<int> year = data::read_year(*document, pack.dictionary, faults);
    const bool has_faults = !faults.empty();
    diagnostics_.append(std::move(faults));
    if (has_faults) return false;
    if (!question.calendar && !year) {
      diagnostics_.add(Code::NoPeriod, whole);
      return false;
    }
    if (!question.calendar) question.calendar = calendar_of(*year, as_of);
    const Period period = question.calendar->period;
    if (year && *year != period.year) {
      diagnostics_.add(Code::OtherPeriod, whole, std::to_string(*year),
                       std::to_string(period.year));
      return false;
    }
    data::Identity identity;
    facts_ =
        data::read_profile(*document, pack.dictionary, *question.calendar, identity, diagnostics_);
    if (!facts_) return false;
    diagnostics_.append(facts_->origin.remarks);
    const audit::Selection all = audit::select(pack, {}, {}, diagnostics_);
    audit::settle_contradictions({pack, all, *question.calendar}, *facts_, sources_);
    // An invalid fact takes no more than itself.
    has_faults_ = !facts_->origin.faults.empty();
    diagnostics_.append(facts_->origin.faults);
    return true;
  }

  const EvalOptions& options_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
  Diagnostics diagnostics_;
  std::optional<data::Profile> facts_;
  bool has_faults_ = false;  ///< some of them are invalid
};

int execute(const EvalOptions& options, Language language, const Environment& environment) {
  return EvalCommand(options, language, environment).run();
}

}  // namespace

void add_eval(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
