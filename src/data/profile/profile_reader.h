#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/data/key_memo.h"
#include "cbps/data/profile.h"
#include "cbps/doc/document.h"
#include "data/facts/fact_finder.h"
#include "data/profile/profile_builder.h"

namespace cbps::data {

/// Reads the keys of one community in a document: names, labels or aliases, nested under group
/// names or labels as one likes.
class ProfileReader {
 public:
  /// What leaves nobody to whom the facts could belong goes to `diagnostics`; all else that is
  /// wrong is a fault of the builder's origin.
  ProfileReader(const doc::Document& document, const Dictionary& dictionary, KeyMemo& keys,
                Origin& origin, ProfileBuilder& builder, Diagnostics& diagnostics);

  /// The community's own mapping.
  void own(doc::NodeId mapping);
  /// The mapping around a list of communities: what this community has said itself stands, and what
  /// is wrong with the keys is left to `check_shared`.
  void shared(doc::NodeId mapping);
  /// The same mapping by itself.
  void check_shared(doc::NodeId mapping);

 private:
  /// `prefix_` says what `place` stands for.
  void walk(doc::NodeId mapping, KeyMemo::Place place);
  /// Nothing, `~`, `null`, or an empty text: quoting an empty cell does not make it a value.
  [[nodiscard]] bool is_not_given(doc::NodeId value) const;
  /// The same of the value of a fact, which has words for it.
  [[nodiscard]] bool is_not_given(FieldId id, doc::NodeId value) const;
  void identity(const KeyMemo::Meaning& meaning, doc::NodeId key, doc::NodeId value);
  void year(doc::NodeId value);
  /// The facts that the mapping which is read gives, in all its groups.
  [[nodiscard]] std::vector<GivenFact> given_facts();
  void collect_given(doc::NodeId mapping, KeyMemo::Place place, const std::string& prefix,
                     std::vector<GivenFact>& given);
  void entry(std::optional<FieldId> fact, doc::NodeId key, doc::NodeId value);
  /// For a key that stands for no fact: says so.
  [[nodiscard]] std::optional<FieldId> unknown(doc::NodeId key);
  void read(FieldId id, doc::NodeId value);
  [[nodiscard]] Text text_of(doc::NodeId scalar) const;
  /// Fills `items_`; why they are no list of texts, where they are none.
  [[nodiscard]] std::optional<Diagnostic> list_items(const Field& field, doc::NodeId value);

  const doc::Document& document_;
  const Dictionary& dictionary_;
  KeyMemo& keys_;
  Origin& origin_;
  ProfileBuilder& builder_;
  Diagnostics& diagnostics_;
  FactFinder finder_;
  doc::NodeId root_{};               ///< the mapping that is read
  std::string prefix_;               ///< the groups around the keys that are read, as written
  std::vector<Text> items_;          ///< of the list that is read
  std::optional<doc::NodeId> year_;  ///< the first that this mapping gives
  bool is_shared_ = false;           ///< it stands around a list of communities
  bool fills_in_ = false;            ///< what is there already stands
  std::vector<FieldId> filled_in_;   ///< facts that the shared mapping has given
};

/// What a document says that is not made of keys and values at all.
void not_a_profile(const doc::Document& document, doc::NodeId node, Diagnostics& diagnostics);

/// The year a mapping says it is for. Nothing (and no message) where it says none; a message where
/// what it says is no year. The first that is given counts: that another differs is said where the
/// mapping is read.
[[nodiscard]] std::optional<int> year_of(const doc::Document& document, doc::NodeId mapping,
                                         KeyMemo& keys, Diagnostics& diagnostics);

/// The same of the mapping around a list of communities. Nothing, and a message, where two years
/// that are given differ.
[[nodiscard]] std::optional<int> shared_year_of(const doc::Document& document, doc::NodeId mapping,
                                                KeyMemo& keys, Diagnostics& diagnostics);

}  // namespace cbps::data
