#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

/// Words of Chinese headings, wherever they stand.
constexpr std::array<std::string_view, 61> kParts{
    "姓名",   "身份证",   "身份證",   "证件号",   "證件號",   "护照",     "电话",     "電話",
    "手机",   "手機",     "联系方式", "聯繫方式", "聯系方式", "联络方式", "聯絡方式", "联系人",
    "聯繫人", "聯系人",   "联络人",   "微信",     "邮箱",     "郵箱",     "电子邮件", "電子郵件",
    "住址",   "家庭地址", "居住地址", "户籍地址", "通讯地址", "通信地址", "联系地址", "详细地址",
    "银行卡", "銀行卡",   "账号",     "帐号",     "賬號",     "帳號",     "卡号",     "卡號",
    "名字",   "qq号",     "负责人",   "負責人",   "法人代表", "法定代表", "填表人",   "填报人",
    "审核人", "制表人",   "经办人",   "户主",     "戶主",     "名单",     "名單",     "名册",
    "名冊",   "出生年月", "出生日期", "签名",     "签字"};
/// Signs that make a heading ask how many there are where they follow such a word: 联系人数,
/// 负责人总数. Then it is an aggregate.
constexpr std::array<std::string_view, 5> kCounted{"数", "數", "人数", "总数", "个数"};
/// Headings that are personal as a whole, but not as a part of another.
constexpr std::array<std::string_view, 19> kWholes{
    "地址",     "住处", "qq",       "书记",       "社区书记", "党委书记", "总支书记",
    "支部书记", "主任", "社区主任", "居委会主任", "网格员",   "网格长",   "楼栋长",
    "联络员",   "家长", "生日",     "法人",       "居民代表"};

/// Latin words, by themselves or one behind the other.
constexpr std::array<std::string_view, 29> kWords{
    "tel",         "telephone", "phone",       "mobilephone",  "cellphone",   "fax",
    "email",       "wechat",    "weixin",      "qq",           "passport",    "surname",
    "fullname",    "phoneno",   "phonenumber", "mobilenumber", "telno",       "idno",
    "idnumber",    "idcard",    "wechatid",    "emailaddress", "homeaddress", "bankcard",
    "telephoneno", "birthday",  "birthdate",   "dob",          "householder"};
/// Words that are personal only where no other Latin word stands beside them: `mobile` is a
/// telephone number, but "mobile members" are a number of members.
constexpr std::array<std::string_view, 9> kLoneWords{"address",  "mobile",   "secretary",
                                                     "contact",  "contacts", "director",
                                                     "chairman", "person",   "signature"};
/// Words for people: who else has "name" in a heading is a community, a street or a thing.
constexpr std::array<std::string_view, 15> kPeople{
    "secretary", "director", "chairman", "contact", "person",  "householder", "member", "head",
    "leader",    "people",   "contacts", "persons", "members", "heads",       "leaders"};
constexpr std::array<std::string_view, 2> kNames{"name", "names"};
struct Pair {
  std::string_view first, second;
};
constexpr std::array kPairs{
    Pair{"id", "no"},           Pair{"id", "number"},        Pair{"id", "num"},
    Pair{"id", "card"},         Pair{"identity", "card"},    Pair{"identity", "number"},
    Pair{"identity", "no"},     Pair{"bank", "card"},        Pair{"bank", "account"},
    Pair{"account", "no"},      Pair{"account", "number"},   Pair{"full", "name"},
    Pair{"first", "name"},      Pair{"last", "name"},        Pair{"family", "name"},
    Pair{"given", "name"},      Pair{"home", "address"},     Pair{"residential", "address"},
    Pair{"mailing", "address"}, Pair{"postal", "address"},   Pair{"e", "mail"},
    Pair{"cell", "phone"},      Pair{"contact", "person"},   Pair{"contact", "address"},
    Pair{"of", "birth"},        Pair{"birth", "date"},       Pair{"mobile", "no"},
    Pair{"mobile", "number"},   Pair{"secretary", "mobile"}, Pair{"contact", "mobile"}};

/// Five bits of each byte tell letters apart, and most Chinese characters.
constexpr unsigned kBits = 5;
constexpr std::size_t kSlots = std::size_t{1} << (2 * kBits);

std::size_t slot_of(char first, char second) {
  constexpr unsigned kMask = (1U << kBits) - 1;
  return (static_cast<unsigned char>(first) & kMask) << kBits |
         (static_cast<unsigned char>(second) & kMask);
}

