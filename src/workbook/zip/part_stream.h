#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "workbook/zip/part.h"

namespace cbps::workbook {

/// Whether a part's checksum is still to be compared.
enum class Checksum : std::uint8_t { Compare, Known };

/// Unpacks a part from its beginning to its end.
class PartStream {
 public:
  /// `part` outlives the stream and has no fault that can be told before reading.
  PartStream(const Part& part, Checksum checksum);
  ~PartStream();
  PartStream(const PartStream&) = delete;
  PartStream& operator=(const PartStream&) = delete;

  /// Unpacks at most `size` bytes, at least one unless the part ends; nothing after a fault. What
  /// the directory says of the part has been found true when 0 is given.
  [[nodiscard]] std::optional<std::size_t> read(char* to, std::size_t size);
  [[nodiscard]] FaultKind fault() const { return fault_; }

 private:
  class Inflater;

  [[nodiscard]] std::optional<std::size_t> unpack(char* to, std::size_t size);
  [[nodiscard]] std::optional<std::size_t> fail(FaultKind kind);
  [[nodiscard]] std::optional<std::size_t> at_end();

  const Part& part_;
  Checksum compare_;
  std::unique_ptr<Inflater> inflater_;  ///< none: the part is stored
  std::uint64_t done_ = 0;
  std::uint32_t sum_ = 0;
  FaultKind fault_ = FaultKind::CorruptPart;
};

/// Reads a part from its beginning to its end and says what is wrong with it.
[[nodiscard]] std::optional<FaultKind> fault_within(const Part& part, std::uint64_t most_bytes);

struct CheckedPart {
  std::optional<FaultKind> fault;
  bool holds_text = false;
};
/// The same, and whether the part holds a text.
[[nodiscard]] CheckedPart check_part(const Part& part, std::uint64_t most_bytes,
                                     std::string_view text);

}  // namespace cbps::workbook
