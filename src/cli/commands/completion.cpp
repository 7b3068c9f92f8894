#include <array>
#include <string>
#include <vector>

#include "cbps/rules/compile.h"
#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/completion/candidates.h"
#include "cli/completion/scripts.h"
#include "cli/messages.h"
#include "cli/pack.h"

namespace cbps::cli {
namespace {

constexpr HelpText kExitCodes{"退出码：0 已写出；2 用法有误", "Exit codes: 0 written; 2 wrong use"};

constexpr CommandInfo kInfo{
    "completion",
    {"给命令行补全用的脚本：按 Tab 键补全命令、选项、编号、参数",
     "Scripts for shells: the Tab key completes commands, options, ids and parameters"},
    kExitCodes};

constexpr std::array kBashExamples{Example{
    "source <(cbps completion bash)",
    {"在当前窗口使用；写进 ~/.bashrc，每次都有", "for this window; in ~/.bashrc: for all"}}};
constexpr CommandInfo kBash{
    "bash", {"bash 的补全脚本", "The script for bash"}, kExitCodes, kBashExamples};
constexpr std::array kZshExamples{
    Example{"source <(cbps completion zsh)",
            {"在当前窗口使用；写进 ~/.zshrc（compinit 之后），每次都有",
             "for this window; in ~/.zshrc, behind compinit: for all"}}};
constexpr CommandInfo kZsh{
    "zsh", {"zsh 的补全脚本", "The script for zsh"}, kExitCodes, kZshExamples};
constexpr std::array kFishExamples{
    Example{"cbps completion fish > ~/.config/fish/completions/cbps.fish",
            {"从下一个窗口起使用", "for all windows from the next on"}}};
constexpr CommandInfo kFish{
    "fish", {"fish 的补全脚本", "The script for fish"}, kExitCodes, kFishExamples};

template <std::string_view (*script)()>
int print_script(Language language, const Environment& environment) {
  return print_result(script(), language, environment);
}

constexpr CommandInfo kCandidates{
    "candidates",
    {"一行命令的最后一个词可以是什么，供补全脚本使用",
     "What the last word of a command line can become, for the scripts"},
    kExitCodes,
    {},
    true};

struct CandidatesOptions {
  std::vector<std::string> words;
};

void declare(CommandBuilder& command, CandidatesOptions& options) {
  command.positionals(ValueKind{"WORD"}, options.words,
                      {"程序名后面的各个词", "the words behind the name of the program"});
}

/// Nothing where the rules have errors: completion says nothing of them.
RuleWords rule_words(const std::string& folder, Language language, const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const rules::RulePack* const pack = read_pack(folder, {}, environment, sources, diagnostics);
  if (!pack) return {};
  RuleWords words;
  for (const rules::Standard& standard : pack->standards) {
    words.checks.push_back({standard.id, standard.title.in(language)});
    for (const rules::Check& check : standard.checks) {
      words.checks.push_back({check.id, check.title.in(language)});
    }
  }
  for (const Parameter& parameter : pack->dictionary.parameters) {
    words.parameters.push_back({parameter.id + "=", parameter.label.in(language)});
  }
  return words;
}

std::string_view name_of(FileNames files) {
  switch (files) {
    case FileNames::None: return "none";
    case FileNames::Files: return "files";
    case FileNames::Folders: return "folders";
  }
  return "";
}

int print_candidates(const CandidatesOptions& options, Language /*of_messages*/,
                     const Environment& environment) {
  // The explanations are in the language of the line that is being typed.
  std::vector<const char*> line{"cbps"};
  for (const std::string& word : options.words) line.push_back(word.c_str());
  const Language language = asked_language(static_cast<int>(line.size()), line.data());
  const Candidates found = candidates(
      describe_program(language), options.words,
      [&](const std::string& folder) { return rule_words(folder, language, environment); });
  std::string text(name_of(found.files));
  text += '\n';
  for (const Candidate& one : found.words) text += one.text + '\t' + one.help + '\n';
  return print_result(text, language, environment);
}

}  // namespace

void add_completion(CommandBuilder& program) {
  CommandBuilder completion = program.add_group(kInfo);
  completion.add(kBash, print_script<bash_completion>);
  completion.add(kZsh, print_script<zsh_completion>);
  completion.add(kFish, print_script<fish_completion>);
  completion.add(kCandidates, declare, print_candidates);
}

}  // namespace cbps::cli
