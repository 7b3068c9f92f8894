#include <algorithm>
#include <array>

#include "report/writers.h"

namespace cbps::report {
namespace {

constexpr std::array<std::string_view, 1> kTextEndings{".txt"};
constexpr std::array<std::string_view, 2> kMarkdownEndings{".md", ".markdown"};
constexpr std::array<std::string_view, 1> kJsonEndings{".json"};
constexpr std::array<std::string_view, 2> kJsonlEndings{".jsonl", ".ndjson"};

// To add a format: its .cpp, a line in writers.h, a row here, golden files.
constexpr std::array kFormats{
    Format{"text", kTextEndings, "", false, text::begin, text::each, text::line, false, nullptr,
           text::end},
    Format{"markdown", kMarkdownEndings, "", true, markdown::begin, markdown::each, nullptr, false,
           nullptr, markdown::end},
    Format{"json", kJsonEndings, ",", false, json::begin, json::each, nullptr, false, nullptr,
           json::end},
    Format{"jsonl", kJsonlEndings, "", false, jsonl::begin, jsonl::each, jsonl::line, true,
           jsonl::rejected, jsonl::end},
};

}  // namespace

bool in_lines(const Format& format, const Style& style) {
  return format.line != nullptr && style.extent == Extent::Normal &&
         (style.several || format.lines_of_one);
}

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto row = std::find_if(kFormats.begin(), kFormats.end(),
                                [name](const Format& format) { return format.name == name; });
  return row == kFormats.end() ? nullptr : row;
}

}  // namespace cbps::report
