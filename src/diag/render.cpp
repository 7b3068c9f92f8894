#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/render_brief.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

struct Words {
  std::string_view error, warning, note;
};
constexpr Words kZh{"错误", "警告", "说明"};
constexpr Words kEn{"error", "warning", "note"};

struct Paint {
  bool on;
  [[nodiscard]] std::string operator()(std::string_view escape, std::string_view text) const {
    return on ? fmt::format("\x1b[{}m{}\x1b[0m", escape, text) : std::string(text);
  }
};
constexpr std::string_view kBold = "1", kRed = "1;31", kYellow = "1;33", kCyan = "36", kDim = "2";

std::string_view word(Severity severity, Language language) {
  const Words& words = language == Language::Zh ? kZh : kEn;
  switch (severity) {
    case Severity::Error: return words.error;
    case Severity::Warning: return words.warning;
    case Severity::Note: return words.note;
  }
  return {};
}

/// What stands for the place of a message that has none.
constexpr std::string_view kProgram = "cbps";

std::string where(Span span, const Sources& sources) {
  if (span.file == FileId::None) return std::string(kProgram);
  const std::string path = unicode::printable(sources.path(span.file));
  const std::string cell = sources.cell(span);
  if (!cell.empty()) return fmt::format("{}:{}", path, cell);
  const Place place = sources.place(span);
  return place.line == 0 ? path : fmt::format("{}:{}:{}", path, place.line, place.column);
}

/// How much of a line the excerpt of a message shows.
enum class Shows : std::uint8_t {
  Nothing,
  Sign,        ///< the sign at the place
  KeyAndSign,  ///< the same, and the key of the line
  Entry,       ///< what stands at the place, behind its own key
  Line,        ///< the line up to where the place ends
};

struct ShowsRow {
  std::string_view ids;  ///< of the messages: what these begin with
  Shows shows;
};
/// The first row that fits a message decides. Where a text cannot be parsed, and where a value is
/// not read, anything that stands there may be about a person.
constexpr std::array kShows{
    ShowsRow{"CB1002", Shows::Nothing},     // not UTF-8
    ShowsRow{"CB1003", Shows::Sign},        // a control character
    ShowsRow{"CB1022", Shows::Entry},       // a key given twice
    ShowsRow{"CB1030", Shows::KeyAndSign},  // text after a quote
    ShowsRow{"CB1031", Shows::KeyAndSign},  // nothing before a comma
    ShowsRow{"CB103", Shows::Sign},         // tables
    ShowsRow{"CB1040", Shows::Nothing},     // a spreadsheet
    ShowsRow{"CB1048", Shows::Sign},        // full-width commas in a table
    ShowsRow{"CB106", Shows::Nothing},      // not in the encoding of the file
    ShowsRow{"CB1", Shows::KeyAndSign},     // YAML
    ShowsRow{"CB2001", Shows::KeyAndSign},  // no profile
    ShowsRow{"CB2010", Shows::KeyAndSign},  // no single value
    ShowsRow{"CB2011", Shows::KeyAndSign},  // no list
    ShowsRow{"CB2014", Shows::Nothing},     // nobody
    ShowsRow{"CB2017", Shows::Nothing},     // no year
    ShowsRow{"CB2018", Shows::Nothing},     // no year, told at the code
    ShowsRow{"CB2026", Shows::Nothing},     // a row of nobody
    ShowsRow{"CB2029", Shows::KeyAndSign},  // no list of communities
    ShowsRow{"CB2032", Shows::Nothing},     // nobody in a list
    ShowsRow{"CB2036", Shows::Nothing},     // a personal value
    ShowsRow{"CB2038", Shows::Nothing},     // the same, dropped
    ShowsRow{"CB2045", Shows::Nothing},     // no usable code
    ShowsRow{"CB2", Shows::Entry},         ShowsRow{"CB", Shows::Line},
};

Shows shows(Code code) {
  const std::string_view id = info(code).id;
  const auto row = std::find_if(kShows.begin(), kShows.end(),
                                [id](const ShowsRow& one) { return id.starts_with(one.ids); });
  return row->shows;
}

/// Where the entry begins that holds the byte `place` of a line: behind the nearest sign that parts
/// entries or cells.
std::size_t entry_begin(std::string_view line, std::size_t place) {
  constexpr std::array<std::string_view, 6> kSigns{"{", "[", ",", ";", "\t", "，"};
  std::size_t begin = 0;
  for (const std::string_view sign : kSigns) {
    if (place < sign.size()) continue;
    const std::size_t at = line.rfind(sign, place - sign.size());
    if (at != std::string_view::npos) begin = std::max(begin, at + sign.size());
  }
  const std::size_t first = std::min(line.find_first_not_of(" \t", begin), place);
  // The indentation of a line says something.
  return begin == 0 ? 0 : first;
}

/// What is shown of a line: two pieces of its text, and whether something is left out around them.
struct Shown {
  std::string_view before;  ///< in front of the place
  std::string_view marked;  ///< what the carets stand under
  bool is_cut = false;      ///< something is left out in front of `before`
  bool has_gap = false;     ///< something is left out between the two
  bool has_more = false;    ///< something is left out behind them
};

