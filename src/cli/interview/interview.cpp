#include "cli/interview/interview.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "cbps/diag/render_brief.h"
#include "cbps/result/published.h"
#include "cbps/text/list.h"
#include "cbps/text/unicode.h"
#include "cbps/value/unreachable.h"

namespace cbps::cli {
namespace {

enum class Move : std::uint8_t { Back, NextSection, More, State, Quit };

struct MoveWord {
  std::string_view word;
  Move move;
};
/// Under `unicode::normalise`, so full-width signs are these too.
constexpr std::array kMoves{
    MoveWord{"<", Move::Back},
    MoveWord{"上一题", Move::Back},
    MoveWord{"back", Move::Back},
    MoveWord{">", Move::NextSection},
    MoveWord{"下一节", Move::NextSection},
    MoveWord{"next", Move::NextSection},
    MoveWord{"?", Move::More},
    MoveWord{"帮助", Move::More},
    MoveWord{"help", Move::More},
    MoveWord{"=", Move::State},
    MoveWord{"q", Move::Quit},
    MoveWord{"退出", Move::Quit},
    MoveWord{"quit", Move::Quit},
};

std::optional<Move> move_of(std::string_view line) {
  const std::string word = unicode::normalise(line);
  const auto found = std::find_if(kMoves.begin(), kMoves.end(),
                                  [&word](const MoveWord& one) { return one.word == word; });
  if (found == kMoves.end()) return std::nullopt;
  return found->move;
}

bool is_blank(std::string_view line) { return unicode::normalise(line).empty(); }

bool is_same(const Diagnostic& one, const Diagnostic& other) {
  return one.code == other.code && one.subject == other.subject && one.arguments == other.arguments;
}

/// Those that were not there before.
std::vector<Diagnostic> added(const std::vector<Diagnostic>& now,
                              const std::vector<Diagnostic>& before) {
  std::vector<Diagnostic> all;
  for (const Diagnostic& one : now) {
    const auto same = [&one](const Diagnostic& other) { return is_same(one, other); };
    if (std::none_of(before.begin(), before.end(), same)) all.push_back(one);
  }
  return all;
}

std::vector<FieldId> not_among(const std::vector<FieldId>& facts, const Dictionary& dictionary) {
  std::vector<FieldId> others;
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const auto id = static_cast<FieldId>(i);
    if (std::find(facts.begin(), facts.end(), id) == facts.end()) others.push_back(id);
  }
  return others;
}

/// Yes and no have none: 1 and 0 mean them already.
bool has_numbers(const spreadsheet::OneOf& options) { return options.texts.size() > 2; }

std::string percent(const Fraction& share) {
  constexpr std::int64_t kHundred = 100;
  const std::int64_t figure = result::hundredths(share);
  return fmt::format("{}.{:02}", figure / kHundred, figure % kHundred);
}

}  // namespace

Interview::Interview(const rules::RulePack& pack, const audit::Selection& selection,
                     const std::vector<FieldId>& facts, const RenderOptions& render,
                     const guide::KnownCommunity* known, int year)
    : pack_(pack), selection_(selection), render_(render), words_(render.language) {
  const std::span<const guide::KnownCommunity> all_known(known, known == nullptr ? 0 : 1);
  sections_ = guide::questions(pack, facts, all_known, render.language);
  for (std::size_t section = 0; section < sections_.size(); ++section) {
    for (const guide::Question& one : sections_[section].questions) {
      questions_.push_back(one);
      section_of_.push_back(section);
    }
  }
  asked_ = questions_.size();
  auto kept = guide::questions(pack, not_among(facts, pack.dictionary), all_known, render.language);
  kept.erase(kept.begin());  // who the community is
  for (const guide::QuestionSection& one : kept) {
    questions_.insert(questions_.end(), one.questions.begin(), one.questions.end());
  }
  texts_.resize(questions_.size());
  for (std::size_t i = 0; i < questions_.size(); ++i) {
    const guide::Question& one = questions_[i];
    if (known != nullptr) {
      texts_[i] = guide::answer_text(one, *known, pack_.dictionary, render_.language);
    } else if (one.asks_year()) {
      texts_[i] = std::to_string(year);
    }
  }
  judged_ = judge(questions_, texts_, pack_, selection_);
  if (known == nullptr) return;
  std::size_t open = sections_.front().questions.size();
  while (open < asked_ && !texts_[open].empty()) ++open;
  if (open < asked_) at_ = open;
}

std::string Interview::welcome() const {
  std::string text(words_(Said::Welcome));
  if (at_ > 0) text += words_(Said::GoOn, answered(), asked_ - answered());
  return text;
}

std::string Interview::prompt() {
  std::string text;
  const std::size_t section = section_of_[at_];
  if (announced_ != section) {
    announced_ = section;
    text += words_(Said::SectionHead, sections_[section].title, section + 1, sections_.size(),
                   sections_[section].questions.size());
  }
  if (explained_ != at_) text += explanation();
  explained_ = at_;
  const guide::Question& asked = question();
  std::string label = asked.label;
  if (!asked.unit.empty()) label += words_(Said::Unit, asked.unit);
  const std::string& given = texts_[at_];
  return text + words_(Said::Prompt, label, given.empty() ? given : words_(Said::Kept, given));
}

