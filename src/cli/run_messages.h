#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cbps/cli/run.h"
#include "cbps/report/message_groups.h"
#include "cbps/run/observer.h"
#include "cli/progress.h"

namespace cbps::cli {

/// Where the messages about communities are shown.
enum class MessagePlace : std::uint8_t {
  StandardError,  ///< those of a file when it has been read
  Report,         ///< a report on standard output names them; standard error has their number
};

/// What is said on standard error.
struct Telling {
  bool shows_progress = true;
  bool errors_only = false;  ///< no warnings and remarks
  /// Nothing is shown before all input has been read, because the run may have to be made again,
  /// with messages of its own.
  bool waits = false;
};

/// What a run says on standard error while it goes on: messages about communities, and how far it
/// has come.
class RunMessages final : public run::Observer {
 public:
  /// The environment outlives it.
  RunMessages(const Environment& environment, Language language, MessagePlace place,
              const Telling& telling);

  void messages(const std::vector<result::Remark>& messages, const Sources& sources) override;
  void progress(std::size_t communities, double share) override;
  void input_ended(std::size_t left_out) override;

  /// Called instead of `input_ended` when the run will be made again.
  void run_given_up() { progress_.clear(); }

  /// Called after the run. Where the messages have their place in the report: prints how many
  /// communities and files have some; or all messages, without excerpts, if there is no such
  /// report.
  void run_ended(bool report_is_written);

 private:
  /// A message that stands for all with its cause, which the rest of the file may add to.
  struct Rendered {
    std::string text;
    std::size_t group;
  };

  [[nodiscard]] bool tells(Code code) const;
  void print(const std::vector<result::Remark>& messages, const Sources& sources);
  void end_file();
  void print_waiting();
  void print_left_out() const;

  const Environment& environment_;
  Language language_;
  MessagePlace place_;
  Telling telling_;
  Progress progress_;
  std::string file_;              ///< the file in hand
  report::MessageGroups groups_;  ///< its messages
  std::vector<Rendered> rendered_;
  std::string waiting_;               ///< messages of files that have been read
  std::vector<result::Remark> kept_;  ///< messages that are only printed if there is no report
  std::size_t announced_ = 0;         ///< communities and files whose messages are kept
  std::size_t left_out_ = 0;          ///< communities and files whose messages were not
};

}  // namespace cbps::cli
