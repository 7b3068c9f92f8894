#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/text/language.h"

namespace cbps::cli {

/// `cbps check` as it was asked for.
struct CheckOptions {
  std::vector<std::string> paths;
  std::string input_format;  ///< empty: by the endings of the files
  std::string format;        ///< empty: by the ending of `output`, or text
  std::string output;        ///< empty: standard output
  std::string rules;         ///< empty: the built-in pack
  std::vector<std::string> set;
  std::vector<std::string> only;
  std::vector<std::string> skip;
  std::string period;
  std::string as_of;
  std::string fail_under;
  std::string fail_on;
  std::string jobs;  ///< empty: as many as there are processors
  bool summary = false;
  bool detail = false;
};

/// `cbps eval` as it was asked for.
struct EvalOptions {
  std::string expression;
  std::vector<std::string> bind;
  std::string facts;
  std::string rules;
  std::vector<std::string> set;
  std::string period;
  std::string as_of;
  bool explain = false;
  bool json = false;
};

/// `cbps explain` as it was asked for.
struct ExplainOptions {
  std::string id;
  std::string format = "text";
  std::string rules;
  std::vector<std::string> set;
};

/// `cbps template` as it was asked for.
struct TemplateOptions {
  std::string format = "yaml";
  std::vector<std::string> only;
  std::vector<std::string> skip;
  std::string rules;
};

/// `cbps schema profile` as it was asked for.
struct SchemaOptions {
  std::string rules;
};

/// `cbps rules list` as it was asked for.
struct RulesListOptions {
  std::string format = "text";
  std::string rules;
  std::vector<std::string> set;
};

/// `cbps rules show` as it was asked for.
struct RulesShowOptions {
  std::string id;
  std::string format = "text";
  std::string rules;
  std::vector<std::string> set;
};

/// `cbps rules lint` as it was asked for.
struct RulesOptions {
  std::string folder;  ///< empty: the built-in pack
};

/// `cbps rules test` as it was asked for.
struct RulesTestOptions {
  std::string folder;  ///< of the rules; empty: the built-in pack
  bool coverage = false;
};

/// What the command line says. Texts are as written: the commands read them.
struct CommandLine {
  Language language = Language::Zh;
  std::optional<CheckOptions> check;
  std::optional<EvalOptions> eval;
  std::optional<ExplainOptions> explain;
  std::optional<TemplateOptions> make_template;
  std::optional<SchemaOptions> schema_profile;
  bool schema_report = false;
  std::optional<RulesListOptions> rules_list;
  std::optional<RulesShowOptions> rules_show;
  std::optional<RulesOptions> rules_lint;
  std::optional<RulesTestOptions> rules_test;
  std::string text;  ///< help or version, to be printed instead of doing anything
};

/// The only place that knows CLI11. Wrong use is reported, in the language that was asked for.
[[nodiscard]] CommandLine parse_command_line(int argument_count, const char* const* arguments,
                                             Diagnostics& diagnostics);

}  // namespace cbps::cli
