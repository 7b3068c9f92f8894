#include "doc/plain_yaml.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "cbps/text/short_hash.h"
#include "cbps/text/unicode.h"
#include "doc/clean_text.h"
#include "doc/scalar_source.h"

namespace cbps::doc {
namespace {

/// Collections open at a time. Profiles have four at most.
constexpr std::size_t kMostOpen = 16;
/// Entries of one mapping: keys are compared with each other.
constexpr std::size_t kMostKeys = 1000;
/// The full parser gives up a key after 1,024 characters.
constexpr std::size_t kMostKeyBytes = 512;
/// The full parser is watched for how far it reads, and how many brackets it sees, without making a
/// node. Shorter stretches cannot come near either bound.
constexpr std::size_t kLongStretch = 512;
constexpr std::size_t kMostStretch = std::size_t{64} << 10;

/// What a byte may be to the scanner.
enum : std::uint8_t {
  kBegins = 1,     ///< begins a plain scalar
  kBlockStop = 2,  ///< ends a plain scalar in a block, or may
  kFlowStop = 4,   ///< ends a plain scalar in `[ ]`, or may, or is not taken there
  kAfterDash = 8,  ///< makes a `-` before it the beginning of a plain scalar
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool is_word =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    if (is_word || c >= 0x80) classes[c] |= kBegins;
    if (is_word || c == '.') classes[c] |= kAfterDash;
  }
  for (const char c : std::string_view("./+()<=~$;^\\")) {
    classes[static_cast<unsigned char>(c)] |= kBegins;
  }
  for (const char c : std::string_view(":#\n\r\t")) {
    classes[static_cast<unsigned char>(c)] |= kBlockStop | kFlowStop;
  }
  for (const char c : std::string_view(",?[]{}\"'&*!|>%@`")) {
    classes[static_cast<unsigned char>(c)] |= kFlowStop;
  }
  return classes;
}

constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

bool is(char c, std::uint8_t kind) { return (kClasses[static_cast<unsigned char>(c)] & kind) != 0; }

bool ends_word(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_quote(char c) { return c == '"' || c == '\''; }

/// Goes over a text that ends with a line feed, which so ends every loop; that it is UTF-8 without
/// control characters is for others to see. A step that returns false, or no place, has declined
/// the whole text.
///
/// Steps are given the place where they begin; those that end a line leave the next in `at_`.
class PlainScanner {
 public:
  PlainScanner(std::string_view source, std::size_t begin, FileId file, const Limits& limits)
      : source_(source.data()),
        end_(source.data() + source.size()),
        at_(source_ + begin),
        last_node_end_(at_),
        file_(file),
        most_open_(std::min(limits.depth, kMostOpen)),
        most_scalar_(limits.scalar_bytes) {
    constexpr std::size_t kBytesPerNode = 10;
    constexpr std::size_t kMostReserved = 1024;
    nodes_.resize(std::min(source.size() / kBytesPerNode + 8, kMostReserved));
  }

  std::optional<Document> read() {
    while (at_ != end_) {
      if (!line()) return std::nullopt;
    }
    if (node_count_ == 0 || !stretch_is_short(end_)) return std::nullopt;
    if (awaits_value()) add_missing_value();
    while (open_count_ > 0) close();
    nodes_.resize(node_count_);
    text_.resize(text_size_);
    return Document(std::move(nodes_), std::move(text_));
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t column = 0;
    bool is_mapping = false;
    std::uint64_t seen = 0;  ///< a bit for each key's hash: most keys are new at first sight
    std::size_t first_key = 0;
  };
  struct Key {
    std::uint32_t hash;
    std::uint32_t node;
  };

  // ---- lines -----------------------------------------------------------------------------------

  bool line() {
    const char* at = skip_blanks(at_);
    const auto column = static_cast<std::uint32_t>(at - at_);
    const char c = *at;
    if (c == '.') return false;  // `...`, perhaps
    if (is(c, kBegins)) return is_in_mapping(column, at) && plain_entry(at);
    if (c == '#') return skip_line(at);
    if (c == '\n' || c == '\r') return end_of_line(at);
    if (c == '-') return at[1] == ' ' ? item(column, at) : marker(column, at);
    if (c == '[') return flow_list_below(column, at);
    return is_quote(c) && is_in_mapping(column, at) && quoted_entry(at);
  }

  static const char* skip_blanks(const char* at) {
    while (*at == ' ') ++at;
    return at;
  }

  bool skip_line(const char* at) {
    const void* feed = std::memchr(at, '\n', static_cast<std::size_t>(end_ - at));
    at_ = static_cast<const char*>(feed) + 1;
    return true;
  }

  /// Behind a node: blanks, a comment after one, a line end.
  bool end_of_line(const char* at) {
    at = skip_blanks(at);
    if (*at == '\r') ++at;
    at_ = at + 1;
    return *at == '\n' || (*at == '#' && at[-1] == ' ' && skip_line(at));
  }

  /// `---` before all else.
  bool marker(std::uint32_t column, const char* at) {
    if (column > 0 || node_count_ > 0 || has_marker_ || at[1] != '-' || at[2] != '-') return false;
    has_marker_ = true;
    return end_of_line(at + 3);
  }

  /// Makes the mapping whose keys stand in `column` the innermost that is open.
  bool is_in_mapping(std::uint32_t column, const char* at) {
    const bool goes_on = !awaits_value() && open_count_ > 0 && is_mapping_in(column);
    return goes_on || find_mapping(column, at);
  }

  bool find_mapping(std::uint32_t column, const char* at) {
    if (open_count_ == 0) {
      return column == 0 && node_count_ == 0 && open(NodeKind::Mapping, column, at);
    }
    if (awaits_value()) {
      if (column > top().column) {
        missing_place_ = nullptr;
        return open(NodeKind::Mapping, column, at);
      }
      add_missing_value();
    }
    // A list may stand in the column of its key; the next key ends it.
    while (open_count_ > 0 && (top().column > column || is_list_in(column))) close();
    return open_count_ > 0 && is_mapping_in(column);
  }

  bool is_list_in(std::uint32_t column) { return !top().is_mapping && top().column == column; }
  bool is_mapping_in(std::uint32_t column) { return top().is_mapping && top().column == column; }

  /// `- ` in `column`, and what follows it.
  bool item(std::uint32_t column, const char* dash) {
    if (open_count_ == 0) return false;
    if (awaits_value() && column >= top().column) {
      missing_place_ = nullptr;
      if (!open(NodeKind::Sequence, column, dash)) return false;
    } else {
      if (awaits_value()) add_missing_value();
      while (open_count_ > 0 && top().column > column) close();
      if (open_count_ == 0 || !is_list_in(column)) return false;
    }
    const char* at = skip_blanks(dash + 1);
    const bool is_quoted = is_quote(*at);
    if (!is_quoted && !begins_plain(at)) return false;
    const char* end = is_quoted ? quoted_end(at) : plain_end(at);
    if (end == nullptr) return false;
    if (*end != ':') return is_quoted ? quoted_value(at) : plain_value(at, end);
    return open(NodeKind::Mapping, column + static_cast<std::uint32_t>(at - dash), at) &&
           (is_quoted ? quoted_entry(at) : plain_entry(at));
  }

  bool plain_entry(const char* at) {
    const char* end = plain_end(at);
    if (*end != ':' || end[-1] == ' ') return false;  // a blank before the colon is rare
    return add(at, end, Style::Plain) && is_new_key() && value(end + 1);
  }

  bool quoted_entry(const char* at) {
    const char* end = quoted_end(at);
    if (end == nullptr || *end != ':' || !ends_word(end[1])) return false;
    return add_quoted(at, end) && is_new_key() && value(end + 1);
  }

  /// What stands behind the colon of a key.
  bool value(const char* behind_colon) {
    const char* at = skip_blanks(behind_colon);
    if (begins_plain(at)) return plain_value(at, plain_end(at));
    const char c = *at;
    if (c == '#' && is_error_word(at)) return false;
    if (c == '\n' || c == '\r' || c == '#') {
      missing_place_ = behind_colon;
      return end_of_line(at);
    }
    return c == '[' ? flow_list(at) : quoted_value(at);
  }

  bool plain_value(const char* at, const char* end) {
    if (*end == ':' || *end == '\t') return false;
    return add(at, without_blanks(end), Style::Plain) && end_of_line(end);
  }

  bool quoted_value(const char* at) {
    const char* end = quoted_end(at);
    return end != nullptr && add_quoted(at, end) && end_of_line(end);
  }

  /// What a spreadsheet writes for an error looks like a comment: others decide what it is.
  [[nodiscard]] bool is_error_word(const char* at) const {
    return error_word_length({at, static_cast<std::size_t>(end_ - at)}) != 0;
  }

  // ---- flow lists ------------------------------------------------------------------------------

  /// `[` on a line of its own, under its key.
  bool flow_list_below(std::uint32_t column, const char* at) {
    if (!awaits_value() || column <= top().column) return false;
    missing_place_ = nullptr;
    return flow_list(at);
  }

  /// A flow list, and what is left of the line it ends in.
  bool flow_list(const char* at) {
    if (!open(NodeKind::Sequence, 0, at)) return false;
    nodes_[node_count_ - 1].span.length = 1;
    at = skip_in_flow(at + 1, true);
    while (at != nullptr && *at != ']') {
      at = flow_item(at);
      if (at == nullptr || *at == ']') break;
      at = *at == ',' ? skip_in_flow(at + 1, true) : nullptr;
      if (at != nullptr && *at == ']') return false;  // `[a, ]`
    }
    if (at == nullptr) return false;
    last_node_end_ = at + 1;
    close();
    return end_of_line(at + 1);
  }

  /// Where the `,` or `]` behind an item should stand.
  const char* flow_item(const char* at) {
    if (is_quote(*at)) {
      const char* end = quoted_end(at);
      return end != nullptr && add_quoted(at, end) ? skip_in_flow(end, false) : nullptr;
    }
    if (!begins_plain(at) || *at == '.') return nullptr;
    const char* end = at;
    while (!is(*end, kFlowStop)) ++end;
    return add(at, without_blanks(end), Style::Plain) ? skip_in_flow(end, false) : nullptr;
  }

  /// Behind blanks and line ends inside a flow list; where an item may begin also comments.
  const char* skip_in_flow(const char* at, bool takes_comments) {
    while (true) {
      at = skip_blanks(at);
      if (*at == '#') {
        if (!takes_comments || (at[-1] != ' ' && at[-1] != '\n')) return nullptr;
        if (is_error_word(at)) return nullptr;
        skip_line(at);
        at = at_;
      } else if (*at == '\n') {
        ++at;
      } else if (*at == '\r' && at[1] == '\n') {
        at += 2;
      } else {
        return *at == '-' && at[-1] == '\n' ? nullptr : at;  // a marker, perhaps
      }
      if (at == end_) return nullptr;
    }
  }

  // ---- scalars ---------------------------------------------------------------------------------

  static bool begins_plain(const char* at) {
    return is(*at, kBegins) || (*at == '-' && is(at[1], kAfterDash));
  }

  /// A line end, a tab, a comment or a colon that ends the plain scalar in a block.
  static const char* plain_end(const char* at) {
    while (true) {
      while (!is(*at, kBlockStop)) ++at;
      if (*at == ':' ? ends_word(at[1]) : (*at != '#' || at[-1] == ' ')) return at;
      ++at;
    }
  }

  static const char* without_blanks(const char* end) {
    while (end[-1] == ' ') --end;
    return end;
  }

  /// One past the closing quote. Nothing where there is more to it than a scalar on one line, or no
  /// quote at `at`.
  static const char* quoted_end(const char* at) {
    const char quote = *at;
    if (!is_quote(quote)) return nullptr;
    for (++at; *at != quote; ++at) {
      if (*at == '\n' || *at == '\t' || (*at == '\\' && quote == '"')) return nullptr;
    }
    return at[1] == quote ? nullptr : at + 1;
  }

  // ---- nodes -----------------------------------------------------------------------------------

  Document::Node& add_node(const char* at) {
    if (node_count_ == nodes_.size()) nodes_.resize(2 * node_count_);
    Document::Node& node = nodes_[node_count_++];
    node.end = static_cast<std::uint32_t>(node_count_);
    node.span.begin = static_cast<std::size_t>(at - source_);
    node.span.file = file_;
    return node;
  }

  bool add(const char* begin, const char* end, Style style) {
    const auto length = static_cast<std::size_t>(end - begin);
    if (length > most_scalar_ || !stretch_is_short(end)) return false;
    Document::Node& node = add_node(begin);
    node.style = style;
    node.text_begin = static_cast<std::uint32_t>(text_size_);
    node.text_length = static_cast<std::uint32_t>(length);
    node.span.length = static_cast<std::uint32_t>(length);
    last_node_end_ = end;
    add_text(begin, length);
    return true;
  }

  bool add_quoted(const char* begin, const char* end) {
    const Style style = *begin == '"' ? Style::DoubleQuoted : Style::SingleQuoted;
    if (!add(begin + 1, end - 1, style)) return false;
    Span& span = nodes_[node_count_ - 1].span;
    --span.begin;
    span.length += 2;
    last_node_end_ = end;
    return true;
  }

  /// Copies a piece of the source that is mostly short.
  void add_text(const char* begin, std::size_t length) {
    constexpr std::size_t kShort = 16;
    if (text_size_ + length + kShort > text_.size()) {
      text_.resize(std::max(2 * text_.size(), text_size_ + length + kFirstText));
    }
    char* to = text_.data() + text_size_;
    text_size_ += length;
    if (length <= kShort && end_ - begin >= static_cast<std::ptrdiff_t>(kShort)) {
      std::memcpy(to, begin, kShort);
    } else {
      std::memcpy(to, begin, length);
    }
  }

  /// Whether the last key has no value so far.
  [[nodiscard]] bool awaits_value() const { return missing_place_ != nullptr; }

  /// `key:` with nothing behind it.
  void add_missing_value() {
    add_node(missing_place_).text_begin = static_cast<std::uint32_t>(text_size_);
    missing_place_ = nullptr;
  }

  bool open(NodeKind kind, std::uint32_t column, const char* at) {
    if (open_count_ >= most_open_) return false;
    open_[open_count_++] = {static_cast<std::uint32_t>(node_count_), column,
                            kind == NodeKind::Mapping, 0, keys_.size()};
    add_node(at).kind = kind;
    return true;
  }

  void close() {
    const Open& closed = open_[--open_count_];
    nodes_[closed.node].end = static_cast<std::uint32_t>(node_count_);
    keys_.resize(closed.first_key);
  }

  Open& top() { return open_[open_count_ - 1]; }

  // ---- keys ------------------------------------------------------------------------------------

  [[nodiscard]] std::string_view text_of(std::size_t node) const {
    return {text_.data() + nodes_[node].text_begin, nodes_[node].text_length};
  }

  /// Whether the last node is a key that the innermost mapping may have, and has not had so far.
  bool is_new_key() {
    const std::size_t node = node_count_ - 1;
    const std::string_view text = text_of(node);
    if (text.empty() || text.size() > kMostKeyBytes || begins_with_null(text)) return false;
    Open& mapping = top();
    const std::uint32_t hash = short_hash(text);
    const std::uint64_t bit = std::uint64_t{1} << (hash % 64);
    if ((mapping.seen & bit) != 0 && has_key(mapping, hash, text)) return false;
    mapping.seen |= bit;
    keys_.push_back({hash, static_cast<std::uint32_t>(node)});
    return keys_.size() - mapping.first_key <= kMostKeys;
  }

  [[nodiscard]] bool has_key(const Open& mapping, std::uint32_t hash, std::string_view text) const {
    for (std::size_t i = mapping.first_key; i < keys_.size(); ++i) {
      if (keys_[i].hash == hash && text_of(keys_[i].node) == text) return true;
    }
    return false;
  }

  /// Before a key that begins with `null` or `~` the full parser may take that for the value that
  /// is missing.
  static bool begins_with_null(std::string_view key) {
    if (key[0] == '~') return true;
    if (key[0] != 'n' && key[0] != 'N') return false;
    return key.starts_with("null") || key.starts_with("Null") || key.starts_with("NULL");
  }

  /// Whether the source since the last node is nothing that the full parser might give up on.
  [[nodiscard]] bool stretch_is_short(const char* end) const {
    const auto length = static_cast<std::size_t>(end - last_node_end_);
    if (length < kLongStretch) return true;
    const std::string_view stretch(last_node_end_, length);
    return length <= kMostStretch && stretch.find_first_of("[{") == std::string_view::npos;
  }

  static constexpr std::size_t kFirstText = 4096;

  const char* source_;
  const char* end_;
  const char* at_;
  const char* last_node_end_;
  const char* missing_place_ =
      nullptr;  ///< where the last key's value would stand, while it has none
  FileId file_;
  std::size_t most_open_;
  std::size_t most_scalar_;
  bool has_marker_ = false;
  std::size_t open_count_ = 0;
  std::size_t node_count_ = 0;
  std::size_t text_size_ = 0;
  std::vector<Document::Node> nodes_;  ///< longer than what is in it, as is the text
  std::string text_;
  std::vector<Key> keys_;  ///< of the mappings that are open
  std::array<Open, kMostOpen> open_;
};

}  // namespace

std::optional<Document> read_plain_yaml(std::string_view source, FileId file,
                                        const Limits& limits) {
  if (source.size() > limits.file_bytes) return std::nullopt;
  const std::size_t begin =
      source.starts_with(unicode::kByteOrderMark) ? unicode::kByteOrderMark.size() : 0;
  const bool is_complete = source.ends_with('\n');
  const std::string completed = is_complete ? std::string() : std::string(source) + '\n';
  const std::string_view text = is_complete ? source : completed;
  auto document = PlainScanner(text, begin, file, limits).read();
  // Last: what the scanner declines it mostly declines in the first lines.
  if (document && !is_clean(source.substr(begin))) return std::nullopt;
  return document;
}

}  // namespace cbps::doc
