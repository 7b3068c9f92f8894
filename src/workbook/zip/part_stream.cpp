#include "workbook/zip/part_stream.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace cbps::workbook {

/// A raw deflate stream in memory.
class PartStream::Inflater {
 public:
  explicit Inflater(std::string_view packed) : rest_(packed) {
    constexpr int kRaw = -MAX_WBITS;
    is_ready_ = inflateInit2(&stream_, kRaw) == Z_OK;
  }
  ~Inflater() {
    if (is_ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// Fills `to` as far as the stream goes. False: these bytes are no such stream.
  bool read(char* to, std::size_t size, std::size_t& count) {
    count = 0;
    if (!is_ready_) return false;
    while (count < size && !is_at_end_) {
      if (stream_.avail_in == 0) take_input();
      stream_.next_out = reinterpret_cast<Bytef*>(to + count);
      const std::size_t room = std::min<std::size_t>(size - count, kMostAtOnce);
      stream_.avail_out = static_cast<uInt>(room);
      const int outcome = inflate(&stream_, Z_NO_FLUSH);
      count += room - stream_.avail_out;
      if (outcome == Z_STREAM_END) is_at_end_ = true;
      if (outcome == Z_BUF_ERROR) return true;  // the input ends too early
      if (outcome != Z_OK && outcome != Z_STREAM_END) return false;
    }
    return true;
  }
  /// The stream has ended, and nothing stands behind it.
  [[nodiscard]] bool is_at_end() const {
    return is_at_end_ && stream_.avail_in == 0 && rest_.empty();
  }
  /// All input was used up, and the stream wants more.
  [[nodiscard]] bool is_cut_short() const { return !is_at_end_ && stream_.avail_in == 0; }

 private:
  static constexpr std::size_t kMostAtOnce = std::numeric_limits<uInt>::max();

  void take_input() {
    const std::size_t count = std::min(rest_.size(), kMostAtOnce);
    // zlib does not write to its input.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest_.data()));
    stream_.avail_in = static_cast<uInt>(count);
    rest_.remove_prefix(count);
  }

  z_stream stream_{};
  std::string_view rest_;
  bool is_ready_ = false;
  bool is_at_end_ = false;
};

PartStream::PartStream(const Part& part, Checksum checksum)
    : part_(part),
      compare_(checksum),
      inflater_(part.is_deflated ? std::make_unique<Inflater>(part.packed) : nullptr) {}

PartStream::~PartStream() = default;

std::optional<std::size_t> PartStream::fail(FaultKind kind) {
  fault_ = kind;
  return std::nullopt;
}

std::optional<std::size_t> PartStream::unpack(char* to, std::size_t size) {
  std::size_t count = 0;
  if (inflater_ != nullptr) {
    if (!inflater_->read(to, size, count)) return fail(FaultKind::CorruptPart);
    return count;
  }
  count = std::min<std::size_t>(size, part_.packed.size() - static_cast<std::size_t>(done_));
  std::memcpy(to, part_.packed.data() + done_, count);
  return count;
}

std::optional<std::size_t> PartStream::at_end() {
  if (inflater_ != nullptr && inflater_->is_cut_short()) return fail(FaultKind::TruncatedPart);
  if (done_ != part_.size) return fail(FaultKind::SizeMismatch);
  if (inflater_ != nullptr && !inflater_->is_at_end()) return fail(FaultKind::SizeMismatch);
  if (compare_ == Checksum::Compare && sum_ != part_.checksum) {
    return fail(FaultKind::ChecksumMismatch);
  }
  return 0;
}

std::optional<std::size_t> PartStream::read(char* to, std::size_t size) {
  const auto count = unpack(to, size);
  if (!count) return std::nullopt;
  if (*count == 0) return at_end();
  done_ += *count;
  if (done_ > part_.size) return fail(FaultKind::SizeMismatch);
  if (compare_ == Checksum::Compare) {
    sum_ = static_cast<std::uint32_t>(crc32_z(sum_, reinterpret_cast<const Bytef*>(to), *count));
  }
  return count;
}

std::optional<FaultKind> fault_within(const Part& part, std::uint64_t most_bytes) {
  return check_part(part, most_bytes, {}).fault;  // nothing is soon found
}

CheckedPart check_part(const Part& part, std::uint64_t most_bytes, std::string_view text) {
  if (const auto fault = fault_before_reading(part, most_bytes)) return {fault, false};
  PartStream stream(part, Checksum::Compare);
  constexpr std::size_t kPiece = std::size_t{64} << 10U;
  const auto buffer = std::make_unique<std::array<char, kPiece>>();
  bool holds_text = false;
  std::size_t kept = 0;  // the end of the last piece, in which the text may begin
  while (true) {
    const auto count = stream.read(buffer->data() + kept, buffer->size() - kept);
    if (!count) return {stream.fault(), holds_text};
    if (*count == 0) return {std::nullopt, holds_text};
    if (holds_text) continue;
    const std::string_view piece(buffer->data(), kept + *count);
    holds_text = piece.find(text) != std::string_view::npos;
    kept = holds_text ? 0 : std::min(piece.size(), text.size() - 1);
    std::memmove(buffer->data(), piece.data() + piece.size() - kept, kept);
  }
}

}  // namespace cbps::workbook
