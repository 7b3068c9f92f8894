#include "run/target_report.h"

#include "cbps/report/page_name.h"
#include "cbps/system/output.h"
#include "run/document_report.h"
#include "run/streamed_report.h"

namespace cbps::run {

TargetReport::TargetReport(const Target& target, const result::Run& head)
    : target_(target),
      head_(head),
      assembler_(target.format->assembler()),
      error_(target.output->error()) {
  assembler_->begin(head, target.style);
  if (target.pages != nullptr) target.pages->restart();
}

void TargetReport::add_page(const std::string& id, std::string_view page) {
  if (error_ || target_.pages == nullptr) return;
  if (!target_.pages->write_file(report::page_name(id), page)) fail(*target_.pages);
}

void TargetReport::assemble(report::Part part, std::string_view piece) {
  if (!error_) assembler_->add(part, piece, assembled_);
}

bool TargetReport::write_to(system::Sink& sink) {
  if (!error_ && !assembled_.empty() && !sink.write(assembled_)) fail(sink);
  assembled_.clear();
  return !error_;
}

void TargetReport::assemble_end(const result::Summary& summary, system::Sink& sink) {
  if (error_) return;
  const report::Drain drain = [&](std::string& text) {
    assemble(report::Part::End, text);
    text.clear();
    write_to(sink);
  };
  std::string end;
  target_.format->end(head_, summary, target_.style, drain, end);
  assemble(report::Part::End, end);
  if (!error_) assembler_->finish(assembled_);
  if (const auto reason = assembler_->failure(); reason && !error_) {
    error_ = system::WriteError{system::temporary_file_name(), *reason};
  }
  write_to(sink);
}

void TargetReport::fail(const system::Sink& sink) {
  error_ = sink.error().value_or(system::WriteError{});
}

std::unique_ptr<TargetReport> begin_report(const Target& target, const result::Run& head,
                                           YearSource year, const system::MakeSpool& make_spool) {
  if (target.format->is_document()) {
    return std::make_unique<DocumentReport>(target, head, make_spool());
  }
  const bool is_kept = !writes_at_once(*target.format, year);
  return std::make_unique<StreamedReport>(target, head, is_kept ? make_spool() : nullptr);
}

}  // namespace cbps::run
