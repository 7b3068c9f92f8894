#include "doc/line_slips.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cbps/text/personal.h"
#include "doc/scalar_source.h"

namespace cbps::doc {
namespace {

/// Who makes more has another kind of problem.
constexpr std::size_t kMostSlips = 1000;
/// No quote and no bracket of a profile is closed further away.
constexpr std::size_t kMostValueBytes = std::size_t{64} << 10;

constexpr std::array<std::string_view, 3> kWideColons{"：", "﹕", "∶"};
constexpr std::string_view kWideBlank = "　";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::string_view without_quotes(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                         text.front() == text.back();
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

/// The place of a comment's `#`, or the end of the text.
std::size_t comment_begin(std::string_view text) {
  for (std::size_t i = text.find('#'); i != std::string_view::npos; i = text.find('#', i + 1)) {
    if (i == 0 || is_blank(text[i - 1])) return i;
  }
  return text.size();
}

/// 2024-03-01, 2024/3/1, 2024.3.1: as numbers and two equal signs between them.
bool is_date(std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  if (text.size() <= kYearDigits) return false;
  const char sign = text[kYearDigits];
  if (sign != '-' && sign != '/' && sign != '.') return false;
  const std::size_t second = text.find(sign, kYearDigits + 1);
  if (second == std::string_view::npos) return false;
  const auto is_number = [](std::string_view part, std::size_t most) {
    return !part.empty() && part.size() <= most && std::all_of(part.begin(), part.end(), is_digit);
  };
  return is_number(text.substr(0, kYearDigits), kYearDigits) &&
         is_number(text.substr(kYearDigits + 1, second - kYearDigits - 1), 2) &&
         is_number(text.substr(second + 1), 2);
}

/// Whether a value is about no person, whoever wrote it: a short number, a date, yes or no.
bool may_be_shown(std::string_view value) {
  constexpr std::size_t kMostDigits = 10;
  constexpr std::array<std::string_view, 16> kWords{
      "是",  "否", "有",   "无",    "yes",  "no",    "Yes",  "No",
      "YES", "NO", "true", "false", "True", "False", "TRUE", "FALSE"};
  const std::string_view text = without_quotes(value);
  const bool is_number =
      text.size() <= kMostDigits && std::all_of(text.begin(), text.end(), is_digit);
  return is_number || is_date(text) ||
         std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

std::string shown_value(std::string_view value) {
  if (value.empty()) return {};
  return may_be_shown(value) ? std::string(value) : "…";
}

std::string shown_key(std::string_view key) {
  return may_name_person(key) ? "…" : std::string(key);
}

/// What parts a key from its value.
struct Separator {
  enum class Kind : std::uint8_t { None, Proper, Wide, NoBlank, Tab } kind = Kind::None;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the sign itself
};

/// Goes over the lines and keeps in mind what may stand in each, as YAML has it.
class SlipFinder {
 public:
  SlipFinder(std::string_view text, FileId file, const ExpectsEntries& expects_entries)
      : text_(text),
        file_(file),
        expects_entries_(expects_entries),
        result_{{}, RepairedText(text)} {}

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
    key_ = {};
    value_ = {};
    const std::string_view indentation = text_.substr(begin, content - begin);
    const std::size_t tab = indentation.find('\t');
    if (text_[content] == '#') {
      // The comment is for nobody to see, so the line is not shown as it should be.
      is_guess_ = true;
      if (tab != std::string_view::npos) indent(tab, indentation, 0);
    } else if (tab == std::string_view::npos) {
      place(content, indentation.size());
    } else if (looks_like_entry(content) || text_.substr(content).starts_with("- ")) {
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
    if (open_ == Open::Text && column > open_column_) return;
    const bool is_item = is_dash(content);
    if (levels_.empty()) {
      levels_.push_back({column, is_item, false});
    } else if (open_ == Open::Child &&
               (column > open_column_ || (is_item && column == open_column_))) {
      if (!begin_child(content, column, is_item)) return;
    } else {
      while (levels_.size() > 1 && levels_.back().column > column) levels_.pop_back();
      // A list may stand in the column of its key; the next key ends it.
      if (levels_.size() > 1 && levels_.back().is_list && !is_item &&
          levels_.back().column == column) {
        levels_.pop_back();
      }
      if (levels_.back().column != column || levels_.back().is_list != is_item) {
        open_ = Open::Nothing;  // the parser has words for it
        return;
      }
    }
    if (is_item) {
      item(content, column);
    } else {
      entry(content, column);
    }
  }

  /// False: a text goes on below its key.
  bool begin_child(std::size_t content, std::size_t column, bool is_item) {
    const bool may_be_entries = looks_like_entry(content);
    const bool are_entries = separator(content).kind == Separator::Kind::Proper ||
                             (may_be_entries && (child_is_entries_ || has_entry_below(column)));
    if (!is_item && !are_entries) {
      open_ = Open::Text;
      value(content, open_column_);
      return false;
    }
    levels_.push_back({column, is_item, is_item && child_is_entries_});
    return true;
  }

  [[nodiscard]] bool is_dash(std::size_t at) const {
    return text_[at] == '-' && (at + 1 >= end_ || is_blank(text_[at + 1]));
  }

  /// Whether one of the next lines in this column is an entry as it should be.
  [[nodiscard]] bool has_entry_below(std::size_t column) const {
    for (std::size_t begin = next_; begin < text_.size(); begin = next_line(begin)) {
      const std::size_t end = line_end(text_, begin);
      const std::size_t content = std::min(text_.find_first_not_of(' ', begin), end);
      if (content >= end || text_[content] == '#') continue;
      if (content - begin < column) return false;
      if (content - begin == column) {
        return separator(content, end).kind == Separator::Kind::Proper;
      }
    }
    return false;
  }

  // ---- entries and items -----------------------------------------------------------------------

  void item(std::size_t dash, std::size_t column) {
    const std::size_t content = std::min(text_.find_first_not_of(' ', dash + 1), end_);
    prefix_ += text_.substr(dash, content - dash);
    const bool items_are_entries = levels_.back().items_are_entries;
    if (content >= end_ || text_[content] == '#') {
      open_child(column, items_are_entries);
      return;
    }
    const std::size_t inner = column + (content - dash);
    if (is_dash(content)) {
      levels_.push_back({inner, true, false});
      item(content, inner);
    } else if (separator(content).kind == Separator::Kind::Proper ||
               (looks_like_entry(content) && (items_are_entries || has_entry_below(inner)))) {
      levels_.push_back({inner, false, false});
      entry(content, inner);
    } else {
      value(content, column);
    }
  }

  void entry(std::size_t begin, std::size_t column) {
    const Separator found = separator(begin);
    if (found.kind == Separator::Kind::None) {
      const bool is_plain = may_begin_key(begin) && text_[begin] != '"' && text_[begin] != '\'';
      if (has_entries_ && is_plain) return missing_colon(begin, column);
      value(begin, column);
      return;
    }
    has_entries_ = true;
    std::size_t value_begin = found.end;
    while (value_begin < end_) {
      if (is_blank(text_[value_begin])) {
        ++value_begin;
      } else if (found.kind != Separator::Kind::Proper &&
                 text_.substr(value_begin).starts_with(kWideBlank)) {
        value_begin += kWideBlank.size();
      } else {
        break;
      }
    }
    key_ = trimmed(text_.substr(begin, found.begin - begin));
    has_key_ = true;
    const bool is_empty = value_begin >= end_ || text_[value_begin] == '#';
    const auto repair = [&](Message<0> code) {
      slips_.push_back(diagnostic(code, span(found.begin, found.end - found.begin)));
      fixes_.push_back({found.begin, value_begin - found.begin, value_begin >= end_ ? ":" : ": "});
    };
    switch (found.kind) {
      case Separator::Kind::None:
      case Separator::Kind::Proper: break;
      case Separator::Kind::Wide: repair(Code::YamlWideColon); break;
      case Separator::Kind::NoBlank: repair(Code::YamlNoBlank); break;
      case Separator::Kind::Tab: repair(Code::YamlTabForColon); break;
    }
    if (is_empty) {
      open_child(column, expects_entries_(without_quotes(key_)));
    } else {
      value(value_begin, column);
    }
  }

  /// A line among entries that is none: whether its end is a value, nobody can tell.
  void missing_colon(std::size_t begin, std::size_t column) {
    const std::string_view line = text_.substr(begin, end_ - begin);
    const std::string_view key = trimmed(line.substr(0, comment_begin(line)));
    slips_.push_back(diagnostic(Code::YamlMissingColon, span(begin, 1)));
    fixes_.push_back({begin + key.size(), 0, ":"});
    is_guess_ = true;
    open_ = Open::Nothing;
    open_column_ = column;
  }

  void open_child(std::size_t column, bool is_entries) {
    open_ = Open::Child;
    open_column_ = column;
    child_is_entries_ = is_entries;
  }

  /// A value that begins on this line; it may end on another.
  void value(std::size_t begin, std::size_t column) {
    const std::string_view line = text_.substr(begin, end_ - begin);
    value_ = trimmed(line.substr(0, comment_begin(line)));
    open_ = Open::Nothing;
    open_column_ = column;
    switch (text_[begin]) {
      case '"':
      case '\'': value_ = {}; return quoted(begin);
      case '[':
      case '{': value_ = {}; return flow(begin, column);
      case '|':
      case '>': return skip_block(column);
      default: open_ = Open::Text;
    }
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
    if (close && (*close <= end_ || ends_line(*close))) {
      value_ = *close <= end_ ? text_.substr(begin, *close - begin) : std::string_view("…");
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

  void flow(std::size_t begin, std::size_t column) {
    std::vector<std::size_t> open;  // the brackets that are open
    std::optional<std::vector<std::size_t>> open_at_line_end;
    const std::string_view text = within_reach(begin);
    for (std::size_t i = begin; i < text.size(); ++i) {
      const char c = text[i];
      if (i >= end_ && !open_at_line_end) open_at_line_end = open;
      if (c == '#' && is_blank_or_break(text[i - 1])) {
        i = std::min(line_end(text, i), text.size()) - 1;
      } else if ((c == '"' || c == '\'') && begins_flow_token(i)) {
        const auto close = closing_quote(text, i);
        if (!close) break;
        i = *close - 1;
      } else if (c == '[' || c == '{') {
        open.push_back(i);
      } else if (!open.empty() && c == closing_sign(open.back())) {
        open.pop_back();
        if (!open.empty()) continue;
        value_ = "…";
        if (i >= next_) next_ = next_line(i);
        return;
      }
    }
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

  /// Whether a key may begin at a byte, or would a list, a block, a tag … begin there.
  [[nodiscard]] bool may_begin_key(std::size_t at) const {
    return std::string_view("[]{}|>&*!%@`,?#").find(text_[at]) == std::string_view::npos;
  }

  // ---- separators ------------------------------------------------------------------------------

  [[nodiscard]] Separator separator(std::size_t begin) const { return separator(begin, end_); }

  /// The first `: ` of the line; else the first sign that may have been meant for it.
  [[nodiscard]] Separator separator(std::size_t begin, std::size_t end) const {
    if (begin >= end || !may_begin_key(begin)) return {};
    if (text_[begin] == '"' || text_[begin] == '\'') return behind_quoted_key(begin, end);
    Separator meant;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (text_[i] == '#' && is_blank(text_[i - 1])) break;
      const Separator here = sign_at(i, end);
      if (here.kind == Separator::Kind::Proper) return here;
      if (here.kind == Separator::Kind::None) continue;
      if (meant.kind == Separator::Kind::None || meant.kind == Separator::Kind::Tab) {
        if (here.kind != Separator::Kind::Tab || meant.kind == Separator::Kind::None) meant = here;
      }
      i = here.end - 1;
    }
    return meant;
  }

  [[nodiscard]] Separator behind_quoted_key(std::size_t begin, std::size_t end) const {
    const auto close = closing_quote(text_.substr(0, end), begin);
    if (!close) return {};
    std::size_t at = *close;
    while (at < end && is_blank(text_[at])) ++at;
    if (at >= end) return {};
    const Separator here = sign_at(at, end);
    return here.kind == Separator::Kind::Tab ? Separator{} : here;
  }

  [[nodiscard]] Separator sign_at(std::size_t at, std::size_t end) const {
    if (text_[at] == ':') {
      if (at + 1 >= end || is_blank(text_[at + 1])) return {Separator::Kind::Proper, at, at + 1};
      // Part of an address.
      return text_[at + 1] == '/' ? Separator{} : Separator{Separator::Kind::NoBlank, at, at + 1};
    }
    if (text_[at] == '\t') {
      std::size_t behind = at;
      while (behind < end && is_blank(text_[behind])) ++behind;
      const bool ends = behind >= end || text_[behind] == '#';
      return ends ? Separator{} : Separator{Separator::Kind::Tab, at, at + 1};
    }
    for (const std::string_view sign : kWideColons) {
      if (text_.substr(at, sign.size()) == sign)
        return {Separator::Kind::Wide, at, at + sign.size()};
    }
    return {};
  }

  [[nodiscard]] bool looks_like_entry(std::size_t begin) const {
    return separator(begin).kind != Separator::Kind::None;
  }

  // ---- messages --------------------------------------------------------------------------------

  [[nodiscard]] Span span(std::size_t begin, std::size_t length) const {
    return {begin, static_cast<std::uint32_t>(length), file_};
  }

  /// Passes on what was found in the line, each message with the line as it should be.
  void tell() {
    std::string line = prefix_;
    if (has_key_) line += shown_key(key_) + ":";
    const std::string shown = shown_value(value_);
    if (!shown.empty()) line += (has_key_ ? " " : "") + shown;
    for (Diagnostic& one : slips_) {
      if (result_.messages.size() == kMostSlips) {
        result_.is_cut_short = true;
        break;
      }
      // How a text with a quote or bracket too few should go on, nobody can tell.
      if (!is_guess_) one.note(Code::WriteInstead, line);
      result_.messages.add(std::move(one));
    }
    for (const Fix& fix : fixes_) result_.repaired.replace(fix.begin, fix.length, fix.by);
    slips_.clear();
    fixes_.clear();
    is_guess_ = false;
    has_key_ = false;
  }

  std::string_view text_;
  FileId file_;
  const ExpectsEntries& expects_entries_;
  LineSlips result_;

  std::vector<Level> levels_;
  Open open_ = Open::Nothing;
  std::size_t open_column_ = 0;
  bool child_is_entries_ = false;
  bool has_entries_ = false;  ///< one has been read
  std::vector<std::pair<std::string_view, std::size_t>> tab_columns_;

  // Of the line that is read.
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t next_ = 0;  ///< where the next line begins that is to be read
  std::string prefix_;    ///< what stands before the key, as it should be
  std::string_view key_;
  bool has_key_ = false;
  std::string_view value_;  ///< where it ends on the line
  std::vector<Diagnostic> slips_;
  std::vector<Fix> fixes_;  ///< in reading order
  bool is_guess_ = false;
};

}  // namespace

LineSlips find_line_slips(std::string_view text, FileId file,
                          const ExpectsEntries& expects_entries) {
  return SlipFinder(text, file, expects_entries).find();
}

}  // namespace cbps::doc
