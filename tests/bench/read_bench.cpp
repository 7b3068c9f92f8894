// What it costs to read a table into columns: splitting it, finding cells, reading them by the
// dictionary's types. No evaluating, no report.
//
//   read_bench TABLE [THREADS [RUNS]]
//
// A line each: splitting alone, then all of reading (medians). With RUNS 0: one reading without a
// measure of time, for callgrind.

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

#include "cbps/data/column_reader.h"
#include "cbps/data/table_splitter.h"
#include "cbps/eval/evaluator.h"
#include "cbps/rules/compile.h"
#include "cli/files.h"

using namespace cbps;

namespace {

struct Counts {
  std::uint64_t rows = 0;
  std::uint64_t taken = 0;
  std::uint64_t known = 0;  ///< what was read is looked at, so that none of it is optimised away
};

Counts read(const data::TableFile& table, const Dictionary& dictionary, std::size_t threads) {
  data::TableSplitter splitter(table);
  std::mutex mutex;
  std::atomic<std::uint64_t> rows{0};
  std::atomic<std::uint64_t> taken{0};
  std::atomic<std::uint64_t> known{0};
  const auto work = [&] {
    data::ColumnReader reader(table, Period{2024}, Period{2024}.end(), true);
    Table facts(dictionary, eval::kBatchRows);
    Counts mine;
    while (true) {
      data::TableStretch stretch;
      {
        const std::lock_guard lock(mutex);
        if (!splitter.next(stretch)) break;
      }
      reader.start(stretch);
      while (true) {
        const auto heads = reader.next(facts, eval::kBatchRows);
        if (heads.empty()) break;
        mine.rows += heads.size();
        for (const data::RowHead& one : heads) mine.taken += one.taken ? 1U : 0U;
        mine.known += facts.column(FieldId{}).known.data()[0];
      }
    }
    rows += mine.rows;
    taken += mine.taken;
    known += mine.known;
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& one : others) one.join();
  return {rows, taken, known};
}

template <class Work>
double median_seconds(std::size_t runs, Work work) {
  std::vector<double> all;
  for (std::size_t i = 0; i < runs; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    all.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count < 2) return 2;
  const auto number = [&](int index, std::size_t otherwise) {
    return argument_count > index ? std::strtoull(arguments[index], nullptr, 10) : otherwise;
  };
  const std::size_t threads = number(2, 1);
  const std::size_t runs = number(3, 5);
  Sources sources;
  Diagnostics diagnostics;
  const auto rules = cli::read_rules(CBPS_RULES_DIR, sources, diagnostics);
  const auto pack = rules ? rules::compile(sources, *rules, {}, diagnostics) : std::nullopt;
  if (!pack) return 2;
  const auto file = cli::map_file(arguments[1], sources, diagnostics);
  if (!file) return 2;
  data::RowCells header;
  const auto table = data::TableFile::open(sources, *file, pack->dictionary, header, diagnostics);
  if (!table) return 2;
  Counts counts;
  if (runs == 0) {
    counts = read(*table, pack->dictionary, threads);
    fmt::print("{} rows, {} taken\n", counts.rows, counts.taken);
    return 0;
  }
  const auto bytes = static_cast<double>(sources.text(*file).size());
  const double split = median_seconds(runs, [&] {
    data::TableSplitter splitter(*table);
    for (data::TableStretch stretch; splitter.next(stretch);) counts.known += stretch.end;
  });
  const double all =
      median_seconds(runs, [&] { counts = read(*table, pack->dictionary, threads); });
  const auto rows = static_cast<double>(counts.rows);
  fmt::print("split: {:.3f} s, {:.2f} GB/s\n", split, bytes / split / 1e9);
  fmt::print("read on {} thread{}: {:.3f} s, {:.2f} GB/s, {:.3f} µs a row, {} rows, {} taken\n",
             threads, threads == 1 ? "" : "s", all, bytes / all / 1e9, all / rows * 1e6,
             counts.rows, counts.taken);
  return 0;
}
