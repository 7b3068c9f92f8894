#include "unit/report/written.h"

#include <utility>

#include "support/catch.h"

namespace cbps::report::test {

namespace {

Notices notices_of(const std::vector<result::Community>& communities) {
  Notices notices;
  for (const result::Community& community : communities) {
    notices.remarks.add({community.id, community.name}, community.remarks,
                        community.remarks.size());
  }
  return notices;
}

}  // namespace

std::string written(std::string_view format, const result::Run& run,
                    const std::vector<result::Community>& communities,
                    const result::Summary& summary, const Style& style) {
  const Format* row = find_format(format);
  REQUIRE(row != nullptr);
  std::string all;
  const std::unique_ptr<Assembler> assembler = row->assembler();
  // Each piece into a buffer of its own: a writer may not look back at what it wrote before.
  std::string piece;
  const auto add = [&](Part part) {
    std::string written;
    assembler->add(part, piece, written);
    all += written;
    piece.clear();
  };
  row->begin(run, style, piece);
  add(Part::Head);
  if (row->is_document()) {
    row->opening(run, summary, notices_of(communities), style, piece);
    add(Part::Opening);
  }
  std::size_t before = 0;
  for (const result::Community& community : communities) {
    const CommunityForm form = community_form(*row, style, before++);
    if (form == CommunityForm::None) break;
    if (form == CommunityForm::Brief) {
      row->line(run, brief_of(community), style, piece);
    } else {
      row->each(run, community, style, piece);
    }
    add(Part::Community);
  }
  for (const result::Rejected& rejected : summary.rejected) {
    if (row->rejected == nullptr) break;
    row->rejected(rejected, style, piece);
    add(Part::Rejected);
  }
  const Drain drain = [&](std::string& out) {
    piece = std::exchange(out, {});
    add(Part::End);
  };
  std::string end;
  row->end(run, summary, style, drain, end);
  piece = std::move(end);
  add(Part::End);
  assembler->finish(all);
  return all;
}

}  // namespace cbps::report::test
