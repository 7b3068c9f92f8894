#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/doc/document.h"
#include "cbps/doc/yaml.h"

namespace cbps::doc::test {

/// A text that was read, with all that belongs to it.
class Reading {
 public:
  explicit Reading(std::string text, const Limits& limits = {})
      : file_(sources_.add("test.yaml", std::move(text))),
        document_(read_yaml(sources_, file_, diagnostics_, limits)) {}

  [[nodiscard]] const Sources& sources() const { return sources_; }
  [[nodiscard]] FileId file() const { return file_; }
  [[nodiscard]] std::string_view source() const { return sources_.text(file_); }
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const std::optional<Document>& document() const { return document_; }

  /// Each message as "line:column Name", its notes behind it as "+Name" or "+line:column Name".
  [[nodiscard]] std::string problems() const;

 private:
  Sources sources_;
  FileId file_;
  Diagnostics diagnostics_;
  std::optional<Document> document_;
};

/// A tree in one line: `{key: value}`, `[item]`; scalars as `plain`, 'single', "double", |literal|,
/// >folded>, with line feeds written as \n.
[[nodiscard]] std::string dump(const Document& document, NodeId node);

/// What the span covers.
[[nodiscard]] std::string_view written(const Sources& sources, Span span);

}  // namespace cbps::doc::test
