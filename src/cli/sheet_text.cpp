#include "cli/sheet_text.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "cbps/system/files.h"
#include "cbps/system/text_store.h"
#include "cbps/text/cell_name.h"
#include "cbps/text/encoding.h"
#include "cbps/text/list.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"
#include "cbps/workbook/workbook.h"
#include "cli/sheet_lines.h"
#include "cli/workbook_words.h"

namespace cbps::cli {
namespace {

using workbook::Cell;
using workbook::Fault;
using workbook::FaultKind;
using workbook::Sheet;
using workbook::SheetFacts;
using workbook::Workbook;

/// More than a store keeps in memory.
constexpr std::uint64_t kIntoFile = std::uint64_t{1} << 40U;

/// So much text of a sheet is kept in memory: that of some thousand communities.
constexpr std::size_t kMostTextInMemory = std::size_t{4} << 20U;

/// More text than a sheet that people filled in has; repeated strings can make any number of it.
constexpr std::uint64_t kMostText = std::uint64_t{2} << 30U;

/// A text that goes on in a file when it has become too long for memory.
class GrowingText {
 public:
  /// False: there is no room, or it is longer than anyone needs.
  bool append(std::string_view piece) {
    size_ += piece.size();
    if (size_ > kMostText) return false;
    if (!store_ && size_ <= kMostTextInMemory) {
      text_ += piece;
      return true;
    }
    if (!store_) {
      store_ = system::text_store(kIntoFile);
      if (!store_->append(std::exchange(text_, {}))) return false;
    }
    return store_->append(piece);
  }

  [[nodiscard]] std::optional<system::StoredText> finish() {
    if (is_too_long()) return std::nullopt;
    if (store_) return store_->finish();
    const auto owner = std::make_shared<const std::string>(std::move(text_));
    return system::StoredText{*owner, owner};
  }

  [[nodiscard]] bool is_too_long() const { return size_ > kMostText; }
  [[nodiscard]] const Bilingual& reason() const { return store_->reason(); }

 private:
  std::uint64_t size_ = 0;
  std::string text_;
  std::unique_ptr<system::TextStore> store_;
};

/// Shared strings that are too many for memory lie in a file.
class StoredOverflow : public workbook::Overflow {
 public:
  StoredOverflow() : store_(system::text_store(kIntoFile)) {}

  bool append(std::string_view piece) override { return store_->append(piece); }
  std::optional<std::string_view> finish() override {
    stored_ = store_->finish();
    return stored_ ? std::optional(stored_->text) : std::nullopt;
  }

 private:
  std::unique_ptr<system::TextStore> store_;
  std::optional<system::StoredText> stored_;
};

class SheetReader {
 public:
  SheetReader(const std::string& path, const SheetChoice& choice, Sources& sources,
              Diagnostics& remarks, Diagnostics& diagnostics)
      : path_(path),
        choice_(choice),
        sources_(sources),
        remarks_(remarks),
        diagnostics_(diagnostics) {}

  std::optional<FileId> read(std::string_view bytes) {
    auto opened = Workbook::open(bytes, [] { return std::make_unique<StoredOverflow>(); });
    if (const auto* fault = std::get_if<Fault>(&opened)) {
      refuse(*fault);
      return std::nullopt;
    }
    auto& workbook = std::get<Workbook>(opened);
    const auto sheet = choose(workbook);
    return sheet ? text_of(workbook, *sheet) : std::nullopt;
  }

 private:
  [[nodiscard]] Span place() { return system::at_file(path_, sources_); }

  void refuse(const Fault& fault) {
    if (fault.kind == FaultKind::NotBuiltIn) {
      diagnostics_.add(Code::WorkbooksNotBuiltIn, place());
      return;
    }
    const std::string& part = fault.part;
    const std::string where = fault.cell.empty() ? part : part + ", " + fault.cell;
    if (where.empty()) {
      diagnostics_.add(Code::BrokenWorkbook, place(), reason(fault.kind));
    } else {
      diagnostics_.add(Code::BrokenWorkbookPart, place(), reason(fault.kind), where);
    }
  }

