#include "doc/plain_yaml.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "cbps/diag/short_hash.h"
#include "doc/clean_text.h"

namespace cbps::doc {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

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

/// Goes over a text that ends with a line feed, which so ends every loop; that it is UTF-8 without
/// control characters is for others to see. A step that returns false has declined the whole text.
class PlainScanner {
 public:
  PlainScanner(std::string_view source, std::size_t begin, FileId file, const Limits& limits)
      : source_(source.data()),
        size_(source.size()),
        at_(begin),
        file_(file),
        most_open_(std::min(limits.depth, kMostOpen)),
        most_scalar_(limits.scalar_bytes),
        last_node_end_(begin) {
    constexpr std::size_t kBytesPerNode = 12;
    constexpr std::size_t kMostReserved = 1024;
    nodes_.reserve(std::min(source.size() / kBytesPerNode + 8, kMostReserved));
  }

  std::optional<Document> read() {
    while (at_ < size_) {
      if (!line()) return std::nullopt;
    }
    if (nodes_.empty() || !stretch_is_short(size_)) return std::nullopt;
    if (awaits_value_) add_missing_value();
    while (open_count_ > 0) close();
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
    std::size_t key_count = 0;
  };
  struct Key {
    std::uint32_t hash;
    std::uint32_t node;
  };
  /// A scalar as it stands in the source.
  struct Scalar {
    std::size_t begin;
    std::size_t end;  ///< quotes included
    Style style;
  };

  // ---- lines -----------------------------------------------------------------------------------

  /// Reads the line that begins at `at_`.
  bool line() {
    const std::size_t begin = at_;
    skip_blanks();
    const char c = source_[at_];
    if (c == '.') return false;  // `...`, perhaps
    if (is(c, kBegins)) return open_mapping(at_ - begin) && entry();
    if (c == '#') return skip_line();
    if (c == '\n' || c == '\r') return end_of_line();
    if (c == '-') return begins_item() ? item(at_ - begin) : marker(at_ - begin);
    if (c == '[') return flow_list_below(at_ - begin);
    return (c == '"' || c == '\'') && open_mapping(at_ - begin) && entry();
  }

  void skip_blanks() {
    while (source_[at_] == ' ') ++at_;
  }

  bool skip_line() {
    const void* feed = std::memchr(source_ + at_, '\n', size_ - at_);
    at_ = static_cast<std::size_t>(static_cast<const char*>(feed) - source_) + 1;
    return true;
  }

  /// Behind a node: blanks, a comment after one, a line end.
  bool end_of_line() {
    skip_blanks();
    if (source_[at_] == '#') return source_[at_ - 1] == ' ' && skip_line();
    if (source_[at_] == '\r') ++at_;
    return source_[at_++] == '\n';
  }

  [[nodiscard]] bool begins_item() const { return source_[at_] == '-' && source_[at_ + 1] == ' '; }

  /// `---` before all else.
  bool marker(std::size_t column) {
    if (column > 0 || !nodes_.empty() || has_marker_) return false;
    if (source_[at_ + 1] != '-' || source_[at_ + 2] != '-') return false;
    has_marker_ = true;
    at_ += 3;
    return end_of_line();
  }

  /// Makes the mapping whose keys stand in `column` the innermost that is open.
  bool open_mapping(std::size_t column) {
    if (open_count_ == 0) return column == 0 && nodes_.empty() && open(NodeKind::Mapping, at_, 0);
    if (awaits_value_) {
      if (column > top().column) {
        awaits_value_ = false;
        return open(NodeKind::Mapping, at_, column);
      }
      add_missing_value();
    }
    while (open_count_ > 0 && (top().column > column || is_list_in(column))) close();
    return open_count_ > 0 && top().is_mapping && top().column == column;
  }

  /// A list may stand in the column of its key; the next key ends it.
  bool is_list_in(std::size_t column) { return !top().is_mapping && top().column == column; }

