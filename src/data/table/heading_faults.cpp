#include "data/table/heading_faults.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/text/list.h"

namespace cbps::data {
namespace {

constexpr std::size_t kMostHeadings = 20;
constexpr std::size_t kMostMeant = 10;

/// A message about one heading, which is its first argument, and that about several.
struct Kind {
  Code one;
  Message<2> several;
};
constexpr std::array kKinds{
    Kind{Code::UnknownKey, Code::UnknownHeadings},
    Kind{Code::PersonalData, Code::PersonalColumns},
    Kind{Code::PersonalDataDropped, Code::PersonalColumnsDropped},
};

const Kind* kind_of(Code code) {
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                 [code](const Kind& one) { return one.one == code; });
  return kind == kKinds.end() ? nullptr : &*kind;
}

/// Headings of which the same is to be said.
class Group {
 public:
  Group(const Kind& kind, std::size_t position) : kind_(&kind), position_(position) {}

  [[nodiscard]] bool is_of(const Kind& kind) const { return kind_ == &kind; }
  [[nodiscard]] std::size_t position() const { return position_; }
  void add(Diagnostic one) { all_.push_back(std::move(one)); }

  [[nodiscard]] Diagnostic message() && {
    Diagnostic whole = all_.size() == 1 ? std::move(all_.front()) : of_several();
    if (kind_->one == Code::UnknownKey) whole.note(Code::HelpUnknownColumns);
    return whole;
  }

 private:
  [[nodiscard]] Diagnostic of_several() const {
    std::vector<std::string> names;
    for (const Diagnostic& one : all_) {
      std::string name = std::get<std::string>(one.arguments.front());
      std::erase_if(name, [](char c) { return c == '\n' || c == '\r'; });
      // What is not shown of several headings is one sign.
      if (names.empty() || names.back() != name) names.push_back(std::move(name));
    }
    const std::vector<std::string_view> first(names.begin(), names.end());
    Diagnostic whole = diagnostic(kind_->several, all_.front().span, std::to_string(all_.size()),
                                  first_of(first, names.size(), kMostHeadings));
    add_notes(whole);
    return whole;
  }

  /// What a heading may have been is a note that names the heading.
  void add_notes(Diagnostic& whole) const {
    std::size_t meant = 0;
    for (const Diagnostic& one : all_) {
      for (const Note& note : one.notes) {
        if (note.code != Code::DidYouMean) {
          whole.notes.push_back(note);
        } else if (++meant <= kMostMeant) {
          whole.note(Code::HeadingMeant, one.arguments.front(), note.arguments.front());
        }
      }
    }
    if (meant > kMostMeant) whole.note(Code::MoreMeant, std::to_string(meant - kMostMeant));
  }

  const Kind* kind_;
  std::size_t position_;  ///< of the message among the others
  std::vector<Diagnostic> all_;
};

}  // namespace

Diagnostics grouped_by_kind(Diagnostics faults) {
  Diagnostics result;
  std::vector<Group> groups;
  for (Diagnostic& one : std::move(faults).take()) {
    const Kind* kind = kind_of(one.code);
    if (kind == nullptr) {
      result.add(std::move(one));
      continue;
    }
    auto group = std::find_if(groups.begin(), groups.end(),
                              [kind](const Group& other) { return other.is_of(*kind); });
    if (group == groups.end()) {
      groups.emplace_back(*kind, result.size());
      group = groups.end() - 1;
    }
    group->add(std::move(one));
  }
  // From the last, so that the positions of those before it stay right.
  for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
    result.insert(group->position(), std::move(*group).message());
  }
  return result;
}

}  // namespace cbps::data
