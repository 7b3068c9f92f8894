#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "cbps/run/assess_inputs.h"

/// Inputs and outputs of a run that are only in memory.
namespace cbps::run::test {

/// Inputs by their names. Remembers which threads read them.
class MemoryInputs {
 public:
  explicit MemoryInputs(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {}

  std::optional<InputBytes> read(const Input& input, Sources& sources, Diagnostics& diagnostics);

  std::set<std::string> changed;  ///< names of inputs that are said to have changed
  std::set<std::string> cut;      ///< names of inputs of which only the beginning is there

  [[nodiscard]] std::vector<Input> list() const;
  [[nodiscard]] const std::set<std::thread::id>& threads() const { return threads_; }
  [[nodiscard]] std::size_t reads(const std::string& name) const { return reads_.at(name); }

 private:
  std::map<std::string, std::string> texts_;
  std::mutex mutex_;
  std::set<std::thread::id> threads_;
  std::map<std::string, std::size_t> reads_;
};

/// The error of the sinks and spools below.
[[nodiscard]] system::WriteError full();

/// Keeps what is written. A write fails after the first `most_writes` ones.
class MemorySink final : public system::Sink {
 public:
  explicit MemorySink(std::size_t most_writes = SIZE_MAX) : writes_left_(most_writes) {}

  bool write(std::string_view bytes) override;
  [[nodiscard]] std::optional<system::WriteError> error() const override { return error_; }
  /// Fails before the first write, as a file that could not be created.
  void fail() { error_ = full(); }

  std::string text;
  std::size_t writes = 0;  ///< successful ones

 private:
  std::size_t writes_left_;
  std::optional<system::WriteError> error_;
};

/// A write fails after the first `writes` ones, and so does a read.
class MemorySpool final : public system::Spool {
 public:
  explicit MemorySpool(std::size_t writes = SIZE_MAX, std::size_t reads = SIZE_MAX)
      : writes_left_(writes), reads_left_(reads) {}

  bool write(std::string_view bytes) override;
  bool read(std::uint64_t offset, std::size_t size, std::string& out) override;
  [[nodiscard]] std::optional<system::WriteError> error() const override { return error_; }

 private:
  bool take(std::size_t& left);

  std::string text_;
  std::size_t writes_left_;
  std::size_t reads_left_;
  std::optional<system::WriteError> error_;
};

/// Remembers which threads it was called by, and the messages.
class Recorder final : public Observer {
 public:
  void messages(const std::vector<result::Remark>& messages, const Sources&) override;
  void progress(std::size_t communities, double share) override;
  void input_ended(std::size_t left_out) override { not_passed_on = left_out; }

  std::set<std::thread::id> threads;
  std::string codes;
  std::size_t assessed = 0;
  double done = 0;  ///< the share of the input, as it was last told
  std::size_t not_passed_on = 0;
};

// ---- runs ----

/// A report of a run.
struct Wanted {
  const report::Format* format = report::find_format("jsonl");
  report::Extent extent = report::Extent::Normal;
  system::Sink* sink = nullptr;
};

struct Options {
  std::size_t jobs = 1;
  std::optional<int> year = 2024;
  std::vector<std::string> only = {"8.2"};  ///< the area of the service centre; empty: all checks
  const rules::RulePack* pack = nullptr;    ///< nullptr: the rules of the repository
  Language language = Language::En;
  bool with_facts = false;
  std::vector<result::Waiver> waivers = {};
  std::vector<result::Community> baseline = {};  ///< empty: there is none
  system::MakeSpool make_spool = [] { return std::make_unique<MemorySpool>(); };
};

/// Assesses all communities.
[[nodiscard]] Outcome assess(MemoryInputs& inputs, const std::vector<Wanted>& wanted,
                             const Options& options, Observer& observer);

/// A table of communities with ever more households: the first 1,501 meet the check.
[[nodiscard]] std::string table(std::size_t rows, std::string_view year = "2024");

/// A profile of a community that does not meet the check.
[[nodiscard]] std::string profile(std::string_view id, int year = 2024);

}  // namespace cbps::run::test
