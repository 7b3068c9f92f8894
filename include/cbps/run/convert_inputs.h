#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "cbps/convert/format.h"
#include "cbps/run/input_queue.h"
#include "cbps/run/observer.h"
#include "cbps/run/plan.h"
#include "cbps/spreadsheet/fault.h"
#include "cbps/system/sink.h"

namespace cbps::run {

/// The settings of a conversion. The referenced objects must outlive it.
struct ConversionPlan {
  const Dictionary& dictionary;
  const convert::Format& format;
  convert::Style style;
  /// The year that was given, for all communities; otherwise one that is stated, `Stated`, or none.
  int year = 1;
  YearSource source = YearSource::None;
  bool strict = false;  ///< an error in a fact or key leaves the whole community out
};

/// The result of a conversion.
struct Conversion {
  std::size_t communities = 0;   ///< that can be written
  bool has_errors = false;       ///< something in the input could not be used
  std::size_t without_year = 0;  ///< communities that were left out because they have no year
  bool is_written = false;       ///< the whole document was
  std::uint64_t bytes = 0;       ///< of the document
  /// Why it was not written, if the output or the spool is the reason.
  std::optional<system::WriteError> failure;
  /// Why it was not written, if its format is.
  std::optional<spreadsheet::Fault> fault;
};

/// Reads all communities of a queue once and writes them as one document, in the order of the
/// input. Nothing is written if there is none, or if a table was changed while it was read. A
/// community whose id and year have been there before is left out, as an assessment would.
///
/// What belongs into the document is only known when all has been read: until then facts are kept,
/// packed, in the spool. In memory are one batch, and what `SeenCommunities` needs.
[[nodiscard]] Conversion convert_inputs(const ConversionPlan& plan, InputQueue& queue,
                                        system::Spool& spool, system::Sink& output,
                                        Observer& observer);

}  // namespace cbps::run
