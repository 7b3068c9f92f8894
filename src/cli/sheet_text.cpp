#include "cli/sheet_text.h"

#include <algorithm>
#include <functional>
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
#include "cli/growing_text.h"
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

/// What has been read of a sheet.
struct SheetText {
  std::size_t sheet = 0;  ///< which of the workbook
  GrowingText text;
  SheetFacts facts;
  std::optional<Fault> fault;  ///< that has ended it
};

/// Decides by the beginning of a sheet's text whether the whole of it is read.
using IsWanted = std::function<bool(std::string_view beginning)>;

bool whatever(std::string_view /*beginning*/) { return true; }

/// Gathers the pieces of a text when its beginning has been found good.
class WantedText {
 public:
  WantedText(const IsWanted& is_wanted, GrowingText& text) : is_wanted_(is_wanted), text_(text) {}

  /// False: no more of it is wanted.
  bool add(std::string_view piece) {
    if (is_decided_) return goes_on_ && text_.append(piece);
    beginning_ += piece;
    return beginning_.size() < encoding::kTellingBytes || decide();
  }
  /// All of it has come.
  void finish() {
    if (!is_decided_) decide();
  }

 private:
  bool decide() {
    is_decided_ = true;
    goes_on_ = is_wanted_(beginning_) && text_.append(std::exchange(beginning_, {}));
    return goes_on_;
  }

  const IsWanted& is_wanted_;
  GrowingText& text_;
  std::string beginning_;
  bool is_decided_ = false;
  bool goes_on_ = false;
};

/// Sheets are read on the way from the first one to the last: there may be no list of them, and
/// going back may mean to begin anew (`workbook::Workbook::find`).
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
    auto chosen = choice_.asked.empty() ? first_with_table(workbook) : asked(workbook);
    return chosen ? add(workbook, *chosen) : std::nullopt;
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

  /// Calls `use` with the number of each sheet, on the way to the last one, until it gives false.
  /// False: it has, or the workbook is refused, as one without sheets is.
  template <class Use>
  [[nodiscard]] bool each_sheet(Workbook& workbook, const Use& use) {
    for (std::size_t sheet = 0;; ++sheet) {
      if (const auto fault = workbook.find(sheet)) {
        refuse(*fault);
        return false;
      }
      if (sheet == workbook.sheets().size()) break;
      if (!use(sheet)) return false;
    }
    if (workbook.sheets().empty()) diagnostics_.add(Code::NoSheets, place());
    return !workbook.sheets().empty();
  }

  [[nodiscard]] static SheetText text_of(Workbook& workbook, std::size_t sheet,
                                         const IsWanted& is_wanted) {
    SheetText found{sheet, {}, {}, {}};
    WantedText wanted(is_wanted, found.text);
    SheetLines lines([&wanted](std::string_view piece) { return wanted.add(piece); });
    found.fault = workbook.read(
        sheet, [&lines](std::uint32_t row, auto cells) { return lines.add(row, cells); },
        found.facts);
    if (found.fault) return found;
    lines.finish();
    wanted.finish();
    return found;
  }

  /// How well a sheet fits what was asked for, from 0: not at all. By its number, by what is left
  /// of its name without blanks, which nobody sees at its end, or by its whole name.
  [[nodiscard]] static int fit(const std::string& asked, const Sheet& sheet, std::size_t number) {
    if (sheet.name == asked) return 3;
    if (unicode::normalise(sheet.name) == unicode::normalise(asked)) return 2;
    const ParsedDecimal asked_number = parse_decimal(asked, 0);
    const auto ordinal = static_cast<std::int64_t>(number) + 1;
    return asked_number.value && asked_number.value->units == ordinal ? 1 : 0;
  }

  /// The first of those that fit best. That none fits better is known behind the last sheet only.
  [[nodiscard]] std::optional<SheetText> asked(Workbook& workbook) {
    std::optional<SheetText> best;
    int best_fit = 0;
    const bool are_all_seen = each_sheet(workbook, [&](std::size_t sheet) {
      const int one = fit(choice_.asked, workbook.sheets()[sheet], sheet);
      if (one <= best_fit) return true;
      best_fit = one;
      best = text_of(workbook, sheet, whatever);
      return true;
    });
    if (are_all_seen && !best) say_there_is_none(workbook.sheets());
    return are_all_seen ? std::move(best) : std::nullopt;
  }

  void say_there_is_none(std::span<const Sheet> sheets) {
    constexpr std::size_t kMostNamed = 20;
    std::string names;
    for (const Sheet& one : sheets.first(std::min(sheets.size(), kMostNamed))) {
      names += (names.empty() ? "" : ", ") + name_of(one);
    }
    if (sheets.size() > kMostNamed) names += ", …";
    diagnostics_.add(Code::NoSuchSheet, place(), choice_.asked).note(Code::Allowed, names);
  }

  /// The first that shows a table, those that are hidden last; where none does, the first that has
  /// something and can be seen: it is then said what is missing there. Of the others only the
  /// beginning is read.
  [[nodiscard]] std::optional<SheetText> first_with_table(Workbook& workbook) {
    std::vector<std::size_t> hidden;
    std::vector<std::size_t> tables;
    std::optional<std::size_t> first;
    std::optional<std::size_t> first_filled;
    std::optional<SheetText> chosen;
    const auto look = [&](std::size_t sheet) {
      if (!first) first = sheet;
      auto found = text_of(workbook, sheet, [&](std::string_view beginning) {
        if (!first_filled && !beginning.empty()) first_filled = sheet;
        if (!choice_.holds_table(beginning)) return false;
        tables.push_back(sheet);
        return tables.size() == 1;
      });
      if (found.fault) refuse(*found.fault);
      if (found.fault) return false;
      if (!chosen && !tables.empty()) chosen = std::move(found);
      return true;
    };
    const bool are_all_seen = each_sheet(workbook, [&](std::size_t sheet) {
      if (!workbook.sheets()[sheet].is_hidden) return look(sheet);
      hidden.push_back(sheet);
      return true;
    });
    if (!are_all_seen) return std::nullopt;
    for (std::size_t i = 0; i < hidden.size() && tables.empty(); ++i) {
      if (!look(hidden[i])) return std::nullopt;
    }
    if (tables.size() > 1) remark_on_others(workbook.sheets(), tables);
    if (chosen) return chosen;
    return text_of(workbook, first_filled.value_or(*first), whatever);
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

  [[nodiscard]] std::optional<FileId> add(const Workbook& workbook, SheetText& chosen) {
    if (chosen.fault || chosen.text.is_too_long()) {
      refuse(chosen.fault.value_or(Fault{FaultKind::TooMuchRepeated, {}, {}}));
      return std::nullopt;
    }
    auto stored = chosen.text.finish();
    if (!stored) {
      diagnostics_.add(Code::CannotRead, place(), chosen.text.reason());
      return std::nullopt;
    }
    const Sheet& sheet = workbook.sheets()[chosen.sheet];
    remark_on(sheet, chosen.facts);
    return sources_.add_sheet(path_, name_of(sheet), stored->text, std::move(stored->owner));
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
