#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/doc/document.h"

/// Several documents as one, and one document as bytes: how a pack travels.
namespace cbps::doc {

/// One mapping from name to document root, in the order given. A rule pack is the bundle of the
/// files of its folder. `place` is where the whole is said to stand.
[[nodiscard]] Document bundle(const std::vector<std::pair<std::string, Document>>& documents,
                              Span place = {});

/// What stands in a bundle for a file that could not be read, so that the others can be checked all
/// the same.
[[nodiscard]] Document unread();
[[nodiscard]] bool is_unread(const Document& document, NodeId node);

/// The document as bytes that `load_in_place` takes back on a machine of the same byte order: no
/// YAML is parsed at start-up. Places are kept as they are; `Document::with_files` tells the files
/// apart among the sources of those who load it.
[[nodiscard]] std::string store(const Document& document);

/// Nothing if `bytes` have not the form and length of what `store` writes. What is in them is
/// trusted: they are part of the program, as its code is. The document stands on the bytes: they
/// outlive it and all its copies, and begin where a uint64 may. So a start of the program reads no
/// page of them that it has no use for.
[[nodiscard]] std::optional<Document> load_in_place(std::string_view bytes);

}  // namespace cbps::doc
