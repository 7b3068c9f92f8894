#include "cli/run_messages.h"

#include <string>

#include "cli/messages.h"

namespace cbps::cli {

RunMessages::RunMessages(const Environment& environment, Language language, bool quiet)
    : environment_(environment), language_(language), progress_(environment, language, quiet) {}

void RunMessages::messages(const std::vector<result::Remark>& messages, const Sources& sources) {
  progress_.clear();
  std::string text;
  for (const result::Remark& one : messages) {
    text += rendered(one.diagnostic, sources, language_, environment_);
  }
  environment_.err.write(text);
}

void RunMessages::progress(std::size_t communities) { progress_.show(communities); }

void RunMessages::input_ended(std::size_t left_out) {
  progress_.clear();
  if (left_out == 0) return;
  Diagnostics more;
  more.add(Code::MoreMessages, kCommandLine, std::to_string(left_out));
  print_diagnostics(more, Sources(), language_, environment_);
}

}  // namespace cbps::cli
