#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "cbps/value/dictionary.h"

/// Facts of communities that exist nowhere, as they might be reported.
namespace cbps::bench {

/// One fact. Not given: neither a number nor dates.
struct Fact {
  bool is_given = false;
  std::int64_t number = 0;  ///< in the form a column holds it (see `Column`)
  std::vector<Date> dates;
};

/// In percent.
struct Rates {
  int fail = 10;            ///< of what is asked for and not done
  int missing = 5;          ///< of facts left out
  int not_applicable = 10;  ///< of duties without an object
};

/// Makes the facts of one community after the other. They keep to ranges, parts and wholes, the
/// period and the consistency rules of the built-in pack: who breaks those is rejected, and what is
/// rejected is not measured.
class CommunityFacts {
 public:
  /// The dictionary outlives this.
  CommunityFacts(const Dictionary& dictionary, Period period, Rates rates, std::uint64_t seed);

  /// The facts of the next one, in the order of the dictionary.
  const std::vector<Fact>& next();

 private:
  std::int64_t below(std::int64_t bound);
  std::int64_t between(std::int64_t least, std::int64_t most);
  bool chance(int percent) { return below(100) < percent; }
  bool done() { return !chance(rates_.fail); }
  bool applies() { return !chance(rates_.not_applicable); }

  Fact& at(const char* id);
  void set(const char* id, std::int64_t number);
  void yes(const char* id) { set(id, done() ? 1 : 0); }
  /// As much of `whole` as there should be: all of it, or where it fails less.
  std::int64_t part_of(std::int64_t whole);
  std::uint64_t all_parts(const char* id);
  /// A set that should hold `whole`, and lacks one of it where it fails.
  std::uint64_t parts(const char* id, std::uint64_t whole);
  /// Days of a thing that should happen in each month (`step` 1) or quarter (3). Where they fail,
  /// one month or quarter is left out.
  std::vector<Date> days_in_every(int step);
  /// A thing with days and a count that says the same: given as one, the other, or both.
  void twin(const char* dates, const char* count, const std::vector<Date>& days,
            std::int64_t number);
  Date day(int year_from, int year_to);

  void organisation();
  void committee();
  void members();
  void centre();
  void services();
  void activities();
  void meetings();
  void money();
  void staff();
  void leave_out();

  const Dictionary& dictionary_;
  Period period_;
  Rates rates_;
  std::mt19937_64 engine_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<Fact> facts_;

  // What several facts of a community depend on.
  std::int64_t households_ = 0;
  std::int64_t size_ = 0;
  std::int64_t total_ = 0;
  std::int64_t branches_ = 0;
  std::int64_t groups_ = 0;
};

}  // namespace cbps::bench
