#include "cbps/diag/suggest.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/unicode.h"

namespace cbps {
namespace {

std::u32string decode(std::string_view text) {
  std::u32string characters;
  for (std::size_t offset = 0; offset < text.size();) {
    const unicode::Character character = unicode::character_at(text, offset);
    characters.push_back(character.code_point);
    offset += character.length;
  }
  return characters;
}

/// Optimal string alignment: Levenshtein plus swaps of neighbours, in three rows.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

bool says_something(char32_t character) {
  return unicode::is_letter(character) || (character >= U'0' && character <= U'9');
}

bool is_chinese(char32_t character) { return character >= 0x3400 && unicode::is_letter(character); }

/// How many characters both texts have, whatever their places.
std::size_t shared_characters(std::u32string a, std::u32string b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::u32string both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<std::size_t>(std::count_if(both.begin(), both.end(), says_something));
}

/// Signs that make the opposite of each other of what is else the same name.
struct Opposites {
  std::u32string_view one;
  std::u32string_view other;
};
constexpr std::array kOpposites{Opposites{U"应", U"已"}, Opposites{U"应", U"未"},
                                Opposites{U"已", U"未"}, Opposites{U"是", U"否"},
                                Opposites{U"有", U"无"}, Opposites{U"上", U"下"},
                                Opposites{U"上", U"本"}, Opposites{U"内", U"外"},
                                Opposites{U"男", U"女"}, Opposites{U"正", U"副"},
                                Opposites{U"增", U"减"}, Opposites{U"收", U"支"},
                                Opposites{U"入", U"出"}, Opposites{U"前", U"后"},
                                Opposites{U"始", U"终"}, Opposites{U"eligible", U"organised"}};
/// Signs that deny or except what the rest of a name says.
constexpr std::array<std::u32string_view, 5> kDenials{U"未", U"不", U"非", U"无", U"除"};

bool has(const std::u32string& text, std::u32string_view sign) {
  return text.find(sign) != std::u32string::npos;
}

bool say_opposites(const std::u32string& a, const std::u32string& b) {
  const auto parts = [&](const Opposites& signs) {
    const auto has_only = [](const std::u32string& text, std::u32string_view sign,
                             std::u32string_view other) {
      return has(text, sign) && !has(text, other);
    };
    return (has_only(a, signs.one, signs.other) && has_only(b, signs.other, signs.one)) ||
           (has_only(a, signs.other, signs.one) && has_only(b, signs.one, signs.other));
  };
  return std::any_of(kOpposites.begin(), kOpposites.end(), parts) ||
         std::any_of(kDenials.begin(), kDenials.end(),
                     [&](std::u32string_view sign) { return has(a, sign) != has(b, sign); });
}

}  // namespace

std::optional<NearName> nearest_name(std::string_view text,
                                     std::span<const std::string_view> candidates) {
  constexpr std::size_t kLongestName = 200;  // beyond it nobody means a name
  if (text.size() > kLongestName) return std::nullopt;
  const std::u32string wanted = decode(unicode::normalise(text));
  // Words that have nothing in common are no spellings of each other, however short they are.
  constexpr std::size_t kLongWord = 4;
  const std::size_t least_shared = wanted.size() < kLongWord ? 1 : 2;
  std::optional<NearName> best;
  std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::u32string spelled = decode(unicode::normalise(candidate));
    if (spelled.size() + best_distance <= wanted.size()) continue;
    if (wanted.size() + best_distance <= spelled.size()) continue;
    const std::size_t distance = edit_distance(wanted, spelled);
    if (distance < best_distance && shared_characters(wanted, spelled) >= least_shared &&
        !say_opposites(wanted, spelled)) {
      best = NearName{candidate, distance};
      best_distance = distance;
    }
  }
  return best;
}

std::optional<std::string_view> nearest(std::string_view text,
                                        std::span<const std::string_view> candidates) {
  const auto best = nearest_name(text, candidates);
  if (!best) return std::nullopt;
  return best->name;
}

std::optional<std::string_view> nearest_option(std::string_view text,
                                               std::span<const std::string_view> options) {
  const auto best = nearest(text, options);
  if (!best) return std::nullopt;
  const std::u32string wanted = decode(unicode::normalise(text));
  std::vector<std::u32string> spelled;
  for (const std::string_view option : options) {
    spelled.push_back(decode(unicode::normalise(option)));
  }
  const auto count_with = [&spelled](char32_t character) {
    return static_cast<std::size_t>(
        std::count_if(spelled.begin(), spelled.end(), [character](const std::u32string& one) {
          return one.find(character) != std::u32string::npos;
        }));
  };
  std::u32string rarest;
  std::size_t fewest = spelled.size() + 1;
  for (const char32_t character : wanted) {
    const std::size_t count = is_chinese(character) ? count_with(character) : 0;
    if (count == 0 || count > fewest) continue;
    if (count < fewest) rarest.clear();
    fewest = count;
    rarest += character;
  }
  const auto has_all = [&rarest](const std::u32string& one) {
    return std::all_of(rarest.begin(), rarest.end(), [&one](char32_t character) {
      return one.find(character) != std::u32string::npos;
    });
  };
  if (has_all(decode(unicode::normalise(*best)))) return best;
  std::optional<std::string_view> meant;
  for (std::size_t i = 0; i < spelled.size(); ++i) {
    if (!has_all(spelled[i]) || shared_characters(wanted, spelled[i]) < 2) continue;
    if (meant) return std::nullopt;
    meant = options[i];
  }
  return meant;
}

bool are_opposite(std::string_view one, std::string_view other) {
  return say_opposites(decode(unicode::normalise(one)), decode(unicode::normalise(other)));
}

}  // namespace cbps
