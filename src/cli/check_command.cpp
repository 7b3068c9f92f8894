#include "cli/check_command.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "cbps/audit/assess.h"
#include "cbps/data/profile.h"
#include "cbps/doc/yaml.h"
#include "cbps/report/format.h"
#include "cli/files.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"

namespace cbps::cli {
namespace {

/// Of one file. Who has more has another kind of problem, and wants the first ones.
constexpr std::size_t kMostFaultsListed = 100;

/// The values among the options, once they have been read.
struct Wishes {
  std::optional<int> year;
  std::optional<Date> as_of;
  std::optional<Fraction> fail_under;
  std::vector<rules::Override> overrides;
};

Wishes read_wishes(const CheckOptions& options, const Environment& environment,
                   Diagnostics& diagnostics) {
  return {
      read_period(options.period, diagnostics), read_as_of(options.as_of, environment, diagnostics),
      read_fail_under(options.fail_under, diagnostics), read_overrides(options.set, diagnostics)};
}

/// A profile that has been parsed but not read: its year decides the run's period first.
struct Input {
  std::string path;
  std::optional<doc::Document> document;
  std::optional<int> year;
  Diagnostics diagnostics;
};

class CheckCommand {
 public:
  CheckCommand(const CheckOptions& options, Language language, const Environment& environment)
      : options_(options), language_(language), environment_(environment) {}

  int run() {
    Diagnostics diagnostics;
    const Wishes wishes = read_wishes(options_, environment_, diagnostics);
    if (options_.paths.empty()) diagnostics.add(Code::MissingPath, kCommandLine);
    const auto pack =
        read_pack(options_.rules, wishes.overrides, environment_, sources_, diagnostics);
    if (!pack || diagnostics.has_errors()) return stop(diagnostics);
    const audit::Selection selection =
        audit::select(*pack, options_.only, options_.skip, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);

    std::vector<Input> inputs = read_inputs(diagnostics);
    const std::optional<Period> period = decide_period(inputs, wishes, diagnostics);
    // What cannot be read at all leaves its mark on the exit code, and the others are assessed.
    unusable_ = diagnostics.has_errors();
    print(diagnostics);
    if (!period) {
      for (const Input& input : inputs) print(input.diagnostics);
      return kUnusable;
    }
    const audit::Task task{*pack, selection, {*period, wishes.as_of.value_or(period->end())}};
    return assess_all(task, wishes, inputs);
  }

 private:
  void print(const Diagnostics& diagnostics) const {
    print_diagnostics(diagnostics, sources_, language_, environment_);
  }
  int stop(const Diagnostics& diagnostics) const {
    print(diagnostics);
    return kUnusable;
  }

  std::vector<Input> read_inputs(Diagnostics& diagnostics) {
    const Listing listing = list_profiles(options_.paths, sources_, diagnostics);
    left_out_ = listing.left_out.size();
    for (const std::string& path : listing.left_out) {
      diagnostics.add(Code::LeftOut, kCommandLine, {path});
    }
    std::vector<Input> inputs;
    for (const std::string& path : listing.files) {
      Input input;
      input.path = path;
      const auto file = read_file(path, doc::Limits{}.file_bytes, sources_, input.diagnostics);
      if (file) input.document = doc::read_yaml(sources_, *file, input.diagnostics);
      if (input.document) input.year = data::read_year(*input.document, input.diagnostics);
      inputs.push_back(std::move(input));
    }
    return inputs;
  }

  /// `--period`, or the one year that all profiles agree on.
  std::optional<Period> decide_period(std::vector<Input>& inputs, const Wishes& wishes,
                                      Diagnostics& diagnostics) const {
    if (wishes.year) return Period{*wishes.year};
    std::set<int> years;
    for (const Input& input : inputs) {
      if (input.year) years.insert(*input.year);
    }
    if (years.size() == 1) return Period{*years.begin()};
    if (years.empty()) {
      const bool silent = std::any_of(inputs.begin(), inputs.end(), [](const Input& input) {
        return input.document && !input.diagnostics.has_errors();
      });
      if (silent) diagnostics.add(Code::NoPeriod, kCommandLine);
      return std::nullopt;
    }
    std::string all;
    for (const int year : years) all += (all.empty() ? "" : ", ") + std::to_string(year);
    diagnostics.add(Code::SeveralPeriods, kCommandLine, {all});
    return std::nullopt;
  }

