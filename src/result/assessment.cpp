#include "cbps/result/assessment.h"

#include <algorithm>
#include <array>

namespace cbps::result {
namespace {

constexpr std::array<std::string_view, 5> kLevels{"province", "city", "county", "street", "group"};
static_assert(kLevels.size() == static_cast<std::size_t>(Level::Group) + 1);

}  // namespace

std::span<const std::string_view> ids(Level /*level*/) { return kLevels; }

namespace {

template <class Entry>
const Entry* find(const std::vector<Entry>& all, std::string_view id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const Entry& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

bool same_note(const Note& a, const Note& b) {
  return a.code == b.code && a.arguments == b.arguments;
}

Location location_of_note(const Remark& remark, std::size_t note) {
  return note < remark.note_locations.size() ? remark.note_locations[note] : Location{};
}

}  // namespace

bool is_interim(const Run& run) {
  // A saved assessment may state a year that there is not.
  const auto last = run.year ? make_date(*run.year, 12, 31) : std::nullopt;
  return last && run.as_of && *run.as_of < *last;
}

const FieldText* find_field(const Run& run, std::string_view id) { return find(run.fields, id); }
const FieldText& known_field(const Run& run, std::string_view id) {
  static const FieldText kNone{};
  const FieldText* field = find_field(run, id);
  return field == nullptr ? kNone : *field;
}
const ParameterText* find_parameter(const Run& run, std::string_view id) {
  return find(run.parameters, id);
}

Outcome outcome_of(const Counts& counts) {
  if (counts.fail != 0) return Outcome::Fail;
  if (counts.unknown != 0) return Outcome::Unknown;
  if (counts.pending != 0) return Outcome::Pending;
  return counts.pass != 0 ? Outcome::Pass : Outcome::NotApplicable;
}

std::vector<std::string_view> most_lost(std::span<const StandardLoss> losses, std::size_t most) {
  std::vector<const StandardLoss*> worst;
  for (const StandardLoss& loss : losses) {
    if (loss.fail != 0) worst.push_back(&loss);
  }
  std::stable_sort(worst.begin(), worst.end(), [](const StandardLoss* a, const StandardLoss* b) {
    return a->fail * b->scored > b->fail * a->scored;
  });
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < std::min(most, worst.size()); ++i) ids.push_back(worst[i]->standard);
  return ids;
}

Brief brief_of(const Community& community) {
  Brief brief{community, {}, {}, {}, {}, {}};
  for (const StandardResult& standard : community.standards) {
    StandardLoss& loss = brief.losses.emplace_back(StandardLoss{standard.id});
    for (const CheckResult& check : standard.checks) {
      if (check.points) {
        ++loss.scored;
        if (check.outcome == Outcome::Fail) ++loss.fail;
        if (check.outcome == Outcome::Unknown) ++loss.unknown;
      }
      if (check.outcome == Outcome::Fail) brief.failed.push_back(check.id);
      if (check.outcome == Outcome::Unknown) brief.unknown.push_back(check.id);
      if (check.outcome == Outcome::Pending) brief.pending.push_back(check.id);
    }
  }
  return brief;
}

bool Remark::operator==(const Remark& other) const {
  const Diagnostic& a = diagnostic;
  const Diagnostic& b = other.diagnostic;
  if (a.code != b.code || a.arguments != b.arguments || a.subject != b.subject ||
      location != other.location || a.notes.size() != b.notes.size()) {
    return false;
  }
  for (std::size_t i = 0; i < a.notes.size(); ++i) {
    if (!same_note(a.notes[i], b.notes[i])) return false;
    if (location_of_note(*this, i) != location_of_note(other, i)) return false;
  }
  return true;
}

void Counts::add(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass: ++pass; return;
    case Outcome::Fail: ++fail; return;
    case Outcome::Unknown: ++unknown; return;
    case Outcome::Pending: ++pending; return;
    case Outcome::NotApplicable: ++not_applicable; return;
  }
}

void Counts::add(const Counts& other) {
  pass += other.pass;
  fail += other.fail;
  unknown += other.unknown;
  pending += other.pending;
  not_applicable += other.not_applicable;
}

}  // namespace cbps::result
