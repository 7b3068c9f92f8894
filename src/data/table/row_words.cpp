#include "data/table/row_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "cbps/data/spelling.h"
#include "cbps/text/part_of_total.h"
#include "cbps/text/unicode.h"
#include "data/facts/community_id.h"
#include "data/facts/not_given.h"

namespace cbps::data {

bool is_empty(const CsvCell& cell) { return is_blank(cell.text); }

bool is_empty_row(const CsvRecord& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), is_empty);
}

std::size_t count_texts(const CsvRecord& row) {
  return row.cells.size() -
         static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), is_empty));
}

std::size_t first_text_column(const CsvRecord& row) {
  const auto is_text = [](const CsvCell& cell) {
    return cell.text.find_first_not_of("0123456789") != std::string_view::npos && !is_empty(cell);
  };
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), is_text);
  return static_cast<std::size_t>(first - row.cells.begin());
}

std::string_view first_text(const CsvRecord& row) {
  const std::size_t column = first_text_column(row);
  return column < row.cells.size() ? row.cells[column].text : std::string_view{};
}

bool is_foot(std::string_view text) {
  const std::string word = unicode::normalise(text);
  return std::any_of(kFootWords.begin(), kFootWords.end(), [&word](std::string_view foot) {
    return word.starts_with(foot) && (word.size() == foot.size() || word[foot.size()] == ':');
  });
}

bool is_foot_label(std::string_view text) {
  std::string word = unicode::normalise(text);
  if (word.ends_with(':')) word.pop_back();
  return is_one_of(word, kFootWords);
}

bool is_words(std::string_view text) {
  constexpr std::size_t kEnoughLetters = 3;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const char32_t sign = character.code_point;
    if (unicode::is_ideograph(sign)) return true;
    const bool is_letter = (sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z');
    letters = is_letter ? letters + 1 : 0;
    if (letters == kEnoughLetters) return true;
    at += character.length;
  }
  return false;
}

bool holds_code(std::string_view text) {
  constexpr std::size_t kDigitsOfCode = 12;
  constexpr std::string_view kDigits = "0123456789";
  for (std::size_t at = text.find_first_of(kDigits); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, at), text.size());
    if (end - at == kDigitsOfCode) return true;
    at = text.find_first_of(kDigits, end);
  }
  return false;
}

bool holds_sign_of_title(std::string_view text) {
  constexpr std::u32string_view kSigns = U"、。：；！？:;!?※＊*";
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const char32_t sign = character.code_point;
    const bool is_circled = sign >= U'①' && sign <= U'⑳';
    if (is_circled || kSigns.find(sign) != std::u32string_view::npos) return true;
    at += character.length;
  }
  return false;
}

bool holds_separator(std::string_view text) {
  constexpr std::array<std::string_view, 5> kSigns{",", ";", "\t", "，", "；"};
  return std::any_of(kSigns.begin(), kSigns.end(), [text](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
}

bool is_part_of_total(std::string_view text) {
  return without_blanks_around(text).starts_with(kPartOfTotal);
}

bool ends_like_community(std::string_view name) {
  constexpr std::string_view kCounted = "个";
  const std::string_view visible = without_blanks_around(name);
  return std::any_of(
      kCommunityEndings.begin(), kCommunityEndings.end(), [visible](std::string_view ending) {
        if (visible.size() <= ending.size() || !visible.ends_with(ending)) {
          return false;
        }
        return !visible.substr(0, visible.size() - ending.size()).ends_with(kCounted);
      });
}

bool is_plain_name(std::string_view name) {
  if (says_not_given(name) || !is_words(name) || holds_sign_of_title(name)) return false;
  if (is_part_of_total(name) || is_total(name) || is_foot(name)) return false;
  return ends_like_community(name) ||
         !(ends_with_one(name, kStreetEndings) || ends_with_one(name, kCommunityEndings));
}

}  // namespace cbps::data
