#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "cbps/data/identity_keys.h"
#include "cbps/data/profile.h"
#include "cbps/text/language.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/table.h"

/// What a document of facts holds.
namespace cbps::convert {

/// A community of a document. Its facts are a row of a table.
struct Community {
  const data::Identity& identity;
  int year = 0;
  const Table& facts;
  std::size_t row = 0;
  /// Facts that contradict each other as they were read: they are written, and no verdict can rest
  /// on them.
  std::span<const FieldId> contradicted = {};
};

/// What the communities of a document give, taken together. It is known before the first of them is
/// written.
class Contents {
 public:
  /// The dictionary outlives it.
  explicit Contents(const Dictionary& dictionary);

  void add(const Community& community);

  [[nodiscard]] std::size_t communities() const { return communities_; }
  /// Keys of identity that a community has a text for, and the year's, in their order.
  [[nodiscard]] std::vector<data::IdentityKey> identity() const;
  /// Facts that a community gives, in the order of the dictionary.
  [[nodiscard]] std::vector<FieldId> facts() const;
  /// The year that all communities share.
  [[nodiscard]] std::optional<int> year() const;

 private:
  const Dictionary& dictionary_;
  std::size_t communities_ = 0;
  std::vector<bool> has_identity_;  ///< same indices as `data::identity_keys`
  std::vector<bool> has_fact_;      ///< by field
  int year_ = 0;                    ///< of the first community
  bool has_other_years_ = false;
};

/// How a document is written.
struct Style {
  Language language = Language::Zh;
  bool ids = false;  ///< keys and options by their ids, instead of labels in the language
};

}  // namespace cbps::convert
