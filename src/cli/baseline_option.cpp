#include "cli/baseline_option.h"

#include "cbps/result/archive.h"
#include "cli/saved_file.h"

namespace cbps::cli {
namespace {

class Receiver final : public result::ArchiveReceiver {
 public:
  Receiver(BaselineFile& baseline, std::string& pack) : baseline_(baseline), pack_(pack) {}

  void begin(const result::Run& run, bool has_communities) override {
    baseline_.shown.year = run.year;
    baseline_.shown.as_of = run.as_of;
    baseline_.shown.digest = run.pack.digest;
    for (const result::StandardText& one : run.standards) {
      baseline_.shown.checks += one.checks.size();
    }
    pack_ = run.pack.id;
    has_communities_ = has_communities;
  }
  void add(result::Community community, std::uint64_t /*begin*/) override {
    baseline_.outcomes.add(community);
  }
  void end(result::Summary summary) override { baseline_.shown.communities = summary.communities; }

  [[nodiscard]] bool has_communities() const { return has_communities_; }

 private:
  BaselineFile& baseline_;
  std::string& pack_;
  bool has_communities_ = false;
};

}  // namespace

std::unique_ptr<const BaselineFile> read_baseline(const std::string& path,
                                                  const rules::RulePack& pack,
                                                  const audit::Selection& selection,
                                                  Sources& sources, Diagnostics& diagnostics) {
  const auto saved = open_saved(path, sources, diagnostics);
  if (!saved) return nullptr;
  auto baseline = std::make_unique<BaselineFile>(BaselineFile{{pack, selection}, {}});
  std::string its_pack;
  Receiver receiver(*baseline, its_pack);
  Diagnostics found;
  const bool is_read = read_archive(saved->id, sources, receiver, found);
  if (!are_unchanged({*saved}, diagnostics)) return nullptr;
  diagnostics.append(std::move(found));
  if (!is_read) return nullptr;
  if (!receiver.has_communities()) {
    diagnostics.add(Code::BaselineSummaryOnly, saved->whole);
    return nullptr;
  }
  if (its_pack != pack.id) {
    diagnostics.add(Code::BaselineOtherPack, saved->whole, its_pack, pack.id);
    return nullptr;
  }
  if (baseline->shown.digest != pack.digest) {
    diagnostics.add(Code::BaselineOtherRules, saved->whole);
  }
  return baseline;
}

}  // namespace cbps::cli
