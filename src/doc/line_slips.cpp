#include "doc/line_slips.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "doc/line_signs.h"
#include "doc/scalar_source.h"
#include "doc/shown_text.h"

namespace cbps::doc {
namespace {

/// Who makes more has another kind of problem.
constexpr std::size_t kMostSlips = 1000;
/// No quote and no bracket of a profile is closed further away.
constexpr std::size_t kMostValueBytes = std::size_t{64} << 10;
/// Dashes that stand one behind the other; no profile has two.
constexpr std::size_t kMostLevels = 64;
/// How far it is looked ahead for an entry, so that no text takes long.
constexpr std::size_t kMostLinesAhead = 100;
/// What a value cannot begin with unless it is in quotes.
constexpr std::string_view kReservedSigns = "@`%!&*";
/// How a value that says that nothing was given is written in YAML.
constexpr std::string_view kNull = "~";

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

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
    std::size_t begin = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (begin < text_.size() && !result_.is_cut_short) {
      next_ = next_line(begin);
      read_line(begin, line_end(text_, begin));
      begin = next_;
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
  struct Fix {
    std::size_t begin = 0;
    std::size_t length = 0;
    std::string by;
  };

  // ---- lines -----------------------------------------------------------------------------------

  [[nodiscard]] std::size_t next_line(std::size_t begin) const {
    const std::size_t feed = text_.find('\n', begin);
    return feed == std::string_view::npos ? text_.size() : feed + 1;
  }

  void read_line(std::size_t begin, std::size_t end) {
    const std::size_t content = std::min(text_.find_first_not_of(" \t", begin), end);
    if (content >= end) return;
    const std::string_view line = text_.substr(begin, end - begin);
    if (line.starts_with("---") || line.starts_with("...") || line.starts_with('%')) return;
    begin_ = begin;
    end_ = end;
    prefix_.clear();
    shown_.clear();
    const std::string_view indentation = text_.substr(begin, content - begin);
    const std::size_t tab = indentation.find('\t');
    if (text_[content] == '#') {
      // The comment is for nobody to see, so the line is not shown as it should be.
      is_guess_ = true;
      if (tab != std::string_view::npos) indent(tab, indentation, 0);
    } else if (tab == std::string_view::npos) {
      place(content, indentation.size());
    } else if (looks_like_entry(content) ||
               find_item_mark(text_, content, end_).kind == ItemMark::Kind::Dash) {
      const std::size_t column = column_of(indentation);
      if (open_ != Open::Text || column <= open_column_) indent(tab, indentation, column);
      place(content, column);
    }
    tell();
  }

  /// Puts blanks in the place of an indentation with a tab.
  void indent(std::size_t tab, std::string_view indentation, std::size_t column) {
    slips_.push_back(diagnostic(Code::YamlTab, span(begin_ + tab, 1)));
    fixes_.push_back({begin_, indentation.size(), std::string(column, ' ')});
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
    prefix_.assign(column, ' ');
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
    const ItemMark mark = find_item_mark(text_, content, end_);
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
    return mark.kind == ItemMark::Kind::NoBlank && column > 0 && fixes_.empty() &&
           separator(content).kind == Separator::Kind::Proper && has_entry_below(column + 1);
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
      if (to_inner == to_outer) other_prefix_ = std::string(outer, ' ');
      return align(content, column, inner->column);
    }
    if (!fits_outer || !is_readable) return std::nullopt;
    return align(content, column, levels_.back().column);
  }

