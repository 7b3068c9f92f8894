#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/run/plan.h"
#include "cbps/system/sink.h"

namespace cbps::run {

/// The report of one target while it is made. Its pieces are added in the order of the input, by
/// one thread at a time. After the first write that fails it has an `error` and does nothing more.
class TargetReport {
 public:
  /// All arguments must outlive it.
  TargetReport(const Target& target, const result::Run& head);
  virtual ~TargetReport() = default;
  TargetReport(const TargetReport&) = delete;
  TargetReport& operator=(const TargetReport&) = delete;

  /// Whether a community with this score may be shown. Any thread may ask.
  [[nodiscard]] virtual bool may_show(const std::optional<result::Score>& /*score*/) const {
    return true;
  }
  /// Writes the page of its own that a community has.
  void add_page(const std::string& id, std::string_view page);
  /// Adds a community with its piece of the report, which may be empty.
  virtual void add(const result::Standing& community, std::string_view piece) = 0;
  virtual void add(const result::Rejected& rejected) = 0;
  /// Called after several communities have been added.
  virtual void flush() = 0;
  /// Completes the report. Called once, when all input has been used.
  virtual void finish(const result::Summary& summary, const report::Notices& notices) = 0;

  [[nodiscard]] const std::optional<system::WriteError>& error() const { return error_; }

 protected:
  [[nodiscard]] const Target& target() const { return target_; }
  [[nodiscard]] const result::Run& head() const { return head_; }

  /// Adds a piece to what has been assembled but not written yet.
  void assemble(report::Part part, std::string_view piece);
  [[nodiscard]] std::size_t assembled_size() const { return assembled_.size(); }
  /// Writes what has been assembled to `sink`. Returns false if the report has an error.
  bool write_to(system::Sink& sink);
  /// Adds the end of the report and writes it to `sink`.
  void assemble_end(const result::Summary& summary, system::Sink& sink);
  /// Gives the report up, for the reason that a sink has.
  void fail(const system::Sink& sink);

 private:
  const Target& target_;
  const result::Run& head_;
  std::unique_ptr<report::Assembler> assembler_;
  std::string assembled_;
  std::optional<system::WriteError> error_;
};

/// Begins the report of a target: one that is written at once, or is kept in a spool until it is
/// finished. All arguments must outlive it.
[[nodiscard]] std::unique_ptr<TargetReport> begin_report(const Target& target,
                                                         const result::Run& head, YearSource year,
                                                         const system::MakeSpool& make_spool);

}  // namespace cbps::run
