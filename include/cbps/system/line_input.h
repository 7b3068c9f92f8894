#pragma once

#include <memory>
#include <optional>
#include <string>

namespace cbps::system {

/// The lines of standard input, one at a time: what is behind a line is not waited for.
class LineInput {
 public:
  LineInput() = default;
  virtual ~LineInput() = default;
  LineInput(const LineInput&) = delete;
  LineInput& operator=(const LineInput&) = delete;

  /// The next line, without its end; nothing at the end of the input.
  [[nodiscard]] virtual std::optional<std::string> next() = 0;
};

[[nodiscard]] std::unique_ptr<LineInput> standard_input_lines();

/// Whether somebody types it.
[[nodiscard]] bool standard_input_is_terminal();

}  // namespace cbps::system