  /// Moves a line to the column it belongs in, which is returned.
  std::size_t align(std::size_t content, std::size_t column, std::size_t to) {
    prefix_.assign(to, ' ');
    if (!fixes_.empty()) {  // a tab in the indentation, which has been named
      fixes_.back().by = prefix_;
      return to;
    }
    const Span place = span(begin_, std::max<std::size_t>(content - begin_, 1));
    if (other_prefix_) {
      slips_.push_back(diagnostic(Code::YamlIndentation, place));
    } else if (column > to) {
      slips_.push_back(diagnostic(Code::YamlIndentedTooFar, place, std::to_string(column - to)));
    } else {
      slips_.push_back(diagnostic(Code::YamlIndentedTooLittle, place, std::to_string(to - column)));
    }
    fixes_.push_back({begin_, content - begin_, prefix_});
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
    const bool may_be_entry = looks_like_entry(content) || begins_words(content);
    return may_be_entry && (child_is_entries_ || has_entry_below(column));
  }

  /// Whether one of the next lines in this column is an entry as it should be.
  [[nodiscard]] bool has_entry_below(std::size_t column) const {
    std::size_t left = kMostLinesAhead;
    for (std::size_t begin = next_; begin < text_.size() && left > 0; begin = next_line(begin)) {
      --left;
      const std::size_t end = line_end(text_, begin);
      const std::size_t content = std::min(text_.find_first_not_of(' ', begin), end);
      if (content >= end || text_[content] == '#') continue;
      if (content - begin < column) return false;
      if (content - begin == column) {
        return find_separator(text_, content, end).kind == Separator::Kind::Proper;
      }
    }
    return false;
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
      prefix_ += text_.substr(begin, mark.length);
    }
    const bool items_are_entries = levels_.back().items_are_entries;
    if (content >= end_ || text_[content] == '#') {
      if (!error_value(content, column)) open_child(column, items_are_entries);
      return;
    }
    const ItemMark nested = find_item_mark(text_, content, end_);
    if (nested.kind == ItemMark::Kind::Dash && levels_.size() < kMostLevels) {
      levels_.push_back({inner, true, false});
      item(content, inner, nested);
    } else if (separator(content).kind == Separator::Kind::Proper ||
               (looks_like_entry(content) && (items_are_entries || has_entry_below(inner)))) {
      levels_.push_back({inner, false, false});
      entry(content, inner);
    } else {
      value(content, column);
    }
  }

  /// Moves a dash one to the left, so that the entries behind and below it stay in their column.
  void move_dash(std::size_t dash) {
    slips_.push_back(diagnostic(Code::YamlDashNoBlank, span(dash, 1)));
    fixes_.push_back({dash - 1, 2, "- "});
    prefix_.back() = '-';
    prefix_ += ' ';
  }

  /// Puts a dash in the place of what was meant for it; its length is returned.
  std::size_t write_dash(std::size_t begin, const ItemMark& mark) {
    constexpr std::string_view kDash = "- ";
    const Span place = span(begin, mark.sign_length);
    if (mark.kind == ItemMark::Kind::NoBlank) {
      slips_.push_back(diagnostic(Code::YamlDashNoBlank, place));
    } else {
      slips_.push_back(
          diagnostic(Code::YamlItemSign, place, text_.substr(begin, mark.sign_length)));
    }
    fixes_.push_back({begin, mark.length, std::string(kDash)});
    prefix_ += kDash;
    return kDash.size();
  }

  void entry(std::size_t begin, std::size_t column) {
    const Separator found = separator(begin);
    if (found.kind == Separator::Kind::None) {
      const bool is_among_entries = has_entries_ || has_entry_below(column);
      if (is_among_entries && begins_words(begin)) return missing_colon(begin, column);
      return value(begin, column);
    }
    has_entries_ = true;
    const std::size_t at = value_begin(text_, found, end_);
    key_ = trimmed(text_.substr(begin, found.begin - begin));
    if (const auto fault = fault_of(found.kind)) {
      slips_.push_back(diagnostic(*fault, span(found.begin, found.end - found.begin)));
      fixes_.push_back({found.begin, at - found.begin, at >= end_ ? ":" : ": "});
    }
    const bool expects_entries = keys_.has_entries(without_quotes(*key_));
    if (at < end_ && text_[at] != '#') {
      value(at, column);
      text_is_of_entry_ = !expects_entries;
    } else if (!error_value(at, column)) {
      open_child(column, expects_entries);
    }
  }

