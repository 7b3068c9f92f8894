#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/text/language.h"

namespace cbps::system {

/// A failed write: the destination of the bytes and the system's reason. Both are texts for
/// messages; the reason may be empty.
struct WriteError {
  Bilingual target;
  Bilingual reason;
  bool is_closed_pipe = false;  ///< nobody reads any more, which is no fault and needs no message
};

/// Accepts bytes in the order in which they are written.
class Sink {
 public:
  Sink() = default;
  virtual ~Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  /// Writes all of `bytes`. Returns false if some could not be written; `error` then says why.
  virtual bool write(std::string_view bytes) = 0;
  /// The error of the last failed write; nothing if no write has failed.
  [[nodiscard]] virtual std::optional<WriteError> error() const = 0;
};

/// Keeps bytes until it is known where they belong.
class Spool : public Sink {
 public:
  /// Appends to `out` the `size` bytes that were written from `offset` on. All of them must have
  /// been written. Returns false if they cannot be read back; `error` then says why.
  virtual bool read(std::uint64_t offset, std::size_t size, std::string& out) = 0;
};

/// Makes an empty spool.
using MakeSpool = std::function<std::unique_ptr<Spool>()>;

}  // namespace cbps::system
