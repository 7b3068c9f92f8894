// What the room is in a program that was built without libxlsxwriter.

#include "cbps/spreadsheet/writer.h"

namespace cbps::spreadsheet {
namespace {

class StandIn final : public Writer {
 public:
  void begin_sheet(const Layout& /*layout*/) override {}
  void add_row(const Row& /*row*/) override {}
  std::optional<Fault> finish(std::string& /*out*/) override {
    return Fault{FaultKind::NotBuiltIn, {}, {}};
  }
};

}  // namespace

std::unique_ptr<Writer> writer(const Properties& /*properties*/) {
  return std::make_unique<StandIn>();
}

}  // namespace cbps::spreadsheet