/// Finds words in a text. Headings are asked by the thousand, and nearly always in vain: two bytes
/// say of most places that none begins there.
class WordFinder {
 public:
  /// `offset` is where those two bytes stand in the words, which outlive it and are 64 at most.
  WordFinder(std::span<const std::string_view> words, std::size_t offset)
      : words_(words), offset_(offset) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      slots_[slot_of(words[i][offset], words[i][offset + 1])] |= std::uint64_t{1} << i;
    }
  }

  /// The length of the word that begins at byte `at`, or 0.
  [[nodiscard]] std::size_t length_at(std::string_view text, std::size_t at) const {
    if (at + offset_ + 1 >= text.size()) return 0;
    const std::uint64_t those = slots_[slot_of(text[at + offset_], text[at + offset_ + 1])];
    return those == 0 ? 0 : length_of_one(those, text.substr(at));
  }

 private:
  /// The length of that of some words with which the text begins, or 0.
  [[nodiscard]] std::size_t length_of_one(std::uint64_t those, std::string_view text) const {
    for (; those != 0; those &= those - 1) {
      const std::string_view word = words_[static_cast<std::size_t>(std::countr_zero(those))];
      if (text.starts_with(word)) return word.size();
    }
    return 0;
  }

  std::span<const std::string_view> words_;
  std::size_t offset_;
  std::array<std::uint64_t, kSlots> slots_{};
};

/// Whether what follows a word in a heading says that it is counted.
bool is_counted(std::string_view after) {
  return std::any_of(kCounted.begin(), kCounted.end(),
                     [after](std::string_view sign) { return after.starts_with(sign); });
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

bool has_any(const std::vector<std::string>& words, std::span<const std::string_view> of) {
  return std::find_first_of(words.begin(), words.end(), of.begin(), of.end()) != words.end();
}

bool has_latin_words(std::string_view heading) {
  const std::vector<std::string> words = latin_words(heading);
  if (words.size() == 1 && has_any(words, kLoneWords)) return true;
  if (has_any(words, kNames) && has_any(words, kPeople)) return true;
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

/// Pieces of the Latin words above: few headings have such letters in a row.
constexpr std::array<std::string_view, 30> kPieces{
    "id_",    "id-",     "id.",     "tel",      "phon",   "mobil",  "fax",     "mail",
    "wechat", "weixin",  "qq",      "passport", "name",   "idno",   "idnum",   "card",
    "bank",   "account", "address", "identity", "person", "secret", "contact", "director",
    "chairm", "birth",   "dob",     "holder",   "signat", "cell"};

/// What a look at the normal form of a heading finds.
struct Signs {
  bool chinese_part = false;  ///< one of `kParts` that is not counted
  bool latin_piece = false;
  bool others = false;  ///< characters that are neither Latin nor Chinese: some are invisible
};

/// One pass over the bytes, because each heading of a pack is asked when the program starts.
Signs signs_of(std::string_view normal) {
  static const WordFinder parts(kParts, 1);
  static const WordFinder pieces(kPieces, 0);
  constexpr unsigned char kFirstIdeograph = 0xE4;
  constexpr unsigned char kLastIdeograph = 0xE9;
  Signs signs;
  for (std::size_t at = 0; at < normal.size();) {
    const auto byte = static_cast<unsigned char>(normal[at]);
    const bool is_ideograph = byte >= kFirstIdeograph && byte <= kLastIdeograph;
    if (is_ideograph || byte == 'q') {
      const std::size_t length = parts.length_at(normal, at);
      if (length != 0 && !is_counted(normal.substr(at + length))) signs.chinese_part = true;
    }
    if (is_word_sign(normal[at]) && pieces.length_at(normal, at) != 0) signs.latin_piece = true;
    if (byte >= 0x80 && !is_ideograph) signs.others = true;
    at += is_ideograph ? 3 : 1;
  }
  return signs;
}

}  // namespace

bool is_personal_heading(std::string_view heading) {
  return is_personal_heading(heading, unicode::normalise(heading));
}

bool is_personal_heading(std::string_view heading, std::string_view normal) {
  const Signs signs = signs_of(normal);
  if (signs.others) {
    const std::string visible = unicode::without_invisible(heading);
    if (visible != heading) return is_personal_heading(visible);
  }
  // Behind the group, if the heading names one.
  const std::string_view own = normal.substr(normal.rfind('.') + 1);
  return signs.chinese_part || std::find(kWholes.begin(), kWholes.end(), own) != kWholes.end() ||
         (signs.latin_piece && has_latin_words(heading));
}

}  // namespace cbps
