#pragma once

#include <array>
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

/// Reads one mapping of a rule file key by key and says what is wrong with it: keys that are
/// missing, of the wrong kind, or (at the end) not known.
class MappingReader {
 public:
  /// What is no mapping is reported; `form` shows how it is written, where that needs saying.
  MappingReader(const doc::Document& document, doc::NodeId node, Diagnostics& diagnostics,
                std::string_view form = {});

  [[nodiscard]] const doc::Document& document() const { return document_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] doc::NodeId node() const { return node_; }
  [[nodiscard]] Span span() const { return document_.span(node_); }

  /// The value of a key, of any kind; marks the key as known.
  std::optional<doc::NodeId> find(std::string_view key);
  /// The same of the given kind; what has another kind is reported.
  /// A key that stands there without a value is reported too.
  std::optional<doc::NodeId> find(std::string_view key, doc::NodeKind kind);
  /// A scalar that says something.
  std::optional<doc::NodeId> scalar(std::string_view key);
  std::optional<doc::NodeId> required_scalar(std::string_view key);
  /// The same of a condition. Without quotes YAML takes `[1, 2] == x` for a list and `{…}` for a
  /// mapping: the message about one says so.
  std::optional<doc::NodeId> condition(std::string_view key);

  /// Required ones report a missing key and then give an empty value.
  std::string required_text(std::string_view key);
  std::string text(std::string_view key);
  Bilingual required_bilingual(std::string_view key);
  Bilingual bilingual(std::string_view key);
  std::vector<doc::NodeId> required_items(std::string_view key);
  std::vector<doc::NodeId> items(std::string_view key);
  /// Required, and not empty.
  std::vector<doc::NodeId> some_items(std::string_view key);
  std::vector<doc::Document::Entry> required_entries(std::string_view key);
  bool flag(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);

  [[nodiscard]] bool is_mapping() const { return is_mapping_; }
  [[nodiscard]] bool has(std::string_view key) const;
  /// Where a key stands; where it would, if it is not there.
  [[nodiscard]] Span key_span(std::string_view key) const;
  /// Where its value stands; where the mapping does, if it is not there.
  [[nodiscard]] Span value_span(std::string_view key) const;
  /// Reports that a key is missing, when the reader finishes: a misspelt key is not missing as
  /// well. `choices` names the keys of which one is enough.
  void missing(std::string_view key, std::string_view choices = {});
  /// Reports every key that is missing, and every key that nobody asked for. Call it last.
  void finish();

 private:
  /// A key that is missing, unless it turns out to be misspelt.
  struct Missing {
    std::string_view key;
    std::string_view choices;
    std::size_t position;  ///< of its message among the others
  };

  /// Reports a value that is not of the kind that is wanted.
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
  /// What was asked for, there or not; also more than once. The first in place: most mappings are
  /// small, and a pack has thousands.
  std::array<std::string_view, 6> first_known_;
  std::size_t count_known_ = 0;
  std::vector<std::string_view> more_known_;
  std::vector<Missing> missing_;
};

[[nodiscard]] Term term_of(doc::NodeKind kind);

/// One of a few words, by position; what is none of them is reported.
std::optional<std::size_t> one_of(MappingReader& reader, std::string_view key,
                                  std::span<const std::string_view> words);
inline std::optional<std::size_t> one_of(MappingReader& reader, std::string_view key,
                                         std::initializer_list<std::string_view> words) {
  return one_of(reader, key, std::span(words.begin(), words.size()));
}

/// The nearest of `names` as a note, if one is near enough.
void suggest(Diagnostic& diagnostic, std::string_view written,
             const std::vector<std::string_view>& names, std::string_view prefix = {});

}  // namespace cbps::rules
