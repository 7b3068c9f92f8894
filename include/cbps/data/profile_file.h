#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "cbps/data/key_memo.h"
#include "cbps/data/profile.h"
#include "cbps/data/reading_options.h"

/// A document of communities: the document itself is one, or its list `communities` holds several,
/// and the keys beside the list hold for each of them that does not say otherwise. Who reads many
/// files keeps one `KeyMemo` for them, a thread.
namespace cbps::data {

class ProfileFile {
 public:
  /// Looks how the document is made; names what is wrong with that. Document and dictionary outlive
  /// the file.
  [[nodiscard]] static std::optional<ProfileFile> open(const doc::Document& document,
                                                       const Dictionary& dictionary, KeyMemo& keys,
                                                       Diagnostics& diagnostics,
                                                       ReadingOptions options = {});

  /// Whether there may be keys that several communities share.
  [[nodiscard]] bool is_list() const { return is_list_; }
  /// How many communities, at least one.
  [[nodiscard]] std::size_t size() const { return communities_.size(); }

  /// The place that messages about a whole community point to: its beginning.
  [[nodiscard]] Span place(std::size_t index) const { return document_->span(communities_[index]); }

  /// The year a community says it is for, or the year of all of them. Nothing (and no message)
  /// where there is none, or where that of all of them is wrong.
  [[nodiscard]] std::optional<int> year(std::size_t index, KeyMemo& keys,
                                        Diagnostics& diagnostics) const;

  /// Reports what is wrong with the year of all communities. It takes no community that states its
  /// own.
  void check_shared_year(KeyMemo& keys, Diagnostics& faults) const;

  /// Reports the errors in the keys that all communities share: in `faults` those that take only a
  /// fact or a key, which each community that they concern has as well; in `diagnostics` those that
  /// make the whole file unusable.
  void check_shared(const Calendar& calendar, KeyMemo& keys, Diagnostics& faults,
                    Diagnostics& diagnostics) const;

  /// Reads the facts of a community into a row of `table` that holds nothing yet. `diagnostics`
  /// gets the errors that reject the community; all others are faults of `origin`. The identity is
  /// filled in as far as it could be read.
  void read(std::size_t index, const Calendar& calendar, KeyMemo& keys, Table& table,
            std::size_t row, Origin& origin, Diagnostics& diagnostics) const;

 private:
  ProfileFile(const doc::Document& document, const Dictionary& dictionary, ReadingOptions options)
      : document_(&document), dictionary_(&dictionary), options_(options) {}

  /// Adds what stands in a list of communities. False: it is none, which is said.
  bool take_list(doc::NodeId key, doc::NodeId value, Diagnostics& diagnostics);

  const doc::Document* document_;
  const Dictionary* dictionary_;
  ReadingOptions options_;
  bool is_list_ = false;  ///< there is a key `communities`
  std::vector<doc::NodeId> communities_;
};

}  // namespace cbps::data
