#include <algorithm>
#include <string_view>
#include <vector>

#include "cbps/doc/yaml.h"
#include "lint/lints.h"

namespace cbps::lint {
namespace {

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    all.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

/// Applies the list from left to right, the longest entry that fits first.
class Restorer {
 public:
  explicit Restorer(const std::vector<Restoration>& all) : used_(all.size(), false) {
    for (const Restoration& one : all) order_.push_back(&one);
    first_ = all.data();
    std::stable_sort(order_.begin(), order_.end(), [](const auto* a, const auto* b) {
      return a->circulating.size() > b->circulating.size();
    });
  }

  std::string restore(std::string_view line) {
    std::string restored;
    while (!line.empty()) {
      const auto fits = std::find_if(order_.begin(), order_.end(), [line](const auto* one) {
        return line.starts_with(one->circulating);
      });
      if (fits == order_.end()) {
        restored += line.front();
        line.remove_prefix(1);
        continue;
      }
      used_[static_cast<std::size_t>(*fits - first_)] = true;
      restored += (*fits)->restored;
      line.remove_prefix((*fits)->circulating.size());
    }
    return restored;
  }

  [[nodiscard]] const std::vector<bool>& used() const { return used_; }

 private:
  std::vector<const Restoration*> order_;
  const Restoration* first_ = nullptr;
  std::vector<bool> used_;
};

/// A line of the restored text, for its place; the file, beyond its end.
Span place_of_line(const Context& context, const SourceText& source, std::string_view line) {
  const auto file = context.bundle.find(context.bundle.root(), "text.yaml");
  const auto node = file ? context.bundle.find(*file, "restored") : std::nullopt;
  if (!node || line.empty()) return context.place({"text.yaml", "restored"});
  const auto begin = static_cast<std::size_t>(line.data() - source.restored.data());
  return doc::span_in_scalar(context.sources, context.bundle, *node, begin, line.size());
}

void check_restorations(const Context& context, const SourceText& source) {
  Restorer restorer(source.restorations);
  const auto circulating = lines(source.circulating);
  const auto restored = lines(source.restored);
  for (std::size_t i = 0; i < std::max(circulating.size(), restored.size()); ++i) {
    const std::string got = i < circulating.size() ? restorer.restore(circulating[i]) : "";
    const std::string_view wanted = i < restored.size() ? restored[i] : "";
    if (got == wanted) continue;
    context.diagnostics.add(Code::RestorationFails, place_of_line(context, source, wanted),
                            std::to_string(i + 1), got, wanted);
  }
  for (std::size_t i = 0; i < source.restorations.size(); ++i) {
    if (restorer.used()[i]) continue;
    context.diagnostics.add(Code::UnusedRestoration,
                            context.bundle.span(source.restorations[i].node),
                            source.restorations[i].circulating);
  }
}

}  // namespace

void check_source(const Context& context) {
  if (!context.pack.source) return;
  const SourceText& source = *context.pack.source;
  check_restorations(context, source);
  for (const Standard& standard : context.pack.standards) {
    if (source.restored.find(standard.text) != std::string::npos) continue;
    context.diagnostics.add(Code::TextNotRestored, context.place(standard.node, "text"),
                            standard.id);
  }
  for (std::size_t i = 0; i < context.pack.chapters.size(); ++i) {
    const std::string& title = context.pack.chapters[i].title.zh;
    if (source.restored.find(title) != std::string::npos) continue;
    context.diagnostics.add(
        Code::ChapterNotRestored,
        context.place({"pack.yaml", "chapters", std::to_string(i), "title", "zh"}), title);
  }
}

}  // namespace cbps::lint
