#include "cbps/report/message_groups.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "cbps/text/list.h"

namespace cbps::report {
namespace {

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

Bilingual count_words(std::size_t count, bool at_least) {
  const std::string number = std::to_string(count);
  if (at_least) return {"至少 " + number, "at least " + number};
  return {"共 " + number, number};
}

}  // namespace

std::optional<Note> MessageGroup::cells_note(bool at_least) const {
  if (places < 2 || cells.empty()) return std::nullopt;
  const std::vector<std::string_view> named(cells.begin(), cells.end());
  return Note{Code::CellsLikeThis,
              arguments(count_words(places, at_least), first_of(named, places)), std::nullopt};
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
    if (!place.cell.empty()) group.cells.push_back(place.cell);
    return Added::NewCause;
  }
  Cause& cause = known->second;
  MessageGroup& group = all_[cause.group];
  group.is_of_several = group.is_of_several || group.owner.id != owner.id;
  if (cause.place == place) return Added::KnownPlace;
  cause.place = place;
  cause.arguments = arguments;
  ++group.places;
  if (group.cells.size() < kMostNamed) group.cells.push_back(place.cell);
  return Added::NewPlace;
}

}  // namespace cbps::report
