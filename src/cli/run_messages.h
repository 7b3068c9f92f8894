#pragma once

#include "cbps/cli/run.h"
#include "cbps/run/observer.h"
#include "cli/progress.h"

namespace cbps::cli {

/// What a run says on standard error while it goes on: messages about communities, and how far it
/// has come.
class RunMessages final : public run::Observer {
 public:
  /// `quiet`: without progress. The environment outlives it.
  RunMessages(const Environment& environment, Language language, bool quiet);

  void messages(const std::vector<result::Remark>& messages, const Sources& sources) override;
  void progress(std::size_t communities) override;
  void input_ended(std::size_t left_out) override;

 private:
  const Environment& environment_;
  Language language_;
  Progress progress_;
};

}  // namespace cbps::cli