  /// A line among entries that has no colon.
  void missing_colon(std::size_t begin, std::size_t column) {
    const std::string_view line = text_.substr(begin, end_ - begin);
    const std::string_view written = trimmed(line.substr(0, comment_begin(line)));
    const UnseparatedEntry parts = split_entry(written);
    key_ = parts.key;
    slips_.push_back(diagnostic(Code::YamlMissingColon, span(begin, 1)));
    if (parts.value.empty()) {
      fixes_.push_back({begin + written.size(), 0, ":"});
      open_child(column, keys_.has_entries(parts.key));
    } else {
      const auto value_at = static_cast<std::size_t>(parts.value.data() - text_.data());
      const std::size_t key_end = begin + parts.key.size();
      fixes_.push_back({key_end, value_at - key_end, ": "});
      value(value_at, column);
    }
    // What is no key may be a name, or any other text.
    is_guess_ = is_guess_ || !keys_.is_known(parts.key);
  }

  void open_child(std::size_t column, bool is_entries) {
    open_ = Open::Child;
    open_column_ = column;
    child_is_entries_ = is_entries;
  }

  // ---- values ----------------------------------------------------------------------------------

  /// A value that begins on this line; it may end on another.
  void value(std::size_t begin, std::size_t column) {
    const std::string_view line = text_.substr(begin, end_ - begin);
    const std::string_view written = trimmed(line.substr(0, comment_begin(line)));
    shown_ = shown_value(written);
    open_ = Open::Nothing;
    open_column_ = column;
    text_is_of_entry_ = false;
    switch (text_[begin]) {
      case '"':
      case '\'': return quoted(begin);
      case '[':
      case '{': return flow(begin, column);
      case '|':
      case '>': return skip_block(column);
      default: break;
    }
    open_ = Open::Text;
    if (written == "-" && is_left_by_next_line(column)) {
      fixes_.push_back({begin, written.size(), std::string(kNull)});
    } else if (find_item_mark(text_, begin, end_).kind == ItemMark::Kind::Dash) {
      slips_.push_back(diagnostic(Code::YamlMisplacedIndicator, span(begin, 1), "-"));
      fixes_.push_back({begin, 1, written == "-" ? "" : std::string(kNull)});
      is_guess_ = true;
    } else if (kReservedSigns.find(written.front()) != std::string_view::npos) {
      slips_.push_back(reserved_sign(begin));
      fixes_.push_back({begin, written.size(), std::string(kNull)});
      shown_ = in_quotes("…");
    }
  }

  [[nodiscard]] Diagnostic reserved_sign(std::size_t at) const {
    const Span place = span(at, 1);
    switch (text_[at]) {
      case '!': return diagnostic(Code::YamlTag, place);
      case '&': return diagnostic(Code::YamlAnchor, place);
      case '*': return diagnostic(Code::YamlAlias, place);
      default: return diagnostic(Code::YamlReservedCharacter, place, text_.substr(at, 1));
    }
  }

  /// The error value of a spreadsheet, which YAML takes for a comment. False: there is none.
  bool error_value(std::size_t begin, std::size_t column) {
    const std::size_t length = error_word_length(text_.substr(begin, end_ - begin));
    if (length == 0) return false;
    shown_ = in_quotes(text_.substr(begin, length));
    fixes_.push_back({begin, length, shown_});
    open_ = Open::Nothing;
    open_column_ = column;
    return true;
  }

  void skip_block(std::size_t column) {
    while (next_ < text_.size()) {
      const std::size_t end = line_end(text_, next_);
      const std::size_t content = std::min(text_.find_first_not_of(' ', next_), end);
      if (content < end && content - next_ <= column) return;
      next_ = next_line(next_);
    }
  }

