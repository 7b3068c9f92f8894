#include "result/json_node.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace cbps::result {
namespace {

/// The deepest report has about ten levels; alternatives inside alternatives have more.
constexpr std::size_t kMostLevels = 200;

/// How far a parser has read.
struct Progress {
  const char* furthest;
  bool asked_beyond_end = false;
};

/// Bytes for the parser, which record its progress.
class Cursor {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor() = default;
  Cursor(const char* at, Progress* progress) : at_(at), progress_(progress) {}
  reference operator*() const { return *at_; }
  Cursor& operator++() {
    progress_->furthest = ++at_;
    return *this;
  }
  Cursor operator++(int) {
    const Cursor before = *this;
    ++*this;
    return before;
  }
  /// The parser compares with the end when it asks for a byte.
  bool operator==(const Cursor& other) const {
    if (at_ != other.at_) return false;
    progress_->asked_beyond_end = true;
    return true;
  }

 private:
  const char* at_ = nullptr;
  Progress* progress_ = nullptr;
};

/// Makes nodes of the parser's events.
class NodeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  NodeBuilder(std::string_view text, FileId file, std::uint64_t offset, std::string_view streamed,
              const JsonEvents& events)
      : text_(text),
        file_(file),
        offset_(offset),
        streamed_(streamed),
        events_(events),
        progress_{text.data()},
        taken_(text.data()) {}

  JsonEnd run() {
    const char* const end = text_.data() + text_.size();
    nlohmann::json::sax_parse(Cursor(text_.data(), &progress_), Cursor(end, &progress_), this);
    return std::move(end_);
  }

  bool null() override { return scalar(JsonNode::Kind::Null, {}); }
  bool boolean(bool value) override {
    return scalar(JsonNode::Kind::Boolean, value ? "true" : "false");
  }
  bool number_integer(number_integer_t value) override {
    return scalar(JsonNode::Kind::Number, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return scalar(JsonNode::Kind::Number, std::to_string(value));
  }
  bool number_float(number_float_t /*value*/, const string_t& digits) override {
    return scalar(JsonNode::Kind::Number, digits);
  }
  bool string(string_t& value) override { return scalar(JsonNode::Kind::String, std::move(value)); }
  bool binary(binary_t& /*value*/) override { return false; }  // JSON has none

  bool start_object(std::size_t /*size*/) override { return open(JsonNode::Kind::Object); }
  bool start_array(std::size_t /*size*/) override {
    if (open_.size() == 1 && is_streamed_key()) {
      JsonNode before = std::exchange(open_.front().node, JsonNode{});
      open_.front().node.kind = before.kind;
      open_.front().node.span = before.span;
      if (!events_.before_list(std::move(before))) return stop();
      in_list_ = true;
    }
    return open(JsonNode::Kind::Array);
  }
  bool key(string_t& value) override {
    open_.back().key = std::move(value);
    open_.back().key_span = take_span();
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    const char* const here = progress_.furthest;
    end_.kind = progress_.asked_beyond_end ? JsonEnd::Kind::Truncated : JsonEnd::Kind::Invalid;
    end_.place = span(progress_.asked_beyond_end ? here : here - 1, here);
    return false;
  }

 private:
  struct Open {
    JsonNode node;
    std::string key;
    Span key_span;
  };

  [[nodiscard]] bool is_streamed_key() const {
    return !streamed_.empty() && open_.front().node.kind == JsonNode::Kind::Object &&
           open_.front().key == streamed_;
  }

  [[nodiscard]] Span span(const char* begin, const char* end) const {
    return {offset_ + static_cast<std::uint64_t>(begin - text_.data()),
            static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(end - begin, UINT32_MAX)), file_};
  }

  /// The place of the token that was read last.
  Span take_span() {
    constexpr std::string_view kBetween = " \t\r\n,:";
    const char* begin = taken_;
    while (begin < progress_.furthest && kBetween.find(*begin) != std::string_view::npos) ++begin;
    taken_ = progress_.furthest;
    return span(begin, progress_.furthest);
  }

  bool scalar(JsonNode::Kind kind, std::string text) {
    JsonNode node;
    node.kind = kind;
    node.text = std::move(text);
    node.span = take_span();
    // The end of a number shows only in the byte after it.
    if (kind == JsonNode::Kind::Number && progress_.furthest < text_.data() + text_.size()) {
      --node.span.length;
      --taken_;
    }
    return add(std::move(node));
  }

  bool open(JsonNode::Kind kind) {
    if (open_.size() == kMostLevels) {
      end_.kind = JsonEnd::Kind::TooDeep;
      end_.place = take_span();
      return false;
    }
    Open& one = open_.emplace_back();
    one.node.kind = kind;
    one.node.span = take_span();
    return true;
  }

  bool close() {
    take_span();
    JsonNode node = std::move(open_.back().node);
    open_.pop_back();
    if (in_list_ && open_.size() == 1) {
      in_list_ = false;  // the list itself, which has been given away
      return true;
    }
    return add(std::move(node));
  }

  bool add(JsonNode node) {
    if (open_.empty()) {
      end_.root = std::move(node);
      return true;
    }
    if (in_list_ && open_.size() == 2) return events_.element(std::move(node)) || stop();
    Open& parent = open_.back();
    if (parent.node.kind == JsonNode::Kind::Array) {
      parent.node.items.push_back(std::move(node));
    } else {
      parent.node.members.push_back({std::move(parent.key), parent.key_span, std::move(node)});
    }
    return true;
  }

  bool stop() {
    end_.kind = JsonEnd::Kind::Stopped;
    return false;
  }

  std::string_view text_;
  FileId file_;
  std::uint64_t offset_;
  std::string_view streamed_;
  const JsonEvents& events_;
  Progress progress_;
  const char* taken_;  ///< the end of the last token whose span was taken
  std::vector<Open> open_;
  bool in_list_ = false;  ///< inside the list that is given away
  JsonEnd end_;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [key](const Member& one) { return one.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

JsonEnd read_json(std::string_view text, FileId file, std::uint64_t offset,
                  std::string_view streamed, const JsonEvents& events) {
  JsonEnd end = NodeBuilder(text, file, offset, streamed, events).run();
  // The parser takes a NUL for the end of the text.
  const std::size_t nul = text.find('\0');
  if (end.kind == JsonEnd::Kind::Whole && nul != std::string_view::npos) {
    end.kind = JsonEnd::Kind::Invalid;
    end.place = {offset + nul, 1, file};
  }
  return end;
}

}  // namespace cbps::result
