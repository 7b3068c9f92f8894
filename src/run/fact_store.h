#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/convert/document.h"
#include "cbps/system/sink.h"

namespace cbps::run {

/// Keeps communities with their facts, packed, in a spool until all have been read.
class FactStore {
 public:
  /// All arguments outlive it.
  FactStore(const Dictionary& dictionary, system::Spool& spool);

  void add(const convert::Community& community);
  /// Called after some communities, at most as many as a batch has, and after the last. False: the
  /// spool has failed.
  bool flush();

  /// Communities that were added between two calls of `flush`.
  struct Block {
    std::vector<data::Identity> identities;
    std::vector<int> years;
    Table facts;  ///< a row each
    std::vector<std::vector<FieldId>> contradicted;
  };
  /// How many blocks there are.
  [[nodiscard]] std::size_t blocks() const { return blocks_.size(); }
  [[nodiscard]] Block empty_block() const { return {{}, {}, Table(dictionary_, 0), {}}; }
  /// Reads a block into memory that is used again. False: the spool has failed.
  bool read(std::size_t index, Block& block);

 private:
  struct Extent {
    std::uint64_t offset = 0;
    std::uint32_t bytes = 0;
    std::uint32_t communities = 0;
  };

  /// Packs the facts for which `holds`.
  template <class Holds>
  void pack_facts(Holds holds);

  const Dictionary& dictionary_;
  system::Spool& spool_;
  std::vector<Extent> blocks_;
  std::uint64_t size_ = 0;         ///< bytes in the spool
  std::string packed_;             ///< communities since the last `flush`, or a block to be read
  std::uint32_t communities_ = 0;  ///< so many
};

}  // namespace cbps::run
