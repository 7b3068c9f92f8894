#include "rules/personal_headings.h"

#include "cbps/text/personal.h"

namespace cbps::rules {
namespace {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

class Search {
 public:
  Search(const Document& document, Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics) {}

  void file(NodeId file) {
    const auto fields = document_.find(file, "fields");
    if (!fields) return;
    document_.each_entry(*fields, [this](NodeId name, NodeId field) {
      check(name);
      for (const std::string_view key : {"label", "short"}) label(field, key);
      const auto aliases = document_.find(field, "aliases");
      if (!aliases) return;
      for (const NodeId alias : document_.items(*aliases)) check(alias);
    });
  }

 private:
  void label(NodeId field, std::string_view key) {
    const auto both = document_.find(field, key);
    if (!both) return;
    document_.each_entry(*both, [this](NodeId, NodeId text) { check(text); });
  }

  void check(NodeId name) {
    if (document_.kind(name) != NodeKind::Scalar) return;
    const std::string_view text = document_.text(name);
    if (is_personal_heading(text)) {
      diagnostics_.add(Code::PersonalData, document_.span(name), text);
    }
  }

  const Document& document_;
  Diagnostics& diagnostics_;
};

}  // namespace

void refuse_personal_headings(const Document& document, NodeId file, Diagnostics& diagnostics) {
  Search(document, diagnostics).file(file);
}

}  // namespace cbps::rules
