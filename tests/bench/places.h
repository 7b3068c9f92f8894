#pragma once

#include <cstdint>
#include <string>

/// Where communities that exist nowhere stand: codes of twelve digits and names, in sorted order,
/// in the shape of the whole country (31 provinces, 330 cities, 2,800 counties, 40,000 streets for
/// 600,000 communities), fewer of each where there are fewer communities.
namespace cbps::bench {

struct Place {
  std::string id;
  std::string name;
  std::string county;
  std::string street;
};

class Places {
 public:
  explicit Places(std::int64_t communities);
  [[nodiscard]] Place at(std::int64_t community) const;

 private:
  std::int64_t communities_;
  std::int64_t streets_;
  std::int64_t counties_;
  std::int64_t cities_;
  std::int64_t provinces_;
};

}  // namespace cbps::bench
