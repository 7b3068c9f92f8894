#include "waivers/entry.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cbps/audit/selection.h"
#include "cbps/data/date_text.h"
#include "cbps/diag/suggest.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps::waivers {
namespace {

constexpr std::size_t kCommunityDigits = 12;
constexpr std::size_t kStreetDigits = 9;

bool may_be_community(std::string_view text) {
  if (text == result::kAllCommunities) return true;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::all_of(text.begin(), text.end(), is_digit) &&
         (text.size() == kCommunityDigits || text.size() == kStreetDigits);
}

/// Reports show it as a part of a line.
std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_blank) line += c;
    if (is_blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::vector<std::string_view> all_rules(const rules::RulePack& pack) {
  std::vector<std::string_view> ids;
  for (const rules::Standard& standard : pack.standards) {
    ids.push_back(standard.id);
    for (const rules::Check& check : standard.checks) ids.push_back(check.id);
  }
  return ids;
}

}  // namespace

void EntryReader::unknown_member(std::string_view key, Span place) {
  std::vector<std::string_view> names;
  for (const MemberInfo& one : members()) names.push_back(one.key);
  Diagnostic& unknown = diagnostics_.add(Code::WaiverKeyUnknown, place, key);
  if (const auto meant = nearest(key, names)) {
    unknown.note(Code::DidYouMean, *meant);
  } else {
    unknown.note(Code::Allowed, all_labels(false));
  }
}

void EntryReader::add(const Entry& entry) {
  if (!has_required(entry)) return;
  const std::size_t before = diagnostics_.size();
  Placed placed;
  placed.place = entry.place;
  result::Waiver& waiver = placed.waiver;
  waiver.reason = words(entry, Member::Reason);
  waiver.approved_by = words(entry, Member::ApprovedBy);
  waiver.document = words(entry, Member::Document);
  waiver.from = day(entry, Member::From);
  const std::optional<Date> until = day(entry, Member::Until);
  const std::vector<std::string> its_communities = communities(entry);
  const std::vector<std::string> its_rules = rules(entry);
  if (until && waiver.from && *until < *waiver.from) {
    diagnostics_.add(Code::WaiverDates, entry.of(Member::Until).front().place, to_string(*until),
                     to_string(*waiver.from));
  }
  if (diagnostics_.size() != before || !until) return;
  waiver.until = *until;
  const Place place = sources_.place(entry.place);
  waiver.source = {sources_.path(entry.place.file), place.line, place.column, {}};
  for (const std::string& community : its_communities) {
    for (const std::string& rule : its_rules) {
      waiver.community = community;
      waiver.rule = rule;
      waivers_.push_back(placed);
    }
  }
}

bool EntryReader::has_required(const Entry& entry) {
  bool has_all = true;
  // A dash, or blanks of any kind, say nothing.
  const auto says_something = [](const Text& text) {
    constexpr std::string_view kSigns = "-_/.*";
    const std::string normal = unicode::normalise(text.text);
    const bool is_seen = unicode::display_width(normal) != 0;
    return normal == "*" || (is_seen && normal.find_first_not_of(kSigns) != std::string::npos);
  };
  for (const MemberInfo& one : members()) {
    const std::vector<Text>& texts = entry.of(one.member);
    if (!one.is_required || std::any_of(texts.begin(), texts.end(), says_something)) continue;
    diagnostics_.add(Code::WaiverKeyMissing, entry.place, one.label);
    has_all = false;
  }
  return has_all;
}

std::vector<std::string> EntryReader::communities(const Entry& entry) {
  std::vector<std::string> all;
  for (const Text& one : entry.of(Member::Community)) {
    const std::string id = unicode::normalise(one.text);
    if (!may_be_community(id)) {
      diagnostics_.add(Code::WaiverCommunity, one.place, one.text);
    } else if (std::find(all.begin(), all.end(), id) == all.end()) {
      all.push_back(id);
    }
  }
  return all;
}

std::vector<std::string> EntryReader::rules(const Entry& entry) {
  std::vector<std::string> all;
  for (const Text& one : entry.of(Member::Rule)) {
    const std::vector<std::string>& ids = rule_ids(one.text);
    if (ids.empty()) {
      Diagnostic& unknown = diagnostics_.add(Code::WaiverRule, one.place, one.text);
      if (const auto meant = nearest(one.text, all_rules(pack_))) {
        unknown.note(Code::DidYouMean, *meant);
      }
    }
    for (const std::string& id : ids) {
      if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
    }
  }
  return all;
}

const std::vector<std::string>& EntryReader::rule_ids(const std::string& text) {
  const auto [found, is_new] = rule_ids_.try_emplace(text);
  if (is_new) {
    Diagnostics faults;  // said at the place of the text
    audit::Selection selection = audit::select(pack_, {text}, {}, faults);
    if (!faults.has_errors()) found->second = std::move(selection.only);
  }
  return found->second;
}

std::string EntryReader::words(const Entry& entry, Member member) {
  const Text& text = entry.of(member).front();
  const bool is_person = member == Member::ApprovedBy && may_be_name(text.text);
  if (is_person || holds_personal_number(text.text) || shows_personal_detail(text.text)) {
    const MemberInfo& info = members()[static_cast<std::size_t>(member)];
    diagnostics_.add(Code::WaiverPersonal, text.place, info.label);
  }
  return in_one_line(text.text);
}

std::optional<Date> EntryReader::day(const Entry& entry, Member member) {
  const std::vector<Text>& texts = entry.of(member);
  if (texts.empty()) return std::nullopt;
  const auto date = data::read_date_text(texts.front().text);
  if (!date) diagnostics_.add(Code::WaiverDate, texts.front().place, texts.front().text);
  return date;
}

}  // namespace cbps::waivers
