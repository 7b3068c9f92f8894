#include "audit/selection_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "cbps/diag/suggest.h"
#include "cbps/text/unicode.h"

namespace cbps::audit {
namespace {

constexpr Span kNowhere{0, 0, FileId::None};

constexpr std::array<std::string_view, 9> kSeparators{",", "，", "、", ";",     "；",
                                                      " ", "\t", "\n", "\u3000"};
constexpr std::array<std::string_view, 4> kBlanks{" ", "\t", "\n", "\u3000"};
/// Between the ends of a range, as they are or as `normalise` leaves them.
constexpr std::array<std::string_view, 8> kDashes{"-", "－", "—", "–", "~", "～", "至", "到"};

/// The length of the sign of a table that stands at the beginning of `text`; 0: none does.
std::size_t sign_length(std::string_view text, std::span<const std::string_view> signs) {
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

/// The text without blanks beside dashes, where they separate nothing.
std::string with_tight_dashes(std::string_view text) {
  std::string result;
  std::string blanks;
  bool after_dash = true;
  while (!text.empty()) {
    std::size_t length = sign_length(text, kBlanks);
    if (length != 0) {
      if (!after_dash) blanks += text.substr(0, length);
      text.remove_prefix(length);
      continue;
    }
    length = sign_length(text, kDashes);
    after_dash = length != 0;
    if (!after_dash) result += blanks;
    blanks.clear();
    length = std::max<std::size_t>(length, 1);
    result += text.substr(0, length);
    text.remove_prefix(length);
  }
  return result;
}

/// What stands between the separators, as views into the text.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  const auto end_piece = [&](std::size_t end) {
    if (end > begin) pieces.push_back(text.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sign_length(text.substr(at), kSeparators);
    if (length == 0) {
      ++at;
      continue;
    }
    end_piece(at);
    at += length;
    begin = at;
  }
  end_piece(text.size());
  return pieces;
}

/// A title under `normalise`, without quotation marks.
std::string title_form(std::string_view title) {
  constexpr std::array<std::string_view, 8> kQuotes{"“", "”", "‘", "’", "\"", "'", "《", "》"};
  const std::string whole = unicode::normalise(title);
  std::string result;
  for (std::string_view rest = whole; !rest.empty();) {
    const std::size_t quote = sign_length(rest, kQuotes);
    if (quote == 0) result += rest.front();
    rest.remove_prefix(std::max<std::size_t>(quote, 1));
  }
  return result;
}

/// The digits in a text as a number.
std::uint64_t number_in(std::string_view text) {
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

/// Whether a text can only be meant as an id or a range of ids.
bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789.-") == std::string_view::npos;
}

}  // namespace

SelectionReader::SelectionReader(const rules::RulePack& pack) {
  for (const rules::Standard& standard : pack.standards) {
    add(standard.id, {}, standard.title);
    for (const rules::Check& check : standard.checks) add(check.id, standard.id, check.title);
  }
}

void SelectionReader::add(std::string_view id, std::string_view standard, const Bilingual& title) {
  const std::size_t point = std::min(id.find('.'), id.size());
  all_.push_back({id,
                  standard,
                  {title_form(title.zh), title_form(title.en)},
                  &title,
                  {number_in(id.substr(0, point)), number_in(id.substr(point))}});
}

std::vector<std::string> SelectionReader::read(std::string_view text,
                                               Diagnostics& diagnostics) const {
  // Titles hold separators: the longest run of pieces that is one is taken.
  constexpr std::size_t kMostPiecesOfTitle = 24;
  const std::string tight = with_tight_dashes(text);
  const std::vector<std::string_view> pieces = pieces_of(tight);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t taken = 0;
    for (std::size_t count = std::min(kMostPiecesOfTitle, pieces.size() - i); count > 0; --count) {
      const char* const begin = pieces[i].data();
      const std::string_view& last = pieces[i + count - 1];
      const std::string_view run(begin,
                                 static_cast<std::size_t>(last.data() + last.size() - begin));
      if (read_one(run, count == 1, ids, diagnostics) == Match::None) continue;
      taken = count;
      break;
    }
    if (taken == 0) report_unknown(pieces[i], diagnostics);
    i += std::max<std::size_t>(taken, 1);
  }
  if (pieces.empty()) report_unknown(text, diagnostics);
  return ids;
}

