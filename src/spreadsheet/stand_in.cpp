// What the room is in a program that was built without libxlsxwriter.

#include "cbps/spreadsheet/writer.h"

namespace cbps::spreadsheet {
namespace {

class StandIn final : public Writer {
 public:
  std::size_t begin_sheet(const Layout& /*layout*/) override { return 0; }
  void add_row(std::size_t /*sheet*/, const Row& /*row*/) override {}
  void add_chart(std::size_t /*sheet*/, const Chart& /*chart*/) override {}
  std::optional<Fault> finish(std::string& /*out*/) override {
    return Fault{FaultKind::NotBuiltIn, {}, {}};
  }
};

}  // namespace

bool is_built_in() { return false; }

std::unique_ptr<Writer> writer(const Properties& /*properties*/) {
  return std::make_unique<StandIn>();
}

}  // namespace cbps::spreadsheet
