#include "cbps/guide/template.h"

#include "guide/words.h"

namespace cbps::guide {
namespace {

class Template {
 public:
  Template(const Dictionary& dictionary, Language language)
      : dictionary_(dictionary), words_(language) {}

  std::string write(const std::vector<FieldId>& facts) {
    remark(0, std::string(words_(Word::TemplateHead)));
    entry(0, words_(Word::HowId), words_(Word::KeyId));
    entry(0, words_(Word::HowName), words_(Word::KeyName));
    entry(0, words_(Word::HowPeriod), words_(Word::KeyPeriod));
    std::string open;
    for (const FieldId id : facts) {
      const Field& field = dictionary_.field(id);
      const Group* group = group_of(field);
      if (group == nullptr) {
        out_ += '\n';
        fact(0, field, words_(field.label));
        continue;
      }
      if (group->id != open) {
        open = group->id;
        out_ += '\n' + key(words_(group->label)) + ":\n";
      }
      fact(2, field, words_(field.short_label));
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Group* group_of(const Field& field) const {
    for (const Group& group : dictionary_.groups) {
      if (field.id.starts_with(group.id + ".")) return &group;
    }
    return nullptr;
  }

  void fact(std::size_t indent, const Field& field, const std::string& name) {
    std::string what = words_(field.label);
    std::string marks = words_(field.unit);
    for (const auto& [is, word] :
         {std::pair{field.optional, Word::Optional}, std::pair{field.judgement, Word::Judgement}}) {
      if (!is) continue;
      if (!marks.empty()) marks += words_(Word::Comma);
      marks += words_(word);
    }
    if (!marks.empty()) what += words_(Word::Aside, marks);
    if (!words_(field.help).empty()) what = words_(Word::Labelled, what, words_(field.help));
    remark(indent, what);
    remark(indent, how(field));
    out_ += std::string(indent, ' ') + key(name) + ":\n";
  }

  [[nodiscard]] std::string how(const Field& field) const {
    switch (field.type.kind) {
      case Kind::Bool: return std::string(words_(Word::HowBool));
      case Kind::Int: return std::string(words_(Word::HowInt));
      case Kind::Decimal: return words_(Word::HowDecimal, static_cast<int>(field.type.scale));
      case Kind::Date: return std::string(words_(Word::HowDate));
      case Kind::Dates: return std::string(words_(Word::HowDates));
      case Kind::Choice: return words_(Word::HowChoice, options(field));
      case Kind::Set: return words_(Word::HowSet, options(field));
      case Kind::String:
      case Kind::List: break;
    }
    return {};
  }
  [[nodiscard]] std::string options(const Field& field) const {
    std::string all;
    for (const Option& option : dictionary_.domain(field.type)) {
      if (!all.empty()) all += words_(Word::Comma);
      all += words_(option.label);
    }
    return all;
  }

  void entry(std::size_t indent, std::string_view help, std::string_view name) {
    remark(indent, std::string(help));
    out_ += std::string(indent, ' ') + std::string(name) + ":\n";
  }
  void remark(std::size_t indent, const std::string& text) {
    std::string line;
    for (const char c : text) line += c == '\n' ? ' ' : c;
    out_ += std::string(indent, ' ') + "# " + line + "\n";
  }
  /// A label as a YAML key: quoted where YAML would read it otherwise.
  static std::string key(const std::string& label) {
    const bool plain =
        std::string_view("!&*-?|>@`\"'%#{}[],: ").find(label.front()) == std::string_view::npos &&
        label.find(": ") == std::string::npos && label.find(" #") == std::string::npos;
    if (plain) return label;
    std::string quoted = "'";
    for (const char c : label) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
  }

  const Dictionary& dictionary_;
  Words words_;
  std::string out_;
};

}  // namespace

std::string template_yaml(const Dictionary& dictionary, const std::vector<FieldId>& facts,
                          Language language) {
  return Template(dictionary, language).write(facts);
}

}  // namespace cbps::guide