  /// `- ` in `column`, and what follows it.
  bool item(std::size_t column) {
    if (open_count_ == 0) return false;
    if (awaits_value_ && column >= top().column) {
      awaits_value_ = false;
      if (!open(NodeKind::Sequence, at_, column)) return false;
    } else {
      if (awaits_value_) add_missing_value();
      while (open_count_ > 0 && top().column > column) close();
      if (open_count_ == 0 || !is_list_in(column)) return false;
    }
    const std::size_t dash = at_++;
    skip_blanks();
    Scalar scalar;
    bool is_key = false;
    if (!scan(scalar, is_key)) return false;
    if (!is_key) return add(scalar) && end_of_line();
    const std::size_t own_column = column + (scalar.begin - dash);
    return open(NodeKind::Mapping, scalar.begin, own_column) && entry_of(scalar);
  }

  bool entry() {
    Scalar key;
    bool is_key = false;
    return scan(key, is_key) && is_key && entry_of(key);
  }

  /// `at_` stands at the colon behind `key`.
  bool entry_of(const Scalar& key) {
    if (!add_key(key)) return false;
    ++at_;
    const std::size_t behind_colon = at_;
    skip_blanks();
    const char c = source_[at_];
    if (c == '\n' || c == '\r' || c == '#') {
      awaits_value_ = true;
      missing_place_ = behind_colon;
      return end_of_line();
    }
    if (c == '[') return flow_list();
    Scalar value;
    bool is_key = false;
    return scan(value, is_key) && !is_key && add(value) && end_of_line();
  }

  /// `[` on a line of its own, under its key.
  bool flow_list_below(std::size_t column) {
    if (!awaits_value_ || column <= top().column) return false;
    awaits_value_ = false;
    return flow_list();
  }

  /// A flow list, and what is left of the line it ends in.
  bool flow_list() {
    if (!open(NodeKind::Sequence, at_, 0)) return false;
    nodes_.back().span.length = 1;
    ++at_;
    if (!skip_in_flow(true)) return false;
    while (source_[at_] != ']') {
      Scalar scalar;
      if (!scan_in_flow(scalar) || !add(scalar) || !skip_in_flow(false)) return false;
      if (source_[at_] == ']') break;
      if (source_[at_++] != ',' || !skip_in_flow(true)) return false;
      if (source_[at_] == ']') return false;  // `[a, ]`
    }
    ++at_;
    last_node_end_ = at_;
    close();
    return end_of_line();
  }

  /// Blanks and line ends inside a flow list; where an item may begin also comments.
  bool skip_in_flow(bool takes_comments) {
    while (true) {
      skip_blanks();
      const char c = source_[at_];
      if (c == '#') {
        const char before = source_[at_ - 1];
        if (!takes_comments || (before != ' ' && before != '\n')) return false;
        skip_line();
      } else if (c == '\n') {
        ++at_;
      } else if (c == '\r') {
        at_ += 2;
      } else {
        return c != '-' || source_[at_ - 1] != '\n';  // a marker, perhaps
      }
      if (at_ == size_) return false;
    }
  }

  // ---- scalars ---------------------------------------------------------------------------------

  /// The scalar at `at_`, which moves behind it. `is_key`: a `:` that makes it one follows.
  bool scan(Scalar& scalar, bool& is_key) {
    const char c = source_[at_];
    if (c == '"' || c == '\'') {
      if (!scan_quoted(scalar)) return false;
    } else {
      if (!begins_plain()) return false;
      scalar.begin = at_;
      scalar.style = Style::Plain;
      at_ = plain_end(at_);
      scalar.end = without_blanks(at_);
    }
    if (source_[at_] != ':') return source_[at_] != '\t';
    is_key = ends_word(source_[at_ + 1]);
    return is_key && scalar.end == at_;  // a blank before the colon is rare
  }

