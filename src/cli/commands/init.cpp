#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/system/file_name.h"
#include "cbps/system/files.h"
#include "cbps/system/line_input.h"
#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"
#include "cli/commands/commands.h"
#include "cli/interview/interview.h"
#include "cli/known_communities.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"
#include "cli/shared_options.h"
#include "cli/text_output.h"
#include "cli/wanted_facts.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps init profile.yaml --short",
            {"只问必需的", "without what only checks other facts"}},
};

constexpr CommandInfo kInfo{
    "init",
    {"在终端里一问一答，填一个社区的档案（YAML），随时可停，下次接着填",
     "Ask for the profile (YAML) of one community in the terminal; stop at any time and go on "
     "later"},
    {"退出码：0 已存盘；2 用法或规则有误，或没有存盘",
     "Exit codes: 0 saved; 2 wrong use or invalid rules, or nothing is saved"},
    kExamples};

struct InitOptions {
  std::string file;
  std::string period;
  bool is_short = false;
  SelectionOptions selection;
  RuleOptions rules;
};

void declare(CommandBuilder& command, InitOptions& options) {
  command.positional(
      values::kFile, options.file,
      {"档案文件（默认 社区档案.yaml）；已有的接着填，按标准写法重写，注释不保留，原文件另存为 "
       ".bak",
       "the profile (default: community.yaml); one that is there goes on, and is "
       "written anew in the standard way, without its comments; the old one is "
       "kept as .bak"});
  command.option("--period", values::kYear, options.period,
                 {"年度，如 2024（默认今年）", "the year, e.g. 2024 (default: this year)"});
  add_short_form(command, options.is_short);
  add_selection_options(command, options.selection,
                        {"只问这些标准或检查项用到的指标，如 8,12.1",
                         "only the facts that these standards or checks need, e.g. 8,12.1"},
                        {"不问只有这些标准或检查项用到的指标",
                         "leave out the facts that only these standards or checks need"});
  add_rule_folder(command, options.rules);
}

constexpr system::SignalMessages kChinese{"\ncbps: 已中断，填过的都已存盘，接着填再运行一次\n",
                                          "\ncbps: 文件在读取时被截短\n"};
constexpr system::SignalMessages kEnglish{
    "\ncbps: interrupted; all answers are saved, run it again to go on\n",
    "\ncbps: a file was cut short while it was read\n"};

class InitCommand {
 public:
  InitCommand(const InitOptions& options, Language language, const Environment& environment)
      : options_(options),
        language_(language),
        environment_(environment),
        file_(!options.file.empty()      ? options.file
              : language == Language::Zh ? "社区档案.yaml"
                                         : "community.yaml") {}

  int run() {
    const system::SignalCleanup cleanup(language_ == Language::Zh ? kChinese : kEnglish, kUnusable);
    Diagnostics diagnostics;
    if (!system::standard_input_is_terminal() || !environment_.terminal.out_is_terminal) {
      diagnostics.add(Code::NeedsTerminal, kCommandLine);
    }
    const std::string ending = system::ending_of(file_);
    if (!ending.empty() && ending != ".yaml" && ending != ".yml") {
      diagnostics.add(Code::UnknownOutputEnding, kCommandLine, file_, ".yaml .yml");
    }
    const std::optional<int> period = read_period(options_.period, diagnostics);
    const auto* pack = read_pack(options_.rules.folder, {}, environment_, sources_, diagnostics);
    if (pack == nullptr || diagnostics.has_errors()) return stop(diagnostics);
    const auto& [only, skip] = options_.selection;
    const audit::Selection selection = audit::select(*pack, only, skip, diagnostics);
    std::vector<guide::KnownCommunity> known;
    if (!diagnostics.has_errors()) read_known(*pack, known, diagnostics);
    if (diagnostics.has_errors() || cannot_go_on_) return stop(diagnostics);
    const auto facts =
        wanted_facts(*pack, selection, only.empty() && skip.empty(), options_.is_short);
    const int this_year = year_month_day(environment_.today()).year;
    Interview interview(*pack, selection, facts, render_options(),
                        known.empty() ? nullptr : &known.front(), period.value_or(this_year));
    if (!known.empty()) saved_ = interview.profile();
    if (original_ != saved_) copy_ = system::name_of_copy(file_);
    return ask(interview);
  }

 private:
  /// The community of a file that is there.
  void read_known(const rules::RulePack& pack, std::vector<guide::KnownCommunity>& known,
                  Diagnostics& diagnostics) {
    if (!system::is_regular_file(file_)) return;
    auto read = read_communities({file_}, pack.dictionary, language_, environment_);
    cannot_go_on_ = !read;
    if (!read) return;
    known = std::move(*read);
    if (known.size() > 1) {
      diagnostics.add(Code::ProfileOfSeveral, kCommandLine, file_, std::to_string(known.size()));
      return;
    }
    constexpr std::size_t kMostBytes = std::size_t{64} << 20U;
    const auto bytes = system::read_file(file_, kMostBytes, sources_, diagnostics);
    if (bytes) original_ = bytes->bytes;
  }

  [[nodiscard]] RenderOptions render_options() const {
    const system::Terminal& terminal = environment_.terminal;
    return {language_, !terminal.no_color, terminal.width};
  }

  int ask(Interview& interview) {
    const Words<Said> words(language_);
    const auto lines = system::standard_input_lines();
    bool goes_on = say(interview.welcome());
    if (goes_on && !copy_.empty()) goes_on = say(words(Said::CopyComes, copy_));
    while (goes_on && !interview.is_over()) {
      goes_on = say(interview.prompt());
      const auto line = lines->next();
      if (!line) break;
      goes_on = say(interview.reply(*line)) && save(interview.profile());
    }
    if (!goes_on) return kUnusable;
    if (saved_.empty()) {
      say(std::string(words(Said::NothingSaved)));
      return kUnusable;
    }
    if (interview.is_all_asked()) say(std::string(words(Said::Done)));
    say("\n" + interview.state() + words(Said::SavedAs, file_));
    return kGateMet;
  }

  bool say(const std::string& text) { return environment_.out.write(text); }

  /// After each answer, so that nothing is lost however the session ends.
  bool save(std::string profile) {
    if (profile.empty() || profile == saved_) return true;
    Diagnostics diagnostics;
    if (!copy_.empty()) (void)keep_copy(file_, std::exchange(copy_, {}), diagnostics);
    if (!diagnostics.has_errors()) write_output_file(file_, profile, diagnostics);
    print_diagnostics(diagnostics, sources_, language_, environment_);
    if (!diagnostics.has_errors()) saved_ = std::move(profile);
    return !diagnostics.has_errors();
  }

  int stop(const Diagnostics& diagnostics) const {
    print_diagnostics(diagnostics, sources_, language_, environment_);
    return kUnusable;
  }

  const InitOptions& options_;
  Language language_;
  const Environment& environment_;
  std::string file_;
  Sources sources_;
  bool cannot_go_on_ = false;
  std::string original_;  ///< the bytes of a file that was there
  std::string copy_;      ///< where these go before the file is changed; empty: nowhere
  std::string saved_;     ///< what the file says
};

int execute(const InitOptions& options, Language language, const Environment& environment) {
  return InitCommand(options, language, environment).run();
}

}  // namespace

void add_init(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
