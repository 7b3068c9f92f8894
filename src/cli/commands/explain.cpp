#include <array>
#include <string>
#include <vector>

#include "cbps/guide/explanation.h"
#include "cli/commands/commands.h"
#include "cli/guides.h"
#include "cli/pack_text.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

constexpr std::array kExamples{
    Example{"cbps explain 8.2", {"一个检查项", "one check"}},
    Example{"cbps explain 8 --format markdown",
            {"一整条标准，Markdown 格式", "a standard, in Markdown"}},
};

constexpr CommandInfo kInfo{
    "explain",
    {"说明一条标准或一个检查项：原文、要求、指标、参数、整改、佐证",
     "Explain a standard or check: text, what it asks, facts, figures, remedy, evidence"},
    {"退出码：0 已说明；2 没有这一项，或规则、用法有误",
     "Exit codes: 0 explained; 2 there is no such id, or the rules or the use are wrong"},
    kExamples};

struct ExplainOptions {
  std::string id;  ///< empty: every standard
  guide::GuideFormat format = guide::GuideFormat::Text;
  RuleOptions rules;
};

void declare(CommandBuilder& command, ExplainOptions& options) {
  add_id_argument(command, options.id);
  add_format(command, options.format, kGuideFormats);
  add_rule_options(command, options.rules);
}

int execute(const ExplainOptions& options, Language language, const Environment& environment) {
  const auto write = [&](const rules::RulePack& pack,
                         Diagnostics& diagnostics) -> std::optional<std::string> {
    const auto guides = find_guides(options.id, pack, language, diagnostics);
    if (guides.empty()) return std::nullopt;
    return options.id.empty() ? guide::write(guides, options.format, language)
                              : guide::write(guides.front(), options.format, language);
  };
  return print_pack_text(options.rules, language, environment, write);
}

}  // namespace

void add_explain(CommandBuilder& program) { program.add(kInfo, declare, execute); }

}  // namespace cbps::cli
