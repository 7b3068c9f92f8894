#include "cbps/doc/profile_yaml.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cbps/doc/encoding_check.h"
#include "doc/full_yaml.h"
#include "doc/line_signs.h"
#include "doc/line_slips.h"
#include "doc/plain_yaml.h"
#include "doc/scalar_source.h"
#include "doc/surrogate_pairs.h"

namespace cbps::doc {
namespace {

/// A text that may be entries whose colons were not taken for any.
bool may_be_entries(const Document& document, NodeId node) {
  return document.kind(node) == NodeKind::Scalar && document.style(node) == Style::Plain &&
         !document.is_null(node);
}

/// Whether a text that may be entries stands where entries are expected.
bool is_text_for_entries(const Document& document, NodeId value) {
  return may_be_entries(document, value) ||
         !document.all_items(value, [&](NodeId item) { return !may_be_entries(document, item); });
}

/// Whether a text stands below its key that begins as an item of a list does, or nearly so.
bool is_text_for_items(const Document& document, std::string_view source, NodeId key,
                       NodeId value) {
  if (!may_be_entries(document, value)) return false;
  const Span place = document.span(value);
  const auto begin = static_cast<std::size_t>(place.begin);
  const bool is_below =
      line_begin(source, begin) > static_cast<std::size_t>(document.span(key).begin);
  return is_below && find_item_mark(source, begin, line_end(source, begin)).is_meant();
}

/// Whether a document that was read may say something else than what was meant.
bool may_hold_slips(const Document& document, std::string_view source, const KnownKeys& keys) {
  if (may_be_entries(document, document.root()) || holds_error_word(source)) return true;
  bool found = false;
  const std::size_t count = document.nodes().size();
  for (std::size_t i = 0; i < count && !found; ++i) {
    document.each_entry(static_cast<NodeId>(i), [&](NodeId key, NodeId value) {
      found = found ||
              (keys.has_entries(document.text(key)) && is_text_for_entries(document, value)) ||
              is_text_for_items(document, source, key, value);
    });
  }
  return found;
}

/// Moves a place in the repaired text to where it stands in the text as it was written.
void move_to_original(Span& span, const RepairedText& repaired, FileId file) {
  const std::size_t end = repaired.original_place(span.begin + span.length);
  span.begin = repaired.original_place(span.begin);
  span.length = static_cast<std::uint32_t>(end - span.begin);
  span.file = file;
}

/// A message about the repaired text, told of the text as it was written.
Diagnostic told_of_original(Diagnostic one, const RepairedText& repaired, FileId file) {
  move_to_original(one.span, repaired, file);
  for (Note& note : one.notes) {
    if (note.span) move_to_original(*note.span, repaired, file);
  }
  return one;
}

/// The same of a document.
Document told_of_original(const Document& document, const RepairedText& repaired, FileId file) {
  const auto read = document.nodes();
  std::vector<Document::Node> nodes(read.begin(), read.end());
  for (Document::Node& node : nodes) move_to_original(node.span, repaired, file);
  return Document(std::move(nodes), std::string(document.all_text()));
}

/// Reads the repaired text.
std::optional<Document> read_repaired(RepairedText& repaired, std::string path, FileId file,
                                      const Limits& limits, Diagnostics& diagnostics) {
  Sources copies;
  const FileId copy = copies.add(std::move(path), repaired.take());
  Diagnostics faults;
  const auto document = read_full_yaml(copies, copy, faults, limits, RepeatedKeys::Kept);
  for (Diagnostic& one : std::move(faults).take()) {
    diagnostics.add(told_of_original(std::move(one), repaired, file));
  }
  if (!document) return std::nullopt;
  return told_of_original(*document, repaired, file);
}

}  // namespace

std::optional<Document> read_profile_yaml(const Sources& sources, FileId file,
                                          const KnownKeys& keys, Diagnostics& diagnostics,
                                          const Limits& limits) {
  const std::string_view source = sources.text(file);
  if (auto document = read_plain_yaml(source, file, limits)) return document;
  Diagnostics faults;
  auto document = read_full_yaml(sources, file, faults, limits, RepeatedKeys::Kept);
  if (document && !may_hold_slips(*document, source, keys)) return document;
  Diagnostics ignored;
  if (!document && !check_encoding(sources, file, limits.file_bytes, ignored)) {
    diagnostics.append(std::move(faults));
    return std::nullopt;
  }
  if (!document) {
    RepairedText joined = join_surrogate_pairs(source);
    if (joined.is_changed()) {
      return read_repaired(joined, sources.path(file), file, limits, diagnostics);
    }
  }
  LineSlips slips = find_line_slips(source, file, keys);
  if (slips.messages.empty() && !slips.repaired.is_changed()) {
    diagnostics.append(std::move(faults));
    return document;
  }
  document.reset();
  if (!slips.is_cut_short || slips.messages.empty()) {
    document = read_repaired(slips.repaired, sources.path(file), file, limits, slips.messages);
    slips.messages.sort_by_place();
    if (!slips.messages.empty()) document.reset();
  }
  diagnostics.append(std::move(slips.messages));
  return document;
}

}  // namespace cbps::doc
