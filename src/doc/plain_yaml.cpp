#include "doc/plain_yaml.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

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

/// A step that returns false has declined the whole text.
class PlainScanner {
 public:
  PlainScanner(std::string_view source, std::size_t begin, FileId file, const Limits& limits)
      : source_(source),
        at_(begin),
        file_(file),
        most_open_(std::min(limits.depth, kMostOpen)),
        most_scalar_(limits.scalar_bytes),
        last_node_end_(begin) {
    constexpr std::size_t kBytesPerNode = 12;
    constexpr std::size_t kMostReserved = 4096;
    nodes_.reserve(std::min(source.size() / kBytesPerNode + 8, kMostReserved));
    text_.reserve(std::min(source.size(), kMostReserved));
  }

  std::optional<Document> read() {
    while (at_ < source_.size()) {
      if (!line()) return std::nullopt;
    }
    if (nodes_.empty() || !stretch_is_short(source_.size())) return std::nullopt;
    if (awaits_value_) add_missing_value();
    while (open_count_ > 0) close();
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
    while (peek() == ' ') ++at_;
    const char c = peek();
    if (c == '#') return skip_line();
    if (c == '\n' || c == '\r' || at_ == source_.size()) return end_of_line();
    const std::size_t column = at_ - begin;
    if (c == '-') {
      if (column == 0 && nodes_.empty() && !has_marker_ && source_.substr(at_, 3) == "---") {
        has_marker_ = true;
        at_ += 3;
        return end_of_line();
      }
      return peek(1) == ' ' && item(column);
    }
    return open_mapping(column) && entry();
  }

  bool skip_line() {
    const std::size_t feed = source_.find('\n', at_);
    at_ = feed == std::string_view::npos ? source_.size() : feed + 1;
    return true;
  }

  /// Behind a node: blanks, a comment after one, a line end.
  bool end_of_line() {
    while (peek() == ' ') ++at_;
    if (peek() == '#') return source_[at_ - 1] == ' ' && skip_line();
    if (peek() == '\r') ++at_;
    if (at_ == source_.size()) return true;
    return source_[at_] == '\n' && (++at_, true);
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
    while (open_count_ > 0 &&
           (top().column > column || (!top().is_mapping && top().column == column)))
      close();
    return open_count_ > 0 && top().is_mapping && top().column == column;
  }

  /// `- ` in `column`, and what follows it.
  bool item(std::size_t column) {
    if (open_count_ == 0) return false;
    if (awaits_value_ && column >= top().column) {
      awaits_value_ = false;
      if (!open(NodeKind::Sequence, at_, column)) return false;
    } else {
      if (awaits_value_) add_missing_value();
      while (open_count_ > 0 && top().column > column) close();
      if (open_count_ == 0 || top().is_mapping || top().column != column) return false;
    }
    const std::size_t dash = at_++;
    while (peek() == ' ') ++at_;
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
    while (peek() == ' ') ++at_;
    const char c = peek();
    if (c == '\n' || c == '\r' || c == '#' || at_ == source_.size()) {
      awaits_value_ = true;
      missing_place_ = behind_colon;
      return end_of_line();
    }
    if (c == '[') return flow_list() && end_of_line();
    Scalar value;
    bool is_key = false;
    return scan(value, is_key) && !is_key && add(value) && end_of_line();
  }

  bool flow_list() {
    if (!open(NodeKind::Sequence, at_, 0)) return false;
    nodes_.back().span.length = 1;
    ++at_;
    while (peek() == ' ') ++at_;
    if (peek() != ']') {
      while (true) {
        Scalar scalar;
        if (!scan_in_flow(scalar) || !add(scalar)) return false;
        while (peek() == ' ') ++at_;
        const char c = peek();
        if (c == ']') break;
        if (c != ',') return false;
        ++at_;
        while (peek() == ' ') ++at_;
      }
    }
    ++at_;
    last_node_end_ = at_;
    close();
    return true;
  }

  // ---- scalars ---------------------------------------------------------------------------------

  /// The scalar at `at_`, which moves behind it. `is_key`: a `:` that makes it one follows.
  bool scan(Scalar& scalar, bool& is_key) {
    const char c = peek();
    if (c == '"' || c == '\'') {
      if (!scan_quoted(scalar)) return false;
    } else {
      if (!begins_plain()) return false;
      scalar.begin = at_;
      scalar.style = Style::Plain;
      find_plain_end();
      scalar.end = at_;
      while (source_[scalar.end - 1] == ' ') --scalar.end;
    }
    is_key = peek() == ':' && is_blank_or_end(1);
    // A blank before the colon is rare; so is a plain scalar that stops at a tab.
    return peek() != '\t' && (!is_key || scalar.end == at_);
  }

