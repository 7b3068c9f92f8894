#pragma once

#include <optional>
#include <string_view>

#include "cbps/text/language.h"

namespace cbps::system {

/// A failed write: the destination of the bytes and the system's reason. Both are texts for
/// messages; the reason may be empty.
struct WriteError {
  Bilingual target;
  Bilingual reason;
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
  /// Writes all kept bytes to `target`. Must be called only once, after the last write. Returns
  /// false if the kept bytes could not be read back or could not be written to `target`; the
  /// `error` of the spool or of `target` then says why.
  virtual bool copy_to(Sink& target) = 0;
};

}  // namespace cbps::system
