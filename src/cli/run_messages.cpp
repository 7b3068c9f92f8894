#include "cli/run_messages.h"

#include "cbps/value/unreachable.h"
#include "cli/messages.h"

namespace cbps::cli {

RunMessages::RunMessages(const Environment& environment, Language language, MessagePlace place,
                         bool quiet, bool waits)
    : environment_(environment),
      language_(language),
      place_(place),
      progress_(environment, language, quiet),
      waits_(waits) {}

void RunMessages::messages(const std::vector<result::Remark>& messages, const Sources& sources) {
  switch (place_) {
    case MessagePlace::StandardError: return print(messages, sources);
    case MessagePlace::Report:
      ++announced_;
      kept_.insert(kept_.end(), messages.begin(), messages.end());
      return;
  }
  unreachable();
}

void RunMessages::print(const std::vector<result::Remark>& messages, const Sources& sources) {
  for (const result::Remark& one : messages) {
    if (groups_.add(one)) waiting_ += rendered(one.diagnostic, sources, language_, environment_);
  }
  if (!waits_) print_waiting();
}

void RunMessages::print_waiting() {
  progress_.clear();
  environment_.err.write(waiting_);
  waiting_.clear();
}

void RunMessages::progress(std::size_t communities) { progress_.show(communities); }

void RunMessages::input_ended(std::size_t left_out) {
  print_waiting();
  left_out_ = left_out;
  if (place_ != MessagePlace::StandardError) return;
  print_repeated();
  print_left_out();
}

void RunMessages::print_repeated() const {
  for (const report::MessageGroup& group : groups_.all()) {
    if (group.count < 2 || group.cells.empty()) continue;
    std::string cells;
    for (const std::string& cell : group.cells) cells += (cells.empty() ? "" : " ") + cell;
    result::Remark more{
        diagnostic(Code::MoreCells, kCommandLine, info(group.first.diagnostic.code).id,
                   std::to_string(group.count), cells),
        {group.first.location.file, 0, 0, {}}};
    if (!environment_.err.write(rendered(more, language_, environment_))) return;
  }
}

void RunMessages::run_ended(bool report_is_written) {
  if (place_ == MessagePlace::StandardError) return;
  if (!report_is_written) {
    for (const result::Remark& one : kept_) {
      if (!environment_.err.write(rendered(one, language_, environment_))) return;
    }
    print_left_out();
    return;
  }
  const std::size_t count = announced_ + left_out_;
  if (count == 0) return;
  Diagnostics number;
  number.add(Code::MessagesInReport, kCommandLine, std::to_string(count));
  print_diagnostics(number, Sources(), language_, environment_);
}

void RunMessages::print_left_out() const {
  if (left_out_ == 0) return;
  Diagnostics more;
  more.add(Code::MoreMessages, kCommandLine, std::to_string(left_out_));
  print_diagnostics(more, Sources(), language_, environment_);
}

}  // namespace cbps::cli
