#include "cbps/report/assembler.h"

namespace cbps::report {
namespace {

class Concatenation final : public Assembler {
 public:
  explicit Concatenation(std::string_view between) : between_(between) {}

  void add(Part part, std::string_view piece, std::string& out) override {
    if (part == Part::Community) {
      if (has_community_) out += between_;
      has_community_ = true;
    }
    out += piece;
  }
  void finish(std::string& /*out*/) override {}

 private:
  std::string between_;
  bool has_community_ = false;
};

}  // namespace

std::unique_ptr<Assembler> concatenation(std::string_view between) {
  return std::make_unique<Concatenation>(between);
}

}  // namespace cbps::report
