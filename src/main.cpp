#include <chrono>

#include "builtin_pack.h"
#include "cbps/cli/run.h"
#include "cbps/system/output.h"
#include "cbps/system/process.h"

namespace {

cbps::Date today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

}  // namespace

int main(int argument_count, char** arguments) {
  cbps::system::prepare_process();
  const auto out = cbps::system::standard_output();
  const auto err = cbps::system::standard_error();
  std::forward_list<cbps::rules::RulePack> packs;
  const int exit_code =
      cbps::cli::run(argument_count, arguments,
                     {cbps::builtin_pack(), cbps::builtin_digest(), cbps::builtin_cases(), *out,
                      *err, cbps::system::terminal(), today, packs});
  // To free the thousands of texts of a pack one by one takes as long as to assess a community.
  cbps::system::end_process(exit_code);
}
