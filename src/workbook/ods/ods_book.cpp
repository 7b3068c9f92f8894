#include "workbook/ods/ods_book.h"

#include <utility>

#include "workbook/ods/content_reader.h"
#include "workbook/ods/manifest.h"

namespace cbps::workbook {
namespace {

/// All sheets are one part, the name of which is fixed: OpenDocument 1.3 part 2, 3.1.
constexpr std::string_view kContent = "content.xml";

/// To read a sheet is to parse all before it too: so many bytes at most are parsed for all sheets.
constexpr std::uint64_t kMostWork = std::uint64_t{16} << 30U;

class OdsBook final : public Book {
 public:
  explicit OdsBook(Package package) : package_(std::move(package)) {}

  /// Finds the sheets, and checks the whole part while doing so.
  [[nodiscard]] std::optional<Fault> open() {
    auto manifest = read_manifest(package_);
    if (auto* fault = std::get_if<Fault>(&manifest)) return std::move(*fault);
    if (std::get<Manifest>(manifest).is_encrypted) {
      return Fault{FaultKind::EncryptedPart, std::string(kContent), {}};
    }
    content_ = package_.find(kContent);
    if (content_ == nullptr) return Fault{FaultKind::MissingPart, std::string(kContent), {}};
    ContentReader reader;
    auto fault = parse_xml(*content_, kMostCellBytes, Checksum::Compare, reader);
    if (!fault) fault = reader.fault;
    if (!fault && !reader.has_spreadsheet) fault = FaultKind::UnexpectedRoot;
    if (!fault && reader.sheets.size() * content_->size > kMostWork) {
      fault = FaultKind::TooManySheets;
    }
    if (fault) return Fault{*fault, content_->name, {}};
    sheets_ = std::move(reader.sheets);
    return std::nullopt;
  }

  [[nodiscard]] Format format() const override { return Format::Ods; }
  [[nodiscard]] std::span<const Sheet> sheets() const override { return sheets_; }
  [[nodiscard]] std::optional<Fault> read(std::size_t sheet, const TakeRow& take,
                                          SheetFacts& facts) override {
    TableReader table(take, facts);
    ContentReader reader(table, sheet);
    if (const auto fault = parse_xml(*content_, kMostCellBytes, Checksum::Known, reader)) {
      return Fault{*fault, content_->name, {}};
    }
    if (!table.fault()) return std::nullopt;
    Fault fault = *table.fault();
    fault.part = content_->name;
    return fault;
  }

 private:
  Package package_;
  const Part* content_ = nullptr;
  std::vector<Sheet> sheets_;
};

}  // namespace

std::variant<std::unique_ptr<Book>, Fault> open_ods(Package package) {
  auto book = std::make_unique<OdsBook>(std::move(package));
  if (auto fault = book->open()) return std::move(*fault);
  return std::unique_ptr<Book>(std::move(book));
}

}  // namespace cbps::workbook
