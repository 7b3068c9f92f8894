#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"

namespace cbps::doc {

/// The kind of mistake that a YAML parser reported.
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

/// The place and the kind of the error at which a YAML parser stopped.
struct SyntaxError {
  Mistake mistake;
  std::size_t at;  ///< its place, a byte offset in the source
  std::size_t last_node_begin;
  std::size_t last_node_end;                ///< all before has been read
  std::optional<std::size_t> open_bracket;  ///< the innermost open `[` or `{`
};

/// The message for the user. It points at the place to correct (the quote that is not closed, not
/// the end of the file) and gives the likely cause (a tab, a missing colon) if the line shows it.
[[nodiscard]] Diagnostic explain(const SyntaxError& error, std::string_view source, FileId file);

}  // namespace cbps::doc
