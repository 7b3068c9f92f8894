#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/source.h"

namespace cbps::result {

/// A value of JSON that was read, with its place.
struct JsonNode {
  enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };
  struct Member;

  Kind kind = Kind::Null;
  Span span;
  std::string text;             ///< of a string; the digits of a number; "true" or "false"
  std::vector<JsonNode> items;  ///< of an array
  std::vector<Member> members;  ///< of an object, in the order of the text

  /// nullptr: the object has no such key.
  [[nodiscard]] const JsonNode* find(std::string_view key) const;
};

struct JsonNode::Member {
  std::string key;
  Span span;  ///< of the key
  JsonNode value;
};

/// What a parser gives away while it reads an object. A function returns false to stop it.
struct JsonEvents {
  /// The object as far as it was read when the list under `streamed` begins.
  std::function<bool(JsonNode)> before_list;
  /// An element of that list.
  std::function<bool(JsonNode)> element;
};

/// How reading ended.
struct JsonEnd {
  enum class Kind : std::uint8_t {
    Whole,
    Stopped,    ///< one of the events asked for it
    Truncated,  ///< the text ends before the value does
    Invalid,    ///< it is no JSON from `place` on
    TooDeep,
  };
  Kind kind = Kind::Whole;
  Span place;
  JsonNode root;  ///< what was not given away before
};

/// Reads one value. The elements of the list that the outermost object has under the key `streamed`
/// are given away one by one, so that a long list need not be in memory; an empty key streams
/// nothing. Spans are `offset` bytes into `file` and beyond.
[[nodiscard]] JsonEnd read_json(std::string_view text, FileId file, std::uint64_t offset,
                                std::string_view streamed, const JsonEvents& events);

}  // namespace cbps::result
