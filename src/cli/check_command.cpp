#include "cli/check_command.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "cbps/audit/tally.h"
#include "cbps/report/format.h"
#include "cli/files.h"
#include "cli/input_file.h"
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

    std::vector<InputFile> inputs = read_inputs(pack->dictionary, diagnostics);
    const std::optional<Period> period = decide_period(inputs, wishes, diagnostics);
    // What cannot be read at all leaves its mark on the exit code, and the others are assessed.
    unusable_ = diagnostics.has_errors();
    print(diagnostics);
    if (!period) {
      for (const InputFile& input : inputs) print(input.diagnostics());
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

  std::vector<InputFile> read_inputs(const Dictionary& dictionary, Diagnostics& diagnostics) {
    const Listing listing = list_profiles(options_.paths, sources_, diagnostics);
    left_out_ = listing.left_out.size();
    for (const std::string& path : listing.left_out) {
      diagnostics.add(Code::LeftOut, kCommandLine, {path});
    }
    std::vector<InputFile> inputs;
    inputs.reserve(listing.files.size());
    for (const std::string& path : listing.files) inputs.emplace_back(path, dictionary, sources_);
    return inputs;
  }

  /// `--period`, or the one year that all communities agree on.
  static std::optional<Period> decide_period(const std::vector<InputFile>& inputs,
                                             const Wishes& wishes, Diagnostics& diagnostics) {
    if (wishes.year) return Period{*wishes.year};
    InputYears found;
    for (const InputFile& input : inputs) {
      InputYears some = input.years();
      found.years.merge(some.years);
      found.some_silent |= some.some_silent;
    }
    const std::set<int>& years = found.years;
    if (years.size() == 1) return Period{*years.begin()};
    if (years.empty()) {
      if (found.some_silent) diagnostics.add(Code::NoPeriod, kCommandLine);
      return std::nullopt;
    }
    std::string all;
    for (const int year : years) all += (all.empty() ? "" : ", ") + std::to_string(year);
    diagnostics.add(Code::SeveralPeriods, kCommandLine, {all});
    return std::nullopt;
  }

  int assess_all(const audit::Task& task, const Wishes& wishes, std::vector<InputFile>& inputs) {
    const report::Format& format = *report::find_format(options_.format);
    const bool to_terminal = options_.output.empty() && environment_.out_is_terminal;
    const report::Style style{language_, to_terminal && !environment_.no_color, environment_.width,
                              options_.detail ? report::Extent::Detail : report::Extent::Normal,
                              inputs.size() > 1};
    const result::Run run = audit::describe(task, language_, CBPS_VERSION, shown_options());
    audit::Tally tally(task);
    tally.set_files_left_out(left_out_);
    std::string out;
    format.begin(run, style, out);
    std::size_t index = 0;
    for (InputFile& input : inputs) {
      while (auto entry = input.next(task.calendar, wishes.year.has_value())) {
        audit::Assessed assessed = assess_one(task, input, *entry);
        if (auto* rejected = std::get_if<result::Rejected>(&assessed)) {
          unusable_ = true;
          for (const result::Remark& one : rejected->diagnostics) print_one(one.diagnostic);
          tally.add(std::move(*rejected));
          continue;
        }
        const auto& community = std::get<result::Community>(assessed);
        for (const result::Remark& one : community.remarks) print_one(one.diagnostic);
        gate_met_ &= meets_gate(community, wishes);
        if (index++ > 0) out += format.between;
        format.each(run, community, style, out);
        tally.add(community);
      }
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

  audit::Assessed assess_one(const audit::Task& task, const InputFile& input, InputEntry& entry) {
    if (entry.profile) {
      const Span place = entry.profile->origin.span;
      const auto [first, is_new] = seen_.try_emplace(entry.identity.id, place);
      if (is_new) return audit::assess(task, *entry.profile, sources_);
      entry.diagnostics.add(Code::DuplicateCommunity, place, {entry.identity.id})
          .note(Code::SeeFirst, {}, first->second);
    }
    result::Rejected rejected;
    rejected.id = entry.identity.id;
    rejected.source = audit::locate(entry.place, sources_);
    rejected.source.file = input.path();
    std::vector<Diagnostic>& faults = entry.diagnostics.all();
    if (faults.size() > kMostFaultsListed) {
      const std::size_t more = faults.size() - kMostFaultsListed;
      faults.resize(kMostFaultsListed);
      entry.diagnostics.add(Code::MoreFaults, faults.back().span, {std::to_string(more)});
    }
    for (const Diagnostic& one : faults) {
      rejected.diagnostics.push_back(audit::remark(one, sources_, entry.cells));
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
