#include "unit/run/memory.h"

#include <fmt/format.h>

#include "cbps/audit/baseline.h"
#include "cbps/audit/waivers.h"
#include "support/pack.h"

namespace cbps::run::test {

std::optional<InputBytes> MemoryInputs::read(const Input& input, Sources& sources,
                                             Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  threads_.insert(std::this_thread::get_id());
  ++reads_[input.name];
  const auto found = texts_.find(input.name);
  if (found != texts_.end()) {
    const bool has_changed = changed.contains(input.name);
    return InputBytes{sources.add(input.name, found->second), true,
                      [has_changed] { return has_changed; }, cut.contains(input.name)};
  }
  diagnostics.add(Code::NoSuchFile, {0, 0, sources.add(input.name, "")});
  return std::nullopt;
}

std::vector<Input> MemoryInputs::list() const {
  std::vector<Input> all;
  for (const auto& [name, text] : texts_) {
    all.push_back({name, name.ends_with(".csv") ? InputKind::Table : InputKind::Profiles});
  }
  return all;
}

system::WriteError full() { return {{"内存", "memory"}, {"满", "full"}}; }

bool MemorySink::write(std::string_view bytes) {
  if (error_ || writes_left_ == 0) {
    error_ = full();
    return false;
  }
  --writes_left_;
  ++writes;
  text += bytes;
  return true;
}

bool MemorySpool::take(std::size_t& left) {
  if (error_ || left == 0) {
    error_ = full();
    return false;
  }
  --left;
  return true;
}

bool MemorySpool::write(std::string_view bytes) {
  if (!take(writes_left_)) return false;
  text_ += bytes;
  return true;
}

bool MemorySpool::read(std::uint64_t offset, std::size_t size, std::string& out) {
  if (!take(reads_left_)) return false;
  out += text_.substr(offset, size);
  return true;
}

void Recorder::messages(const std::vector<result::Remark>& messages, const Sources&) {
  threads.insert(std::this_thread::get_id());
  for (const result::Remark& one : messages) {
    codes += fmt::format("{} {}:{}\n", info(one.diagnostic.code).id, one.location.file,
                         one.location.line);
  }
}

void Recorder::progress(std::size_t communities, double share) {
  threads.insert(std::this_thread::get_id());
  assessed = communities;
  done = share;
}

Outcome assess(MemoryInputs& inputs, const std::vector<Wanted>& wanted, const Options& options,
               Observer& observer) {
  const rules::RulePack& pack = options.pack == nullptr ? cbps::test::pack() : *options.pack;
  const ReadInput read = [&inputs](const Input& input, Sources& sources, Diagnostics& diagnostics) {
    return inputs.read(input, sources, diagnostics);
  };
  InputQueue queue(inputs.list(), read, pack.dictionary);
  const Survey survey = queue.survey(options.year.has_value());
  const Period period{options.year ? *options.year : survey.year.value_or(1)};
  Diagnostics diagnostics;
  const audit::Selection selection = audit::select(pack, options.only, {}, diagnostics);
  const result::WaiverIndex waivers =
      audit::index_waivers(pack, selection, options.waivers, period.end());
  audit::Baseline baseline(pack, selection);
  for (const result::Community& one : options.baseline) baseline.add(one);
  audit::Task task{pack, selection, {period, period.end()}, options.with_facts};
  if (!options.waivers.empty()) task.waivers = &waivers;
  if (!options.baseline.empty()) task.baseline = &baseline;
  result::Run head = audit::describe(task, "test", {});
  head.several = true;
  if (!options.baseline.empty()) {
    head.baseline.emplace(result::Baseline{2023, Period{2023}.end(), pack.digest, selection.size(),
                                           baseline.communities()});
  }
  audit::add_dictionary(task, head);
  YearSource year = survey.year ? YearSource::Tried : YearSource::None;
  if (options.year) year = YearSource::Given;
  std::vector<Target> targets;
  for (const Wanted& one : wanted) {
    targets.push_back({one.format, {options.language, false, 80, one.extent, true}, one.sink});
  }
  const Plan plan{task, head, targets, 256, {}, year, false, options.jobs};
  return assess_inputs(plan, queue, options.make_spool, observer);
}

std::string table(std::size_t rows, std::string_view year) {
  std::string text = "id,period,households,centre.area,centre.built\n";
  for (std::size_t i = 0; i < rows; ++i) {
    text += fmt::format("t{},{},{},400,true\n", i, year, 500 + i);
  }
  return text;
}

std::string profile(std::string_view id, int year) {
  return fmt::format("id: {}\nperiod: {}\nhouseholds: 1000\ncentre.area: 100\ncentre.built: true\n",
                     id, year);
}

}  // namespace cbps::run::test