/// The length of the blanks and dashes with which a line of YAML begins.
std::size_t indentation(std::string_view text) {
  return std::min(text.find_first_not_of(" \t-"), text.size());
}

/// A text up to its first colon, or all of it.
std::string_view key_of(std::string_view text) {
  return text.substr(0, std::min(text.find(':'), text.find("：")));
}

/// Whether nothing but a colon and blanks is in a text.
bool is_colon(std::string_view text) {
  if (text.starts_with("：")) text.remove_prefix(std::string_view("：").size());
  if (text.starts_with(':')) text.remove_prefix(1);
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// Whether a text that may be a key, as it has a colon behind it, is one that can be shown.
bool is_shown_as_key(std::string_view key) {
  constexpr std::size_t kMostBytes = 90;
  return key.size() <= kMostBytes && key.find_first_of(",;\t\"'[]{}") == std::string_view::npos &&
         key.find("，") == std::string_view::npos && !may_name_person(key);
}

/// Shows of the text in front of a place the key with which the line begins. A key further to the
/// right may stand below one about a person, and be about that person itself.
void show_key(std::string_view before, Shown& shown) {
  const std::size_t indent = indentation(before);
  shown.before = before.substr(0, indent);
  shown.has_gap = indent < before.size();
  if (indent > 0 || !shown.has_gap) return;
  const std::string_view key = key_of(before);
  const bool has_colon = key.size() < before.size() || shown.marked == ":" || shown.marked == "：";
  if (!has_colon || !is_shown_as_key(key)) return;
  shown.has_gap = !is_colon(before.substr(key.size()));
  shown.before = shown.has_gap ? key : before;
}

/// Shows the entry that holds a place, but of what stands in front of the place only the key. False
/// if that key is about a person.
bool show_entry(std::string_view line, std::size_t place, Shown& shown) {
  const std::size_t begin = entry_begin(line, place);
  shown.is_cut = begin > 0;
  const std::string_view before = line.substr(begin, place - begin);
  const std::size_t indent = indentation(before);
  const std::string_view text = before.substr(indent);
  const std::string_view key = key_of(text);
  if (key.size() < text.size() && is_personal_heading(key)) return false;
  shown.has_gap =
      !text.empty() && (key.size() == text.size() || !is_colon(text.substr(key.size())));
  shown.before = shown.has_gap ? before.substr(0, indent) : before;
  return !may_name_person(shown.marked);
}

/// The character at a place if a message points to it and it is a sign: no letter and no digit.
std::string_view sign_at(std::string_view line, std::size_t place, std::size_t length) {
  if (place >= line.size() || length == 0) return {};
  const std::string_view text = line.substr(place);
  const unicode::Character first = unicode::character_at(text, 0);
  const bool is_sign =
      !unicode::is_letter(first.code_point) && !unicode::is_number_sign(first.code_point);
  return text.substr(0, is_sign ? first.length : 0);
}

/// What a message shows of a line; nothing where that would say nothing, or might be about a
/// person.
std::optional<Shown> shown_of(Shows how, std::string_view line, std::size_t place,
                              std::size_t length) {
  Shown shown;
  shown.marked = line.substr(place, length);
  switch (how) {
    case Shows::Nothing: return std::nullopt;
    case Shows::Sign:
      shown.marked = sign_at(line, place, length);
      shown.has_gap = indentation(line.substr(0, place)) < place;
      break;
    case Shows::KeyAndSign:
      shown.marked = sign_at(line, place, length);
      show_key(line.substr(0, place), shown);
      break;
    case Shows::Entry:
      if (!show_entry(line, place, shown)) return std::nullopt;
      break;
    case Shows::Line: {
      const std::size_t begin = entry_begin(line, place);
      shown.is_cut = begin > 0;
      shown.before = line.substr(begin, place - begin);
    }
  }
  const std::size_t end = place + shown.marked.size();
  shown.has_more = line.find_first_not_of(" \t", end) != std::string_view::npos;
  const bool says_nothing =
      shown.marked.empty() && indentation(shown.before) == shown.before.size();
  const bool is_personal = holds_personal_detail(shown.before) ||
                           holds_personal_detail(shown.marked) ||
                           holds_personal_detail(std::string(shown.before).append(shown.marked));
  if (says_nothing || is_personal) return std::nullopt;
  return shown;
}

constexpr std::string_view kDots = "…";

/// A line as it is shown, and the carets under it.
struct Excerpt {
  std::string text;
  std::string carets;
  std::size_t width = 0;

  /// Adds the sign for what is left out, unless it stands there already.
  void add_dots() {
    if (text.ends_with(kDots)) return;
    text += kDots;
    carets += ' ';
    ++width;
  }
  /// Adds as much of a text as there is room for, with `under` under it. False: not all of it.
  bool add(std::string_view piece, char under, std::size_t room) {
    for (std::size_t at = 0; at < piece.size();) {
      const unicode::Character character = unicode::character_at(piece, at);
      const std::string visible = unicode::printable(piece.substr(at, character.length));
      const std::size_t columns = unicode::display_width(visible);
      if (width + columns > room) return false;
      text += visible;
      carets.append(columns, under);
      width += columns;
      at += character.length;
    }
    return true;
  }
};

/// Takes off the beginning of what stands before a place so much that the place stands in view,
/// with a third of the room before it.
void cut_before(Shown& shown, std::size_t room) {
  std::size_t width = unicode::display_width(unicode::printable(shown.before));
  if (width <= room * 2 / 3) return;
  shown.is_cut = true;
  while (width > room / 3 && !shown.before.empty()) {
    const unicode::Character character = unicode::character_at(shown.before, 0);
    width -= std::min(width, character.width);
    shown.before.remove_prefix(character.length);
  }
}

Excerpt excerpt(Shown shown, std::size_t room) {
  cut_before(shown, room);
  Excerpt result;
  if (shown.is_cut) result.add_dots();
  result.add(shown.before, ' ', room);
  if (shown.has_gap) result.add_dots();
  const bool is_whole = result.add(shown.marked, '^', room);
  // At the end of the line, where no column is taken, or among what is left out.
  if (result.carets.find('^') == std::string::npos) {
    if (shown.has_gap) result.carets.pop_back();
    result.carets += '^';
  }
  if (shown.has_more || !is_whole) result.add_dots();
  result.carets.resize(result.carets.rfind('^') + 1);
  return result;
}

/// What stands in a cell that is written in quotes: a sheet has none.
std::string without_csv_quotes(std::string_view written) {
  const bool is_quoted = written.size() > 1 && written.front() == '"' && written.back() == '"';
  if (!is_quoted) return std::string(written);
  std::string text;
  for (std::size_t i = 1; i + 1 < written.size(); ++i) {
    text += written[i];
    if (written[i] == '"') ++i;  // the second one of a pair
  }
  return text;
}

void append_excerpt(std::string& out, Shows how, Span span, const Sources& sources,
                    const RenderOptions& options) {
  span = sources.original(span);
  const Place place = sources.place(span);
  if (place.line == 0) return;
  const std::string_view line = sources.line_text(span);
  const std::string_view all = sources.text(span.file);
  const auto line_begin = static_cast<std::size_t>(line.data() - all.data());
  const std::size_t at = span.begin > line_begin ? span.begin - line_begin : 0;
  const std::string number = std::to_string(place.line);
  const std::size_t gutter = std::max<std::size_t>(number.size(), 4);
  const std::size_t room = std::max<std::size_t>(options.width, 40) - gutter - 4;
  auto shown = shown_of(how, line, std::min(at, line.size()), span.length);
  if (!shown) return;
  const std::string in_cell = without_csv_quotes(shown->marked);
  if (!sources.sheet(span.file).empty()) shown->marked = in_cell;
  const Excerpt part = excerpt(*shown, room);
  const Paint paint{options.colour};
  out += paint(kDim, fmt::format(" {:>{}} | ", number, gutter)) + part.text + '\n';
  out += paint(kDim, fmt::format(" {:>{}} | ", "", gutter)) + paint(kRed, part.carets) + '\n';
}

/// The line of a message that points to `place`.
std::string message_line(const Diagnostic& diagnostic, std::string_view place,
                         const RenderOptions& options) {
  const CodeInfo& row = info(diagnostic.code);
  const Paint paint{options.colour};
  const std::string_view hue = row.severity == Severity::Error ? kRed : kYellow;
  return fmt::format(
      "{}: {} {}\n", paint(kBold, place),
      paint(hue, fmt::format("{} {}:", word(row.severity, options.language), row.id)),
      message(diagnostic, options.language));
}

/// The line of a note that points to `place`; to nothing if it is empty.
std::string note_line(const Note& note, std::string_view place, const RenderOptions& options) {
  const Paint paint{options.colour};
  const std::string text = message(note, options.language);
  if (place.empty()) return fmt::format("      {} {}\n", paint(kDim, "="), text);
  return fmt::format("{}: {} {}\n", paint(kBold, place),
                     paint(kCyan, fmt::format("{}:", word(Severity::Note, options.language))),
                     text);
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources,
                   const RenderOptions& options) {
  std::string out = message_line(diagnostic, where(diagnostic.span, sources), options);
  const Shows how = shows(diagnostic.code);
  append_excerpt(out, how, diagnostic.span, sources, options);
  for (const Note& note : diagnostic.notes) {
    out += note_line(note, note.span ? where(*note.span, sources) : std::string(), options);
    if (note.span) append_excerpt(out, how, *note.span, sources, options);
  }
  return out;
}

std::string render(const Note& note, const RenderOptions& options) {
  return note_line(note, {}, options);
}

std::string render_brief(const Diagnostic& diagnostic, const PlaceTexts& places,
                         const RenderOptions& options) {
  const std::string_view place = places.message.empty() ? kProgram : places.message;
  std::string out = message_line(diagnostic, unicode::printable(place), options);
  for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
    out += note_line(diagnostic.notes[i], unicode::printable(places.notes[i]), options);
  }
  return out;
}

}  // namespace cbps
