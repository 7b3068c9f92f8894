#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cbps/text/csv_row.h"
#include "cbps/text/unicode.h"
#include "convert/format_rows.h"
#include "convert/names.h"

namespace cbps::convert {
namespace {

/// A table, a community a row, with a column for all that a community gives.
class CsvWriter final : public Writer {
 public:
  CsvWriter(const Dictionary& dictionary, const Contents& contents, const Style& style)
      : dictionary_(dictionary),
        names_(style),
        identity_(contents.identity()),
        facts_(in_form_order(dictionary, contents.facts())) {}

  void begin(std::string& out) override {
    std::vector<std::string> headings;
    headings.reserve(columns());
    for (const data::IdentityKey& key : identity_) headings.push_back(names_.identity(key));
    for (const FieldId id : facts_) headings.push_back(names_.fact(dictionary_.field(id)));
    out += unicode::kByteOrderMark;  // spreadsheets take it for another encoding without
    out += csv_row(headings);
  }

  void add(const Community& community, std::string& out) override {
    std::vector<std::string> cells;
    cells.reserve(columns());
    for (const data::IdentityKey& key : identity_) {
      cells.push_back(key.member == nullptr ? std::to_string(community.year)
                                            : data::identity_text(community.identity, key.member));
    }
    for (const FieldId id : facts_) {
      cells.push_back(
          data::fact_text(community.facts, community.row, dictionary_, id, names_.words()));
    }
    out += csv_row(cells);
  }

  std::optional<spreadsheet::Fault> end(std::string& /*out*/) override { return std::nullopt; }

 private:
  [[nodiscard]] std::size_t columns() const { return identity_.size() + facts_.size(); }

  const Dictionary& dictionary_;
  Names names_;
  std::vector<data::IdentityKey> identity_;
  std::vector<FieldId> facts_;
};

std::unique_ptr<Writer> writer(const Dictionary& dictionary, const Contents& contents,
                               const Style& style) {
  return std::make_unique<CsvWriter>(dictionary, contents, style);
}

}  // namespace

Format csv_format() {
  static constexpr std::array<std::string_view, 1> kEndings{".csv"};
  return {"csv", kEndings, UINT64_MAX, writer};
}

}  // namespace cbps::convert
