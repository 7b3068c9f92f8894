#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <vector>

#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

/// Words of Chinese headings, wherever they stand.
constexpr std::array<std::string_view, 42> kParts{
    "姓名",     "身份证",   "身份證",   "证件号",   "證件號",   "护照",     "电话",
    "電話",     "手机",     "手機",     "联系方式", "聯繫方式", "聯系方式", "联络方式",
    "聯絡方式", "联系人",   "聯繫人",   "聯系人",   "联络人",   "微信",     "邮箱",
    "郵箱",     "电子邮件", "電子郵件", "住址",     "家庭地址", "居住地址", "户籍地址",
    "通讯地址", "通信地址", "联系地址", "详细地址", "银行卡",   "銀行卡",   "账号",
    "帐号",     "賬號",     "帳號",     "卡号",     "卡號",     "名字",     "qq号"};
/// A number of such things is an aggregate.
constexpr std::string_view kCounted = "数";
/// Headings that are personal as a whole, but not as a part of another.
constexpr std::array<std::string_view, 3> kWholes{"地址", "住处", "qq"};

/// Latin words, by themselves or one behind the other.
constexpr std::array<std::string_view, 25> kWords{
    "tel",          "telephone",    "phone",    "mobilephone", "cellphone", "fax",      "email",
    "wechat",       "weixin",       "qq",       "passport",    "surname",   "fullname", "phoneno",
    "phonenumber",  "mobilenumber", "telno",    "idno",        "idnumber",  "idcard",   "wechatid",
    "emailaddress", "homeaddress",  "bankcard", "telephoneno"};
/// Words that are personal only where no other Latin word stands beside them: mobile members are
/// none.
constexpr std::array<std::string_view, 2> kLoneWords{"address", "mobile"};
struct Pair {
  std::string_view first, second;
};
constexpr std::array kPairs{Pair{"id", "no"},
                            Pair{"id", "number"},
                            Pair{"id", "num"},
                            Pair{"id", "card"},
                            Pair{"identity", "card"},
                            Pair{"identity", "number"},
                            Pair{"identity", "no"},
                            Pair{"bank", "card"},
                            Pair{"bank", "account"},
                            Pair{"account", "no"},
                            Pair{"account", "number"},
                            Pair{"full", "name"},
                            Pair{"first", "name"},
                            Pair{"last", "name"},
                            Pair{"family", "name"},
                            Pair{"given", "name"},
                            Pair{"contact", "name"},
                            Pair{"contact", "person"},
                            Pair{"home", "address"},
                            Pair{"residential", "address"},
                            Pair{"mailing", "address"},
                            Pair{"postal", "address"},
                            Pair{"e", "mail"},
                            Pair{"cell", "phone"},
                            Pair{"contact", "address"},
                            Pair{"person", "name"},
                            Pair{"mobile", "no"},
                            Pair{"mobile", "number"},
                            Pair{"secretary", "mobile"},
                            Pair{"contact", "mobile"}};

constexpr std::size_t kFilterSize = 256;

/// A character of three bytes, as one of few numbers.
std::size_t slot_of(const char* bytes) {
  const auto second = static_cast<unsigned char>(bytes[1]);
  const auto third = static_cast<unsigned char>(bytes[2]);
  return (second * 64U + third) % kFilterSize;
}

/// Which numbers the words begin with: most headings are asked in vain, and by the thousand.
const std::bitset<kFilterSize>& first_characters() {
  static const auto filter = [] {
    std::bitset<kFilterSize> all;
    for (const std::string_view word : kParts) all.set(slot_of(word.data()));
    return all;
  }();
  return filter;
}

bool has_chinese_part(std::string_view normal) {
  const std::bitset<kFilterSize>& filter = first_characters();
  for (std::size_t at = 0; at + 2 < normal.size();) {
    const char lead = normal[at];
    const bool is_ideograph = static_cast<unsigned char>(lead) >= 0xE4;
    const std::size_t next = at + (is_ideograph ? 3 : 1);
    if ((is_ideograph || lead == 'q') && filter.test(slot_of(normal.data() + at))) {
      const std::string_view rest = normal.substr(at);
      for (const std::string_view word : kParts) {
        if (rest.starts_with(word) && !rest.substr(word.size()).starts_with(kCounted)) return true;
      }
    }
    at = next;
  }
  return false;
}

bool is_word_sign(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The Latin words of a heading in their order, in lower case.
std::vector<std::string> latin_words(std::string_view heading) {
  std::vector<std::string> words;
  std::string piece;
  const auto add_piece = [&] {
    const std::string normal = unicode::normalise(piece);
    piece.clear();
    std::string word;
    for (const char c : normal + ' ') {
      if (is_word_sign(c)) {
        word += c;
      } else if (!word.empty()) {
        words.push_back(std::move(word));
        word.clear();
      }
    }
  };
  for (std::size_t at = 0; at < heading.size();) {
    const unicode::Character character = unicode::character_at(heading, at);
    if (unicode::is_space(character.code_point)) {
      add_piece();
    } else {
      piece += heading.substr(at, character.length);
    }
    at += character.length;
  }
  add_piece();
  return words;
}

bool has_latin_words(std::string_view heading) {
  const std::vector<std::string> words = latin_words(heading);
  if (words.size() == 1 &&
      std::find(kLoneWords.begin(), kLoneWords.end(), words.front()) != kLoneWords.end()) {
    return true;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::find(kWords.begin(), kWords.end(), words[i]) != kWords.end()) return true;
    if (i + 1 == words.size()) break;
    const bool is_pair = std::any_of(kPairs.begin(), kPairs.end(), [&](const Pair& pair) {
      return pair.first == words[i] && pair.second == words[i + 1];
    });
    if (is_pair) return true;
  }
  return false;
}

/// Whether Latin words may be among those above: few headings have such letters in a row.
bool may_have_latin_words(std::string_view normal) {
  constexpr std::array<std::string_view, 21> kPieces{
      "id_",   "id-",    "id.",    "tel",     "phon",     "mobil",    "fax",
      "mail",  "wechat", "weixin", "qq",      "passport", "name",     "idno",
      "idnum", "card",   "bank",   "account", "address",  "identity", "person"};
  return std::any_of(kPieces.begin(), kPieces.end(), [normal](std::string_view piece) {
    return normal.find(piece) != std::string_view::npos;
  });
}

/// Whether a heading may hold invisible characters; the signs that most are made of are none.
bool may_be_invisible(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC2 && (byte < 0xE4 || byte > 0xE9);
}

}  // namespace

bool is_personal_heading(std::string_view heading) {
  return is_personal_heading(heading, unicode::normalise(heading));
}

bool is_personal_heading(std::string_view heading, std::string_view normal) {
  if (std::any_of(normal.begin(), normal.end(), may_be_invisible)) {
    const std::string visible = unicode::without_invisible(heading);
    if (visible != heading) return is_personal_heading(visible);
  }
  // Behind the group, if the heading names one.
  const std::string_view own = normal.substr(normal.rfind('.') + 1);
  if (has_chinese_part(normal)) return true;
  if (std::find(kWholes.begin(), kWholes.end(), own) != kWholes.end()) return true;
  return may_have_latin_words(normal) && has_latin_words(heading);
}

}  // namespace cbps
