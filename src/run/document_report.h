#pragma once

#include <memory>

#include "run/piece_store.h"
#include "run/target_report.h"

namespace cbps::run {

/// A report that is put together when all input has been used: its opening is about all
/// communities, and the communities are sorted.
class DocumentReport final : public TargetReport {
 public:
  DocumentReport(const Target& target, const result::Run& head,
                 std::unique_ptr<system::Spool> spool);

  [[nodiscard]] bool may_show(const std::optional<result::Score>& score) const override {
    return pieces_.may_keep(score);
  }
  void add(const result::Standing& community, std::string_view piece) override;
  void add(const result::Rejected& rejected) override;
  void flush() override;
  void finish(const result::Summary& summary, const report::Notices& notices) override;

 private:
  void assemble_communities();

  std::unique_ptr<system::Spool> spool_;
  PieceStore pieces_;
};

}  // namespace cbps::run
