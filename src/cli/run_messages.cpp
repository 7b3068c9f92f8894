#include "cli/run_messages.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "cbps/value/unreachable.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

/// The run passes on a limited number of messages: there is no other limit.
constexpr std::size_t kMostGroups = std::numeric_limits<std::size_t>::max();

}  // namespace

RunMessages::RunMessages(const Environment& environment, Language language, MessagePlace place,
                         const Telling& telling)
    : environment_(environment),
      language_(language),
      place_(place),
      telling_(telling),
      progress_(environment, language, telling.shows_progress),
      groups_(kMostGroups) {}

void RunMessages::messages(const std::vector<result::Remark>& messages, const Sources& sources) {
  const auto is_told = [this](const result::Remark& one) { return tells(one.diagnostic.code); };
  if (std::none_of(messages.begin(), messages.end(), is_told)) return;
  switch (place_) {
    case MessagePlace::StandardError: return print(messages, sources);
    case MessagePlace::Report:
      ++announced_;
      std::copy_if(messages.begin(), messages.end(), std::back_inserter(kept_), is_told);
      return;
  }
  unreachable();
}

bool RunMessages::tells(Code code) const {
  return !telling_.errors_only || info(code).severity == Severity::Error;
}

void RunMessages::print(const std::vector<result::Remark>& messages, const Sources& sources) {
  for (const result::Remark& one : messages) {
    if (!tells(one.diagnostic.code)) continue;
    if (one.location.file != file_) end_file();
    file_ = one.location.file;
    if (groups_.add({}, one) != report::MessageGroups::Added::NewCause) continue;
    rendered_.push_back(
        {rendered(one.diagnostic, sources, language_, environment_), groups_.all().size() - 1});
  }
}

void RunMessages::end_file() {
  for (const Rendered& one : rendered_) {
    waiting_ += one.text;
    const auto cells = groups_.all()[one.group].cells_note(left_out_ != 0);
    if (cells) waiting_ += rendered(*cells, language_, environment_);
  }
  rendered_.clear();
  groups_ = report::MessageGroups(kMostGroups);
  if (!telling_.waits) print_waiting();
}

void RunMessages::print_waiting() {
  progress_.clear();
  environment_.err.write(waiting_);
  waiting_.clear();
}

void RunMessages::progress(std::size_t communities, double share) {
  progress_.show(communities, share);
}

void RunMessages::input_ended(std::size_t left_out) {
  left_out_ = left_out;
  end_file();
  print_waiting();
  if (place_ == MessagePlace::StandardError) print_left_out();
}

void RunMessages::run_ended(bool report_is_written) {
  if (place_ == MessagePlace::StandardError) return;
  if (!report_is_written) {
    for (const result::Remark& one : kept_) groups_.add({}, one);
    for (const report::MessageGroup& one : groups_.all()) {
      if (!environment_.err.write(rendered(one.message(false), language_, environment_))) return;
    }
    print_left_out();
    return;
  }
  const std::size_t count = announced_ + left_out_;
  if (count == 0 || !tells(Code::MessagesInReport)) return;
  Diagnostics number;
  number.add(Code::MessagesInReport, kCommandLine, std::to_string(count));
  print_diagnostics(number, Sources(), language_, environment_);
}

void RunMessages::print_left_out() const {
  if (left_out_ == 0 || !tells(Code::MoreMessages)) return;
  Diagnostics more;
  more.add(Code::MoreMessages, kCommandLine, std::to_string(left_out_));
  print_diagnostics(more, Sources(), language_, environment_);
}

}  // namespace cbps::cli
