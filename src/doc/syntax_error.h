#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"

namespace cbps::doc {

/// What a YAML parser took for the mistake.
enum class Mistake : unsigned char {
  Other,
  Directive,
  Tag,
  Anchor,
  Alias,
  Indentation,
  Tab,
  FlowSeparator,
  Escape,
  ReservedCharacter,
  UnclosedQuote,
  StrayBracket,
  MisplacedIndicator,
  Colon,
  BlockHeader,
};

/// Where a YAML parser gave up, and on what.
struct SyntaxError {
  Mistake mistake;
  std::size_t at;  ///< its place, a byte of the source
  std::size_t last_node_begin;
  std::size_t last_node_end;                ///< all before has been read
  std::optional<std::size_t> open_bracket;  ///< the innermost open `[` or `{`
};

/// The message for people: at the place where something is to be put right (the quote that is not
/// closed, not the end of the file), with the likely cause (a tab, a missing colon) where the line
/// shows it.
[[nodiscard]] Diagnostic explain(const SyntaxError& error, std::string_view source, FileId file);

}  // namespace cbps::doc
