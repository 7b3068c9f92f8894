#include "report/html/strands.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "report/html/district_page.h"

namespace cbps::report::html {
namespace {

/// Stands before a strand and is followed by its number. No text of a page has it: control
/// characters are spelled out.
constexpr char kMark = '\x1E';
constexpr char kFirst = 'A';
constexpr std::size_t kCount = static_cast<std::size_t>(Strand::End) + 1;

class Strands final : public Assembler {
 public:
  void add(Part part, std::string_view piece, std::string& /*out*/) override {
    if (part == Part::Community && ++communities_ == kMostInFull + 1) {
      strand(Strand::HeatRows) = {};
      strand(Strand::DetailRows) = {};
    }
    while (!piece.empty()) {
      const auto which = static_cast<Strand>(piece[1] - kFirst);
      const std::size_t end = piece.find(kMark, 2);
      if (is_wanted(which)) {
        strand(which) += piece.substr(2, end == std::string_view::npos ? end : end - 2);
      }
      piece.remove_prefix(end == std::string_view::npos ? piece.size() : end);
    }
  }

  void finish(std::string& out) override {
    for (std::string& strand : all_) {
      out += strand;
      strand = {};
    }
  }

 private:
  std::string& strand(Strand which) { return all_[static_cast<std::size_t>(which)]; }
  /// Where there are many communities, they are only listed.
  [[nodiscard]] bool is_wanted(Strand which) const {
    const bool is_in_full = which == Strand::HeatRows || which == Strand::DetailRows;
    return !is_in_full || communities_ <= kMostInFull;
  }

  std::size_t communities_ = 0;
  std::array<std::string, kCount> all_;
};

}  // namespace

void begin_strand(std::string& out, Strand strand) {
  out += kMark;
  out += static_cast<char>(kFirst + static_cast<char>(strand));
}

std::unique_ptr<Assembler> strand_assembler() { return std::make_unique<Strands>(); }

}  // namespace cbps::report::html
