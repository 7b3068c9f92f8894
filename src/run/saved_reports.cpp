#include "cbps/run/saved_reports.h"

#include <memory>
#include <string>
#include <utility>

#include "cbps/result/archive.h"
#include "cbps/result/levers.h"
#include "run/target_report.h"

namespace cbps::run {
namespace {

/// Keeps the head and the summary, which are known when all of the file has been read.
class Frame final : public result::ArchiveReceiver {
 public:
  void begin(const result::Run& its_run, bool its_communities) override {
    run = its_run;
    has_communities = its_communities;
  }
  void add(result::Community /*community*/, std::uint64_t /*begin*/) override {}
  void end(result::Summary its_summary) override { summary = std::move(its_summary); }

  result::Run run;
  bool has_communities = false;
  result::Summary summary;
};

/// The page of its own that a community has in a folder.
std::string page_of(const Target& target, const result::Run& run,
                    const result::Community& community, std::size_t before) {
  std::string page;
  if (target.pages == nullptr) return page;
  report::Style style = target.style;
  style.beside = before;
  target.format->page(run, community, style, page);
  return page;
}

/// The piece of a report that a community makes.
std::string piece_of(const Target& target, const result::Run& run,
                     const result::Community& community, std::size_t before) {
  std::string piece;
  switch (report::community_form(*target.format, target.style, before)) {
    case report::CommunityForm::None: break;
    case report::CommunityForm::Brief:
      target.format->line(run, brief_of(community), target.style, piece);
      break;
    case report::CommunityForm::Full: {
      report::Style style = target.style;
      style.beside = before;
      target.format->each(run, community, style, piece);
      break;
    }
  }
  return piece;
}

/// Hands the communities of a file over to the reports, with the rejected ones in their places.
class Renderer final : public result::ArchiveReceiver {
 public:
  Renderer(const Frame& frame, const std::vector<Target>& targets,
           const system::MakeSpool& make_spool)
      : frame_(frame), targets_(targets) {
    for (const Target& target : targets) {
      reports_.push_back(begin_report(target, frame.run, YearSource::Given, make_spool));
    }
  }

  void begin(const result::Run& /*run*/, bool /*has_communities*/) override {}
  void add(result::Community community, std::uint64_t /*begin*/) override {
    add_rejected(communities_);
    for (std::size_t i = 0; i < reports_.size(); ++i) {
      reports_[i]->add(community, piece_of(targets_[i], frame_.run, community, communities_));
      reports_[i]->add_page(community.id,
                            page_of(targets_[i], frame_.run, community, communities_));
      reports_[i]->flush();
    }
    if (shows_lifts(targets_) && lifts_.size() < result::kMostLifts) {
      lifts_.push_back(result::lift_of(frame_.run, community));
    }
    const report::MessageOwner owner{community.id, community.name};
    notices_.faults.add(owner, community.faults, community.fault_count);
    const std::size_t count = community.remarks.size();
    if (!notices_.remarks.has_room()) community.remarks.clear();
    notices_.remarks.add(owner, community.remarks, count);
    ++communities_;
  }
  void end(result::Summary summary) override {
    add_rejected(summary.communities);
    notices_.faults.add({}, summary.input_faults, summary.input_faults.size());
    notices_.remarks.add({}, summary.input_remarks, summary.input_remark_count);
    summary.lifts = std::move(lifts_);
    for (const auto& report : reports_) report->finish(summary, notices_);
  }

  [[nodiscard]] std::vector<TargetResult> results() const {
    std::vector<TargetResult> all;
    for (const auto& report : reports_) {
      report->error() ? all.emplace_back(*report->error()) : all.emplace_back(Written{});
    }
    return all;
  }

 private:
  /// Adds those that come before the community after so many others.
  void add_rejected(std::size_t after) {
    const std::vector<result::Rejected>& all = frame_.summary.rejected;
    for (; next_rejected_ < all.size() && all[next_rejected_].after <= after; ++next_rejected_) {
      for (const auto& report : reports_) report->add(all[next_rejected_]);
    }
  }

  const Frame& frame_;
  const std::vector<Target>& targets_;
  std::vector<std::unique_ptr<TargetReport>> reports_;
  report::Notices notices_;
  std::vector<result::Lift> lifts_;
  std::size_t communities_ = 0;
  std::size_t next_rejected_ = 0;
};

}  // namespace

std::optional<std::vector<TargetResult>> report_saved(FileId file, const Sources& sources,
                                                      std::vector<Target> targets,
                                                      const system::MakeSpool& make_spool,
                                                      Diagnostics& diagnostics) {
  Frame frame;
  if (!result::read_archive(file, sources, frame, diagnostics)) return std::nullopt;
  for (Target& target : targets) {
    target.style.several = target.style.several || frame.run.several;
    if (frame.has_communities) continue;
    // A summary is all that was saved.
    target.style.extent = report::Extent::Summary;
    target.style.in_folder = false;
    target.pages = nullptr;
  }
  Renderer renderer(frame, targets, make_spool);
  if (!result::read_archive(file, sources, renderer, diagnostics)) return std::nullopt;
  return renderer.results();
}

}  // namespace cbps::run
