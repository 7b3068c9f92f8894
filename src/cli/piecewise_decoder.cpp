#include "cli/piecewise_decoder.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cbps::cli {
namespace {

/// Large enough to be worth handing to a thread, small enough for a core's cache.
constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;

/// Whether the unit of UTF-16 before `end` is the first half of a character.
bool ends_in_half(std::string_view bytes, Encoding encoding, std::size_t end) {
  const auto high =
      static_cast<unsigned char>(bytes[end - (encoding == Encoding::Utf16Le ? 1 : 2)]);
  return (high & 0xFCU) == 0xD8;
}

/// The end of a piece that begins at `begin` and ends inside no character. In GB18030 a line feed
/// is never a part of another character.
std::size_t end_of_piece(std::string_view bytes, Encoding encoding, std::size_t begin) {
  constexpr std::size_t kUnit = 2;
  if (bytes.size() - begin <= kPieceBytes) return bytes.size();
  const std::size_t end = begin + kPieceBytes;
  switch (encoding) {
    case Encoding::Utf16Le:
    case Encoding::Utf16Be:
      return std::min(end + (ends_in_half(bytes, encoding, end) ? kUnit : 0), bytes.size());
    case Encoding::Gb18030:
    case Encoding::Utf8: break;
  }
  const std::size_t feed = bytes.find('\n', end);
  return feed == std::string_view::npos ? bytes.size() : feed + 1;
}

class PiecewiseDecoder {
 public:
  PiecewiseDecoder(std::string_view bytes, Encoding encoding, const TakeText& take)
      : bytes_(bytes), encoding_(encoding), take_(take) {}

  /// Decodes piece after piece. Several threads may do so at the same time.
  void work() {
    try {
      std::string text;
      std::unique_lock lock(mutex_);
      while (!is_over_ && next_ < bytes_.size()) {
        const std::size_t begin = next_;
        const std::size_t end = end_of_piece(bytes_, encoding_, begin);
        next_ = end;
        lock.unlock();
        text.clear();
        auto bad = encoding::decode(bytes_.substr(begin, end - begin), encoding_, text);
        if (bad) bad->offset += begin;
        lock.lock();
        turn_.wait(lock, [&] { return is_over_ || taken_ == begin; });
        if (is_over_) break;
        is_over_ = !take_(text) || bad;
        bad_ = bad;
        taken_ = end;
        turn_.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!exception_) exception_ = std::current_exception();
      is_over_ = true;
      turn_.notify_all();
    }
  }

  [[nodiscard]] std::optional<encoding::BadBytes> result() const {
    if (exception_) std::rethrow_exception(exception_);
    return bad_;
  }

 private:
  std::string_view bytes_;
  Encoding encoding_;
  const TakeText& take_;

  std::mutex mutex_;  ///< guards what follows
  std::condition_variable turn_;
  std::size_t next_ = 0;   ///< where the next piece begins
  std::size_t taken_ = 0;  ///< where the piece begins whose turn it is
  bool is_over_ = false;
  std::optional<encoding::BadBytes> bad_;
  std::exception_ptr exception_;
};

}  // namespace

std::optional<encoding::BadBytes> decode_piecewise(std::string_view bytes, Encoding encoding,
                                                   std::size_t threads, const TakeText& take) {
  PiecewiseDecoder decoder(bytes, encoding, take);
  const std::size_t pieces = bytes.size() / kPieceBytes + 1;
  std::vector<std::thread> others;
  try {
    for (std::size_t i = 1; i < std::min(threads, pieces); ++i) {
      others.emplace_back([&decoder] { decoder.work(); });
    }
  } catch (const std::exception&) {
    // Fewer threads do the same work.
  }
  decoder.work();
  for (std::thread& thread : others) thread.join();
  return decoder.result();
}

}  // namespace cbps::cli
