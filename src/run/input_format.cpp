#include "cbps/run/input_format.h"

#include <algorithm>
#include <array>

#include "cbps/system/file_name.h"

namespace cbps::run {
namespace {

constexpr std::array<std::string_view, 2> kYaml{".yaml", ".yml"};
constexpr std::array<std::string_view, 1> kJson{".json"};
constexpr std::array<std::string_view, 2> kCsv{".csv", ".tsv"};
constexpr std::array<std::string_view, 1> kText{".txt"};
constexpr std::array<std::string_view, 3> kXlsx{".xlsx", ".xlsm", ".xltx"};
constexpr std::array<std::string_view, 2> kOds{".ods", ".ots"};
/// They hold data. Some are text under another name; of the others a message says what they are.
constexpr std::array<std::string_view, 6> kOther{".xls",  ".et",      ".xlsb",
                                                 ".fods", ".numbers", ".ett"};

constexpr std::array kFormats{
    InputFormat{"yaml", kYaml, InputKind::Profiles, InFolder::Always},
    InputFormat{"json", kJson, InputKind::Profiles, InFolder::IfRecognised},
    InputFormat{"csv", kCsv, InputKind::Table, InFolder::Always},
    InputFormat{"csv", kText, InputKind::Table, InFolder::IfRecognised},
    InputFormat{"xlsx", kXlsx, InputKind::Table, InFolder::Always, true},
    InputFormat{"xlsx", kOther, InputKind::Table, InFolder::Always},
    InputFormat{"ods", kOds, InputKind::Table, InFolder::Always, true},
};

bool has_one_of(std::string_view path, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [path](std::string_view ending) { return system::has_ending(path, ending); });
}

}  // namespace

std::span<const InputFormat> input_formats() { return kFormats; }

const InputFormat* format_of(std::string_view path) {
  const auto format =
      std::find_if(kFormats.begin(), kFormats.end(),
                   [path](const InputFormat& one) { return has_one_of(path, one.endings); });
  return format == kFormats.end() ? nullptr : format;
}

const InputFormat* format_named(std::string_view name) {
  const auto format = std::find_if(kFormats.begin(), kFormats.end(),
                                   [name](const InputFormat& one) { return one.name == name; });
  return format == kFormats.end() ? nullptr : format;
}

}  // namespace cbps::run
