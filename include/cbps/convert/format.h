#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cbps/convert/document.h"
#include "cbps/spreadsheet/fault.h"

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
  /// Says why there is no document, where its format cannot hold it.
  virtual std::optional<spreadsheet::Fault> end(std::string& out) = 0;
};

struct Format {
  std::string_view name;
  std::span<const std::string_view> endings;
  /// More bytes than these are not read again.
  std::uint64_t most_bytes;
  /// All arguments outlive the writer.
  std::function<std::unique_ptr<Writer>(const Dictionary& dictionary, const Contents& contents,
                                        const Style& style)>
      writer;
  bool is_binary = false;  ///< no terminal can show it
};

/// All of them; the first is written where nothing says which.
[[nodiscard]] std::span<const Format> formats();

}  // namespace cbps::convert
