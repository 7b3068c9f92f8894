#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/data/profile.h"
#include "cbps/doc/document.h"
#include "data/fact_finder.h"
#include "data/profile_builder.h"

namespace cbps::data {

/// Reads the keys of one community in a document: names, labels or aliases, nested under group
/// names or labels as one likes.
class ProfileReader {
 public:
  ProfileReader(const doc::Document& document, const Dictionary& dictionary, Identity& identity,
                ProfileBuilder& builder, Diagnostics& diagnostics);

  /// The community's own mapping.
  void own(doc::NodeId mapping);
  /// The mapping around a list of communities, whose key is `list`: what this community has said
  /// itself stands, and what is wrong with the keys is left to `check_shared`.
  void shared(doc::NodeId mapping, doc::NodeId list);
  /// The same mapping by itself.
  void check_shared(doc::NodeId mapping, doc::NodeId list);

 private:
  void walk(doc::NodeId mapping, const std::string& prefix);
  /// Nothing, `~`, `null`, or an empty text: quoting an empty cell does not make it a value.
  [[nodiscard]] bool is_not_given(doc::NodeId value) const;
  [[nodiscard]] bool is_group(const std::string& heading) const;
  bool identity(const std::string& heading, doc::NodeId key, doc::NodeId value);
  void entry(const std::string& heading, const std::string& path, doc::NodeId key,
             doc::NodeId value);
  void read(FieldId id, doc::NodeId value);
  [[nodiscard]] Text text_of(doc::NodeId scalar) const;
  std::optional<std::vector<Text>> list_items(const Field& field, doc::NodeId value);

  const doc::Document& document_;
  const Dictionary& dictionary_;
  Identity& identity_;
  ProfileBuilder& builder_;
  Diagnostics& diagnostics_;
  FactFinder finder_;
  std::optional<doc::NodeId> list_;  ///< given: what is read is shared
  bool fills_in_ = false;            ///< what is there already stands
  bool has_period_ = false;          ///< a year was given in this mapping
};

/// What a document says that is not made of keys and values at all.
void not_a_profile(const doc::Document& document, doc::NodeId node, Diagnostics& diagnostics);

/// The year a mapping says it is for. Nothing (and no message) where it says none; a message where
/// what it says is no year.
[[nodiscard]] std::optional<int> year_of(const doc::Document& document, doc::NodeId mapping,
                                         Diagnostics& diagnostics);

}  // namespace cbps::data
