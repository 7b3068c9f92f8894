#include "cbps/guide/template.h"

#include "cbps/text/yaml_scalar.h"
#include "guide/fact_words.h"

namespace cbps::guide {
namespace {

class Template {
 public:
  Template(const rules::RulePack& pack, Language language)
      : dictionary_(pack.dictionary), words_(language), uses_(uses(pack, words_)) {}

  std::string write(const std::vector<FieldId>& facts) {
    remark(0, "yaml-language-server: $schema=cbps-profile.schema.json");
    remark(0, std::string(words_(Word::EditorHint)));
    remark(0, std::string(words_(Word::TemplateHead)));
    entry(0, words_(Word::HowId), words_(Word::KeyId));
    entry(0, words_(Word::HowName), words_(Word::KeyName));
    entry(0, words_(Word::HowPeriod), words_(Word::KeyPeriod));
    std::string open;
    for (const FieldId id : facts) {
      const Field& field = dictionary_.field(id);
      const Group* group = group_of(dictionary_, field);
      if (group == nullptr) {
        out_ += '\n';
        fact(0, id, words_(field.label));
        continue;
      }
      if (group->id != open) {
        open = group->id;
        out_ += '\n' + yaml_scalar(words_(group->label)) + ":\n";
      }
      fact(2, id, words_(field.short_label));
    }
    return std::move(out_);
  }

 private:
  void fact(std::size_t indent, FieldId id, const std::string& name) {
    const Field& field = dictionary_.field(id);
    remark(indent, describe(fact_of(field, words_), words_));
    std::string how = how_to_write(field, dictionary_, Medium::Yaml, words_);
    const std::string& checks = uses_[static_cast<std::size_t>(id)];
    if (!checks.empty()) how = words_(Word::Also, how, words_(Word::UsedBy, checks));
    entry(indent, how, name);
  }

  void entry(std::size_t indent, std::string_view help, std::string_view name) {
    remark(indent, std::string(help));
    out_ += std::string(indent, ' ') + yaml_scalar(name) + ":\n";
  }
  void remark(std::size_t indent, const std::string& text) {
    std::string line;
    for (const char c : text) line += c == '\n' ? ' ' : c;
    out_ += std::string(indent, ' ') + "# " + line + "\n";
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
