#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "cbps/text/encoding.h"

namespace cbps::cli {

/// Takes the next piece of a decoded text. False: nothing more is wanted.
using TakeText = std::function<bool(std::string_view piece)>;

/// `encoding::decode` on so many threads, in pieces that are handed out in order, one at a time.
/// What stands before the first bad bytes is handed out too.
[[nodiscard]] std::optional<encoding::BadBytes> decode_piecewise(std::string_view bytes,
                                                                 Encoding encoding,
                                                                 std::size_t threads,
                                                                 const TakeText& take);

}  // namespace cbps::cli
