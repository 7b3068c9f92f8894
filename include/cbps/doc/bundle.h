#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/doc/document.h"

/// Joins several documents into one, and stores a document as bytes. Packs are stored this way.
namespace cbps::doc {

/// One mapping from name to document root, in the order given. A rule pack is the bundle of the
/// files of its folder. `place` is the span of the resulting mapping.
[[nodiscard]] Document bundle(const std::vector<std::pair<std::string, Document>>& documents,
                              Span place = {});

/// A placeholder in a bundle for a file that could not be read, so that the other files can still
/// be checked.
[[nodiscard]] Document unread();
[[nodiscard]] bool is_unread(const Document& document, NodeId node);

/// The document as bytes that `load_in_place` reads on a machine of the same byte order, so that no
/// YAML is parsed at start-up. Spans are stored unchanged; after loading, `Document::with_files`
/// maps their files to the sources of the caller.
[[nodiscard]] std::string store(const Document& document);

/// Returns nothing if `bytes` do not have the form and length of what `store` writes. Their
/// contents are trusted, because they are part of the program. The document refers to the bytes
/// without a copy: they must outlive it and all its copies and be aligned for a uint64. The program
/// therefore reads only those pages of them that it needs.
[[nodiscard]] std::optional<Document> load_in_place(std::string_view bytes);

}  // namespace cbps::doc
