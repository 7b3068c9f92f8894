#pragma once

#include <string_view>
#include <utility>

namespace cbps::system {

/// An open file, closed when its owner ends. A negative number: none.
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
  /// False: closing shows that something that was written has not arrived. `errno` says why.
  bool close();

 private:
  int number_;
};

/// Writes all of it to an open file. False: some could not be written, and `errno` says why.
[[nodiscard]] bool write_all(int descriptor, std::string_view text);

}  // namespace cbps::system
