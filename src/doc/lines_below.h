#pragma once

#include <cstddef>
#include <string_view>

/// What can be told of a line by those that follow it. Offsets are bytes of `text`; `below` is
/// where the first of the lines below begins.
namespace cbps::doc {

/// Where the line behind the one that contains `at` begins; the end of the text if there is none.
[[nodiscard]] std::size_t next_line(std::string_view text, std::size_t at);

/// Whether one of the next lines in this column is an entry as it should be.
[[nodiscard]] bool has_entry_below(std::string_view text, std::size_t below, std::size_t column);

/// Whether the next line stands no further right than this column, so that no value of a key there
/// goes on in it.
[[nodiscard]] bool is_left_by_next_line(std::string_view text, std::size_t below,
                                        std::size_t column);

/// Where the first line begins that is no part of a block scalar whose key stands in this column.
[[nodiscard]] std::size_t behind_block(std::string_view text, std::size_t below,
                                       std::size_t column);

}  // namespace cbps::doc