  /// Whether nothing but a comment follows on the line.
  [[nodiscard]] bool ends_line(std::size_t at) const {
    const std::size_t end = line_end(text_, at);
    const std::string_view rest = text_.substr(at, end - at);
    return trimmed(rest.substr(0, comment_begin(rest))).empty();
  }

  void quoted(std::size_t begin) {
    const auto close = closing_quote(within_reach(begin), begin);
    if (close && *close <= end_ && !ends_line(*close)) return text_after_quote(begin, *close);
    if (close && (*close <= end_ || ends_line(*close))) {
      shown_ = *close <= end_ ? shown_value(text_.substr(begin, *close - begin)) : "…";
      if (*close > end_) next_ = next_line(*close);
      return;
    }
    slips_.push_back(diagnostic(Code::YamlUnclosedQuote, span(begin, 1)));
    if (text_[begin] == '"' && text_[end_ - 1] == '\\') {
      result_.is_cut_short = true;
      return;
    }
    fixes_.push_back({end_, 0, std::string(1, text_[begin])});
    is_guess_ = true;
  }

  void text_after_quote(std::size_t begin, std::size_t close) {
    const std::size_t rest = text_.find_first_not_of(" \t", close);
    slips_.push_back(diagnostic(Code::YamlTextAfterQuote, span(rest, 1)));
    slips_.back().note(Code::SeeOpened, span(begin, 1));
    fixes_.push_back({begin, end_ - begin, std::string(kNull)});
    is_guess_ = true;
  }

  void flow(std::size_t begin, std::size_t column) {
    std::vector<std::size_t> open;  // the brackets that are open
    std::optional<std::vector<std::size_t>> open_at_line_end;
    const std::string_view text = within_reach(begin);
    for (std::size_t i = begin; i < text.size(); ++i) {
      const char c = text[i];
      if (i >= end_ && !open_at_line_end) open_at_line_end = open;
      if (c == '#' && is_blank_or_break(text[i - 1])) {
        i += flow_comment(i, text) - 1;
      } else if (is_bare_dash(i, text)) {
        fixes_.push_back({i, 1, std::string(kNull)});
      } else if ((c == '"' || c == '\'') && begins_flow_token(i)) {
        const auto close = closing_quote(text, i);
        if (!close) break;
        i = *close - 1;
      } else if (c == '[' || c == '{') {
        open.push_back(i);
      } else if (!open.empty() && c == closing_sign(open.back())) {
        open.pop_back();
        if (!open.empty()) continue;
        shown_ = "…";
        if (i >= next_) next_ = next_line(i);
        return;
      }
    }
    std::erase_if(fixes_, [this](const Fix& fix) { return fix.begin >= end_; });
    if (!open_at_line_end && text.size() <= end_) open_at_line_end = open;
    if (!open_at_line_end || open_at_line_end->empty() || !is_left_by_next_line(column)) {
      result_.is_cut_short = true;
      return;
    }
    std::string closing;
    for (auto at = open_at_line_end->rbegin(); at != open_at_line_end->rend(); ++at) {
      closing += closing_sign(*at);
    }
    const std::size_t innermost = open_at_line_end->back();
    slips_.push_back(
        diagnostic(Code::YamlUnclosedBracket, span(innermost, 1), text_.substr(innermost, 1)));
    const std::string_view line = text_.substr(begin, end_ - begin);
    const std::string_view kept = line.substr(0, comment_begin(line));
    fixes_.push_back({begin + kept.size(), 0, closing + (kept.size() < line.size() ? " " : "")});
    is_guess_ = true;
  }

  /// Reads what `#` begins in a flow collection; its length is returned.
  std::size_t flow_comment(std::size_t begin, std::string_view text) {
    const std::size_t word = error_word_length(text.substr(begin));
    if (word == 0) return std::min(line_end(text, begin), text.size()) - begin;
    fixes_.push_back({begin, word, in_quotes(text.substr(begin, word))});
    return word;
  }

