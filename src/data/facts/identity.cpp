#include "data/facts/identity.h"

#include <algorithm>
#include <array>

#include "cbps/data/spelling.h"

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

constexpr std::array<std::string_view, 9> kPersonal{
    "姓名", "身份证", "电话", "手机", "联系方式", "联系人", "phone", "idnumber", "mobilenumber"};

/// What makes two of one code: quotation marks, digits and blanks of full width or that do not
/// break.
constexpr std::array<std::string_view, 18> kOddInIds{"\u3000", "\u00A0", "“",  "”",  "‘",  "’",
                                                     "\"",     "'",      "０", "１", "２", "３",
                                                     "４",     "５",     "６", "７", "８", "９"};

constexpr std::array<std::string_view, 6> kTotals{"合计", "总计", "小计", "共计", "total", "Total"};

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

bool is_personal(std::string_view heading) {
  return std::any_of(kPersonal.begin(), kPersonal.end(), [heading](std::string_view word) {
    return heading.find(word) != std::string_view::npos;
  });
}

void check_id(Text id, Diagnostics& diagnostics) {
  const auto has = [&id](std::string_view sign) {
    return id.text.find(sign) != std::string_view::npos;
  };
  if (std::any_of(kOddInIds.begin(), kOddInIds.end(), has)) {
    diagnostics.add(Code::OddId, id.span, id.text);
    return;
  }
  if (std::find(kTotals.begin(), kTotals.end(), id.text) != kTotals.end()) {
    diagnostics.add(Code::TotalsRow, id.span, id.text);
    return;
  }
  const auto skip_digits = [](std::string_view text) {
    return text.substr(std::min(text.find_first_not_of("0123456789"), text.size()));
  };
  std::string_view rest = skip_digits(id.text);
  if (rest.size() == id.text.size()) return;
  if (rest.starts_with('.')) rest = skip_digits(rest.substr(1));
  if (!rest.starts_with('e') && !rest.starts_with('E')) return;
  rest.remove_prefix(1);
  if (rest.starts_with('+')) rest.remove_prefix(1);
  if (rest.empty() || !skip_digits(rest).empty()) return;
  diagnostics.add(Code::RoundedId, id.span, id.text);
}

}  // namespace cbps::data