/// `may_be_id`: it is one piece, and not several of which each may be an id.
SelectionReader::Match SelectionReader::read_one(std::string_view text, bool may_be_id,
                                                 std::vector<std::string>& ids,
                                                 Diagnostics& diagnostics) const {
  const std::string wanted = unicode::normalise(text);
  if (may_be_id) {
    if (const Named* one = find_id(wanted)) {
      ids.emplace_back(one->id);
      return Match::One;
    }
    if (read_range(wanted, ids)) return Match::One;
  }
  const std::vector<const Named*> found = find_title(title_form(text));
  if (found.empty()) return Match::None;
  if (found.size() == 1) {
    ids.emplace_back(found.front()->id);
    return Match::One;
  }
  Bilingual candidates;
  for (const Named* one : found) {
    const auto add = [one](std::string& list, std::string_view sign, std::string_view title) {
      list.append(list.empty() ? "" : sign).append(one->id).append(" ").append(title);
    };
    add(candidates.zh, "；", one->title->zh);
    add(candidates.en, "; ", one->title->en);
  }
  diagnostics.add(Code::AmbiguousSelection, kNowhere, text, candidates);
  return Match::Several;
}

bool SelectionReader::read_range(std::string_view normalised, std::vector<std::string>& ids) const {
  for (std::size_t at = 1; at < normalised.size(); ++at) {
    const std::size_t dash = sign_length(normalised.substr(at), kDashes);
    if (dash == 0) continue;
    const Named* first = find_id(normalised.substr(0, at));
    const Named* last = find_id(normalised.substr(at + dash));
    if (first == nullptr || last == nullptr) return false;
    // A standard at an end stands for all of its checks.
    Number end = last->number;
    if (last->standard.empty()) end.second = UINT64_MAX;
    if (first->number > end) return false;
    const bool of_standards = first->standard.empty() && last->standard.empty();
    std::vector<const Named*> inside;
    for (const Named& one : all_) {
      const bool is_inside = one.number >= first->number && one.number <= end;
      if (is_inside && one.standard.empty() == of_standards) inside.push_back(&one);
    }
    std::sort(inside.begin(), inside.end(),
              [](const Named* one, const Named* other) { return one->number < other->number; });
    for (const Named* one : inside) ids.emplace_back(one->id);
    return true;
  }
  return false;
}

/// What has this title, or else what has one that begins so.
std::vector<const SelectionReader::Named*> SelectionReader::find_title(
    std::string_view normalised) const {
  std::vector<const Named*> whole;
  std::vector<const Named*> beginning;
  if (is_number(normalised)) return whole;
  for (const Named& one : all_) {
    const auto is_whole = [&](const std::string& title) { return title == normalised; };
    const auto begins = [&](const std::string& title) { return title.starts_with(normalised); };
    if (std::any_of(one.titles.begin(), one.titles.end(), is_whole)) whole.push_back(&one);
    if (std::any_of(one.titles.begin(), one.titles.end(), begins)) beginning.push_back(&one);
  }
  std::vector<const Named*>& found = whole.empty() ? beginning : whole;
  // A standard stands for its checks, also for those with the same title.
  if (!found.empty() && found.front()->standard.empty()) {
    const std::string_view standard = found.front()->id;
    std::erase_if(found, [standard](const Named* one) { return one->standard == standard; });
  }
  return found;
}

const SelectionReader::Named* SelectionReader::find_id(std::string_view id) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [id](const Named& one) { return one.id == id; });
  return found == all_.end() ? nullptr : &*found;
}

void SelectionReader::report_unknown(std::string_view text, Diagnostics& diagnostics) const {
  std::vector<std::string_view> names;
  for (const Named& one : all_) names.insert(names.end(), {one.id, one.title->zh, one.title->en});
  Diagnostic& diagnostic = diagnostics.add(Code::UnknownSelection, kNowhere, text);
  if (const auto best = nearest(text, names)) diagnostic.note(Code::DidYouMean, *best);
}

}  // namespace cbps::audit
