#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/data/readings.h"
#include "cbps/data/row_cells.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/value/calendar.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/table.h"

/// Reads profiles into typed columns that record the source place of each value.
namespace cbps::data {

/// The identity of a community. Texts are kept as written; `id` is made of the street and the name
/// where a file gives no id.
struct Identity {
  std::string id;
  std::string name;
  std::string province;
  std::string city;
  std::string county;
  std::string street;
  std::string group;
};

/// Where a row came from. `places` stands beside the dictionary's fields; file `None`: not given.
struct Origin {
  Identity identity;
  Span span;
  std::vector<Span> places;
  RowCells cells;          ///< where the facts are a row of a table
  Diagnostics remarks;     ///< warnings about the row's values
  Readings readings = {};  ///< values that are written in another way than this program writes them
  /// Errors that take only what they are about: a fact, which is then invalid, or a key. The
  /// `subject` of a message names the fact.
  Diagnostics faults = {};
  /// Facts among which a part exceeds its whole. They are judged as they were read, together with
  /// the rules of consistency, and become invalid then.
  std::vector<FieldId> contradicted = {};
};

/// A batch of one row.
struct Profile {
  Table table;
  Origin origin;
};

/// The year a profile says it is for. Nothing (and no message) where it says none; a message where
/// what it says is no year, or where the document is no profile at all.
[[nodiscard]] std::optional<int> read_year(const doc::Document& document,
                                           const Dictionary& dictionary, Diagnostics& diagnostics);

/// Reads the facts of one community against the dictionary. Keys are names, labels or aliases,
/// nested under group names or labels as one likes. What is wrong with a fact or a key is a fault
/// of the profile's origin. Nothing is returned if nobody can say whose facts these are, but
/// `identity` is filled in as far as it could be read. `Profile` dates facts hold no date after
/// `as_of`: such dates cause a remark.
[[nodiscard]] std::optional<Profile> read_profile(const doc::Document& document,
                                                  const Dictionary& dictionary,
                                                  const Calendar& calendar, Identity& identity,
                                                  Diagnostics& diagnostics);

/// Finds the parts of a row that exceed their whole: what `Origin` says of them. All its facts have
/// been read.
void check_parts(const Dictionary& dictionary, const Table& table, std::size_t row, Origin& origin);

}  // namespace cbps::data
