#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "columns.h"

/// What a loop over the events of a YAML parser makes of a profile: the facts that the checks read.
/// All else is passed over, as such a loop would.
namespace bench22 {

class ProfileEvents {
 public:
  explicit ProfileEvents(const std::vector<Column>& columns);

  void begin_profile();
  void begin_mapping();
  void end_mapping();
  void begin_list();
  void end_list() { in_list_ = false; }
  void scalar(std::string_view text);

  [[nodiscard]] const Facts& facts() const { return facts_; }
  [[nodiscard]] const std::string& id() const { return id_; }

 private:
  void item(std::string_view text);

  std::unordered_map<std::string, const Column*> by_key_;  ///< label, or group.short label
  Facts facts_{};
  std::string id_;
  std::string group_;
  std::string key_;
  bool wants_value_ = false;
  bool in_list_ = false;
  int depth_ = 0;
  const Column* column_ = nullptr;
};

}  // namespace bench22
