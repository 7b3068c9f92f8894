#include "doc/bounded_stream.h"

#include <utility>

namespace cbps::doc {

BoundedStream::BoundedStream(std::string_view text, std::function<std::size_t()> used)
    : used_(std::move(used)) {
  // A get area is never written to: putting back only moves in it (`pbackfail` refuses the rest).
  char* begin = const_cast<char*>(text.data());
  setg(begin, begin, begin + text.size());
}

std::streamsize BoundedStream::xsgetn(char* to, std::streamsize count) {
  // Before it is given more, not after: a reader under construction would leak what it has.
  check();
  const std::streamsize length = std::streambuf::xsgetn(to, count);
  note({to, static_cast<std::size_t>(length)});
  return length;
}

void BoundedStream::check() {
  const std::size_t used = used_();
  if (used != last_used_) {
    last_used_ = used;
    open_brackets_ = 0;
  }
  if (open_brackets_ > kMostOpenBrackets) throw ReadTooFar{ReadTooFar::Reason::OpenBrackets};
  if (given_ > used + kMostBytes) throw ReadTooFar{ReadTooFar::Reason::Bytes};
}

void BoundedStream::note(std::string_view given) {
  given_ += given.size();
  // Brackets inside quoted text are counted too: 1,024 unmatched ones in a row are no document.
  for (const char c : given) {
    if (c == '[' || c == '{') {
      ++open_brackets_;
    } else if ((c == ']' || c == '}') && open_brackets_ > 0) {
      --open_brackets_;
    }
  }
}

}  // namespace cbps::doc
