#include "workbook/xlsx/xlsx_book.h"

#include <algorithm>
#include <set>
#include <utility>

#include "workbook/xlsx/merge_reader.h"
#include "workbook/xlsx/relations.h"
#include "workbook/xlsx/sheet_reader.h"
#include "workbook/xlsx/workbook_part.h"

namespace cbps::workbook {
namespace {

using Relations = std::vector<Relation>;

const Relation* find_type(const Relations& relations, RelationType type) {
  const auto found = std::find_if(relations.begin(), relations.end(),
                                  [&](const Relation& one) { return one.type == type; });
  return found == relations.end() ? nullptr : &*found;
}

/// The part that a relation of `from` leads to.
std::variant<const Part*, Fault> follow(const Package& package, const Relation& relation,
                                        std::string_view from) {
  if (relation.part.empty()) return Fault{FaultKind::OutsidePackage, std::string(from), {}};
  const Part* const part = find_target(package, relation.part);
  if (part == nullptr) return Fault{FaultKind::MissingPart, relation.part, {}};
  return part;
}

class XlsxBook final : public Book {
 public:
  XlsxBook(Package package, MakeOverflow overflow)
      : package_(std::move(package)), overflow_(std::move(overflow)) {}

  /// Finds the sheets; nothing has been opened before.
  [[nodiscard]] std::optional<Fault> open();

  [[nodiscard]] Format format() const override { return Format::Xlsx; }
  [[nodiscard]] std::span<const Sheet> sheets() const override { return sheets_; }
  /// All were found when it was opened.
  [[nodiscard]] std::optional<Fault> find(std::size_t /*sheet*/) override { return std::nullopt; }
  [[nodiscard]] std::optional<Fault> read(std::size_t sheet, const TakeRow& take,
                                          SheetFacts& facts) override;

 private:
  struct SheetPart {
    const Part* part = nullptr;
    bool is_checked = false;
    MergedCells merged;
  };
  [[nodiscard]] static std::optional<Fault> check(SheetPart& source);

  /// `from` is the name of the part that lists them.
  [[nodiscard]] std::optional<Fault> add_sheets(const WorkbookPart& workbook,
                                                const Relations& relations,
                                                const std::string& from);
  /// Reads what the cells of all sheets refer to, once.
  [[nodiscard]] std::optional<Fault> read_context();

