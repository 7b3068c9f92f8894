#include "cbps/guide/template.h"

#include <optional>
#include <utility>

#include "cbps/text/yaml_scalar.h"
#include "guide/fact_words.h"

namespace cbps::guide {
namespace {

class Template {
 public:
  Template(const rules::RulePack& pack, Language language)
      : dictionary_(pack.dictionary), words_(language), uses_(uses(pack, words_)) {}

  std::string write(const std::vector<FieldId>& facts) {
    remark("yaml-language-server: $schema=cbps-profile.schema.json");
    remark(std::string(words_(Word::EditorHint)));
    remark(std::string(words_(Word::TemplateHead)));
    entry(words_(Word::HowId), words_(Word::KeyId));
    entry(words_(Word::HowName), words_(Word::KeyName));
    entry(words_(Word::HowPeriod), words_(Word::KeyPeriod));
    std::vector<bool> wanted(dictionary_.fields.size());
    for (const FieldId id : facts) wanted[static_cast<std::size_t>(id)] = true;
    for (const Section& section : dictionary_.sections) {
      std::optional<FieldId> above;
      for (const FieldId id : section.fields) {
        if (!wanted[static_cast<std::size_t>(id)]) continue;
        if (!above) begin(section);
        fact(id, std::exchange(above, id));
      }
    }
    return std::move(out_);
  }

 private:
  void begin(const Section& section) {
    out_ += '\n';
    const std::string& title = words_(section.title);
    if (!title.empty()) remark(words_(Word::SectionTitle, title));
  }

  void fact(FieldId id, std::optional<FieldId> above) {
    const Field& field = dictionary_.field(id);
    const std::string& label = words_(label_below(above, field));
    Fact described = fact_of(field, words_);
    described.label = label;
    remark(describe(described, words_));
    std::string how = how_to_write(field, dictionary_, Medium::Yaml, words_);
    if (field.part_of) {
      const Field& of = dictionary_.field(*field.part_of);
      const std::string& whole = words_(label_alone(of.label, of.short_label));
      how = words_(Word::Also, how, words_(Word::PartOf, whole));
    }
    const std::string& checks = uses_[static_cast<std::size_t>(id)];
    if (!checks.empty()) how = words_(Word::Also, how, words_(Word::UsedBy, checks));
    entry(how, label);
  }

  void entry(std::string_view help, std::string_view name) {
    remark(std::string(help));
    out_ += yaml_scalar(name) + ":\n";
  }
  void remark(const std::string& text) {
    std::string line;
    for (const char c : text) line += c == '\n' ? ' ' : c;
    out_ += "# " + line + "\n";
  }

  const Dictionary& dictionary_;
  Words words_;
  std::vector<std::string> uses_;
  std::string out_;
};

}  // namespace

std::string template_yaml(const rules::RulePack& pack, const std::vector<FieldId>& facts,
                          Language language) {
  return Template(pack, language).write(facts);
}

}  // namespace cbps::guide
