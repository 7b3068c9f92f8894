#pragma once

#include <optional>
#include <string_view>

#include "cbps/diag/language.h"

namespace cbps::system {

/// Why bytes could not be written: where they were to go, and the system's reason. Both are texts
/// for messages; the reason may be empty.
struct WriteError {
  Bilingual target;
  Bilingual reason;
};

/// Takes bytes in the order in which they are written.
class Sink {
 public:
  Sink() = default;
  virtual ~Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  /// Writes all of `bytes`. False: some could not be written, and `error` says why.
  virtual bool write(std::string_view bytes) = 0;
  /// Why the last write that failed did so; nothing while none has.
  [[nodiscard]] virtual std::optional<WriteError> error() const = 0;
};

/// Keeps bytes until it is known where they belong.
class Spool : public Sink {
 public:
  /// Writes all that was kept to `target`. Called once, after the last write. False: the kept bytes
  /// could not be read back, or `target` did not take them; the `error` of the one or the other
  /// says why.
  virtual bool copy_to(Sink& target) = 0;
};

}  // namespace cbps::system
