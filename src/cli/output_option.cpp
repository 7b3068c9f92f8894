#include "cli/output_option.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "cbps/system/file_name.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

constexpr std::string_view kStandardOutput = "-";

using Formats = std::span<const OutputFormat>;

const OutputFormat* find(Formats formats, std::string_view name) {
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [name](const OutputFormat& one) { return one.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

/// Formats of one name differ by their endings: the one that a file has, or else the first.
const OutputFormat* variant_for(Formats formats, const OutputFormat& first,
                                const std::string& file) {
  const std::string ending = system::ending_of(file);
  const auto has_ending = [&](const OutputFormat& one) {
    return one.name == first.name &&
           std::find(one.endings.begin(), one.endings.end(), ending) != one.endings.end();
  };
  const auto found = std::find_if(formats.begin(), formats.end(), has_ending);
  return found == formats.end() ? &first : &*found;
}

/// One value of `-o`, divided. Without a format of its own, `format` is null.
struct Divided {
  const OutputFormat* format = nullptr;
  std::string file;
};

/// What stands before a colon counts only if it is the name of a format: `C:x` is a file.
Divided divide(Formats formats, const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return {nullptr, text};
  const OutputFormat* format = find(formats, std::string_view(text).substr(0, colon));
  return {format, format == nullptr ? text : text.substr(colon + 1)};
}

const OutputFormat* format_by_ending(Formats formats, const std::string& file,
                                     Diagnostics& diagnostics) {
  const std::string ending = system::ending_of(file);
  if (ending.empty()) return &formats.front();
  std::string known;
  for (const OutputFormat& format : formats) {
    for (const std::string_view one : format.endings) {
      if (ending == one) return &format;
      // Of formats with one name several may have an ending of another.
      if ((' ' + known + ' ').find(' ' + std::string(one) + ' ') == std::string::npos) {
        known += (known.empty() ? "" : " ") + std::string(one);
      }
    }
  }
  const std::string named = std::string(formats.front().name) + ":" + file;
  diagnostics.add(Code::UnknownOutputEnding, kCommandLine, file, known)
      .note(Code::Hint, Bilingual{"或写明格式：--format，或 -o " + named,
                                  "or name the format: --format, or -o " + named});
  return nullptr;
}

bool is_folder(const std::string& path) { return path.ends_with('/'); }

const OutputFormat* format_of_folders(Formats formats) {
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [](const OutputFormat& one) { return one.makes_folders; });
  return found == formats.end() ? nullptr : &*found;
}

/// What an output without a format has, by its ending.
const OutputFormat* usual_format(Formats formats, const std::string& path,
                                 Diagnostics& diagnostics) {
  const OutputFormat* of_folders = is_folder(path) ? format_of_folders(formats) : nullptr;
  return of_folders != nullptr ? of_folders : format_by_ending(formats, path, diagnostics);
}

/// Whether a folder was asked for of a format that makes one.
bool may_be_folder(Formats formats, const OutputFormat& format, const std::string& path,
                   Diagnostics& diagnostics) {
  if (format.makes_folders) return true;
  const OutputFormat* other = format_of_folders(formats);
  Diagnostic& problem = diagnostics.add(Code::NoFolderFormat, kCommandLine, path, format.name);
  if (other != nullptr) {
    const std::string name(other->name);
    problem.note(Code::Hint,
                 Bilingual{"每个社区一页的只有 " + name + "：-o " + name + ":" + path,
                           "only " + name + " has a page a community: -o " + name + ":" + path});
  }
  return false;
}

/// Reports a file whose name begins like that of a format: `oscal:a.json`, `LEDGER:a.csv`.
bool is_plainly_a_file(Formats formats, const std::string& file, Diagnostics& diagnostics) {
  constexpr std::size_t kLeast = 3;  // `C:x` is a file
  const std::size_t colon = file.find(':');
  if (colon == std::string::npos || colon < kLeast) return true;
  std::string prefix = file.substr(0, colon);
  for (char& c : prefix) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  std::string meant;
  for (const OutputFormat& one : formats) {
    if (!one.name.starts_with(prefix) || meant.ends_with(one.name)) continue;
    meant += (meant.empty() ? "" : " | ") + std::string(one.name);
  }
  if (meant.empty()) return true;
  diagnostics.add(Code::BadOptionValue, kCommandLine, "--output", file)
      .note(Code::Hint, Bilingual{"格式的名称是 " + meant + "；文件名如此的写 ./" + file,
                                  "a format is called " + meant +
                                      "; of a file with this name write ./" + file});
  return false;
}

/// `asked` is the format of `--format`, null without it.
std::optional<Output> read_target(Formats formats, const std::string& text,
                                  const OutputFormat* asked, Diagnostics& diagnostics) {
  Divided output = divide(formats, text);
  if (output.file.empty()) {
    const std::string name(formats.front().name);
    diagnostics.add(Code::BadOptionValue, kCommandLine, "--output", text)
        .note(Code::Hint,
              Bilingual{"[格式:]文件，如 " + name + ":a", "[FORMAT:]FILE, such as " + name + ":a"});
    return std::nullopt;
  }
  if (output.format == nullptr && !is_plainly_a_file(formats, output.file, diagnostics)) {
    return std::nullopt;
  }
  const OutputFormat* format = output.format != nullptr ? output.format : asked;
  if (format == nullptr) format = usual_format(formats, output.file, diagnostics);
  if (format == nullptr) return std::nullopt;
  format = variant_for(formats, *format, output.file);
  const bool makes_folder = is_folder(output.file);
  if (makes_folder && !may_be_folder(formats, *format, output.file, diagnostics)) {
    return std::nullopt;
  }
  if (output.file == kStandardOutput) output.file.clear();
  return Output{static_cast<std::size_t>(format - formats.data()), std::move(output.file),
                makes_folder};
}

/// The path without empty parts and parts `.`, which lead nowhere else.
std::string shortened(std::string_view path) {
  std::string result = path.starts_with('/') ? "/" : "";
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    if (!part.empty() && part != ".") {
      if (!result.empty() && !result.ends_with('/')) result += '/';
      result += part;
    }
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return result;
}

/// Whether one is the other, or a folder that the other would be in: it is replaced as a whole.
bool is_same(const Output& one, const Output& other) {
  if (one.path.empty() || other.path.empty()) return one.path.empty() && other.path.empty();
  const std::string path = shortened(one.path);
  const std::string other_path = shortened(other.path);
  return path == other_path || (one.is_folder && other_path.starts_with(path + '/')) ||
         (other.is_folder && path.starts_with(other_path + '/'));
}

/// Whether every target differs from those before it.
bool all_differ(const std::vector<Output>& targets, Diagnostics& diagnostics) {
  bool differ = true;
  for (auto one = targets.begin(); one != targets.end(); ++one) {
    const auto same = [one](const Output& other) { return is_same(*one, other); };
    if (std::none_of(targets.begin(), one, same)) continue;
    diagnostics.add(Code::OutputTwice, kCommandLine,
                    one->path.empty() ? kStandardOutput : std::string_view(one->path));
    differ = false;
  }
  return differ;
}

/// Whether `--format` says what it is about: a single output that names no format.
bool is_format_clear(Formats formats, const std::string& format,
                     const std::vector<std::string>& outputs, Diagnostics& diagnostics) {
  const auto names_no_format = [formats](const std::string& text) {
    return divide(formats, text).format == nullptr;
  };
  const auto plain = std::find_if(outputs.begin(), outputs.end(), names_no_format);
  if (format.empty() || (outputs.size() == 1 && plain != outputs.end())) return true;
  diagnostics.add(Code::FormatAndOutputs, kCommandLine,
                  plain == outputs.end() ? outputs.front() : format + ":" + *plain);
  return false;
}

}  // namespace

