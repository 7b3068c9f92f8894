#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace cbps::run {

/// What the bytes of an input are read as.
enum class InputKind : std::uint8_t {
  Profiles,  ///< YAML: one community or a list of them
  Table,     ///< cells between separators, or of a workbook: a community a row, or a column
};

/// Which files of a folder are inputs, going by their endings.
enum class InFolder : std::uint8_t {
  Always,
  IfRecognised,  ///< those whose beginning has a row of headings or a known key
};

/// A format of inputs.
struct InputFormat {
  std::string_view name;  ///< of `--input-format`
  std::span<const std::string_view> endings;
  InputKind kind = InputKind::Profiles;
  InFolder in_folder = InFolder::Always;
  bool is_workbook = false;  ///< text under such an ending is a mistake
};

/// All formats: the one place that knows them. A format may have several rows, one below the other.
/// What a table is shows in its bytes: a workbook under the ending of text is read as one.
[[nodiscard]] std::span<const InputFormat> input_formats();
/// The row that has the ending of a path, in any case; nullptr: none has it.
[[nodiscard]] const InputFormat* format_of(std::string_view path);
/// The first row with a name; nullptr: there is none.
[[nodiscard]] const InputFormat* format_named(std::string_view name);

}  // namespace cbps::run
