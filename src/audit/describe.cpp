#include <algorithm>

#include "cbps/audit/assess.h"
#include "cbps/result/waiver_index.h"
#include "cbps/rules/facts.h"

/// The texts of the rules that an assessment shows.
namespace cbps::audit {
namespace {

std::vector<result::Named> options_of(const Dictionary& dictionary, Type type) {
  std::vector<result::Named> all;
  if (type.kind != Kind::Choice && type.kind != Kind::Set) return all;
  for (const Option& option : dictionary.domain(type)) all.push_back({option.id, option.label});
  return all;
}

result::FieldText text_of(const Dictionary& dictionary, const Field& field) {
  return {field.id,
          field.label,
          field.short_label,
          field.unit,
          field.type.kind,
          field.type.scale,
          field.part_of ? dictionary.field(*field.part_of).id : std::string(),
          options_of(dictionary, field.type),
          field.change,
          field.asked_of,
          field.repair.by,
          field.repair.effort,
          field.repair.window_passed,
          field.lacking};
}

result::ParameterText text_of(const Dictionary& dictionary, const Parameter& parameter) {
  return {
      parameter.id,
      parameter.label,
      parameter.unit,
      parameter.type.kind,
      options_of(dictionary, parameter.type),
      parameter.value ? eval::datum(dictionary, parameter.type, *parameter.value) : result::Datum{},
      parameter.basis,
      parameter.source,
      parameter.changed};
}

/// What the selected checks read, as flags by id.
struct Read {
  std::vector<bool> fields;
  std::vector<bool> parameters;
};

void add(const rules::RulePack& pack, const rules::Check& check, Read& read) {
  for (const FieldId id : rules::facts_of(pack, check)) {
    read.fields[static_cast<std::size_t>(id)] = true;
  }
  for (const ParameterId id : rules::parameters_of(pack, check)) {
    read.parameters[static_cast<std::size_t>(id)] = true;
  }
}

/// Facts that no check reads, but that a change of the others may contradict.
void add_contradicting(const rules::RulePack& pack, Read& read) {
  const std::vector<bool> by_checks = read.fields;
  for (const rules::Consistency& rule : pack.consistency) {
    const std::vector<FieldId>& fields = rule.condition.condition.fields();
    const auto is_read = [&by_checks](FieldId id) {
      return by_checks[static_cast<std::size_t>(id)];
    };
    if (!rule.is_error || std::none_of(fields.begin(), fields.end(), is_read)) continue;
    for (const FieldId id : fields) read.fields[static_cast<std::size_t>(id)] = true;
  }
}

}  // namespace

result::Run describe(const Task& task, std::string version, result::Options options) {
  const rules::RulePack& pack = task.pack;
  result::Run run;
  run.version = std::move(version);
  run.pack = {pack.id, pack.title, pack.edition, pack.digest};
  run.year = task.calendar.period.year;
  run.as_of = task.calendar.as_of;
  run.with_facts = task.with_facts;
  run.options = std::move(options);
  if (task.waivers != nullptr) run.waivers = task.waivers->all();
  run.standards.reserve(pack.standards.size());
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    if (!task.selection.has(s)) continue;
    const rules::Standard& standard = pack.standards[s];
    result::StandardText text{standard.id, standard.title, standard.chapter, {}};
    text.checks.reserve(standard.checks.size());
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      if (!task.selection.has(s, c)) continue;
      const rules::Check& check = standard.checks[c];
      text.checks.push_back({check.id, check.title, check.quote, check.focus, check.remedy,
                             check.evidence, check.gloss, check.is_declared});
    }
    run.standards.push_back(std::move(text));
  }
  for (const rules::Chapter& chapter : pack.chapters) {
    run.chapters.push_back({chapter.id, chapter.title});
  }
  for (const rules::Grade& grade : pack.grades) {
    run.grades.push_back({grade.id, grade.label, grade.at_least});
  }
  return run;
}

void add_dictionary(const Task& task, result::Run& run) {
  const rules::RulePack& pack = task.pack;
  const Dictionary& dictionary = pack.dictionary;
  Read read{std::vector<bool>(dictionary.fields.size()),
            std::vector<bool>(dictionary.parameters.size())};
  for (std::size_t s = 0; s < pack.standards.size(); ++s) {
    const std::vector<rules::Check>& checks = pack.standards[s].checks;
    for (std::size_t c = 0; c < checks.size(); ++c) {
      if (task.selection.has(s, c)) add(pack, checks[c], read);
    }
  }
  add_contradicting(pack, read);
  for (std::size_t i = 0; i < read.fields.size(); ++i) {
    if (task.with_facts || read.fields[i]) {
      run.fields.push_back(text_of(dictionary, dictionary.fields[i]));
    }
  }
  for (std::size_t i = 0; i < read.parameters.size(); ++i) {
    const Parameter& parameter = dictionary.parameters[i];
    if (read.parameters[i] || parameter.changed) {
      run.parameters.push_back(text_of(dictionary, parameter));
    }
  }
}

}  // namespace cbps::audit
