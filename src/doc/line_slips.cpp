#include "doc/line_slips.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "doc/line_findings.h"
#include "doc/line_signs.h"
#include "doc/lines_below.h"
#include "doc/scalar_source.h"
#include "doc/shown_text.h"
#include "doc/value_slips.h"

namespace cbps::doc {
namespace {

/// Dashes that stand one behind the other; no profile has two.
constexpr std::size_t kMostLevels = 64;

/// What is said of a separator that is none; nothing of a proper one.
std::optional<Message<0>> fault_of(Separator::Kind kind) {
  switch (kind) {
    case Separator::Kind::None:
    case Separator::Kind::Proper: return std::nullopt;
    case Separator::Kind::Wide: return Message<0>(Code::YamlWideColon);
    case Separator::Kind::NoBlank: return Message<0>(Code::YamlNoBlank);
    case Separator::Kind::Tab: return Message<0>(Code::YamlTabForColon);
  }
  return std::nullopt;
}

/// Goes over the lines and keeps in mind what may stand in each, as YAML has it.
class SlipFinder {
 public:
  SlipFinder(std::string_view text, FileId file, const KnownKeys& keys)
      : text_(text), file_(file), keys_(keys), result_{{}, RepairedText(text)} {}

  LineSlips find() {
    line_.next = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (line_.next < text_.size() && !result_.is_cut_short) {
      line_ = {line_.next, line_end(text_, line_.next), next_line(text_, line_.next)};
      found_ = {};
      read_line();
      add_findings(std::move(found_), result_);
    }
    return std::move(result_);
  }

 private:
  /// A mapping or a list that is open, by the column of its entries or dashes.
  struct Level {
    std::size_t column = 0;
    bool is_list = false;
    bool items_are_entries = false;  ///< of a list whose items can be no texts
  };
  /// What the last entry or item leaves open for lines further right.
  enum class Open : std::uint8_t { Nothing, Text, Child };

  void read_line() {
    const std::size_t content = std::min(text_.find_first_not_of(" \t", line_.begin), line_.end);
    if (content >= line_.end) return;
    const std::string_view line = text_.substr(line_.begin, line_.end - line_.begin);
    if (line.starts_with("---") || line.starts_with("...") || line.starts_with('%')) return;
    const std::string_view indentation = line.substr(0, content - line_.begin);
    const std::size_t tab = indentation.find('\t');
    if (text_[content] == '#') {
      // The comment is for nobody to see, so the line is not shown as it should be.
      found_.is_guess = true;
      if (tab != std::string_view::npos) indent(tab, indentation, 0);
    } else if (tab == std::string_view::npos) {
      place(content, indentation.size());
    } else if (looks_like_entry(content) ||
               find_item_mark(text_, content, line_.end).kind == ItemMark::Kind::Dash) {
      const std::size_t column = column_of(indentation);
      if (open_ != Open::Text || column <= open_column_) indent(tab, indentation, column);
      place(content, column);
    }
  }

  /// Puts blanks in the place of an indentation with a tab.
  void indent(std::size_t tab, std::string_view indentation, std::size_t column) {
    found_.slip(diagnostic(Code::YamlTab, span(line_.begin + tab, 1)));
    found_.fix(line_.begin, indentation.size(), std::string(column, ' '));
  }

  /// Which column lines with this indentation are meant to begin in.
  std::size_t column_of(std::string_view indentation) {
    for (const auto& [known, column] : tab_columns_) {
      if (known == indentation && is_open(column)) return column;
    }
    const std::size_t column = likely_column(indentation);
    tab_columns_.emplace_back(indentation, column);
    return column;
  }

  [[nodiscard]] std::size_t likely_column(std::string_view indentation) const {
    if (open_ == Open::Child) return open_column_ + 2;
    const auto tabs =
        static_cast<std::size_t>(std::count(indentation.begin(), indentation.end(), '\t'));
    for (const std::size_t width : {4U, 2U, 8U, 1U}) {
      const std::size_t column = indentation.size() - tabs + tabs * width;
      if (is_open(column)) return column;
    }
    return levels_.empty() ? 0 : levels_.back().column;
  }

