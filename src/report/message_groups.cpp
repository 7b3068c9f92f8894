#include "cbps/report/message_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "cbps/text/list.h"
#include "cbps/text/unicode.h"

namespace cbps::report {
namespace {

/// How many cells of a group are named, if they have other values than its first ones.
constexpr std::size_t kMostValues = 10;

std::string cause_of(const result::Remark& message) {
  const result::Location& place = message.location;
  const Diagnostic& diagnostic = message.diagnostic;
  const auto code = static_cast<int>(diagnostic.code);
  if (place.cell.empty()) {
    return fmt::format("{} {}:{} {}", code, place.line, place.column, place.file);
  }
  const std::string_view column =
      std::string_view(place.cell).substr(0, place.cell.find_first_of("0123456789"));
  return fmt::format("{} {} {} {}", code, column, diagnostic.subject, place.file);
}

std::string shortened(std::string_view text) {
  constexpr std::size_t kMostCharacters = 20;
  return unicode::printable(text, kMostCharacters);
}

/// What a message says that the first of its group does not: the last of the arguments that differ
/// is the value that was given.
std::optional<Bilingual> other_value(const Diagnostic& message, const Diagnostic& first) {
  const std::size_t count = std::min(message.arguments.size(), first.arguments.size());
  for (std::size_t i = count; i-- > 0;) {
    const Argument& argument = message.arguments[i];
    if (argument == first.arguments[i]) continue;
    if (const auto* text = std::get_if<std::string>(&argument)) {
      return Bilingual{shortened(*text), shortened(*text)};
    }
    if (const auto* text = std::get_if<Bilingual>(&argument)) {
      return Bilingual{shortened(text->zh), shortened(text->en)};
    }
  }
  return std::nullopt;
}

/// Whether a cell is to be named: one of the first, or the first with its value.
bool is_named(const GroupedCell& cell, const std::vector<GroupedCell>& named) {
  if (named.size() < kMostNamed) return true;
  if (named.size() >= kMostValues || !cell.value) return false;
  return std::none_of(named.begin(), named.end(),
                      [&cell](const GroupedCell& other) { return other.value == cell.value; });
}

Bilingual names_of(const std::vector<GroupedCell>& cells, std::size_t places) {
  std::vector<std::string> zh;
  std::vector<std::string> en;
  for (const GroupedCell& cell : cells) {
    zh.push_back(cell.value ? fmt::format("{}（`{}`）", cell.name, cell.value->zh) : cell.name);
    en.push_back(cell.value ? fmt::format("{} (`{}`)", cell.name, cell.value->en) : cell.name);
  }
  const std::vector<std::string_view> zh_views(zh.begin(), zh.end());
  const std::vector<std::string_view> en_views(en.begin(), en.end());
  return {first_of(zh_views, places, kMostValues).zh, first_of(en_views, places, kMostValues).en};
}

Bilingual count_words(std::size_t count, bool at_least) {
  const std::string number = std::to_string(count);
  if (at_least) return {"至少 " + number, "at least " + number};
  return {"共 " + number, number};
}

}  // namespace

std::optional<Note> MessageGroup::cells_note(bool at_least) const {
  if (places < 2 || cells.empty()) return std::nullopt;
  return Note{Code::CellsLikeThis,
              arguments(count_words(places, at_least), names_of(cells, places)), std::nullopt};
}

result::Remark MessageGroup::message(bool at_least) const {
  result::Remark message = first;
  if (const auto note = cells_note(at_least)) {
    message.diagnostic.notes.push_back(*note);
    message.note_locations.resize(message.diagnostic.notes.size());
  }
  return message;
}

MessageGroups::Added MessageGroups::add(const MessageOwner& owner, const result::Remark& message) {
  const result::Location& place = message.location;
  const std::vector<Argument>& arguments = message.diagnostic.arguments;
  std::string key = cause_of(message);
  auto known = causes_.find(key);
  // A second message about one place says something else: it is a cause of its own.
  while (known != causes_.end() && known->second.place == place &&
         known->second.arguments != arguments) {
    key += '+';
    known = causes_.find(key);
  }
  if (known == causes_.end()) {
    if (all_.size() == most_) return Added::LeftOut;
    causes_.emplace(std::move(key), Cause{all_.size(), place, arguments});
    MessageGroup& group = all_.emplace_back(MessageGroup{message, owner});
    if (!place.cell.empty()) group.cells.push_back({place.cell});
    return Added::NewCause;
  }
  Cause& cause = known->second;
  MessageGroup& group = all_[cause.group];
  group.is_of_several = group.is_of_several || group.owner.id != owner.id;
  if (cause.place == place) return Added::KnownPlace;
  cause.place = place;
  cause.arguments = arguments;
  ++group.places;
  GroupedCell cell{place.cell, other_value(message.diagnostic, group.first.diagnostic)};
  if (is_named(cell, group.cells)) group.cells.push_back(std::move(cell));
  return Added::NewPlace;
}

}  // namespace cbps::report
