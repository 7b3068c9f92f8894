#include <algorithm>
#include <array>

#include "cbps/value/unreachable.h"
#include "report/writers.h"

namespace cbps::report {
namespace {

constexpr std::array<std::string_view, 1> kTextEndings{".txt"};
constexpr std::array<std::string_view, 2> kMarkdownEndings{".md", ".markdown"};
constexpr std::array<std::string_view, 1> kJsonEndings{".json"};
constexpr std::array<std::string_view, 2> kJsonlEndings{".jsonl", ".ndjson"};

std::unique_ptr<Assembler> plain() { return concatenation(""); }
std::unique_ptr<Assembler> with_commas() { return concatenation(","); }

// To add a format: its .cpp, a line in writers.h, a row here, golden files.
constexpr std::array kFormats{
    Format{.name = "text",
           .endings = kTextEndings,
           .assembler = plain,
           .begin = text::begin,
           .opening = text::opening,
           .each = text::each,
           .line = text::line,
           .end = text::end},
    Format{.name = "markdown",
           .endings = kMarkdownEndings,
           .assembler = plain,
           .begin = markdown::begin,
           .opening = markdown::opening,
           .each = markdown::each,
           .end = markdown::end},
    Format{.name = "json",
           .endings = kJsonEndings,
           .assembler = with_commas,
           .begin = json::begin,
           .each = json::each,
           .has_dictionary = true,
           .end = json::end},
    Format{.name = "jsonl",
           .endings = kJsonlEndings,
           .assembler = plain,
           .begin = jsonl::begin,
           .each = jsonl::each,
           .line = jsonl::line,
           .lines_of_one = true,
           .has_dictionary = true,
           .rejected = jsonl::rejected,
           .end = jsonl::end},
};

}  // namespace

CommunityForm community_form(const Format& format, const Style& style) {
  switch (style.extent) {
    case Extent::Summary: return CommunityForm::None;
    case Extent::Normal:
      return format.line != nullptr && (style.several || format.lines_of_one) ? CommunityForm::Brief
                                                                              : CommunityForm::Full;
    case Extent::Detail: return CommunityForm::Full;
  }
  unreachable();
}

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto row = std::find_if(kFormats.begin(), kFormats.end(),
                                [name](const Format& format) { return format.name == name; });
  return row == kFormats.end() ? nullptr : row;
}

}  // namespace cbps::report
