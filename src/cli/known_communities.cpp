#include "cli/known_communities.h"

#include <cstdint>
#include <memory>
#include <utility>

#include "cbps/convert/format.h"
#include "cbps/run/convert_inputs.h"
#include "cbps/system/output.h"
#include "cli/listing.h"
#include "cli/map_option.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/run_messages.h"
#include "cli/shared_options.h"

namespace cbps::cli {
namespace {

/// A conversion into memory.
class Collector final : public convert::Writer {
 public:
  Collector(const Dictionary& dictionary, std::vector<guide::KnownCommunity>& all)
      : dictionary_(dictionary), all_(all) {}

  void begin(std::string& /*out*/) override {}
  void add(const convert::Community& community, std::string& /*out*/) override {
    guide::KnownCommunity one{community.identity, community.year, Table(dictionary_, 1)};
    one.facts.copy(0, community.facts, community.row);
    all_.push_back(std::move(one));
  }
  std::optional<spreadsheet::Fault> end(std::string& /*out*/) override { return std::nullopt; }

 private:
  const Dictionary& dictionary_;
  std::vector<guide::KnownCommunity>& all_;
};

/// Where nothing is written to.
class Nowhere final : public system::Sink {
 public:
  bool write(std::string_view /*bytes*/) override { return true; }
  [[nodiscard]] std::optional<system::WriteError> error() const override { return std::nullopt; }
};

constexpr std::size_t kThreads = 1;

}  // namespace

std::optional<std::vector<guide::KnownCommunity>> read_communities(
    const std::vector<std::string>& paths, const Dictionary& dictionary, Language language,
    const Environment& environment) {
  Sources sources;
  Diagnostics diagnostics;
  const Listing listing = list_inputs(paths, {}, dictionary, {}, sources, diagnostics);
  name_left_out(listing, sources, diagnostics);
  print_diagnostics(diagnostics, sources, language, environment);
  if (diagnostics.has_errors()) return std::nullopt;
  Diagnostics none;
  const std::uint64_t most_bytes = read_max_input({}, none);
  run::InputQueue queue(listing.files, input_reader(most_bytes, {}, kThreads, dictionary),
                        dictionary, input_options({}, nullptr));
  const run::Survey survey = queue.survey(false);
  std::vector<guide::KnownCommunity> all;
  const convert::Format collection{
      "",
      {},
      UINT64_MAX,
      [&all](const Dictionary& given, const convert::Contents& /*contents*/,
             const convert::Style& /*style*/) { return std::make_unique<Collector>(given, all); }};
  const run::ConversionPlan plan{
      .dictionary = dictionary,
      .format = collection,
      .style = {},
      .year = survey.year.value_or(1),
      .source = survey.year ? run::YearSource::Stated : run::YearSource::None};
  Nowhere nowhere;
  RunMessages messages(environment, language, MessagePlace::StandardError, {});
  const auto spool = system::temporary_spool();
  const run::Conversion done = run::convert_inputs(plan, queue, *spool, nowhere, messages);
  Diagnostics after;
  if (done.failure) {
    system::report(*done.failure, after);
  } else if (plan.source == run::YearSource::None && done.without_year > 0) {
    after.add(Code::NoPeriodAnywhere, kCommandLine, std::to_string(done.without_year));
  } else if (done.communities == 0 && !done.has_errors) {
    after.add(Code::NothingConverted, kCommandLine);
  }
  print_diagnostics(after, sources, language, environment);
  if (after.has_errors() || done.communities == 0) return std::nullopt;
  return all;
}

}  // namespace cbps::cli