  /// Whether a `-` in a flow collection is all of a value, with a blank behind it.
  [[nodiscard]] bool is_bare_dash(std::size_t at, std::string_view text) const {
    if (text[at] != '-' || !begins_flow_token(at)) return false;
    const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
    return next != std::string_view::npos && next > at + 1 &&
           std::string_view(",]}").find(text[next]) != std::string_view::npos;
  }

  [[nodiscard]] char closing_sign(std::size_t bracket) const {
    return text_[bracket] == '[' ? ']' : '}';
  }

  /// The text as far as a value that begins here may go.
  [[nodiscard]] std::string_view within_reach(std::size_t begin) const {
    return text_.substr(0, begin + kMostValueBytes);
  }

  [[nodiscard]] bool begins_flow_token(std::size_t at) const {
    return is_blank_or_break(text_[at - 1]) ||
           std::string_view("[]{},:").find(text_[at - 1]) != std::string_view::npos;
  }

  /// Whether the line behind this one stands no further right than its key: no value goes on there.
  [[nodiscard]] bool is_left_by_next_line(std::size_t column) const {
    for (std::size_t begin = next_line(begin_); begin < text_.size(); begin = next_line(begin)) {
      const std::size_t end = line_end(text_, begin);
      const std::size_t content = std::min(text_.find_first_not_of(" \t", begin), end);
      if (content >= end || text_[content] == '#') continue;
      const char c = text_[content];
      return content - begin <= column && c != ']' && c != '}';
    }
    return true;
  }

  // ---- signs -----------------------------------------------------------------------------------

  [[nodiscard]] Separator separator(std::size_t begin) const {
    return find_separator(text_, begin, end_);
  }

  /// Whether words begin there, and no quote, bracket or other sign of YAML.
  [[nodiscard]] bool begins_words(std::size_t at) const {
    return may_begin_key(text_[at]) && text_[at] != '"' && text_[at] != '\'';
  }

  [[nodiscard]] bool looks_like_entry(std::size_t begin) const {
    return separator(begin).kind != Separator::Kind::None;
  }

  // ---- messages --------------------------------------------------------------------------------

  [[nodiscard]] Span span(std::size_t begin, std::size_t length) const {
    return {begin, static_cast<std::uint32_t>(length), file_};
  }

  /// Passes on what was found in the line, under the last message the line as it should be.
  void tell() {
    for (Diagnostic& one : slips_) {
      if (result_.messages.size() == kMostSlips) {
        result_.is_cut_short = true;
        break;
      }
      // How a text with a quote or bracket too few should go on, nobody can tell.
      if (!is_guess_ && &one == &slips_.back()) show_line(one);
      result_.messages.add(std::move(one));
    }
    for (const Fix& fix : fixes_) result_.repaired.replace(fix.begin, fix.length, fix.by);
    slips_.clear();
    fixes_.clear();
    is_guess_ = false;
    key_.reset();
    other_prefix_.reset();
  }

  void show_line(Diagnostic& slip) const {
    std::string line;
    if (key_) line = shown_key(*key_) + (shown_.empty() ? ":" : ": ");
    line += shown_;
    if (other_prefix_) {
      slip.note(Code::WriteEither, prefix_ + line, *other_prefix_ + line);
    } else {
      slip.note(Code::WriteInstead, prefix_ + line);
    }
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

  // Of the line that is read.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t next_ = 0;                     ///< where the next line begins that is to be read
  std::string prefix_;                       ///< what stands before the key, as it should be
  std::optional<std::string> other_prefix_;  ///< or as it may be just as well
  std::optional<std::string_view> key_;
  std::string shown_;  ///< what may be shown of the value
  std::vector<Diagnostic> slips_;
  std::vector<Fix> fixes_;  ///< in reading order
  bool is_guess_ = false;
};

}  // namespace

LineSlips find_line_slips(std::string_view text, FileId file, const KnownKeys& keys) {
  return SlipFinder(text, file, keys).find();
}

}  // namespace cbps::doc