  /// Stops at a line end, a tab, a comment or a colon that ends the scalar.
  void find_plain_end() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (!is(c, kBlockStop)) {
        ++at_;
        continue;
      }
      if (c == '#' && source_[at_ - 1] != ' ') {
        ++at_;
        continue;
      }
      if (c == ':' && !is_blank_or_end(1)) {
        ++at_;
        continue;
      }
      return;
    }
  }

  bool scan_in_flow(Scalar& scalar) {
    const char c = peek();
    if (c == '"' || c == '\'') return scan_quoted(scalar);
    if (!begins_plain()) return false;
    scalar.begin = at_;
    scalar.style = Style::Plain;
    while (at_ < source_.size() && !is(source_[at_], kFlowStop)) ++at_;
    scalar.end = at_;
    while (source_[scalar.end - 1] == ' ') --scalar.end;
    return true;
  }

  bool begins_plain() const {
    const char c = peek();
    return is(c, kBegins) || (c == '-' && is(peek(1), kAfterDash));
  }

  bool scan_quoted(Scalar& scalar) {
    const char quote = source_[at_];
    scalar.begin = at_++;
    while (at_ < source_.size() && source_[at_] != quote) {
      const char c = source_[at_++];
      if (c == '\n' || c == '\t' || c == '\r' || (c == '\\' && quote == '"')) return false;
    }
    if (at_ == source_.size()) return false;
    scalar.end = ++at_;
    scalar.style = quote == '"' ? Style::DoubleQuoted : Style::SingleQuoted;
    return peek() != quote;
  }

  // ---- nodes -----------------------------------------------------------------------------------

  bool add(const Scalar& scalar) {
    const std::size_t quote = scalar.style == Style::Plain ? 0 : 1;
    const std::size_t length = scalar.end - scalar.begin - 2 * quote;
    if (length > most_scalar_ || !stretch_is_short(scalar.end)) return false;
    Document::Node node;
    node.style = scalar.style;
    node.end = static_cast<std::uint32_t>(nodes_.size() + 1);
    node.text_begin = static_cast<std::uint32_t>(text_.size());
    node.text_length = static_cast<std::uint32_t>(length);
    node.span = {scalar.begin, static_cast<std::uint32_t>(scalar.end - scalar.begin), file_};
    text_.append(source_.data() + scalar.begin + quote, length);
    nodes_.push_back(node);
    last_node_end_ = scalar.end;
    return true;
  }

  bool add_key(const Scalar& scalar) {
    const std::size_t length = scalar.end - scalar.begin;
    if (length > kMostKeyBytes || !add(scalar)) return false;
    const Key key{hash(text_of(nodes_.back())), static_cast<std::uint32_t>(nodes_.size() - 1)};
    if (nodes_.back().text_length == 0) return false;
    return is_new(key) && (keys_.push_back(key), true);
  }

  /// `key:` with nothing behind it.
  void add_missing_value() {
    awaits_value_ = false;
    Document::Node node;
    node.end = static_cast<std::uint32_t>(nodes_.size() + 1);
    node.text_begin = static_cast<std::uint32_t>(text_.size());
    node.span = {missing_place_, 0, file_};
    nodes_.push_back(node);
  }

  bool open(NodeKind kind, std::size_t at, std::size_t column) {
    if (open_count_ >= most_open_) return false;
    Open& opened = open_[open_count_++];
    opened = {static_cast<std::uint32_t>(nodes_.size()),
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

  static std::uint32_t hash(std::string_view text) {
    constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
    std::uint64_t state = text.size() * kFactor;
    const auto mix = [&state](std::uint64_t word) {
      state = (state ^ word) * kFactor;
      state ^= state >> 32;
    };
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, 8);
      mix(word);
    }
    if (i < text.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, text.size() - i);
      mix(word);
    }
    return static_cast<std::uint32_t>(state);
  }

  std::string_view text_of(const Document::Node& node) const {
    return {text_.data() + node.text_begin, node.text_length};
  }

  /// Whether the innermost mapping has no such key yet.
  bool is_new(const Key& key) {
    Open& mapping = top();
    if (++mapping.key_count > kMostKeys) return false;
    const std::uint64_t bit = std::uint64_t{1} << (key.hash % 64);
    if ((std::exchange(mapping.seen, mapping.seen | bit) & bit) == 0) return true;
    const std::string_view text = text_of(nodes_[key.node]);
    for (std::size_t i = mapping.first_key; i < keys_.size(); ++i) {
      if (keys_[i].hash == key.hash && text_of(nodes_[keys_[i].node]) == text) return false;
    }
    return true;
  }

  // ---- the source ------------------------------------------------------------------------------

  /// 0 behind the end; no text that is scanned holds one.
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }

  bool is_blank_or_end(std::size_t ahead) const {
    const char c = peek(ahead);
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0';
  }

  /// Whether the source since the last node is nothing that the full parser might give up on.
  bool stretch_is_short(std::size_t end) const {
    if (end - last_node_end_ < kLongStretch) return true;
    if (end - last_node_end_ > kMostStretch) return false;
    const std::string_view stretch = source_.substr(last_node_end_, end - last_node_end_);
    return stretch.find_first_of("[{") == std::string_view::npos;
  }

  std::string_view source_;
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
  std::string text_;
};

}  // namespace

std::optional<Document> read_plain_yaml(std::string_view source, FileId file,
                                        const Limits& limits) {
  if (source.size() > limits.file_bytes) return std::nullopt;
  const std::size_t begin = source.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (!is_clean(source.substr(begin))) return std::nullopt;
  return PlainScanner(source, begin, file, limits).read();
}

}  // namespace cbps::doc
