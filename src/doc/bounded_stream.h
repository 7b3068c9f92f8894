#pragma once

#include <cstddef>
#include <functional>
#include <streambuf>
#include <string_view>

namespace cbps::doc {

/// Thrown while a parser reads, when it has read on for too long without a result.
struct ReadTooFar {
  enum class Reason { Bytes, OpenBrackets } reason;
};

/// A text as a stream buffer, without a copy, that bounds how far its reader goes. The YAML parser keeps all it
/// has scanned until it knows what it is: of `[` and `{`, up to the matching bracket, at hundreds
/// of bytes for each. So the distance between what it has been given and what has become a node
/// bounds its memory and its time, whatever the input is; so does the number of brackets left open
/// in it.
class BoundedStream final : public std::streambuf {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{2} << 20;
  static constexpr std::size_t kMostOpenBrackets = 1024;

  /// `used` tells how much of the text has become nodes. The text outlives the buffer.
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
