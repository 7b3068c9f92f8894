#include "workbook/zip/part.h"

namespace cbps::workbook {
namespace {

/// Deflate itself packs at most 1 : 1032; a small part may be as regular as it likes.
constexpr std::uint64_t kMostRatio = 1000;
constexpr std::uint64_t kAlwaysAllowed = std::uint64_t{1} << 20U;

}  // namespace

std::optional<FaultKind> fault_before_reading(const Part& part, std::uint64_t most_bytes) {
  if (part.fault) return part.fault;
  if (part.size > most_bytes) return FaultKind::PartTooLarge;
  if (!part.is_deflated && part.size != part.packed.size()) return FaultKind::SizeMismatch;
  if (part.size > kAlwaysAllowed && part.size / kMostRatio > part.packed.size()) {
    return FaultKind::PartTooCompressed;
  }
  return std::nullopt;
}

}  // namespace cbps::workbook
