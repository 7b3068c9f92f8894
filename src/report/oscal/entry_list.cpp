#include "report/oscal/entry_list.h"

#include <algorithm>

namespace cbps::report::oscal {
namespace {

class EntryList final : public Assembler {
 public:
  void add(Part part, std::string_view piece, std::string& out) override {
    switch (part) {
      case Part::Community:
      case Part::Rejected:
      case Part::End: return add_lines(piece, out);
      case Part::Head:
      case Part::Opening: out += piece; return;
    }
  }
  void finish(std::string& out) override { out += '\n'; }

 private:
  void add_lines(std::string_view piece, std::string& out) {
    while (!piece.empty()) {
      const std::string_view line = piece.substr(0, piece.find('\n'));
      piece.remove_prefix(std::min(line.size() + 1, piece.size()));
      if (line.starts_with('{')) {
        out += is_first_ ? "\n" : ",\n";
        is_first_ = false;
        out += line;
      } else {
        out += '\n';
        out += line;
      }
    }
  }

  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<Assembler> entry_list() { return std::make_unique<EntryList>(); }

}  // namespace cbps::report::oscal
