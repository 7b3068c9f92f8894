#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"

namespace cbps::rules {

/// Reads one mapping of a rule file key by key and reports keys that are missing, have a value of
/// the wrong kind, or (at the end) are unknown.
class MappingReader {
 public:
  /// Reports a node that is not a mapping. `form`, if given, shows in the message how the mapping
  /// is written.
  MappingReader(const doc::Document& document, doc::NodeId node, Diagnostics& diagnostics,
                std::string_view form = {});

  [[nodiscard]] const doc::Document& document() const { return document_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] doc::NodeId node() const { return node_; }
  [[nodiscard]] Span span() const { return document_.span(node_); }

  /// The value of a key, of any kind; marks the key as known.
  std::optional<doc::NodeId> find(std::string_view key);
  /// The same, for a value of the given kind. Reports a value of another kind and a key without a
  /// value.
  std::optional<doc::NodeId> find(std::string_view key, doc::NodeKind kind);
  /// A scalar that is not blank.
  std::optional<doc::NodeId> scalar(std::string_view key);
  std::optional<doc::NodeId> required_scalar(std::string_view key);
  /// The same, for a condition. Without quotes YAML reads `[1, 2] == x` as a list and `{…}` as a
  /// mapping; the message about such a value explains this.
  std::optional<doc::NodeId> condition(std::string_view key);

  /// The functions for required keys report a missing key and return an empty value.
  std::string required_text(std::string_view key);
  std::string text(std::string_view key);
  Bilingual required_bilingual(std::string_view key);
  Bilingual bilingual(std::string_view key);
  std::vector<doc::NodeId> required_items(std::string_view key);
  std::vector<doc::NodeId> items(std::string_view key);
  /// The items of a required list that must not be empty.
  std::vector<doc::NodeId> some_items(std::string_view key);
  std::vector<doc::Document::Entry> required_entries(std::string_view key);
  bool flag(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);

  [[nodiscard]] bool is_mapping() const { return is_mapping_; }
  [[nodiscard]] bool has(std::string_view key) const;
  /// The place of a key, or the place where it would be if it is missing.
  [[nodiscard]] Span key_span(std::string_view key) const;
  /// The place of the key's value, or of the mapping if the key is missing.
  [[nodiscard]] Span value_span(std::string_view key) const;
  /// Notes a missing key. `finish` reports it unless the key turns out to be misspelt. `choices`
  /// names the keys of which one is enough.
  void missing(std::string_view key, std::string_view choices = {});
  /// Reports every key that is missing, and every key that was not looked up. Call it last.
  void finish();

 private:
  /// A key that is missing, unless it turns out to be misspelt.
  struct Missing {
    std::string_view key;
    std::string_view choices;
    std::size_t position;  ///< position of its message among the others
  };

  /// Reports a value that is not of the wanted kind.
  Diagnostic& refuse(std::string_view key, doc::NodeId value, doc::NodeKind wanted);
  std::optional<doc::NodeId> unless_blank(std::string_view key, doc::NodeId scalar);
  void report_missing(const std::vector<std::string_view>& misspelt);
  void note_known(std::string_view key);
  [[nodiscard]] bool is_known(std::string_view key) const;
  [[nodiscard]] std::vector<std::string_view> known() const;  ///< sorted, each once
  [[nodiscard]] std::vector<doc::NodeId> unknown() const;

  const doc::Document& document_;
  doc::NodeId node_;
  Diagnostics& diagnostics_;
  bool is_mapping_;
  std::vector<std::string_view> known_;  ///< keys looked up, present or not, perhaps repeated
  std::vector<Missing> missing_;
};

[[nodiscard]] Term term_of(doc::NodeKind kind);

/// The position in `words` of the key's value. Reports a value that is none of them.
std::optional<std::size_t> one_of(MappingReader& reader, std::string_view key,
                                  std::span<const std::string_view> words);
inline std::optional<std::size_t> one_of(MappingReader& reader, std::string_view key,
                                         std::initializer_list<std::string_view> words) {
  return one_of(reader, key, std::span(words.begin(), words.size()));
}

/// Adds a note with the name that is most similar to `written`, if one is similar enough.
void suggest(Diagnostic& diagnostic, std::string_view written,
             const std::vector<std::string_view>& names, std::string_view prefix = {});

}  // namespace cbps::rules
