#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

/// Common surnames of one character.
constexpr std::u32string_view kSurnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程"
    U"苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺"
    U"顾毛郝龚邵万钱严覃武戴莫孔汤洪乔赖温康翁樊兰殷翟骆阮柯聂倪焦柳俞詹凌涂耿蒙庄欧鲁岳葛"
    U"張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭蔣餘葉蘇呂盧鐘陸賈韋鄒閆龍賀龔萬錢嚴湯賴蘭駱聶塗莊歐魯";
constexpr std::array<std::u32string_view, 14> kDoubleSurnames{
    U"欧阳", U"司马", U"上官", U"诸葛", U"夏侯", U"尉迟", U"皇甫",
    U"东方", U"慕容", U"司徒", U"令狐", U"端木", U"百里", U"公孙"};

/// Words of headings that begin like names.
constexpr std::array<std::u32string_view, 39> kWords{
    U"金额", U"金融", U"金属", U"余额",   U"任务", U"任务数", U"任职", U"任期", U"方式", U"方法",
    U"方案", U"程度", U"程序", U"范围",   U"高度", U"高中",   U"高龄", U"高校", U"万元", U"钱数",
    U"严重", U"武装", U"温度", U"康复",   U"白天", U"付款",   U"付费", U"周期", U"周次", U"周数",
    U"周边", U"夏季", U"许可", U"许可证", U"顾问", U"林地",   U"田地", U"何时", U"毛重"};

constexpr char32_t kNamePoint = U'\u00B7';
constexpr std::size_t kMostOfName = 3;  ///< characters of a surname of one and a given name
constexpr std::size_t kMostOfLongName = 12;

bool is_ideograph(char32_t point) {
  return (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3400 && point <= 0x4DBF);
}

constexpr std::u32string_view kQuotes = U"\"'“”‘’";

/// The characters of a text that are seen, without quotation marks; nothing where it is longer than
/// names are.
std::u32string visible_characters(std::string_view text) {
  constexpr std::size_t kMostBytes = 64;
  std::u32string characters;
  if (text.size() > kMostBytes) return characters;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    at += character.length;
    const char32_t point = character.code_point;
    const bool is_left_out = unicode::is_space(point) || unicode::is_invisible(point) ||
                             kQuotes.find(point) != kQuotes.npos;
    if (!is_left_out) characters += point;
  }
  return characters;
}

template <class List>
bool begins_with_one_of(std::u32string_view text, const List& list) {
  return std::any_of(list.begin(), list.end(),
                     [text](std::u32string_view one) { return text.starts_with(one); });
}

}  // namespace

bool may_be_name(std::string_view text) {
  const std::u32string name = visible_characters(text);
  const std::size_t point = name.find(kNamePoint);
  const bool has_only_characters = std::all_of(name.begin(), name.end(), [](char32_t one) {
    return is_ideograph(one) || one == kNamePoint;
  });
  if (!has_only_characters) return false;
  if (point != std::u32string::npos) {
    return point != 0 && point + 1 < name.size() && name.size() <= kMostOfLongName;
  }
  if (begins_with_one_of(name, kDoubleSurnames)) {
    return name.size() == kMostOfName || name.size() == kMostOfName + 1;
  }
  return name.size() > 1 && name.size() <= kMostOfName &&
         kSurnames.find(name[0]) != kSurnames.npos &&
         std::find(kWords.begin(), kWords.end(), name) == kWords.end();
}

bool may_name_person(std::string_view heading) {
  if (holds_personal_detail(heading)) return true;
  while (true) {
    const std::size_t point = heading.find('.');
    if (may_be_name(heading.substr(0, point))) return true;
    if (point == std::string_view::npos) return false;
    heading.remove_prefix(point + 1);
  }
}

}  // namespace cbps