  int assess_all(const audit::Task& task, const Wishes& wishes, std::vector<Input>& inputs) {
    const report::Format& format = *report::find_format(options_.format);
    const bool to_terminal = options_.output.empty() && environment_.out_is_terminal;
    const report::Style style{language_, to_terminal && !environment_.no_color, environment_.width,
                              options_.detail};
    const result::Run run = audit::describe(task, language_, CBPS_VERSION, shown_options());
    audit::Tally tally(task);
    tally.set_files_left_out(left_out_);
    std::string out;
    format.begin(run, style, out);
    std::size_t index = 0;
    for (Input& input : inputs) {
      audit::Assessed assessed = assess_one(task, input);
      if (auto* rejected = std::get_if<result::Rejected>(&assessed)) {
        unusable_ = true;
        for (const result::Remark& one : rejected->diagnostics) print_one(one.diagnostic);
        tally.add(std::move(*rejected));
        continue;
      }
      const auto& community = std::get<result::Community>(assessed);
      for (const result::Remark& one : community.remarks) print_one(one.diagnostic);
      gate_met_ &= meets_gate(community, wishes);
      format.each(run, community, index++, style, out);
      tally.add(community);
    }
    format.end(run, tally.finish(), style, out);
    if (index == 0) {
      unusable_ = true;
      Diagnostics nothing;
      nothing.add(Code::NothingChecked, kCommandLine);
      print(nothing);
    }
    if (!write(out)) return kUnusable;
    if (unusable_) return kUnusable;
    return gate_met_ ? kGateMet : kGateNotMet;
  }

  void print_one(const Diagnostic& diagnostic) const {
    Diagnostics one;
    one.add(diagnostic);
    print(one);
  }

  audit::Assessed assess_one(const audit::Task& task, Input& input) {
    data::Identity identity;
    std::optional<data::Profile> profile;
    const Period period = task.calendar.period;
    if (input.document && !input.diagnostics.has_errors()) {
      if (!input.year && options_.period.empty()) {
        input.diagnostics.add(Code::NoPeriod, input.document->span(input.document->root()));
      } else if (input.year && *input.year != period.year) {
        input.diagnostics.add(Code::OtherPeriod, input.document->span(input.document->root()),
                              {std::to_string(*input.year), std::to_string(period.year)});
      } else {
        profile = data::read_profile(*input.document, task.pack.dictionary, period,
                                     task.calendar.as_of, identity, input.diagnostics);
      }
    }
    if (profile) {
      const auto [first, is_new] = seen_.try_emplace(identity.id, profile->origin.span);
      if (is_new) return audit::assess(task, *profile, sources_);
      input.diagnostics.add(Code::DuplicateCommunity, profile->origin.span, {identity.id})
          .note(Code::SeeFirst, {}, first->second);
    }
    result::Rejected rejected;
    rejected.id = identity.id;
    rejected.source.file = input.path;
    std::vector<Diagnostic>& faults = input.diagnostics.all();
    if (faults.size() > kMostFaultsListed) {
      const std::size_t more = faults.size() - kMostFaultsListed;
      faults.resize(kMostFaultsListed);
      input.diagnostics.add(Code::MoreFaults, faults.back().span, {std::to_string(more)});
    }
    for (const Diagnostic& one : faults) {
      rejected.diagnostics.push_back(audit::remark(one, sources_));
    }
    return rejected;
  }

  /// The options that shape the result, for the report.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> shown_options() const {
    std::vector<std::pair<std::string, std::string>> shown;
    const auto add = [&shown](const char* name, const std::string& value) {
      if (!value.empty()) shown.emplace_back(name, value);
    };
    const auto joined = [](const std::vector<std::string>& all) {
      std::string text;
      for (const std::string& one : all) text += (text.empty() ? "" : ",") + one;
      return text;
    };
    add("rules", options_.rules);
    add("set", joined(options_.set));
    add("only", joined(options_.only));
    add("skip", joined(options_.skip));
    add("period", options_.period);
    add("as-of", options_.as_of == "today" ? "" : options_.as_of);
    add("fail-under", options_.fail_under);
    add("fail-on", options_.fail_on);
    return shown;
  }

  /// Without options: nothing failed, nothing undecided. `--fail-under` replaces that; both given,
  /// both must hold.
  [[nodiscard]] bool meets_gate(const result::Community& community, const Wishes& wishes) const {
    const bool by_verdict = !wishes.fail_under || !options_.fail_on.empty();
    const bool forgive_unknown = options_.fail_on == "fail" || options_.fail_on == "none";
    if (by_verdict && options_.fail_on != "none" && community.counts.fail > 0) return false;
    if (by_verdict && !forgive_unknown && community.counts.unknown > 0) return false;
    if (!wishes.fail_under) return true;
    return community.score && community.score->floor >= *wishes.fail_under;
  }

  bool write(const std::string& out) const {
    Diagnostics diagnostics;
    if (options_.output.empty()) {
      if (environment_.out(out)) return true;
      diagnostics.add(Code::CannotWrite, kCommandLine, {Bilingual{"标准输出", "standard output"}});
      print(diagnostics);
      return false;
    }
    if (write_file(options_.output, out, diagnostics)) return true;
    print(diagnostics);
    return false;
  }

  const CheckOptions& options_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
  std::unordered_map<std::string, Span> seen_;
  std::size_t left_out_ = 0;
  bool unusable_ = false;
  bool gate_met_ = true;
};

}  // namespace

int check_command(const CheckOptions& options, Language language, const Environment& environment) {
  return CheckCommand(options, language, environment).run();
}

}  // namespace cbps::cli
