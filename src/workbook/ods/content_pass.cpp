#include "workbook/ods/content_pass.h"

namespace cbps::workbook {

ContentPass::ContentPass(const Part& content)
    : xml_(content, kMostCellBytes, Checksum::Known, reader_) {}

std::optional<FaultKind> ContentPass::go_on() {
  const auto fault = xml_.run();
  is_at_beginning_ = !xml_.is_at_end();
  if (fault) return fault;
  if (reader_.fault) return reader_.fault;
  if (xml_.is_at_end() && !reader_.has_spreadsheet) return FaultKind::UnexpectedRoot;
  return std::nullopt;
}

std::optional<Fault> ContentPass::read(const TakeRow& take, SheetFacts& facts) {
  TableReader table(take, facts);
  reader_.read(table);
  is_at_beginning_ = false;
  const auto fault = xml_.run();
  reader_.pass_over();
  if (fault) return Fault{*fault, {}, {}};
  return table.fault();
}

}  // namespace cbps::workbook
