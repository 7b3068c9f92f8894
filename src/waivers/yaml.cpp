#include "cbps/doc/yaml.h"

#include <utility>

#include "cbps/waivers/read.h"
#include "waivers/entry.h"

namespace cbps::waivers {
namespace {

using doc::NodeId;
using doc::NodeKind;

class YamlReader {
 public:
  YamlReader(const doc::Document& document, EntryReader& entries, Diagnostics& diagnostics)
      : document_(document), entries_(entries), diagnostics_(diagnostics) {}

  void read() {
    if (!is_kind(document_.root(), NodeKind::Sequence, Term::Sequence)) return;
    document_.all_items(document_.root(), [this](NodeId item) {
      if (is_kind(item, NodeKind::Mapping, Term::Mapping)) entry(item);
      return true;
    });
  }

 private:
  bool is_kind(NodeId node, NodeKind wanted, Term term) {
    if (document_.kind(node) == wanted) return true;
    diagnostics_.add(Code::WrongKind, document_.span(node), term, term_of(node));
    return false;
  }
  [[nodiscard]] Term term_of(NodeId node) const {
    switch (document_.kind(node)) {
      case NodeKind::Scalar: return Term::Scalar;
      case NodeKind::Sequence: return Term::Sequence;
      case NodeKind::Mapping: return Term::Mapping;
    }
    return Term::Scalar;
  }

  void entry(NodeId node) {
    Entry entry;
    entry.place = document_.span(node);
    const std::size_t before = diagnostics_.size();
    document_.each_entry(node, [&](NodeId key, NodeId value) {
      const auto member = find_member(document_.text(key));
      if (!member) {
        entries_.unknown_member(document_.text(key), document_.span(key));
      } else if (!entry.of(*member).empty()) {
        diagnostics_.add(Code::WaiverKeyTwice, document_.span(key),
                         members()[static_cast<std::size_t>(*member)].label);
      } else {
        take(*member, key, value, entry);
      }
    });
    // What is missing may be what a wrong key stands for.
    if (diagnostics_.size() == before) entries_.add(entry);
  }

  void take(Member member, NodeId key, NodeId value, Entry& entry) {
    const bool may_be_several = member == Member::Community || member == Member::Rule;
    if (document_.is_null(value)) {
      diagnostics_.add(Code::EmptyValue, document_.span(key), document_.text(key));
    } else if (may_be_several && document_.kind(value) == NodeKind::Sequence) {
      document_.all_items(value, [&](NodeId item) {
        add(member, item, entry);
        return true;
      });
    } else {
      add(member, value, entry);
    }
  }

  void add(Member member, NodeId value, Entry& entry) {
    if (!is_kind(value, NodeKind::Scalar, Term::Scalar)) return;
    entry.of(member).push_back({std::string(document_.text(value)), document_.span(value)});
  }

  const doc::Document& document_;
  EntryReader& entries_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<std::vector<Placed>> read_yaml(const Sources& sources, FileId file,
                                             const rules::RulePack& pack,
                                             Diagnostics& diagnostics) {
  const auto document = doc::read_yaml(sources, file, diagnostics);
  if (!document) return std::nullopt;
  Diagnostics faults;
  EntryReader entries(sources, pack, faults);
  YamlReader(*document, entries, faults).read();
  std::vector<Placed> waivers = std::move(entries).take();
  if (faults.empty() && waivers.empty()) faults.add(Code::NoWaivers, Span{0, 0, file});
  const bool is_sound = !faults.has_errors();
  diagnostics.append(std::move(faults));
  if (!is_sound) return std::nullopt;
  return waivers;
}

}  // namespace cbps::waivers
