#include "cbps/guide/explanation.h"

#include <algorithm>

#include "guide/fact_words.h"
#include "guide/phrase.h"

namespace cbps::guide {
namespace {

class Guide {
 public:
  Guide(const rules::RulePack& pack, Language language) : pack_(pack), words_(language) {}

  StandardGuide standard(const rules::Standard& standard) const {
    StandardGuide guide;
    guide.id = standard.id;
    guide.title = words_(standard.title);
    for (const rules::Chapter& chapter : pack_.chapters) {
      if (chapter.id == standard.chapter) guide.chapter = words_(chapter.title);
    }
    guide.text = standard.text;
    return guide;
  }

  CheckGuide check(const rules::Check& check) const {
    CheckGuide guide;
    guide.id = check.id;
    guide.title = words_(check.title);
    guide.quote = check.quote;
    guide.focus = check.focus;
    if (words_.language() == Language::En) guide.gloss = check.gloss;
    guide.corrections = corrections(check.quote);
    guide.asks = words_(check.asks);
    if (check.applies) {
      guide.applies = words(*check.applies);
      guide.applies_condition = lang::canonical_text(check.applies->condition.ast);
      read(*check.applies, guide);
    }
    for (const rules::Condition& condition : check.require) {
      guide.requires_words.push_back(words(condition));
      guide.conditions.push_back(lang::canonical_text(condition.condition.ast));
      read(condition, guide);
    }
    guide.due_at_period_end = check.due_at_period_end;
    guide.due_with = check.due_with;
    guide.remedy = words_(check.remedy);
    guide.evidence = words_(check.evidence);
    return guide;
  }

 private:
  [[nodiscard]] std::string words(const rules::Condition& condition) const {
    return phrase(condition.condition, pack_.dictionary, words_);
  }

  void read(const rules::Condition& condition, CheckGuide& guide) const {
    const Dictionary& dictionary = pack_.dictionary;
    for (const FieldId id : condition.condition.fields()) {
      const Field& field = dictionary.field(id);
      const auto same = [&field](const Fact& one) { return one.id == field.id; };
      if (std::any_of(guide.facts.begin(), guide.facts.end(), same)) continue;
      guide.facts.push_back(fact_of(field, words_));
    }
    for (const ParameterId id : condition.condition.parameters()) {
      const Parameter& parameter = dictionary.parameter(id);
      const std::string name = "param." + parameter.id;
      const auto same = [&name](const Figure& one) { return one.id == name; };
      if (std::any_of(guide.figures.begin(), guide.figures.end(), same)) continue;
      guide.figures.push_back({name, words_(parameter.label),
                               value_text(parameter, dictionary, words_), parameter.basis,
                               words_(parameter.source)});
    }
  }

  /// The restorations that a piece of the text needed. Signs alone (quotation marks, brackets) are
  /// not told of each time.
  [[nodiscard]] std::vector<Correction> corrections(const std::string& quote) const {
    std::vector<Correction> all;
    if (!pack_.source) return all;
    for (const rules::Restoration& one : pack_.source->restorations) {
      constexpr std::size_t kOneSign = 3;
      if (one.restored.size() <= kOneSign || quote.find(one.restored) == std::string::npos)
        continue;
      // What stands there restored may also be genuine elsewhere: the line it stands in decides.
      if (!is_restored_here(one, quote)) continue;
      all.push_back({one.circulating, one.restored, words_(one.reason)});
    }
    return all;
  }

  [[nodiscard]] bool is_restored_here(const rules::Restoration& one,
                                      const std::string& quote) const {
    const std::string& restored = pack_.source->restored;
    const std::string& circulating = pack_.source->circulating;
    const std::size_t at = restored.find(quote);
    if (at == std::string::npos) return false;
    const auto line = std::count(restored.begin(), restored.begin() + static_cast<long>(at), '\n');
    std::size_t begin = 0;
    for (long i = 0; i < line; ++i) begin = circulating.find('\n', begin) + 1;
    const std::string_view text(
        circulating.data() + begin,
        std::min(circulating.find('\n', begin), circulating.size()) - begin);
    return text.find(one.circulating) != std::string_view::npos;
  }

  const rules::RulePack& pack_;
  Words words_;
};

}  // namespace

std::optional<StandardGuide> explain(const rules::RulePack& pack, std::string_view id,
                                     Language language) {
  const Guide guide(pack, language);
  for (const rules::Standard& standard : pack.standards) {
    StandardGuide all = guide.standard(standard);
    for (const rules::Check& check : standard.checks) {
      if (id == standard.id || id == check.id) all.checks.push_back(guide.check(check));
    }
    if (!all.checks.empty()) return all;
  }
  return std::nullopt;
}

std::vector<StandardGuide> explain_all(const rules::RulePack& pack, Language language) {
  std::vector<StandardGuide> all;
  for (const rules::Standard& standard : pack.standards) {
    all.push_back(*explain(pack, standard.id, language));
  }
  return all;
}

}  // namespace cbps::guide
