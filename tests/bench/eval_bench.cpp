// What it costs to evaluate the rules of this repository on rows that are already columns: no
// reading, no explaining, no report.
//
//   eval_bench [ROWS] [BATCH]
//
// Without BATCH: a table over several sizes of batch, medians of several runs in turn. With it: one
// run, for callgrind.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <random>
#include <vector>

#include "cbps/cli/rule_folder.h"
#include "cbps/eval/evaluator.h"
#include "cbps/rules/compile.h"

using namespace cbps;

namespace {

constexpr std::uint64_t kSeed = 20241124;
constexpr int kMissingPercent = 10;
constexpr int kRuns = 7;

rules::RulePack pack() {
  Sources sources;
  Diagnostics diagnostics;
  const auto document = cli::read_rules(CBPS_RULES_DIR, sources, diagnostics);
  auto pack = document ? rules::compile(sources, *document, {}, diagnostics) : std::nullopt;
  if (!pack) std::exit(2);
  return std::move(*pack);
}

class Facts {
 public:
  explicit Facts(const Dictionary& dictionary) : dictionary_(dictionary), engine_(kSeed) {}

  Table table(std::size_t rows) {
    Table table(dictionary_, rows);
    for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) {
      for (std::size_t row = 0; row < rows; ++row) {
        if (below(100) >= kMissingPercent) set(table, static_cast<FieldId>(i), row);
      }
    }
    return table;
  }

 private:
  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(bound));
  }

  void set(Table& table, FieldId id, std::size_t row) {
    const Field& field = dictionary_.field(id);
    switch (field.type.kind) {
      case Kind::Bool: return table.set(id, row, below(2));
      case Kind::Date: return table.set(id, row, 15000 + below(5000));
      case Kind::Set:
        return table.set(id, row, below(std::int64_t{1} << dictionary_.domain(field.type).size()));
      case Kind::Choice:
        return table.set(id, row,
                         below(static_cast<std::int64_t>(dictionary_.domain(field.type).size())));
      case Kind::Dates: {
        std::vector<Date> dates;
        for (std::int64_t n = below(16); n > 0; --n) {
          dates.push_back(Date{Period{2024}.start().days + static_cast<std::int32_t>(below(366))});
        }
        return table.set_dates(id, row, std::move(dates));
      }
      default: {
        const std::int64_t width =
            std::min<std::int64_t>(field.range->most - field.range->least, 99);
        return table.set(id, row, field.range->least + below(width + 1));
      }
    }
  }

  const Dictionary& dictionary_;
  std::mt19937_64 engine_;
};

struct Workload {
  Workload(const rules::RulePack& rules, std::size_t rows, std::size_t batch)
      : evaluator(rules.program, {Period{2024}, Period{2024}.end()}, batch) {
    Facts facts(rules.dictionary);
    for (std::size_t done = 0; done < rows; done += batch) {
      tables.push_back(facts.table(std::min(batch, rows - done)));
    }
  }

  /// Nanoseconds for all rows. What was found is read, so that none of it is optimised away.
  double run(const eval::Compiled& last) {
    const auto begin = std::chrono::steady_clock::now();
    for (const Table& table : tables) seen += evaluator.run(table).true_words(last.root)[0];
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin)
        .count();
  }

  std::vector<Table> tables;
  eval::Evaluator evaluator;
  std::uint64_t seen = 0;
};

double median(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

}  // namespace

int main(int argument_count, char** arguments) {
  const rules::RulePack rules = pack();
  const std::size_t rows =
      argument_count > 1 ? std::strtoull(arguments[1], nullptr, 10) : std::size_t{102400};
  std::size_t checks = 0;
  for (const rules::Standard& standard : rules.standards) checks += standard.checks.size();
  const eval::Compiled& last = rules.standards.back().checks.back().require.back().compiled;
  fmt::print("{} standards, {} checks, {} consistency rules, {} instructions, {} rows\n",
             rules.standards.size(), checks, rules.consistency.size(),
             rules.program.instructions().size(), rows);
  if (argument_count > 2) {
    Workload once(rules, rows, std::strtoull(arguments[2], nullptr, 10));
    (void)once.run(last);
    return 0;
  }

  const std::size_t sizes[] = {1, 16, 64, 256, 1024, 4096, 16384};
  std::vector<std::unique_ptr<Workload>> workloads;
  for (const std::size_t size : sizes) {
    workloads.push_back(std::make_unique<Workload>(rules, rows, size));
  }
  std::vector<std::vector<double>> times(workloads.size());
  for (int run = 0; run < kRuns; ++run) {
    for (std::size_t i = 0; i < workloads.size(); ++i) times[i].push_back(workloads[i]->run(last));
  }
  fmt::print("{:>8} {:>12} {:>22}\n", "batch", "ns a row", "ns a check and row");
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    const double row = median(times[i]) / static_cast<double>(rows);
    fmt::print("{:>8} {:>12.1f} {:>22.3f}{}\n", sizes[i], row, row / static_cast<double>(checks),
               sizes[i] == eval::kBatchRows ? "  (the program's)" : "");
  }
  return 0;
}
