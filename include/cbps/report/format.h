#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "cbps/report/assembler.h"
#include "cbps/report/notices.h"
#include "cbps/result/assessment.h"
#include "cbps/text/language.h"

/// Report formats. Each format is a row of one table and consists of pure functions from results to
/// bytes.
namespace cbps::report {

/// The amount of detail in a report. A summary shows no single communities.
enum class Extent : std::uint8_t { Summary, Normal, Detail };

/// What a writer knows about its output destination and about the communities to be written.
struct Style {
  Language language = Language::Zh;
  bool colour = false;
  std::size_t width = 80;  ///< wrap width in terminal columns; 0: do not wrap
  Extent extent = Extent::Normal;
  bool several = false;  ///< there may be more than one community
  /// How many communities are known to stand in the report beside the one that is written.
  std::size_t beside = 0;
  /// The report is the index of a folder, or a page in it: each community has a page of its own.
  bool in_folder = false;
};

/// Writes out the current contents of `out` and clears it.
using Drain = std::function<void(std::string& out)>;

/// A report format: pure functions that make the pieces of a report, and an assembler that puts the
/// pieces together. The functions append to `out` and do not depend on its previous contents.
///
/// A format without `opening` streams: the pieces are added in the order of the input as they are
/// made. A format with `opening` is a document: what concerns all communities stands before them,
/// so that the document is put together when all input has been read. Its communities stand worst
/// first, or in the order of the input if there are very many.
struct Format {
  std::string_view name;
  std::span<const std::string_view> endings;  ///< file name endings that select this format
  std::unique_ptr<Assembler> (*assembler)();
  void (*begin)(const result::Run& run, const Style& style, std::string& out);
  /// What stands between the head and the communities of a document: what could not be assessed,
  /// remarks, and what the format says of all communities before it shows them.
  void (*opening)(const result::Run& run, const result::Summary& summary, const Notices& notices,
                  const Style& style, std::string& out) = nullptr;
  /// Shows a community in full.
  void (*each)(const result::Run& run, const result::Community& community, const Style& style,
               std::string& out);
  /// Shows a community in brief. If it is nullptr, the format shows all communities in full.
  void (*line)(const result::Run& run, const result::Brief& community, const Style& style,
               std::string& out) = nullptr;
  /// Makes a whole report of one community, the file `page_name` beside the report of all. If it is
  /// nullptr, the format makes no folders.
  void (*page)(const result::Run& run, const result::Community& community, const Style& style,
               std::string& out) = nullptr;
  /// Of a document: so many communities are shown at most, those with the lowest scores. 0: all.
  std::size_t most_shown = 0;
  /// Of a document with a `line`: communities are shown in full, whatever the extent, as long as
  /// there are not more than this. 0: as the extent says.
  std::size_t most_in_full = 0;
  bool shows_losses_of_areas = false;  ///< `result::Group::losses`
  bool shows_lifts = false;            ///< `result::Summary::lifts`
  bool has_facts = false;              ///< `each` writes `result::Community::facts`
  bool has_step_summary = false;       ///< beside it goes the summary of a step of a CI service
  bool is_workbook = false;            ///< it needs `spreadsheet::is_built_in`
  bool lines_of_one = false;           ///< whether `line` is used even for a single community
  /// Used by formats that stream. If it is nullptr, `end` names the rejected communities.
  void (*rejected)(const result::Rejected& rejected, const Style& style,
                   std::string& out) = nullptr;
  /// What stands after the communities. It may call `drain` any number of times, because its output
  /// can be long.
  void (*end)(const result::Run& run, const result::Summary& summary, const Style& style,
              const Drain& drain, std::string& out);

  [[nodiscard]] bool is_document() const { return opening != nullptr; }
};

/// How a report shows each community.
enum class CommunityForm : std::uint8_t {
  None,   ///< not at all: the report is a summary
  Brief,  ///< by `Format::line`, which needs no explanations of the verdicts
  Full,   ///< by `Format::each`
};
/// `before`: how many communities are known to stand in the report beside it.
[[nodiscard]] CommunityForm community_form(const Format& format, const Style& style,
                                           std::size_t before = 0);

[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

/// A sentence with the reason for a verdict: the value found, the value needed and the shortage; or
/// the missing facts; or why the check does not apply. It is empty for a pass.
[[nodiscard]] std::string explain(const result::CheckResult& check, Language language);

}  // namespace cbps::report