  [[nodiscard]] std::optional<std::size_t> choose(Workbook& workbook) {
    const std::span<const Sheet> sheets = workbook.sheets();
    if (sheets.empty()) {
      diagnostics_.add(Code::NoSheets, place());
      return std::nullopt;
    }
    return choice_.asked.empty() ? first_with_table(workbook) : asked(sheets);
  }

  /// By the whole name, or else by what is left without blanks, which nobody sees at its end.
  [[nodiscard]] static std::optional<std::size_t> sheet_named(const std::string& asked,
                                                              std::span<const Sheet> sheets) {
    const std::string plain = unicode::normalise(asked);
    std::optional<std::size_t> like;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      if (sheets[i].name == asked) return i;
      if (!like && unicode::normalise(sheets[i].name) == plain) like = i;
    }
    return like;
  }

  [[nodiscard]] std::optional<std::size_t> asked(std::span<const Sheet> sheets) {
    const std::string& asked = choice_.asked;
    if (const auto named = sheet_named(asked, sheets)) return named;
    const ParsedDecimal number = parse_decimal(asked, 0);
    const auto count = static_cast<std::int64_t>(sheets.size());
    if (number.value && number.value->units >= 1 && number.value->units <= count) {
      return static_cast<std::size_t>(number.value->units - 1);
    }
    constexpr std::size_t kMostNamed = 20;
    std::string names;
    for (const Sheet& one : sheets.first(std::min(sheets.size(), kMostNamed))) {
      names += (names.empty() ? "" : ", ") + name_of(one);
    }
    if (sheets.size() > kMostNamed) names += ", …";
    diagnostics_.add(Code::NoSuchSheet, place(), asked).note(Code::Allowed, names);
    return std::nullopt;
  }

  /// The first that shows a table, those that are hidden last; where none does, the first that has
  /// something and can be seen: it is then said what is missing there.
  [[nodiscard]] std::optional<std::size_t> first_with_table(Workbook& workbook) {
    const std::span<const Sheet> sheets = workbook.sheets();
    std::vector<std::size_t> order;
    for (const bool is_hidden : {false, true}) {
      for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (sheets[i].is_hidden == is_hidden) order.push_back(i);
      }
    }
    std::vector<std::size_t> tables;
    std::optional<std::size_t> first_filled;
    for (const std::size_t sheet : order) {
      if (!tables.empty() && sheets[sheet].is_hidden) break;
      const auto beginning = beginning_of(workbook, sheet);
      if (!beginning) return std::nullopt;
      if (!first_filled && !beginning->empty()) first_filled = sheet;
      if (choice_.holds_table(*beginning)) tables.push_back(sheet);
    }
    if (tables.size() > 1) remark_on_others(sheets, tables);
    return tables.empty() ? first_filled.value_or(order.front()) : tables.front();
  }

  void remark_on_others(std::span<const Sheet> sheets, std::span<const std::size_t> tables) {
    std::vector<std::string> others;
    for (const std::size_t sheet : tables.subspan(1)) others.push_back(name_of(sheets[sheet]));
    const std::vector<std::string_view> names(others.begin(), others.end());
    remarks_
        .add(Code::SeveralSheets, place(), std::to_string(tables.size()),
             name_of(sheets[tables.front()]), first_of(names, names.size()))
        .note(Code::HelpChooseSheet);
  }

  /// False: the workbook is refused.
  [[nodiscard]] bool write(Workbook& workbook, std::size_t sheet, SheetLines lines,
                           SheetFacts& facts) {
    const auto fault = workbook.read(
        sheet, [&lines](std::uint32_t row, auto cells) { return lines.add(row, cells); }, facts);
    if (fault) {
      refuse(*fault);
      return false;
    }
    lines.finish();
    return true;
  }

