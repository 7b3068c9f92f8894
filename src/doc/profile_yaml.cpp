#include "cbps/doc/profile_yaml.h"

#include <algorithm>
#include <string>
#include <utility>

#include "cbps/doc/encoding_check.h"
#include "doc/full_yaml.h"
#include "doc/line_slips.h"
#include "doc/plain_yaml.h"

namespace cbps::doc {
namespace {

/// A text that may be entries whose colons were not taken for any.
bool may_be_entries(const Document& document, NodeId node) {
  return document.kind(node) == NodeKind::Scalar && document.style(node) == Style::Plain &&
         !document.is_null(node);
}

/// Whether a text stands in the document where entries are expected.
bool has_text_for_entries(const Document& document, const ExpectsEntries& expects_entries) {
  if (may_be_entries(document, document.root())) return true;
  bool found = false;
  const std::size_t count = document.nodes().size();
  for (std::size_t i = 0; i < count && !found; ++i) {
    document.each_entry(static_cast<NodeId>(i), [&](NodeId key, NodeId value) {
      if (found || !expects_entries(document.text(key))) return;
      found = may_be_entries(document, value) || !document.all_items(value, [&](NodeId item) {
        return !may_be_entries(document, item);
      });
    });
  }
  return found;
}

/// A message about the repaired text, told of the text as it was written.
Diagnostic told_of_original(Diagnostic one, const RepairedText& repaired, FileId file) {
  const auto move = [&](Span& span) {
    const std::size_t end = repaired.original_place(span.begin + span.length);
    span.begin = repaired.original_place(span.begin);
    span.length = static_cast<std::uint32_t>(end - span.begin);
    span.file = file;
  };
  move(one.span);
  for (Note& note : one.notes) {
    if (note.span) move(*note.span);
  }
  return one;
}

}  // namespace

std::optional<Document> read_profile_yaml(const Sources& sources, FileId file,
                                          const ExpectsEntries& expects_entries,
                                          Diagnostics& diagnostics, const Limits& limits) {
  const std::string_view source = sources.text(file);
  if (auto document = read_plain_yaml(source, file, limits)) return document;
  Diagnostics faults;
  auto document = read_full_yaml(sources, file, faults, limits);
  if (document && !has_text_for_entries(*document, expects_entries)) return document;
  Diagnostics ignored;
  if (!document && !check_encoding(source, file, limits.file_bytes, ignored)) {
    diagnostics.append(std::move(faults));
    return std::nullopt;
  }
  LineSlips slips = find_line_slips(source, file, expects_entries);
  if (slips.messages.empty()) {
    diagnostics.append(std::move(faults));
    return document;
  }
  if (!slips.is_cut_short) {
    Sources copies;
    const FileId copy = copies.add(sources.path(file), slips.repaired.take());
    Diagnostics others;
    (void)read_full_yaml(copies, copy, others, limits);
    for (Diagnostic& one : std::move(others).take()) {
      slips.messages.add(told_of_original(std::move(one), slips.repaired, file));
    }
    slips.messages.sort_by_place();
  }
  diagnostics.append(std::move(slips.messages));
  return std::nullopt;
}

}  // namespace cbps::doc
