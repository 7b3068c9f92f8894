#include "cbps/result/description.h"

namespace cbps::result {

Changed changed(const Run& run) {
  Changed all;
  for (const ParameterText& one : run.parameters) {
    if (one.changed) all.parameters.push_back(one.id);
  }
  all.only = run.options.only;
  all.skip = run.options.skip;
  return all;
}

namespace {

/// The parameter that a condition names `name`.
const ParameterText* parameter_of(const Run& run, std::string_view name) {
  constexpr std::string_view kParameter = "param.";
  return name.starts_with(kParameter) ? find_parameter(run, name.substr(kParameter.size()))
                                      : nullptr;
}

}  // namespace

Usual usual(const Run& run, std::string_view name) {
  if (const ParameterText* parameter = parameter_of(run, name)) {
    return {parameter->label, parameter->unit};
  }
  const FieldText* field = find_field(run, name);
  return field == nullptr ? Usual{} : Usual{field->short_label, field->unit};
}

Bilingual label_of(const Run& run, std::string_view name) {
  if (const ParameterText* parameter = parameter_of(run, name)) return parameter->label;
  const FieldText* field = find_field(run, name);
  return field == nullptr ? Bilingual{} : label_alone(field->label, field->short_label);
}

}  // namespace cbps::result