  [[nodiscard]] bool is_open(std::size_t column) const {
    return std::any_of(levels_.begin(), levels_.end(),
                       [column](const Level& level) { return level.column == column; });
  }

  /// Finds out what a line may be by its column, and reads it as that.
  void place(std::size_t content, std::size_t column) {
    found_.prefix.assign(column, ' ');
    if (open_ == Open::Text && column > open_column_) {
      // YAML has no text with a colon on its second line.
      const bool is_entry = separator(content).kind == Separator::Kind::Proper;
      if (!text_is_of_entry_ || !is_entry) return;
      align(content, column, open_column_);
      column = open_column_;
    }
    const ItemMark mark = item_mark(content, column);
    const bool is_item = mark.kind != ItemMark::Kind::None;
    if (levels_.empty()) {
      levels_.push_back({column, is_item, false});
    } else if (open_ == Open::Child &&
               (column > open_column_ || (is_item && column == open_column_))) {
      if (!begin_child(content, column, is_item)) return;
    } else {
      const auto found = find_level(content, column, is_item);
      if (!found) return;
      column = *found;
    }
    if (is_item) {
      item(content, column, mark);
    } else {
      entry(content, column);
    }
  }

  /// What was meant for a dash is one only where a list stands, or may begin.
  [[nodiscard]] ItemMark item_mark(std::size_t content, std::size_t column) const {
    const ItemMark mark = find_item_mark(text_, content, line_.end);
    if (!mark.is_meant()) return mark;
    const bool has_entries = begins_entries(mark, content, column);
    if (separator(content).kind == Separator::Kind::Proper && !has_entries) return {};
    const bool begins_list =
        open_ == Open::Child && column >= open_column_ && child_is_entries_ == has_entries;
    const bool is_in_list = std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
      return level.is_list && level.column == column && level.items_are_entries == has_entries;
    });
    return begins_list || is_in_list ? mark : ItemMark{};
  }

  /// Whether a dash without a blank begins entries: the next ones stand one further right.
  [[nodiscard]] bool begins_entries(const ItemMark& mark, std::size_t content,
                                    std::size_t column) const {
    return mark.kind == ItemMark::Kind::NoBlank && column > 0 && found_.fixes.empty() &&
           separator(content).kind == Separator::Kind::Proper && entry_follows(column + 1);
  }

  /// The column of the level that a line belongs to, which is then the innermost. Nothing: the
  /// parser has words for it.
  std::optional<std::size_t> find_level(std::size_t content, std::size_t column, bool is_item) {
    std::optional<Level> inner;
    while (!levels_.empty() && levels_.back().column > column) {
      inner = levels_.back();
      levels_.pop_back();
    }
    // A list may stand in the column of its key; the next key ends it.
    if (levels_.size() > 1 && levels_.back().is_list && !is_item &&
        levels_.back().column == column) {
      levels_.pop_back();
    }
    open_ = Open::Nothing;
    if (levels_.empty() || levels_.back().column != column) {
      return near_level(content, column, is_item, inner);
    }
    if (levels_.back().is_list != is_item) return std::nullopt;
    return column;
  }

  /// The nearer one of the two levels between which a line stands.
  std::optional<std::size_t> near_level(std::size_t content, std::size_t column, bool is_item,
                                        const std::optional<Level>& inner) {
    constexpr std::size_t kFar = std::string_view::npos;
    const bool fits_inner = inner && inner->is_list == is_item;
    const bool fits_outer = !levels_.empty() && levels_.back().is_list == is_item;
    const std::size_t to_inner = fits_inner ? inner->column - column : kFar;
    const std::size_t to_outer = fits_outer ? column - levels_.back().column : kFar;
    const bool is_readable = is_item || looks_like_entry(content);
    if (levels_.empty() || (fits_inner && to_inner <= to_outer)) {
      const std::size_t outer = fits_outer ? levels_.back().column : 0;
      levels_.push_back(*inner);
      if (!fits_inner || !is_readable) return std::nullopt;
      if (to_inner == to_outer) found_.other_prefix = std::string(outer, ' ');
      return align(content, column, inner->column);
    }
    if (!fits_outer || !is_readable) return std::nullopt;
    return align(content, column, levels_.back().column);
  }

