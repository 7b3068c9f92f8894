#pragma once

#include <unistd.h>

#include <utility>

#include "cbps/diag/language.h"

namespace cbps::cli {

/// An open file, closed when nobody needs it any more. Negative: none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  [[nodiscard]] int get() const { return number_; }
  /// Whether all that was written has arrived, as far as closing tells.
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

/// The system's reasons that people meet, in both languages; others by the system's own words.
[[nodiscard]] Bilingual reason(int error);

}  // namespace cbps::cli
