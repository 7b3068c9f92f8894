#include "waivers/members.h"

#include <algorithm>

#include "cbps/text/list.h"
#include "cbps/text/unicode.h"

namespace cbps::waivers {
namespace {

constexpr std::array<std::string_view, 5> kCommunity{"社区", "社区代码", "街道", "街道代码",
                                                     "代码"};
constexpr std::array<std::string_view, 7> kRule{"check",  "standard", "项目",        "标准",
                                                "检查项", "豁免项目", "标准或检查项"};
constexpr std::array<std::string_view, 3> kReason{"理由", "原因", "豁免理由"};
constexpr std::array<std::string_view, 4> kApprovedBy{"approvedby", "批准单位", "批准机关",
                                                      "审批单位"};
constexpr std::array<std::string_view, 3> kDocument{"文号", "批准文号", "文件号"};
constexpr std::array<std::string_view, 5> kFrom{"起", "自", "起始日期", "开始日期", "生效日期"};
constexpr std::array<std::string_view, 6> kUntil{"止",       "至",       "截止日期",
                                                 "到期日期", "终止日期", "有效期至"};

}  // namespace

const std::array<MemberInfo, kMembers>& members() {
  static const std::array<MemberInfo, kMembers> all{
      MemberInfo{Member::Community, "community", kCommunity, {"社区", "community"}},
      MemberInfo{Member::Rule, "rule", kRule, {"项目", "rule"}},
      MemberInfo{Member::Reason, "reason", kReason, {"理由", "reason"}},
      MemberInfo{Member::ApprovedBy, "approved_by", kApprovedBy, {"批准单位", "approved_by"}},
      MemberInfo{Member::Document, "document", kDocument, {"文号", "document"}},
      MemberInfo{Member::From, "from", kFrom, {"起", "from"}, false},
      MemberInfo{Member::Until, "until", kUntil, {"止", "until"}},
  };
  return all;
}

Bilingual all_labels(bool only_required) {
  Bilingual all;
  for (const MemberInfo& one : members()) {
    if (only_required && !one.is_required) continue;
    append_item(all.zh, "、", one.label.zh);
    append_item(all.en, ", ", one.label.en);
  }
  return all;
}

bool is_ignored(std::string_view heading) {
  constexpr std::array<std::string_view, 5> kIgnored{"备注", "序号", "remarks", "note", "社区名称"};
  const std::string normal = unicode::normalise(heading);
  return std::find(kIgnored.begin(), kIgnored.end(), normal) != kIgnored.end();
}

std::optional<Member> find_member(std::string_view key) {
  const std::string normal = unicode::normalise(key);
  for (const MemberInfo& one : members()) {
    const bool is_it = normal == one.key ||
                       std::find(one.others.begin(), one.others.end(), normal) != one.others.end();
    if (is_it) return one.member;
  }
  return std::nullopt;
}

}  // namespace cbps::waivers