  Package package_;
  MakeOverflow overflow_;
  std::vector<Sheet> sheets_;
  std::vector<SheetPart> parts_;        ///< of the sheets
  const Part* strings_part_ = nullptr;  ///< none: there are no shared strings
  const Part* styles_part_ = nullptr;
  std::optional<SharedStrings> strings_;
  CellContext context_;
  bool has_context_ = false;
};

std::optional<Fault> XlsxBook::open() {
  auto name = main_part(package_);
  if (auto* fault = std::get_if<Fault>(&name)) return std::move(*fault);
  const Part* const part = find_target(package_, std::get<std::string>(name));
  if (part == nullptr) return Fault{FaultKind::MissingPart, std::get<std::string>(name), {}};
  auto workbook = read_workbook_part(*part);
  if (auto* fault = std::get_if<Fault>(&workbook)) return std::move(*fault);
  auto read = read_relations(package_, std::get<std::string>(name));
  if (auto* fault = std::get_if<Fault>(&read)) return std::move(*fault);
  const Relations& relations = std::get<Relations>(read);
  context_.epoch = std::get<WorkbookPart>(workbook).epoch;
  for (const auto& [type, to] : {std::pair{RelationType::SharedStrings, &strings_part_},
                                 std::pair{RelationType::Styles, &styles_part_}}) {
    const Relation* const relation = find_type(relations, type);
    if (relation == nullptr) continue;
    auto found = follow(package_, *relation, part->name);
    // Some programs name shared strings that they do not write, where no cell has one.
    const bool may_lack = type == RelationType::SharedStrings;
    if (may_lack && std::holds_alternative<Fault>(found)) continue;
    if (auto* fault = std::get_if<Fault>(&found)) return std::move(*fault);
    *to = std::get<const Part*>(found);
  }
  return add_sheets(std::get<WorkbookPart>(workbook), relations, part->name);
}

std::optional<Fault> XlsxBook::add_sheets(const WorkbookPart& workbook, const Relations& relations,
                                          const std::string& from) {
  std::vector<const Relation*> by_id;
  for (const Relation& relation : relations) by_id.push_back(&relation);
  const auto before = [](const Relation* a, const Relation* b) { return a->id < b->id; };
  std::stable_sort(by_id.begin(), by_id.end(), before);
  std::set<const Part*> seen;
  for (const WorkbookPart::ListedSheet& listed : workbook.sheets) {
    const auto found =
        std::lower_bound(by_id.begin(), by_id.end(), listed.relation,
                         [](const Relation* one, const std::string& id) { return one->id < id; });
    if (found == by_id.end() || (*found)->id != listed.relation) {
      return Fault{FaultKind::MissingRelation, from, {}};
    }
    if ((*found)->type != RelationType::Worksheet) continue;
    auto part = follow(package_, **found, from);
    if (auto* fault = std::get_if<Fault>(&part)) return std::move(*fault);
    // Else a few bytes would make as much work as there can be sheets.
    if (!seen.insert(std::get<const Part*>(part)).second) {
      return Fault{FaultKind::DuplicatePart, std::get<const Part*>(part)->name, {}};
    }
    sheets_.push_back(listed.sheet);
    parts_.push_back({std::get<const Part*>(part), false, {}});
  }
  return std::nullopt;
}

std::optional<Fault> XlsxBook::read_context() {
  if (has_context_) return std::nullopt;
  if (styles_part_ != nullptr) {
    auto styles = read_styles(*styles_part_);
    if (auto* fault = std::get_if<Fault>(&styles)) return std::move(*fault);
    context_.styles = std::move(std::get<Styles>(styles));
  }
  if (strings_part_ != nullptr) {
    auto strings = SharedStrings::read(*strings_part_, overflow_);
    if (auto* fault = std::get_if<Fault>(&strings)) return std::move(*fault);
    strings_ = std::move(std::get<SharedStrings>(strings));
    context_.strings = &*strings_;
  }
  has_context_ = true;
  return std::nullopt;
}

/// Once, before the first row of a sheet is handed out.
std::optional<Fault> XlsxBook::check(SheetPart& source) {
  if (source.is_checked) return std::nullopt;
  const CheckedPart checked = check_part(*source.part, kMostCellBytes, kMergedCellsElement);
  if (checked.fault) return Fault{*checked.fault, source.part->name, {}};
  if (checked.holds_text) {
    auto merged = read_merged_cells(*source.part);
    if (auto* fault = std::get_if<Fault>(&merged)) return std::move(*fault);
    source.merged = std::move(std::get<MergedCells>(merged));
  }
  source.is_checked = true;
  return std::nullopt;
}

std::optional<Fault> XlsxBook::read(std::size_t sheet, const TakeRow& take, SheetFacts& facts) {
  if (auto fault = read_context()) return fault;
  SheetPart& source = parts_[sheet];
  if (auto fault = check(source)) return fault;
  SheetReader reader(context_, source.merged, take, facts);
  if (const auto fault = parse_xml(*source.part, kMostCellBytes, Checksum::Known, reader)) {
    return Fault{*fault, source.part->name, {}};
  }
  if (!reader.fault()) return std::nullopt;
  Fault fault = *reader.fault();
  fault.part = source.part->name;
  return fault;
}

}  // namespace

std::variant<std::string, Fault> main_part(const Package& package) {
  auto read = read_relations(package, "");
  if (auto* fault = std::get_if<Fault>(&read)) return std::move(*fault);
  const Relation* const relation = find_type(std::get<Relations>(read), RelationType::Document);
  if (relation == nullptr) return Fault{FaultKind::MissingRelation, {}, {}};
  if (relation->part.empty()) return Fault{FaultKind::OutsidePackage, {}, {}};
  return relation->part;
}

std::variant<std::unique_ptr<Book>, Fault> open_xlsx(Package package, MakeOverflow overflow) {
  auto book = std::make_unique<XlsxBook>(std::move(package), std::move(overflow));
  if (auto fault = book->open()) return std::move(*fault);
  return std::unique_ptr<Book>(std::move(book));
}

}  // namespace cbps::workbook
