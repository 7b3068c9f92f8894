#include <fmt/format.h>

#include <algorithm>
#include <array>
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
  const Place place = sources.place(span);
  const std::string path = unicode::printable(sources.path(span.file));
  return place.line == 0 ? path : fmt::format("{}:{}:{}", path, place.line, place.column);
}

/// Whether a message shows what stands at its place. What is not text, and what is about a person,
/// is not shown.
bool has_excerpt(Code code) {
  constexpr std::array kWithout{Code::PersonalValue, Code::PersonalValueDropped, Code::NotUtf8,
                                Code::Spreadsheet};
  return std::find(kWithout.begin(), kWithout.end(), code) == kWithout.end();
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

/// Whether the value that stands in an entry before the place of a message is about a person, going
/// by its key.
bool holds_personal_value(std::string_view before) {
  const std::size_t colon = std::min(before.find(':'), before.find("："));
  if (colon == std::string_view::npos) return false;
  return is_personal_heading(before.substr(0, colon));
}

/// A line as it is shown, and the carets under it.
struct Excerpt {
  std::string text;
  std::string carets;
};

/// Shows of a line the entry that a message points to, up to where the place ends, and of that what
/// fits. What else the line holds may be about a person and is nobody's business here.
std::optional<Excerpt> excerpt(std::string_view line, std::size_t place, std::size_t length,
                               std::size_t room) {
  const std::size_t end = std::min(line.size(), place + length);
  std::size_t begin = entry_begin(line, place);
  const std::string_view entry = line.substr(begin, end - begin);
  if (entry.find_first_not_of(" \t") == std::string_view::npos || shows_personal_number(entry) ||
      holds_personal_value(line.substr(begin, place - begin))) {
    return std::nullopt;
  }
  // Start so far left that the place stands in view, with a third of the room before it.
  std::size_t before =
      unicode::display_width(unicode::printable(line.substr(begin, place - begin)));
  const bool is_cut = before > room * 2 / 3;
  while (is_cut && before > room / 3 && begin < line.size()) {
    const unicode::Character character = unicode::character_at(line, begin);
    before -= std::min(before, character.width);
    begin += character.length;
  }
  Excerpt result;
  std::size_t width = 0;
  if (begin > 0) {
    result.text = "…";
    result.carets = " ";
    width = 1;
  }
  std::size_t offset = begin;
  while (offset < end) {
    const unicode::Character character = unicode::character_at(line, offset);
    const std::string shown = unicode::printable(line.substr(offset, character.length));
    const std::size_t columns = unicode::display_width(shown);
    if (width + columns > room) break;
    result.text += shown;
    result.carets.append(columns, offset < place ? ' ' : '^');
    width += columns;
    offset += character.length;
  }
  if (line.find_first_not_of(" \t", offset) != std::string_view::npos) result.text += "…";
  // At the end of the line, or where no column is taken.
  if (result.carets.find('^') == std::string::npos) result.carets += '^';
  return result;
}

void append_excerpt(std::string& out, Span span, const Sources& sources,
                    const RenderOptions& options) {
  const Place place = sources.place(span);
  if (place.line == 0) return;
  const std::string_view line = sources.line_text(span);
  const std::string_view all = sources.text(span.file);
  const auto line_begin = static_cast<std::size_t>(line.data() - all.data());
  const std::size_t at = span.begin > line_begin ? span.begin - line_begin : 0;
  const std::string number = std::to_string(place.line);
  const std::size_t gutter = std::max<std::size_t>(number.size(), 4);
  const std::size_t room = std::max<std::size_t>(options.width, 40) - gutter - 4;
  const auto part = excerpt(line, std::min(at, line.size()), span.length, room);
  if (!part) return;
  const Paint paint{options.colour};
  out += paint(kDim, fmt::format(" {:>{}} | ", number, gutter)) + part->text + '\n';
  out += paint(kDim, fmt::format(" {:>{}} | ", "", gutter)) + paint(kRed, part->carets) + '\n';
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
  if (has_excerpt(diagnostic.code)) append_excerpt(out, diagnostic.span, sources, options);
  for (const Note& note : diagnostic.notes) {
    out += note_line(note, note.span ? where(*note.span, sources) : std::string(), options);
    if (note.span) append_excerpt(out, *note.span, sources, options);
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
