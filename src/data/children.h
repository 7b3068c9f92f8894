#pragma once

#include <cstddef>

#include "cbps/doc/document.h"

/// Goes over what stands in a collection without taking memory.
namespace cbps::data {

/// Calls `visit(key, value)` for each entry of a mapping.
template <class Visit>
void each_entry(const doc::Document& document, doc::NodeId mapping, Visit&& visit) {
  if (document.kind(mapping) != doc::NodeKind::Mapping) return;
  const auto& nodes = document.nodes();
  const std::size_t end = nodes[static_cast<std::size_t>(mapping)].end;
  for (std::size_t key = static_cast<std::size_t>(mapping) + 1; key < end;) {
    const std::size_t value = nodes[key].end;
    visit(static_cast<doc::NodeId>(key), static_cast<doc::NodeId>(value));
    key = nodes[value].end;
  }
}

/// Calls `visit(item)` for each item of a sequence, until it returns false; whether none did.
template <class Visit>
bool all_items(const doc::Document& document, doc::NodeId sequence, Visit&& visit) {
  if (document.kind(sequence) != doc::NodeKind::Sequence) return true;
  const auto& nodes = document.nodes();
  const std::size_t end = nodes[static_cast<std::size_t>(sequence)].end;
  for (std::size_t i = static_cast<std::size_t>(sequence) + 1; i < end; i = nodes[i].end) {
    if (!visit(static_cast<doc::NodeId>(i))) return false;
  }
  return true;
}

}  // namespace cbps::data