  /// A line end, a tab, a comment or a colon that ends the plain scalar in a block.
  [[nodiscard]] std::size_t plain_end(std::size_t begin) const {
    const char* at = source_ + begin;
    while (true) {
      while (!is(*at, kBlockStop)) ++at;
      const bool goes_on = (*at == '#' && at[-1] != ' ') || (*at == ':' && !ends_word(at[1]));
      if (!goes_on) return static_cast<std::size_t>(at - source_);
      ++at;
    }
  }

  bool scan_in_flow(Scalar& scalar) {
    const char c = source_[at_];
    if (c == '"' || c == '\'') return scan_quoted(scalar);
    if (!begins_plain() || c == '.') return false;
    scalar.begin = at_;
    scalar.style = Style::Plain;
    const char* at = source_ + at_;
    while (!is(*at, kFlowStop)) ++at;
    at_ = static_cast<std::size_t>(at - source_);
    scalar.end = without_blanks(at_);
    return true;
  }

  /// One past the last byte before `end` that is no blank.
  [[nodiscard]] std::size_t without_blanks(std::size_t end) const {
    while (source_[end - 1] == ' ') --end;
    return end;
  }

  [[nodiscard]] bool begins_plain() const {
    const char c = source_[at_];
    return is(c, kBegins) || (c == '-' && is(source_[at_ + 1], kAfterDash));
  }

