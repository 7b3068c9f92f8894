#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/text/encoding.h"

namespace cbps {

/// Names one text held by a `Sources`. `None` is a place without a text: a command line, a limit.
enum class FileId : std::uint32_t { None = UINT32_MAX };

/// A range of bytes of one source text. Line and column are computed on demand.
struct Span {
  std::uint64_t begin = 0;
  std::uint32_t length = 0;
  FileId file = FileId::None;

  bool operator==(const Span&) const = default;
};

/// A line and a column: both count from 1, columns in characters (code points), not bytes.
/// A byte order mark is not a character. `line` 0 means that the source has no lines to show.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  bool operator==(const Place&) const = default;
};

/// Owns the texts of a run. Texts never move: views into them live as long as the `Sources`.
/// Several threads may read one to which nobody adds.
class Sources {
 public:
  Sources() = default;
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  /// `path` is what messages show; it need not exist.
  FileId add(std::string path, std::string text);
  /// Adds a text that `owner` keeps alive, such as a mapped file. Where a part of the file could
  /// not be decoded, the text ends with `encoding::kUndecoded` and `rest` says why.
  FileId add(std::string path, std::string_view text, std::shared_ptr<const void> owner,
             std::optional<encoding::UndecodedRest> rest = std::nullopt);

  /// Adds the text of a sheet of a workbook as CSV: a record for each row, from the first on, with
  /// commas between the cells. Its places are rows and columns of cells.
  FileId add_sheet(std::string path, std::string sheet, std::string_view text,
                   std::shared_ptr<const void> owner);

  /// Adds a text that was made of another one, and in which lines and columns are the same.
  FileId add_rewritten(FileId original, std::string text);

  /// A part of a derived text, and the place in another text that it was made of.
  struct Part {
    std::uint32_t begin = 0;
    std::uint32_t original = 0;
  };
  /// Adds a text that was made of another one, as messages about it are about that: they show its
  /// path, its lines and columns. A part goes on until the next one begins, in ascending order;
  /// what stands before the first belongs to it.
  FileId add_derived(FileId original, std::string text, std::vector<Part> parts);

  [[nodiscard]] const std::string& path(FileId file) const;
  [[nodiscard]] std::string_view text(FileId file) const;
  /// Why the text ends before its file does; nullptr where it does not.
  [[nodiscard]] const encoding::UndecodedRest* undecoded(FileId file) const;
  /// The text of `span`. It is shorter or empty where the text is not held (the built-in rules').
  [[nodiscard]] std::string_view text(Span span) const;

  /// Whether places in a text are those of another one, at other lines and columns.
  [[nodiscard]] bool is_derived(FileId file) const;
  /// The same place in the text that people know, where the span's text was made of it.
  [[nodiscard]] Span original(Span span) const;

  /// The place where `span` begins. Offsets beyond the text name its end. Of a sheet it is that of
  /// the cell.
  [[nodiscard]] Place place(Span span) const;

  /// The sheet that a text was made of; empty where it was made of none.
  [[nodiscard]] std::string_view sheet(FileId file) const;
  /// The cell in which `span` begins, such as 填报表!F12; empty where the text is not a sheet's.
  [[nodiscard]] std::string cell(Span span) const;

  /// The whole line `span` begins in, without its line end.
  [[nodiscard]] std::string_view line_text(Span span) const;

 private:
  /// How far a sheet has come: the cell, and whether a quote is open in it.
  struct CellPlace {
    Place place{1, 1};
    bool is_quoted = false;

    void pass(std::string_view text);
  };
  struct File {
    File(std::string its_path, std::string_view its_text, std::shared_ptr<const void> its_owner,
         std::optional<encoding::UndecodedRest> its_rest)
        : path(std::move(its_path)),
          text(its_text),
          owner(std::move(its_owner)),
          rest(std::move(its_rest)) {}

    std::string path;
    std::string_view text;
    std::shared_ptr<const void> owner;
    FileId original = FileId::None;
    std::vector<Part> parts;  ///< of a derived text
    std::optional<encoding::UndecodedRest> rest;
    std::string sheet;  ///< that the text is of; empty: none
    /// Each block of the text, so that places are found quickly; counted when the first place
    /// beyond the first block is asked for.
    mutable std::vector<std::uint32_t> lines_before;
    mutable std::vector<CellPlace> cells_at;  ///< the same of a sheet
    mutable std::once_flag counted;
  };
  [[nodiscard]] static Place place_in_sheet(const File& file, std::size_t offset);

  std::deque<File> files_;
};

}  // namespace cbps