  /// Moves a line to the column it belongs in, which is returned.
  std::size_t align(std::size_t content, std::size_t column, std::size_t to) {
    found_.prefix.assign(to, ' ');
    if (!found_.fixes.empty()) {  // a tab in the indentation, which has been named
      found_.fixes.back().by = found_.prefix;
      return to;
    }
    const Span place = span(line_.begin, std::max<std::size_t>(content - line_.begin, 1));
    if (found_.other_prefix) {
      found_.slip(diagnostic(Code::YamlIndentation, place));
    } else if (column > to) {
      found_.slip(diagnostic(Code::YamlIndentedTooFar, place, std::to_string(column - to)));
    } else {
      found_.slip(diagnostic(Code::YamlIndentedTooLittle, place, std::to_string(to - column)));
    }
    found_.fix(line_.begin, content - line_.begin, found_.prefix);
    return to;
  }

  /// False: a text goes on below its key.
  bool begin_child(std::size_t content, std::size_t column, bool is_item) {
    if (!is_item && !is_child_entry(content, column)) {
      value(content, open_column_);
      return false;
    }
    levels_.push_back({column, is_item, is_item && child_is_entries_});
    return true;
  }

  /// Whether the first line below a key is an entry, or was meant to be one.
  [[nodiscard]] bool is_child_entry(std::size_t content, std::size_t column) const {
    if (separator(content).kind == Separator::Kind::Proper) return true;
    const bool may_be_entry = looks_like_entry(content) || begins_words(text_[content]);
    return may_be_entry && (child_is_entries_ || entry_follows(column));
  }

  [[nodiscard]] bool entry_follows(std::size_t column) const {
    return has_entry_below(text_, line_.next, column);
  }

  // ---- entries and items -----------------------------------------------------------------------

  void item(std::size_t begin, std::size_t column, const ItemMark& mark) {
    const std::size_t content = begin + mark.length;
    std::size_t inner = column + mark.length;
    if (begins_entries(mark, begin, column)) {
      inner = column + 1;
      move_dash(begin);
    } else if (mark.is_meant()) {
      inner = column + write_dash(begin, mark);
    } else {
      found_.prefix += text_.substr(begin, mark.length);
    }
    const bool items_are_entries = levels_.back().items_are_entries;
    if (content >= line_.end || text_[content] == '#') {
      return no_value(content, column, items_are_entries);
    }
    const ItemMark nested = find_item_mark(text_, content, line_.end);
    if (nested.kind == ItemMark::Kind::Dash && levels_.size() < kMostLevels) {
      levels_.push_back({inner, true, false});
      item(content, inner, nested);
    } else if (separator(content).kind == Separator::Kind::Proper ||
               (looks_like_entry(content) && (items_are_entries || entry_follows(inner)))) {
      levels_.push_back({inner, false, false});
      entry(content, inner);
    } else {
      value(content, column);
    }
  }

  /// Moves a dash one to the left, so that the entries behind and below it stay in their column.
  void move_dash(std::size_t dash) {
    found_.slip(diagnostic(Code::YamlDashNoBlank, span(dash, 1)));
    found_.fix(dash - 1, 2, "- ");
    found_.prefix.back() = '-';
    found_.prefix += ' ';
  }

  /// Puts a dash in the place of what was meant for it; its length is returned.
  std::size_t write_dash(std::size_t begin, const ItemMark& mark) {
    constexpr std::string_view kDash = "- ";
    const Span place = span(begin, mark.sign_length);
    if (mark.kind == ItemMark::Kind::NoBlank) {
      found_.slip(diagnostic(Code::YamlDashNoBlank, place));
    } else {
      found_.slip(diagnostic(Code::YamlItemSign, place, text_.substr(begin, mark.sign_length)));
    }
    found_.fix(begin, mark.length, std::string(kDash));
    found_.prefix += kDash;
    return kDash.size();
  }