  [[nodiscard]] std::optional<std::string> beginning_of(Workbook& workbook, std::size_t sheet) {
    std::string text;
    SheetFacts facts;
    const auto take = [&text](std::string_view piece) {
      text += piece;
      return text.size() < encoding::kTellingBytes;
    };
    if (!write(workbook, sheet, SheetLines(take), facts)) return std::nullopt;
    return text;
  }

  [[nodiscard]] std::optional<FileId> text_of(Workbook& workbook, std::size_t sheet) {
    GrowingText text;
    SheetFacts facts;
    const auto take = [&text](std::string_view piece) { return text.append(piece); };
    if (!write(workbook, sheet, SheetLines(take), facts)) return std::nullopt;
    auto stored = text.finish();
    if (text.is_too_long()) {
      refuse({FaultKind::TooMuchRepeated, {}, {}});
      return std::nullopt;
    }
    if (!stored) {
      diagnostics_.add(Code::CannotRead, place(), text.reason());
      return std::nullopt;
    }
    const Sheet& chosen = workbook.sheets()[sheet];
    remark_on(chosen, facts);
    return sources_.add_sheet(path_, name_of(chosen), stored->text, std::move(stored->owner));
  }

  void remark_on(const Sheet& sheet, const SheetFacts& facts) {
    const std::string name = name_of(sheet);
    if (sheet.is_hidden) remarks_.add(Code::HiddenSheet, place(), name);
    if (facts.hidden_rows != 0) {
      remarks_.add(Code::HiddenRows, place(), name, std::to_string(facts.hidden_rows));
    }
    if (facts.hidden_columns != 0) {
      remarks_.add(Code::HiddenColumns, place(), name, std::to_string(facts.hidden_columns));
    }
    remark_on(Code::CoveredCells, name, facts.covered);
    remark_on(Code::DatesWithoutYear, name, facts.dates_without_year);
  }

  void remark_on(Message<3> code, const std::string& sheet, const workbook::NotedCells& cells) {
    if (cells.count == 0) return;
    remarks_.add(code, place(), sheet, std::to_string(cells.count),
                 column_letters(cells.column) + std::to_string(cells.row));
  }

  /// As it stands in messages and places. Programs allow 31 characters. What is about a person is
  /// not shown.
  [[nodiscard]] static std::string name_of(const Sheet& sheet) {
    if (holds_personal_detail(sheet.name)) return "…";
    constexpr std::size_t kMost = 31;
    std::string name;
    std::size_t count = 0;
    for (std::size_t at = 0; at < sheet.name.size(); ++count) {
      if (count == kMost) {
        name += "…";
        break;
      }
      const std::size_t length = unicode::character_at(sheet.name, at).length;
      name.append(sheet.name, at, length);
      at += length;
    }
    return name.empty() ? "?" : unicode::printable(name);
  }

  const std::string& path_;
  const SheetChoice& choice_;
  Sources& sources_;
  Diagnostics& remarks_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool is_workbook(std::string_view bytes) {
  return workbook::kind_of(bytes) != workbook::Kind::None;
}

void refuse_workbook(const std::string& path, std::string_view bytes, Sources& sources,
                     Diagnostics& diagnostics) {
  const Span place = system::at_file(path, sources);
  if (const auto unread = unread_kind(workbook::kind_of(bytes))) {
    diagnostics.add(Code::UnreadWorkbook, place, *unread);
  } else {
    diagnostics.add(Code::WorkbookAsProfile, place);
  }
}

std::optional<FileId> add_sheet_text(const std::string& path, std::string_view bytes,
                                     const SheetChoice& choice, Sources& sources,
                                     Diagnostics& remarks, Diagnostics& diagnostics) {
  if (unread_kind(workbook::kind_of(bytes))) {
    refuse_workbook(path, bytes, sources, diagnostics);
    return std::nullopt;
  }
  return SheetReader(path, choice, sources, remarks, diagnostics).read(bytes);
}

}  // namespace cbps::cli
