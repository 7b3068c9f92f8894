#include "cli/commands/check_paths.h"

#include <memory>
#include <utility>

#include "cbps/cli/rule_folder.h"
#include "cbps/report/format.h"
#include "cbps/run/input_queue.h"
#include "cbps/system/files.h"
#include "cbps/system/scratch_file.h"
#include "cli/commands/assessment.h"
#include "cli/listing.h"
#include "cli/map_option.h"
#include "cli/messages.h"
#include "cli/option_values.h"
#include "cli/pack.h"
#include "cli/waiver_option.h"

namespace cbps::cli {
namespace {

class PathCheck {
 public:
  PathCheck(const CheckOptions& options, const ParsedOptions& parsed,
            const std::vector<ReportOutput>& outputs, const std::vector<std::string>& written_later,
            Language language, const Environment& environment)
      : options_(options),
        parsed_(parsed),
        outputs_(outputs),
        written_later_(written_later),
        language_(language),
        environment_(environment) {}

  int run(Diagnostics diagnostics) {
    if (parsed_.year) (void)is_not_before(parsed_.as_of, Period{*parsed_.year}, diagnostics);
    const auto pack =
        read_pack(options_.rules.folder, parsed_.overrides, environment_, sources_, diagnostics);
    if (!pack || diagnostics.has_errors()) return stop(diagnostics);
    const audit::Selection selection =
        audit::select(*pack, options_.selection.only, options_.selection.skip, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    const std::vector<result::Waiver> waivers =
        read_waivers(options_.waivers, *pack, sources_, diagnostics);
    std::unique_ptr<const BaselineFile> baseline;
    if (!options_.baseline.empty()) {
      baseline = read_baseline(options_.baseline, *pack, selection, sources_, diagnostics);
    }
    if (diagnostics.has_errors()) return stop(diagnostics);
    print(std::exchange(diagnostics, {}));

    const MapFile map = read_map(options_.input.map, pack->dictionary, sources_, diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    Listing listing = list_inputs(options_.paths, options_.input.format, pack->dictionary, map,
                                  sources_, diagnostics);
    leave_out_exceptions(listing);
    // Folders that cannot be read are named in the report, and all other input is assessed.
    std::vector<result::Rejected> unreadable = rejected(diagnostics);
    name_left_out(listing, sources_, diagnostics);
    print(std::exchange(diagnostics, {}));
    const std::string& rules = options_.rules.folder;
    std::vector<std::string> written = paths_of(outputs_);
    written.insert(written.end(), written_later_.begin(), written_later_.end());
    refuse_outputs_that_are_read(written, all_files_read(listing, map),
                                 rules.empty() ? std::vector<std::string>() : rule_files(rules),
                                 diagnostics);
    refuse_shared_outputs(paths_of(outputs_), diagnostics);
    if (diagnostics.has_errors()) return stop(diagnostics);
    run::InputQueue queue(
        listing.files,
        input_reader(parsed_.max_input,
                     {options_.input.encoding, options_.input.sheet, options_.with_facts},
                     parsed_.jobs, pack->dictionary, map.map),
        pack->dictionary, input_options(options_.input, map.map));
    const run::Survey survey = queue.survey(parsed_.year.has_value());
    OpenOutputs open(outputs_, environment_);
    return Assessment({options_, parsed_, *pack, selection, survey, waivers, baseline.get(),
                       listing.left_out.size(), std::move(unreadable), language_, environment_},
                      queue, open)
        .run();
  }

 private:
  void print(const Diagnostics& diagnostics) const {
    print_diagnostics(options_.quiet ? errors_of(diagnostics) : diagnostics, sources_, language_,
                      environment_);
  }
  int stop(const Diagnostics& diagnostics) const {
    print(diagnostics);
    return kUnusable;
  }

  /// Files of waivers and the baseline may lie in a folder of profiles.
  void leave_out_exceptions(Listing& listing) const {
    std::vector<std::string> paths = options_.waivers;
    if (!options_.baseline.empty()) paths.push_back(options_.baseline);
    for (const std::string& path : paths) {
      const auto identity = system::identity_of(path);
      std::erase_if(listing.files, [&identity](const run::Input& input) {
        return identity && system::identity_of(input.name) == identity;
      });
    }
  }

  /// What no output may replace.
  [[nodiscard]] std::vector<run::Input> all_files_read(const Listing& listing,
                                                       const MapFile& map) const {
    std::vector<run::Input> files = files_read(listing, map);
    for (const std::string& path : options_.waivers) files.push_back({.name = path});
    if (!options_.baseline.empty()) files.push_back({.name = options_.baseline});
    return files;
  }

  /// A folder that cannot be read stands in the report for the communities in it.
  [[nodiscard]] std::vector<result::Rejected> rejected(const Diagnostics& diagnostics) const {
    std::vector<result::Rejected> all;
    for (const Diagnostic& one : diagnostics.all()) {
      const result::Remark remark = audit::remark(one, sources_);
      all.push_back({{}, remark.location, {remark}, true});
    }
    return all;
  }

  const CheckOptions& options_;
  const ParsedOptions& parsed_;
  const std::vector<ReportOutput>& outputs_;
  const std::vector<std::string>& written_later_;
  Language language_;
  const Environment& environment_;
  Sources sources_;
};

}  // namespace

ParsedOptions parse_options(const CheckOptions& options, const Environment& environment,
                            Diagnostics& diagnostics) {
  return {read_period(options.calendar.period, diagnostics),
          read_as_of(options.calendar.as_of, environment, diagnostics),
          read_fail_under(options.fail_under, diagnostics),
          read_overrides(options.rules.set, diagnostics),
          read_jobs(options.jobs, diagnostics),
          read_max_input(options.input.max_input, diagnostics)};
}

int check_paths(const CheckOptions& options, const ParsedOptions& parsed,
                const std::vector<ReportOutput>& outputs, Language language,
                const Environment& environment, Diagnostics diagnostics,
                const std::vector<std::string>& written_later) {
  return PathCheck(options, parsed, outputs, written_later, language, environment)
      .run(std::move(diagnostics));
}

std::optional<SavedFile> check_to_file(CheckOptions options, const std::string& name,
                                       const std::vector<std::string>& written_later,
                                       Language language, const Environment& environment,
                                       Sources& sources) {
  options.with_facts = true;
  Diagnostics diagnostics;
  const ParsedOptions parsed = parse_options(options, environment, diagnostics);
  const std::shared_ptr<system::ScratchFile> file = system::scratch_file();
  if (const auto error = file->error()) system::report(*error, diagnostics);
  if (diagnostics.has_errors()) {
    print_diagnostics(diagnostics, sources, language, environment);
    return std::nullopt;
  }
  const std::vector<ReportOutput> outputs{
      {report::find_format("json"), file->path(), false, false}};
  // What the exit code tells is in the file, too.
  (void)check_paths(options, parsed, outputs, language, environment, std::move(diagnostics),
                    written_later);
  auto saved = open_saved(file->path(), sources, diagnostics, name);
  if (!saved) print_diagnostics(diagnostics, sources, language, environment);
  if (!saved || sources.text(saved->id).empty()) return std::nullopt;
  saved->keeps = file;
  return saved;
}

}  // namespace cbps::cli