  void entry(std::size_t begin, std::size_t column) {
    const Separator sign = separator(begin);
    if (sign.kind == Separator::Kind::None) {
      const bool is_among_entries = has_entries_ || entry_follows(column);
      if (is_among_entries && begins_words(text_[begin])) return missing_colon(begin, column);
      return value(begin, column);
    }
    has_entries_ = true;
    const std::size_t at = value_begin(text_, sign, line_.end);
    found_.key = trimmed(text_.substr(begin, sign.begin - begin));
    if (const auto fault = fault_of(sign.kind)) {
      found_.slip(diagnostic(*fault, span(sign.begin, sign.end - sign.begin)));
      found_.fix(sign.begin, at - sign.begin, at >= line_.end ? ":" : ": ");
    }
    const bool expects_entries = keys_.has_entries(without_quotes(*found_.key));
    if (at < line_.end && text_[at] != '#') {
      value(at, column);
      text_is_of_entry_ = !expects_entries;
    } else {
      no_value(at, column, expects_entries);
    }
  }

  /// A line among entries that has no colon.
  void missing_colon(std::size_t begin, std::size_t column) {
    const std::string_view line = text_.substr(begin, line_.end - begin);
    const std::string_view written = trimmed(line.substr(0, comment_begin(line)));
    const UnseparatedEntry parts = split_entry(written);
    found_.key = parts.key;
    found_.slip(diagnostic(Code::YamlMissingColon, span(begin, 1)));
    if (parts.value.empty()) {
      found_.fix(begin + written.size(), 0, ":");
      open_child(column, keys_.has_entries(parts.key));
    } else {
      const auto value_at = static_cast<std::size_t>(parts.value.data() - text_.data());
      const std::size_t key_end = begin + parts.key.size();
      found_.fix(key_end, value_at - key_end, ": ");
      value(value_at, column);
    }
    // What is no key may be a name, or any other text.
    found_.is_guess = found_.is_guess || !keys_.is_known(parts.key);
  }

  /// An entry or an item behind whose sign nothing stands, or a comment.
  void no_value(std::size_t begin, std::size_t column, bool is_entries) {
    open_child(column, is_entries);
    if (take_error_value(text_, line_, begin, found_)) open_ = Open::Nothing;
  }

  void open_child(std::size_t column, bool is_entries) {
    open_ = Open::Child;
    open_column_ = column;
    child_is_entries_ = is_entries;
  }

  /// A value that begins on this line; it may end on another.
  void value(std::size_t begin, std::size_t column) {
    const ValueEnd end = find_value_slips(text_, file_, line_, begin, column, found_);
    line_.next = end.next;
    result_.is_cut_short = end.is_cut_short;
    open_ = end.may_go_on ? Open::Text : Open::Nothing;
    open_column_ = column;
    text_is_of_entry_ = false;
  }

  [[nodiscard]] Separator separator(std::size_t begin) const {
    return find_separator(text_, begin, line_.end);
  }

  [[nodiscard]] bool looks_like_entry(std::size_t begin) const {
    return separator(begin).kind != Separator::Kind::None;
  }

  [[nodiscard]] Span span(std::size_t begin, std::size_t length) const {
    return {begin, static_cast<std::uint32_t>(length), file_};
  }

  std::string_view text_;
  FileId file_;
  const KnownKeys& keys_;
  LineSlips result_;

  std::vector<Level> levels_;
  Open open_ = Open::Nothing;
  std::size_t open_column_ = 0;
  bool child_is_entries_ = false;
  bool text_is_of_entry_ = false;  ///< what is open is the value of an entry, and on its line
  bool has_entries_ = false;       ///< one has been read
  std::vector<std::pair<std::string_view, std::size_t>> tab_columns_;

  Line line_;           ///< the one that is read
  LineFindings found_;  ///< in that line
};

}  // namespace

LineSlips find_line_slips(std::string_view text, FileId file, const KnownKeys& keys) {
  return SlipFinder(text, file, keys).find();
}

}  // namespace cbps::doc
