#include "report/ranked_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace cbps::report {
namespace {

/// Digits of a rank behind the point.
constexpr unsigned kScale = 6;

struct Entry {
  std::int64_t rank = 0;
  std::size_t number = 0;  ///< in the order of the input
  std::string text;
};

bool comes_before(const Entry& one, const Entry& other) {
  return one.rank != other.rank ? one.rank > other.rank : one.number < other.number;
}

/// Takes the number off the beginning of `text`, and the blank behind it.
std::int64_t take_number(std::string_view& text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const char* const behind = std::from_chars(text.data(), end, number).ptr;
  text.remove_prefix(static_cast<std::size_t>(behind - text.data()) + 1);
  return number;
}

/// The best entries of one list: a heap, with the one that would go next in front.
class Best {
 public:
  explicit Best(const RankedList& list) : list_(list) {}

  void add(Entry entry) {
    const bool is_full = heap_.size() == list_.most;
    if (list_.most == 0 || (is_full && comes_before(heap_.front(), entry))) return;
    if (is_full) {
      std::pop_heap(heap_.begin(), heap_.end(), comes_before);
      heap_.pop_back();
    }
    heap_.push_back(std::move(entry));
    std::push_heap(heap_.begin(), heap_.end(), comes_before);
  }

  void write(std::string& out) {
    std::sort(heap_.begin(), heap_.end(), comes_before);
    out += list_.before;
    for (std::size_t i = 0; i < heap_.size(); ++i) {
      out += list_.before_each;
      out += heap_[i].text;
      out += i + 1 < heap_.size() ? list_.between : list_.behind_last;
    }
    out += list_.after;
    heap_ = {};
  }

 private:
  RankedList list_;
  std::vector<Entry> heap_;
};

class RankedLists final : public Assembler {
 public:
  explicit RankedLists(const std::vector<RankedList>& lists) {
    for (const RankedList& one : lists) lists_.emplace_back(one);
  }

  void add(Part part, std::string_view piece, std::string& out) override {
    switch (part) {
      case Part::Community:
      case Part::Rejected: return add_entries(piece);
      case Part::Head:
      case Part::Opening: break;
      case Part::End: write_lists(out); break;
    }
    out += piece;
  }
  void finish(std::string& out) override { write_lists(out); }

 private:
  void add_entries(std::string_view piece) {
    while (!piece.empty()) {
      std::string_view line = piece.substr(0, piece.find('\n'));
      piece.remove_prefix(std::min(line.size() + 1, piece.size()));
      const auto list = static_cast<std::size_t>(take_number(line));
      const std::int64_t rank = take_number(line);
      lists_[list].add({rank, number_++, std::string(line)});
    }
  }

  void write_lists(std::string& out) {
    if (are_written_) return;
    are_written_ = true;
    for (Best& one : lists_) one.write(out);
  }

  std::vector<Best> lists_;
  std::size_t number_ = 0;
  bool are_written_ = false;
};

}  // namespace

std::unique_ptr<Assembler> ranked_lists(const std::vector<RankedList>& lists) {
  return std::make_unique<RankedLists>(lists);
}

void append_entry(std::size_t list, const Fraction& rank, std::string_view entry,
                  std::string& piece) {
  piece += fmt::format("{} {} {}\n", list, round_down(rank, 0, kScale).units, entry);
}

}  // namespace cbps::report