std::vector<Output> read_outputs(Formats formats, const std::string& format,
                                 const std::vector<std::string>& outputs,
                                 Diagnostics& diagnostics) {
  const OutputFormat* asked = format.empty() ? nullptr : find(formats, format);
  if (outputs.empty()) {
    return {{asked == nullptr ? 0 : static_cast<std::size_t>(asked - formats.data()), {}}};
  }
  bool is_good = is_format_clear(formats, format, outputs, diagnostics);
  std::vector<Output> targets;
  for (const std::string& text : outputs) {
    std::optional<Output> target = read_target(formats, text, asked, diagnostics);
    if (target) {
      targets.push_back(std::move(*target));
    } else {
      is_good = false;
    }
  }
  is_good = all_differ(targets, diagnostics) && is_good;
  return is_good ? targets : std::vector<Output>();
}

std::vector<ReportOutput> read_outputs(const std::string& format,
                                       const std::vector<std::string>& outputs,
                                       Diagnostics& diagnostics) {
  std::vector<OutputFormat> formats;
  for (const report::Format& one : report::formats()) {
    formats.push_back({one.name, one.endings, one.page != nullptr});
  }
  std::vector<ReportOutput> targets;
  for (Output& one : read_outputs(formats, format, outputs, diagnostics)) {
    targets.push_back({&report::formats()[one.format], std::move(one.path), one.is_folder});
  }
  return targets;
}

}  // namespace cbps::cli