/// How the question is answered: what counts, and what there is to choose from.
std::string Interview::explanation() const {
  const guide::Question& asked = question();
  std::string text;
  if (!asked.counting.empty()) text += words_(Said::Line, asked.counting);
  if (const auto* options = std::get_if<spreadsheet::OneOf>(&asked.allowed)) {
    for (std::size_t i = 0; has_numbers(*options) && i < options->texts.size(); ++i) {
      text += words_(Said::Option, i + 1, options->texts[i]);
    }
  } else if (asked.is_list) {
    text += words_(Said::Line, asked.writing);
  }
  return text;
}

std::string Interview::reply(std::string_view line) {
  if (is_blank(line)) return go_on();
  const std::optional<Move> move = move_of(line);
  if (!move) return answer(line);
  switch (*move) {
    case Move::Back: return back();
    case Move::NextSection: return next_section();
    case Move::More: return more();
    case Move::State: return state();
    case Move::Quit: is_over_ = true; return {};
  }
  unreachable();
}

/// The option of a choice may be given by its number.
std::string Interview::option_named(std::string_view line) const {
  const auto* options = std::get_if<spreadsheet::OneOf>(&question().allowed);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  const bool is_number = error == std::errc() && end == line.data() + line.size();
  const bool is_option = options != nullptr && has_numbers(*options) && is_number && number >= 1 &&
                         number <= options->texts.size();
  return is_option ? options->texts[number - 1] : std::string(line);
}

/// What is no fact's fault is that of who the community is, or of its year.
bool Interview::is_about(const Diagnostic& fault, const guide::Question& asked) const {
  return asked.field ? fault.subject == pack_.dictionary.field(*asked.field).id
                     : fault.subject.empty();
}

std::string Interview::answer(std::string_view line) {
  const std::string before = std::exchange(texts_[at_], option_named(line));
  Judged now = judge(questions_, texts_, pack_, selection_);
  const std::vector<Diagnostic> faults = added(now.faults, judged_.faults);
  const bool is_wrong = std::any_of(faults.begin(), faults.end(), [this](const Diagnostic& one) {
    return is_about(one, question());
  });
  const std::string taken = written(question(), now, pack_.dictionary, render_.language);
  if (is_wrong) {
    texts_[at_] = before;
    return shown(faults) + std::string(words_(Said::NotTaken));
  }
  std::string said;
  if (taken != line && !taken.empty()) said += words_(Said::TakenAs, taken);
  // Without a year nothing but the year is read.
  if (question().asks_year() || now.year || !taken.empty()) texts_[at_] = taken;
  std::vector<Diagnostic> doubts = faults;  // an answer may make another one wrong: the year does
  for (Diagnostic& one : added(now.doubts, judged_.doubts)) doubts.push_back(std::move(one));
  if (!doubts.empty()) said += std::string(words_(Said::DoesNotFit)) + shown(doubts);
  judged_ = std::move(now);
  return said + go_on();
}

/// What must be known before facts can be read.
std::string Interview::what_is_first() const {
  return std::string(words_(judged_.year ? Said::WhoFirst : Said::YearFirst));
}

std::string Interview::go_on() {
  const std::size_t section = section_of_[at_];
  if (question().asks_year() && texts_[at_].empty()) return std::string(words_(Said::YearFirst));
  const bool ends_section = at_ + 1 == asked_ || section_of_[at_ + 1] != section;
  if (section == 0 && ends_section && !judged_.profile) {
    at_ = 0;
    return what_is_first();
  }
  ++at_;
  return ends_section ? end_of_section(section) : std::string();
}

std::string Interview::back() {
  if (at_ == 0) return std::string(words_(Said::First));
  --at_;
  return {};
}

std::string Interview::next_section() {
  const std::size_t section = section_of_[at_];
  if (section == 0 && !judged_.profile) return what_is_first();
  while (at_ < asked_ && section_of_[at_] == section) ++at_;
  return end_of_section(section);
}

std::string Interview::more() const {
  const guide::Question& asked = question();
  std::string text = explanation();
  if (!asked.refusal.empty()) text += words_(Said::Line, asked.refusal);
  if (!asked.checks.empty()) text += words_(Said::Checks, asked.checks);
  return text;
}

std::string Interview::end_of_section(std::size_t section) const {
  std::string open;
  std::size_t count = 0;
  for (std::size_t i = 0; i < asked_; ++i) {
    if (section_of_[i] != section || !texts_[i].empty() || questions_[i].is_optional) continue;
    append_item(open, words_(Said::Comma), questions_[i].label);
    ++count;
  }
  return (count == 0 ? std::string() : words_(Said::OpenHere, count, open)) + state();
}

std::size_t Interview::answered() const {
  return static_cast<std::size_t>(
      std::count_if(texts_.begin(), texts_.begin() + static_cast<std::ptrdiff_t>(asked_),
                    [](const std::string& text) { return !text.empty(); }));
}

std::string Interview::state() const {
  const result::Counts& counts = judged_.community.counts;
  std::string text = words_(Said::State, answered(), asked_ - answered(), counts.pass, counts.fail,
                            counts.unknown);
  const auto& score = judged_.community.score;
  if (!score) return text + std::string(words_(Said::NoScore));
  if (score->floor == score->ceiling) return text + words_(Said::ScoreExact, percent(score->floor));
  return text + words_(Said::ScoreRange, percent(score->floor), percent(score->ceiling));
}

std::string Interview::profile() const {
  return profile_yaml(judged_, pack_.dictionary, render_.language);
}

std::string Interview::shown(const std::vector<Diagnostic>& messages) const {
  std::string text;
  for (const Diagnostic& one : messages) {
    text += render_brief(one, {{}, std::vector<std::string>(one.notes.size())}, render_);
  }
  return text;
}

}  // namespace cbps::cli
