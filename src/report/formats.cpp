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
    Format{"text", kTextEndings, plain, text::begin, text::opening, text::each, text::line, false,
           nullptr, text::end},
    Format{"markdown", kMarkdownEndings, plain, markdown::begin, markdown::opening, markdown::each,
           nullptr, false, nullptr, markdown::end},
    Format{"json", kJsonEndings, with_commas, json::begin, nullptr, json::each, nullptr, false,
           nullptr, json::end},
    Format{"jsonl", kJsonlEndings, plain, jsonl::begin, nullptr, jsonl::each, jsonl::line, true,
           jsonl::rejected, jsonl::end},
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
