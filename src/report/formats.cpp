#include <algorithm>
#include <array>

#include "cbps/value/unreachable.h"
#include "report/format_rows.h"

namespace cbps::report {
CommunityForm community_form(const Format& format, const Style& style, std::size_t before) {
  if (style.extent == Extent::Summary) return CommunityForm::None;
  if (style.in_folder) return CommunityForm::Brief;
  if (style.several && format.most_in_full != 0) {
    return before < format.most_in_full ? CommunityForm::Full : CommunityForm::Brief;
  }
  switch (style.extent) {
    case Extent::Summary: break;
    case Extent::Normal:
      return format.line != nullptr && (style.several || format.lines_of_one) ? CommunityForm::Brief
                                                                              : CommunityForm::Full;
    case Extent::Detail: return CommunityForm::Full;
  }
  unreachable();
}

/// In the order in which they are offered. The first one is the usual one.
std::span<const Format> formats() {
  static const std::array kFormats{text::format(),          markdown::format(),
                                   html::format(),          xlsx::format(),
                                   json::format(),          jsonl::format(),
                                   csv::format(),           csv_communities::format(),
                                   ledger::format(),        ledger::workbook_format(),
                                   sarif::format(),         junit::format(),
                                   github::format(),        gitlab::format(),
                                   oscal_catalog::format(), oscal_results::format(),
                                   oscal_poam::format()};
  return kFormats;
}

const Format* find_format(std::string_view name) {
  const std::span<const Format> all = formats();
  const auto row = std::find_if(all.begin(), all.end(),
                                [name](const Format& format) { return format.name == name; });
  return row == all.end() ? nullptr : &*row;
}

}  // namespace cbps::report
