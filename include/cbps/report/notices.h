#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cbps/report/message_groups.h"
#include "cbps/result/assessment.h"

namespace cbps::report {

/// The remarks about one community that was assessed.
struct Notice {
  std::string id;
  std::string name;
  std::vector<result::Remark> remarks;
};

/// An error that took only a fact, a key or a column, and the first community that has it.
struct FaultNotice {
  std::string id;  ///< empty: it is about the input and no single community
  std::string name;
};

/// What is to be said of communities that were assessed, in the order of the input.
struct Notices {
  static constexpr std::size_t kMost = 1000;

  /// Errors that took less than a community, by their cause: the first `kMost` causes.
  MessageGroups faults;
  std::vector<FaultNotice> first_with_fault;  ///< beside `faults.all()`
  std::size_t fault_count = 0;                ///< all such errors

  std::vector<Notice> listed;
  std::size_t listed_count = 0;  ///< remarks in `listed`: the first ones, at most `kMost`
  std::size_t count = 0;         ///< all remarks

  /// Adds the faults of the next community. There are `its_count` of them.
  void add_faults(const result::Standing& community, const std::vector<result::Remark>& its_faults,
                  std::size_t its_count);
  /// Adds a fault of the input that is about no single community.
  void add_input_fault(const result::Remark& fault);
  /// Adds the remarks about the next community. There are `its_count` of them; `remarks` may be
  /// empty where no more are listed.
  void add(const result::Standing& community, std::vector<result::Remark> remarks,
           std::size_t its_count);
  /// Whether remarks that are added now are still listed.
  [[nodiscard]] bool has_room() const { return listed_count < kMost; }

 private:
  void add_fault(const FaultNotice& of, const result::Remark& fault);
};

}  // namespace cbps::report
