#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "cbps/convert/document.h"

/// The formats that facts are written in. Reading a document again gives the same facts.
namespace cbps::convert {

/// Writes one document, from its beginning to its end. Each function appends to `out`.
class Writer {
 public:
  Writer() = default;
  virtual ~Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  virtual void begin(std::string& out) = 0;
  /// The communities are those that the contents were made of, in the same order.
  virtual void add(const Community& community, std::string& out) = 0;
  virtual void end(std::string& out) = 0;
};

struct Format {
  std::string_view name;
  std::span<const std::string_view> endings;
  /// More bytes than these are not read again.
  std::uint64_t most_bytes;
  /// All arguments outlive the writer.
  std::unique_ptr<Writer> (*writer)(const Dictionary& dictionary, const Contents& contents,
                                    const Style& style);
};

/// All of them; the first is written where nothing says which.
[[nodiscard]] std::span<const Format> formats();

}  // namespace cbps::convert
