#include "run/document_report.h"

#include <string>
#include <utility>

namespace cbps::run {

DocumentReport::DocumentReport(const Target& target, const result::Run& head,
                               std::unique_ptr<system::Spool> spool)
    : TargetReport(target, head),
      spool_(std::move(spool)),
      pieces_(*spool_, target.format->most_shown) {}

void DocumentReport::add(const result::Standing& community, std::string_view piece) {
  if (error() || piece.empty()) return;
  if (!pieces_.add(community.score, piece)) fail(*spool_);
}

/// The opening names what was rejected.
void DocumentReport::add(const result::Rejected& /*rejected*/) {}

void DocumentReport::flush() {}

void DocumentReport::finish(const result::Summary& summary, const report::Notices& notices) {
  if (error()) return;
  const report::Format& format = *target().format;
  std::string text;
  format.begin(head(), target().style, text);
  assemble(report::Part::Head, text);
  text.clear();
  format.opening(head(), summary, notices, target().style, text);
  assemble(report::Part::Opening, text);
  if (!write_to(*target().output)) return;
  assemble_communities();
  assemble_end(summary, *target().output);
}

void DocumentReport::assemble_communities() {
  constexpr std::size_t kBlock = std::size_t{64} << 10U;
  const bool is_whole = pieces_.for_each([this](std::string_view piece) {
    assemble(report::Part::Community, piece);
    return assembled_size() < kBlock || write_to(*target().output);
  });
  if (!is_whole && !error()) fail(*spool_);
}

}  // namespace cbps::run
