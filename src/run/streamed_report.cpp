#include "run/streamed_report.h"

#include <algorithm>
#include <string>
#include <utility>

namespace cbps::run {
namespace {

constexpr std::uint64_t kBlock = std::uint64_t{64} << 10U;

}  // namespace

StreamedReport::StreamedReport(const Target& target, const result::Run& head,
                               std::unique_ptr<system::Spool> spool)
    : TargetReport(target, head), spool_(std::move(spool)) {
  std::string text;
  target.format->begin(head, target.style, text);
  assemble(report::Part::Head, text);
  StreamedReport::flush();
}

void StreamedReport::add(const result::Standing& /*community*/, std::string_view piece) {
  if (piece.empty()) return;
  assemble(report::Part::Community, piece);
  if (assembled_size() >= kBlock) flush();
}

void StreamedReport::add(const result::Rejected& rejected) {
  if (target().format->rejected == nullptr) return;
  std::string piece;
  target().format->rejected(rejected, target().style, piece);
  assemble(report::Part::Rejected, piece);
}

void StreamedReport::flush() {
  if (!spool_) {
    write_to(*target().output);
    return;
  }
  spooled_ += assembled_size();
  write_to(*spool_);
}

void StreamedReport::copy_spool() {
  std::string block;
  for (std::uint64_t offset = 0; offset < spooled_; offset += block.size()) {
    block.clear();
    if (!spool_->read(offset, std::min(kBlock, spooled_ - offset), block)) return fail(*spool_);
    if (!target().output->write(block)) return fail(*target().output);
  }
}

void StreamedReport::finish(const result::Summary& summary, const report::Notices& /*notices*/) {
  flush();
  if (spool_ && !error()) copy_spool();
  spool_.reset();
  assemble_end(summary, *target().output);
}

}  // namespace cbps::run
