#pragma once

#include <cstddef>
#include <optional>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/doc/document.h"

namespace cbps::doc {

/// The limits of a YAML file. Size and encoding are checked before parsing, depth and the length of
/// scalars during parsing, so that hostile input is refused early.
/// Depth is never more than 256. Two limits are fixed: `kMostNodeBytes` of source without a
/// complete node (one value, one comment, a file that is all in `[ ]` or `{ }`), and 1,000
/// messages.
struct Limits {
  static constexpr std::size_t kMostNodeBytes = std::size_t{2} << 20;

  std::size_t file_bytes = std::size_t{64} << 20;
  std::size_t scalar_bytes = std::size_t{64} << 10;
  std::size_t depth = 64;
};

/// Reads one YAML document (UTF-8, with or without a byte order mark) of the registered source
/// `file`. The following are refused, each with its own message: bytes that are not UTF-8, NUL and
/// other control characters, a second document, an empty file, duplicate keys, keys that are not
/// scalars, anchors, aliases, tags (the message for a tag says to quote, as `!x` is usually a
/// condition), and all that is not YAML. A syntax error ends the reading; all other errors are
/// reported in one run. Returns nothing if there was any error. Throws nothing but
/// `std::bad_alloc`.
[[nodiscard]] std::optional<Document> read_yaml(const Sources& sources, FileId file,
                                                Diagnostics& diagnostics,
                                                const Limits& limits = {});

/// The source span of `length` bytes of a scalar's text from byte `offset`, for a message about a
/// part of a scalar (such as a condition). It is correct in plain, quoted, literal and folded
/// scalars, over several lines, after Chinese text and after a byte order mark. If the source text
/// is not available (the built-in pack), it is the scalar's own span.
[[nodiscard]] Span span_in_scalar(const Sources& sources, const Document& document, NodeId scalar,
                                  std::size_t offset, std::size_t length);

}  // namespace cbps::doc
