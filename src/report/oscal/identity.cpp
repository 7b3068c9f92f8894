#include "report/oscal/identity.h"

#include <fmt/format.h>

#include "cbps/text/uuid.h"
#include "cbps/value/unreachable.h"
#include "report/words/community.h"

namespace cbps::report::oscal {
namespace {

/// Appends a part of a name with its length, so that no two lists of parts make one name.
void append_part(std::string& name, std::string_view part) {
  name += fmt::format("{}:", part.size());
  name += part;
}

const Uuid& name_space() {
  static const Uuid kOurs = named_uuid(kUrlNamespace, kNamespace);
  return kOurs;
}

bool is_in_token(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-';
}

std::string token(std::string_view kind, std::string_view id) {
  std::string text(kind);
  for (const char c : id) {
    if (is_in_token(c)) {
      text += c;
    } else {
      text += fmt::format("_{:02x}", static_cast<unsigned char>(c));
    }
  }
  return text;
}

/// All options as they were given.
std::string options_text(const result::Run& run) {
  std::string text;
  for (const auto& [name, value] : given_options(run.options)) {
    append_part(text, name);
    append_part(text, value);
  }
  return text;
}

std::string_view extent_id(Extent extent) {
  switch (extent) {
    case Extent::Summary: return "summary";
    case Extent::Normal: return "normal";
    case Extent::Detail: return "detail";
  }
  unreachable();
}

}  // namespace

std::string uuid_of(const result::Run& run, std::string_view kind,
                    std::initializer_list<std::string_view> names) {
  std::string name;
  append_part(name, kind);
  append_part(name, run.pack.id);
  append_part(name, run.pack.edition.zh);
  append_part(name, run.year ? std::to_string(*run.year) : std::string());
  for (const std::string_view one : names) append_part(name, one);
  return to_string(named_uuid(name_space(), name));
}

std::string document_uuid(const result::Run& run, std::string_view kind, const Style& style) {
  const std::string_view language = style.language == Language::Zh ? "zh" : "en";
  return uuid_of(
      run, kind,
      {run.pack.digest, time_of(run), options_text(run), language, extent_id(style.extent)});
}

std::string community_uuid(const result::Run& run, std::string_view community) {
  return uuid_of(run, "community", {community});
}

std::string finding_uuid(const result::Run& run, std::string_view community,
                         std::string_view check) {
  return uuid_of(run, "finding", {community, check});
}

std::string chapter_id(int chapter) { return token("chapter-", std::to_string(chapter)); }
std::string standard_id(std::string_view standard) { return token("standard-", standard); }
std::string check_id(std::string_view check) { return token("check-", check); }
std::string statement_id(std::string_view check) { return check_id(check) + "_smt"; }

std::string time_of(const result::Run& run) {
  constexpr int kFirstYear = 1900;
  constexpr int kLastYear = 2999;
  std::string day = "1970-01-01";
  if (run.as_of) {
    const int year = year_month_day(*run.as_of).year;
    if (year >= kFirstYear && year <= kLastYear) day = to_string(*run.as_of);
  }
  return day + "T00:00:00+08:00";
}

}  // namespace cbps::report::oscal
