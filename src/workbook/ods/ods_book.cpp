#include "workbook/ods/ods_book.h"

#include <utility>

#include "workbook/ods/content_pass.h"
#include "workbook/ods/manifest.h"
#include "workbook/zip/part_stream.h"

namespace cbps::workbook {
namespace {

/// All sheets are one part, the name of which is fixed: OpenDocument 1.3 part 2, 3.1.
constexpr std::string_view kContent = "content.xml";

class OdsBook final : public Book {
 public:
  explicit OdsBook(Package package) : package_(std::move(package)) {}

  /// Checks what the directory says of the content, and finds the first sheet.
  [[nodiscard]] std::optional<Fault> open() {
    auto manifest = read_manifest(package_);
    if (auto* fault = std::get_if<Fault>(&manifest)) return std::move(*fault);
    if (std::get<Manifest>(manifest).is_encrypted) {
      return Fault{FaultKind::EncryptedPart, std::string(kContent), {}};
    }
    content_ = package_.find(kContent);
    if (content_ == nullptr) return Fault{FaultKind::MissingPart, std::string(kContent), {}};
    if (const auto fault = fault_within(*content_, kMostCellBytes))
      return in_content({*fault, {}, {}});
    return find(0);
  }

  [[nodiscard]] Format format() const override { return Format::Ods; }
  [[nodiscard]] std::span<const Sheet> sheets() const override { return sheets_; }

  [[nodiscard]] std::optional<Fault> find(std::size_t sheet) override {
    while (!has_found_all_ && sheets_.size() <= sheet) {
      if (auto fault = go_on()) return fault;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Fault> read(std::size_t sheet, const TakeRow& take,
                                          SheetFacts& facts) override {
    if (auto fault = go_to(sheet)) return fault;
    auto fault = pass_->read(take, facts);
    if (!fault) return std::nullopt;
    pass_.reset();
    return in_content(std::move(*fault));
  }

 private:
  [[nodiscard]] Fault in_content(Fault fault) const {
    fault.part = content_->name;
    return fault;
  }

  /// To the beginning of the next sheet, on the way that is under way or a new one.
  [[nodiscard]] std::optional<Fault> go_on() {
    if (pass_ == nullptr) pass_ = std::make_unique<ContentPass>(*content_);
    if (const auto fault = pass_->go_on()) {
      pass_.reset();
      return in_content({*fault, {}, {}});
    }
    if (pass_->found() > sheets_.size()) sheets_.push_back(pass_->sheet());
    if (!pass_->is_at_end()) return std::nullopt;
    has_found_all_ = true;
    pass_.reset();
    return std::nullopt;
  }

  /// To the beginning of a sheet: there is no way back to it but from the beginning of all.
  [[nodiscard]] std::optional<Fault> go_to(std::size_t sheet) {
    const std::size_t count = sheet + 1;
    if (pass_ != nullptr && pass_->found() + (pass_->is_at_beginning() ? 0 : 1) > count) {
      pass_.reset();
    }
    while (pass_ == nullptr || pass_->found() < count) {
      if (auto fault = go_on()) return fault;
      // It was found before: these are other bytes now.
      if (pass_ == nullptr) return in_content({FaultKind::ChecksumMismatch, {}, {}});
    }
    return std::nullopt;
  }

  Package package_;
  const Part* content_ = nullptr;
  std::vector<Sheet> sheets_;
  bool has_found_all_ = false;
  std::unique_ptr<ContentPass> pass_;  ///< the way that is under way
};

}  // namespace

std::variant<std::unique_ptr<Book>, Fault> open_ods(Package package) {
  auto book = std::make_unique<OdsBook>(std::move(package));
  if (auto fault = book->open()) return std::move(*fault);
  return std::unique_ptr<Book>(std::move(book));
}

}  // namespace cbps::workbook
