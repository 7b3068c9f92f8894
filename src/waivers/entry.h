#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "cbps/waivers/read.h"
#include "waivers/members.h"

namespace cbps::waivers {

/// A text of a file, and where it stands.
struct Text {
  std::string text;
  Span place;
};

/// An entry as it is written.
struct Entry {
  Span place;
  std::array<std::vector<Text>, kMembers> texts;

  [[nodiscard]] std::vector<Text>& of(Member member) {
    return texts[static_cast<std::size_t>(member)];
  }
  [[nodiscard]] const std::vector<Text>& of(Member member) const {
    return texts[static_cast<std::size_t>(member)];
  }
};

/// Makes waivers of entries, in the order of the file.
class EntryReader {
 public:
  /// The arguments outlive the object.
  EntryReader(const Sources& sources, const rules::RulePack& pack, Diagnostics& diagnostics)
      : sources_(sources), pack_(pack), diagnostics_(diagnostics) {}

  void add(const Entry& entry);
  /// What has no key or heading is reported with those that there are.
  void unknown_member(std::string_view key, Span place);

  [[nodiscard]] std::vector<Placed> take() && { return std::move(waivers_); }

 private:
  [[nodiscard]] bool has_required(const Entry& entry);
  [[nodiscard]] std::vector<std::string> communities(const Entry& entry);
  [[nodiscard]] std::vector<std::string> rules(const Entry& entry);
  [[nodiscard]] const std::vector<std::string>& rule_ids(const std::string& text);
  [[nodiscard]] std::string words(const Entry& entry, Member member);
  [[nodiscard]] std::optional<Date> day(const Entry& entry, Member member);

  const Sources& sources_;
  const rules::RulePack& pack_;
  Diagnostics& diagnostics_;
  std::vector<Placed> waivers_;
  std::map<std::string, std::vector<std::string>> rule_ids_;  ///< that texts stand for
};

}  // namespace cbps::waivers
