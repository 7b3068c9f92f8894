#include "cli/interview/answers.h"

#include <algorithm>
#include <span>
#include <utility>

#include "cbps/audit/assess.h"
#include "cbps/convert/format.h"
#include "cbps/data/fact_text.h"
#include "cbps/data/identity_keys.h"
#include "cbps/doc/yaml.h"
#include "cbps/text/yaml_scalar.h"

namespace cbps::cli {
namespace {

/// The key of a profile that an answer belongs to.
std::string key_of(const guide::Question& question, const Dictionary& dictionary) {
  if (question.field) return dictionary.field(*question.field).id;
  const auto keys = data::identity_keys();
  const auto key = std::find_if(
      keys.begin(), keys.end(),
      [&question](const data::IdentityKey& one) { return one.member == question.member; });
  return std::string(key->en);
}

void append(std::vector<Diagnostic>& all, std::span<const Diagnostic> more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// Assesses a copy: facts that contradict each other become invalid in it.
void assess(data::Profile profile, const audit::Task& task, const Sources& sources,
            Judged& judged) {
  const std::size_t read = profile.origin.faults.size();
  judged.community = audit::assess(task, profile, sources);
  append(judged.doubts, std::span(profile.origin.faults.all()).subspan(read));
  for (const result::Remark& one : judged.community.remarks)
    judged.doubts.push_back(one.diagnostic);
}

}  // namespace

Judged judge(const std::vector<guide::Question>& questions, const std::vector<std::string>& texts,
             const rules::RulePack& pack, const audit::Selection& selection) {
  Judged judged;
  std::string yaml;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (texts[i].empty()) continue;
    yaml += key_of(questions[i], pack.dictionary) + ": " + yaml_scalar(texts[i]) + "\n";
  }
  if (yaml.empty()) return judged;
  Sources sources;
  const FileId file = sources.add("", std::move(yaml));
  Diagnostics faults;
  const auto document = doc::read_yaml(sources, file, faults);
  if (document) judged.year = data::read_year(*document, pack.dictionary, faults);
  if (judged.year) {
    const Period period{*judged.year};
    const Calendar calendar{period, period.end()};
    judged.profile =
        data::read_profile(*document, pack.dictionary, calendar, judged.identity, faults);
    if (judged.profile) {
      append(judged.faults, judged.profile->origin.faults.all());
      assess(*judged.profile, {pack, selection, calendar}, sources, judged);
    }
  }
  append(judged.faults, faults.all());
  return judged;
}

std::string written(const guide::Question& question, const Judged& judged,
                    const Dictionary& dictionary, Language language) {
  if (!question.field && question.member == nullptr) {
    return judged.year ? std::to_string(*judged.year) : std::string();
  }
  if (!question.field) return data::identity_text(judged.identity, question.member);
  if (!judged.profile) return {};
  return data::fact_text(judged.profile->table, 0, dictionary, *question.field,
                         data::words_of(language));
}

std::string profile_yaml(const Judged& judged, const Dictionary& dictionary, Language language) {
  if (!judged.profile) return {};
  const convert::Community community{judged.identity, *judged.year, judged.profile->table, 0};
  convert::Contents contents(dictionary);
  contents.add(community);
  const auto formats = convert::formats();
  const auto yaml = std::find_if(formats.begin(), formats.end(),
                                 [](const convert::Format& one) { return one.name == "yaml"; });
  const auto writer = yaml->writer(dictionary, contents, {language, false});
  std::string out;
  writer->begin(out);
  writer->add(community, out);
  (void)writer->end(out);
  return out;
}

}  // namespace cbps::cli
