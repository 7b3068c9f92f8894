#include "run/fact_store.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cbps::run {
namespace {

// Numbers are packed in groups of seven bits, the lowest first; all bytes but the last have the
// highest bit. Those that may be negative have their sign in the lowest bit.

constexpr unsigned kBits = 7;
constexpr std::uint64_t kMore = 1U << kBits;

void pack(std::uint64_t number, std::string& out) {
  for (; number >= kMore; number >>= kBits) {
    out += static_cast<char>((number & (kMore - 1)) | kMore);
  }
  out += static_cast<char>(number);
}

void pack_signed(std::int64_t number, std::string& out) {
  const std::uint64_t twice = static_cast<std::uint64_t>(number) << 1U;
  pack(number < 0 ? ~twice : twice, out);
}

void pack(std::string_view text, std::string& out) {
  pack(text.size(), out);
  out += text;
}

/// Takes from the beginning of what was packed.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : rest_(packed) {}

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += kBits) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= (byte & (kMore - 1)) << shift;
      if (byte < kMore) return number;
    }
  }
  std::int64_t signed_number() {
    const std::uint64_t packed = number();
    const std::uint64_t half = packed >> 1U;
    return static_cast<std::int64_t>((packed & 1U) != 0 ? ~half : half);
  }
  std::string_view text() {
    const auto size = static_cast<std::size_t>(number());
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

  std::vector<FieldId> facts() {
    std::vector<FieldId> all;
    std::size_t field = 0;
    for (std::uint64_t distance = number(); distance != 0; distance = number()) {
      field += static_cast<std::size_t>(distance);
      all.push_back(static_cast<FieldId>(field - 1));
    }
    return all;
  }

 private:
  std::string_view rest_;
};

constexpr std::array kTexts{&data::Identity::id,       &data::Identity::name,
                            &data::Identity::province, &data::Identity::city,
                            &data::Identity::county,   &data::Identity::street,
                            &data::Identity::group};

bool is_days(const Field& field) { return field.type.kind == Kind::Dates; }

}  // namespace

FactStore::FactStore(const Dictionary& dictionary, system::Spool& spool)
    : dictionary_(dictionary), spool_(spool) {}

void FactStore::add(const convert::Community& community) {
  ++communities_;
  for (const auto text : kTexts) pack(community.identity.*text, packed_);
  pack_signed(community.year, packed_);
  // A fact is how many fields come before it since the last one, and one more; 0 ends them.
  std::uint64_t distance = 1;
  for (std::size_t i = 0; i < dictionary_.fields.size(); ++i, ++distance) {
    const auto id = static_cast<FieldId>(i);
    if (!community.facts.known(id, community.row)) continue;
    pack(std::exchange(distance, 0), packed_);
    pack_signed(community.facts.column(id).values[community.row], packed_);
    if (!is_days(dictionary_.fields[i])) continue;
    for (const std::int32_t day : community.facts.days(id, community.row)) {
      pack_signed(day, packed_);
    }
  }
  pack(0, packed_);
  pack_facts([&](FieldId id) { return community.facts.invalid(id, community.row); });
  pack_facts([&](FieldId id) {
    const auto& all = community.contradicted;
    return std::find(all.begin(), all.end(), id) != all.end();
  });
}

template <class Holds>
void FactStore::pack_facts(Holds holds) {
  std::uint64_t distance = 1;
  for (std::size_t i = 0; i < dictionary_.fields.size(); ++i, ++distance) {
    if (holds(static_cast<FieldId>(i))) pack(std::exchange(distance, 0), packed_);
  }
  pack(0, packed_);
}

bool FactStore::flush() {
  if (communities_ == 0) return true;
  if (!spool_.write(packed_)) return false;
  blocks_.push_back({size_, static_cast<std::uint32_t>(packed_.size()), communities_});
  size_ += packed_.size();
  packed_.clear();
  communities_ = 0;
  return true;
}

bool FactStore::read(std::size_t index, Block& block) {
  const Extent& extent = blocks_[index];
  packed_.clear();
  if (!spool_.read(extent.offset, extent.bytes, packed_)) return false;
  block.facts.clear(extent.communities);
  block.identities.resize(extent.communities);
  block.years.resize(extent.communities);
  block.contradicted.resize(extent.communities);
  std::vector<Date> days;
  Unpacker packed(packed_);
  for (std::size_t row = 0; row < extent.communities; ++row) {
    for (const auto text : kTexts) block.identities[row].*text = packed.text();
    block.years[row] = static_cast<int>(packed.signed_number());
    std::size_t field = 0;
    for (std::uint64_t distance = packed.number(); distance != 0; distance = packed.number()) {
      field += static_cast<std::size_t>(distance);
      const auto id = static_cast<FieldId>(field - 1);
      const std::int64_t value = packed.signed_number();
      if (!is_days(dictionary_.field(id))) {
        block.facts.set(id, row, value);
        continue;
      }
      days.clear();
      for (std::int64_t i = 0; i < value; ++i) {
        days.push_back({static_cast<std::int32_t>(packed.signed_number())});
      }
      block.facts.set_dates(id, row, days);
    }
    for (const FieldId id : packed.facts()) block.facts.set_invalid(id, row);
    block.contradicted[row] = packed.facts();
  }
  return true;
}

}  // namespace cbps::run
