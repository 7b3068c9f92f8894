#pragma once

#include <cstdint>
#include <memory>

#include "run/target_report.h"

namespace cbps::run {

/// A report whose pieces are put together in the order of the input as they are made.
class StreamedReport final : public TargetReport {
 public:
  /// With a spool, the report is kept there until it is finished.
  StreamedReport(const Target& target, const result::Run& head,
                 std::unique_ptr<system::Spool> spool);

  void add(const result::Standing& community, std::string_view piece) override;
  void add(const result::Rejected& rejected) override;
  void flush() override;
  void finish(const result::Summary& summary, const report::Notices& notices) override;

 private:
  void copy_spool();

  std::unique_ptr<system::Spool> spool_;
  std::uint64_t spooled_ = 0;  ///< bytes in the spool
};

}  // namespace cbps::run
