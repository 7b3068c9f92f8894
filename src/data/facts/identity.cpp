#include "data/facts/identity.h"

#include <algorithm>
#include <array>

#include "cbps/data/identity_keys.h"
#include "cbps/data/spelling.h"
#include "cbps/text/personal.h"
#include "data/facts/community_id.h"
#include "data/facts/value_text.h"

namespace cbps::data {
namespace {

struct Row {
  std::string_view heading;  ///< normalised
  std::string_view name;
  std::string Identity::*member;
};

constexpr std::array kRows{
    Row{"id", "id", &Identity::id},
    Row{"社区代码", "id", &Identity::id},
    Row{"统计用区划代码", "id", &Identity::id},
    Row{"区划代码", "id", &Identity::id},
    Row{"社区编码", "id", &Identity::id},
    Row{"name", "name", &Identity::name},
    Row{"社区名称", "name", &Identity::name},
    Row{"社区", "name", &Identity::name},
    Row{"村(社区)", "name", &Identity::name},
    Row{"村(社区)名称", "name", &Identity::name},
    Row{"province", "province", &Identity::province},
    Row{"省", "province", &Identity::province},
    Row{"city", "city", &Identity::city},
    Row{"市", "city", &Identity::city},
    Row{"county", "county", &Identity::county},
    Row{"区名称", "county", &Identity::county},
    Row{"区", "county", &Identity::county},
    Row{"区(县)", "county", &Identity::county},
    Row{"所属区", "county", &Identity::county},
    Row{"street", "street", &Identity::street},
    Row{"街道名称", "street", &Identity::street},
    Row{"街道", "street", &Identity::street},
    Row{"所属街道", "street", &Identity::street},
    Row{"街道(乡镇)", "street", &Identity::street},
    Row{"乡镇、街道", "street", &Identity::street},
    Row{"group", "group", &Identity::group},
    Row{"分组", "group", &Identity::group},
    Row{"period", "period", nullptr},
    Row{"评估年度", "period", nullptr},
    Row{"年度", "period", nullptr},
    Row{"考评年度", "period", nullptr},
    Row{"所属年度", "period", nullptr},
};

constexpr std::array kKeys{
    IdentityKey{&Identity::id, "社区代码", "id"},
    IdentityKey{&Identity::name, "社区名称", "name"},
    IdentityKey{&Identity::province, "省", "province"},
    IdentityKey{&Identity::city, "市", "city"},
    IdentityKey{&Identity::county, "区名称", "county"},
    IdentityKey{&Identity::street, "街道名称", "street"},
    IdentityKey{&Identity::group, "分组", "group"},
    IdentityKey{nullptr, "评估年度", "period"},
};

struct PartLabel {
  std::string Identity::*member;
  std::string_view zh;
  std::string_view en;
};
constexpr std::array kLabels{
    PartLabel{&Identity::id, "社区代码", "id"},
    PartLabel{&Identity::name, "社区名称", "name"},
    PartLabel{&Identity::province, "省", "province"},
    PartLabel{&Identity::city, "市", "city"},
    PartLabel{&Identity::county, "区", "county"},
    PartLabel{&Identity::street, "街道", "street"},
    PartLabel{&Identity::group, "分组", "group"},
    PartLabel{nullptr, "评估年度", "period"},
};

}  // namespace

std::vector<IdentitySpelling> identity_spellings() {
  std::vector<IdentitySpelling> all;
  all.reserve(kRows.size());
  for (const Row& row : kRows) all.push_back({row.heading, row.name});
  return all;
}

std::optional<IdentityHeading> find_identity(std::string_view normalised) {
  const auto row = std::find_if(kRows.begin(), kRows.end(),
                                [&](const Row& one) { return one.heading == normalised; });
  if (row == kRows.end()) return std::nullopt;
  return IdentityHeading{row->member, row->name};
}

Bilingual label_of(std::string Identity::*member) {
  const auto row = std::find_if(kLabels.begin(), kLabels.end(),
                                [member](const PartLabel& one) { return one.member == member; });
  return {std::string(row->zh), std::string(row->en)};
}

Diagnostic given_twice(std::string Identity::*member, Span place, Span first) {
  Diagnostic twice = diagnostic(Code::GivenTwice, place, label_of(member));
  twice.note(Code::SeeFirst, first);
  return twice;
}

void read_part(std::string Identity::*member, Text written, Identity& identity,
               const PersonalData& personal, Diagnostics& faults, Diagnostics& remarks) {
  if (member != &Identity::id) {
    if (holds_personal_detail(written.text)) {
      personal.refuse_value(label_of(member), written.span);
    } else {
      identity.*member =
          is_in_quotes(written.text) ? without_quotes_around(written.text) : written.text;
    }
    return;
  }
  if (without_text_mark(written.text).starts_with(kFormulaSign)) {
    faults.add(Code::FormulaNotComputed, written.span, label_of(member));
    return;
  }
  if (is_personal_id(written.text)) {
    personal.refuse_value(label_of(member), written.span);
    return;
  }
  identity.id = read_id(written, faults, remarks);
}

std::string id_by_name(const Identity& identity) {
  if (identity.name.empty()) return {};
  return identity.street.empty() ? identity.name : identity.street + "/" + identity.name;
}

std::span<const IdentityKey> identity_keys() { return kKeys; }

std::string identity_text(const Identity& identity, std::string Identity::*member) {
  const bool has_no_code = member == &Identity::id && identity.id == id_by_name(identity);
  return has_no_code ? std::string() : identity.*member;
}

}  // namespace cbps::data