  static bool ends_word(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

  bool scan_quoted(Scalar& scalar) {
    const char quote = source_[at_];
    scalar.begin = at_;
    const char* at = source_ + at_ + 1;
    for (; *at != quote; ++at) {
      if (*at == '\n' || *at == '\t' || (*at == '\\' && quote == '"')) return false;
    }
    at_ = static_cast<std::size_t>(at - source_) + 1;
    scalar.end = at_;
    scalar.style = quote == '"' ? Style::DoubleQuoted : Style::SingleQuoted;
    return source_[at_] != quote;
  }

  // ---- nodes -----------------------------------------------------------------------------------

  bool add(const Scalar& scalar) {
    const std::size_t quote = scalar.style == Style::Plain ? 0 : 1;
    const std::size_t length = scalar.end - scalar.begin - 2 * quote;
    if (length > most_scalar_ || !stretch_is_short(scalar.end)) return false;
    Document::Node node;
    node.style = scalar.style;
    node.end = static_cast<std::uint32_t>(nodes_.size() + 1);
    node.text_begin = static_cast<std::uint32_t>(text_size_);
    node.text_length = static_cast<std::uint32_t>(length);
    node.span = {scalar.begin, static_cast<std::uint32_t>(scalar.end - scalar.begin), file_};
    nodes_.push_back(node);
    last_node_end_ = scalar.end;
    add_text(scalar.begin + quote, length);
    return true;
  }

  /// Copies a piece of the source that is mostly short.
  void add_text(std::size_t begin, std::size_t length) {
    constexpr std::size_t kShort = 16;
    if (text_size_ + length + kShort > text_.size()) {
      text_.resize(std::max(2 * text_.size(), text_size_ + length + std::min(size_, kFirstText)));
    }
    char* to = text_.data() + text_size_;
    text_size_ += length;
    if (length <= kShort && begin + kShort <= size_) {
      std::memcpy(to, source_ + begin, kShort);
    } else {
      std::memcpy(to, source_ + begin, length);
    }
  }

  bool add_key(const Scalar& scalar) {
    const std::size_t length = scalar.end - scalar.begin;
    if (length > kMostKeyBytes || !add(scalar) || nodes_.back().text_length == 0) return false;
    const auto node = static_cast<std::uint32_t>(nodes_.size() - 1);
    if (begins_with_null(text_of(node))) return false;
    keys_.push_back({short_hash(text_of(node)), node});
    return is_new(keys_.back());
  }

  /// Before a key that begins with `null` or `~` the full parser may take that for the value that
  /// is missing.
  static bool begins_with_null(std::string_view key) {
    if (key[0] == '~') return true;
    if (key[0] != 'n' && key[0] != 'N') return false;
    return key.starts_with("null") || key.starts_with("Null") || key.starts_with("NULL");
  }

  /// `key:` with nothing behind it.
  void add_missing_value() {
    awaits_value_ = false;
    Document::Node node;
    node.end = static_cast<std::uint32_t>(nodes_.size() + 1);
    node.text_begin = static_cast<std::uint32_t>(text_size_);
    node.span = {missing_place_, 0, file_};
    nodes_.push_back(node);
  }

  bool open(NodeKind kind, std::size_t at, std::size_t column) {
    if (open_count_ >= most_open_) return false;
    open_[open_count_++] = {static_cast<std::uint32_t>(nodes_.size()),
                            static_cast<std::uint32_t>(column),
                            kind == NodeKind::Mapping,
                            0,
                            keys_.size(),
                            0};
    Document::Node node;
    node.kind = kind;
    node.span = {at, 0, file_};
    nodes_.push_back(node);
    return true;
  }

  void close() {
    const Open& closed = open_[--open_count_];
    nodes_[closed.node].end = static_cast<std::uint32_t>(nodes_.size());
    keys_.resize(closed.first_key);
  }

  Open& top() { return open_[open_count_ - 1]; }

  // ---- keys ------------------------------------------------------------------------------------

  [[nodiscard]] std::string_view text_of(std::uint32_t node) const {
    return {text_.data() + nodes_[node].text_begin, nodes_[node].text_length};
  }

  /// Whether the innermost mapping had no such key before its last.
  bool is_new(const Key& key) {
    Open& mapping = top();
    if (++mapping.key_count > kMostKeys) return false;
    const std::uint64_t bit = std::uint64_t{1} << (key.hash % 64);
    if ((std::exchange(mapping.seen, mapping.seen | bit) & bit) == 0) return true;
    const std::string_view text = text_of(key.node);
    for (std::size_t i = mapping.first_key; i + 1 < keys_.size(); ++i) {
      if (keys_[i].hash == key.hash && text_of(keys_[i].node) == text) return false;
    }
    return true;
  }

  /// Whether the source since the last node is nothing that the full parser might give up on.
  [[nodiscard]] bool stretch_is_short(std::size_t end) const {
    const std::size_t length = end - last_node_end_;
    if (length < kLongStretch) return true;
    const std::string_view stretch(source_ + last_node_end_, length);
    return length <= kMostStretch && stretch.find_first_of("[{") == std::string_view::npos;
  }

  static constexpr std::size_t kFirstText = 4096;

  const char* source_;
  std::size_t size_;
  std::size_t at_;
  FileId file_;
  std::size_t most_open_;
  std::size_t most_scalar_;
  std::size_t last_node_end_;
  bool has_marker_ = false;
  bool awaits_value_ = false;  ///< the last key has none so far
  std::size_t missing_place_ = 0;
  std::array<Open, kMostOpen> open_;
  std::size_t open_count_ = 0;
  std::vector<Key> keys_;  ///< of the mappings that are open
  std::vector<Document::Node> nodes_;
  std::string text_;  ///< longer than what is in it
  std::size_t text_size_ = 0;
};

}  // namespace

std::optional<Document> read_plain_yaml(std::string_view source, FileId file,
                                        const Limits& limits) {
  if (source.size() > limits.file_bytes) return std::nullopt;
  const std::size_t begin = source.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const bool is_complete = source.ends_with('\n');
  const std::string completed = is_complete ? std::string() : std::string(source) + '\n';
  const std::string_view text = is_complete ? source : completed;
  auto document = PlainScanner(text, begin, file, limits).read();
  // Last: what the scanner declines it mostly declines in the first lines.
  if (document && !is_clean(source.substr(begin))) return std::nullopt;
  return document;
}

}  // namespace cbps::doc
