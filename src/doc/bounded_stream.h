#pragma once

#include <cstddef>
#include <functional>
#include <streambuf>
#include <string_view>

#include "cbps/doc/yaml.h"

namespace cbps::doc {

/// Thrown while a parser reads, when it has read too far without completing a node.
struct ReadTooFar {
  enum class Reason { Bytes, OpenBrackets } reason;
};

/// A stream buffer over a text, without a copy, that limits how far its reader may read ahead. The
/// YAML parser keeps all tokens until it knows what they are (for `[` and `{`, up to the matching
/// bracket), at hundreds of bytes each. A limit on the distance between the bytes it has read and
/// those that have become nodes, and on the brackets left open there, therefore bounds its memory
/// and its time for any input.
class BoundedStream final : public std::streambuf {
 public:
  static constexpr std::size_t kMostBytes = Limits::kMostNodeBytes;
  static constexpr std::size_t kMostOpenBrackets = 1024;

  /// `used` returns how many bytes of the text have become nodes. The text must outlive the buffer.
  BoundedStream(std::string_view text, std::function<std::size_t()> used);

 protected:
  std::streamsize xsgetn(char* to, std::streamsize count) override;

 private:
  void check();
  void note(std::string_view given);

  std::function<std::size_t()> used_;
  std::size_t given_ = 0;
  std::size_t last_used_ = 0;
  std::size_t open_brackets_ = 0;
};

}  // namespace cbps::doc
