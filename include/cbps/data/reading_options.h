#pragma once

#include <memory>
#include <string>
#include <vector>

namespace cbps::data {

struct TableMap;

/// How strictly facts are read.
struct ReadingOptions {
  bool drop_personal = false;  ///< what is about a person is left out with a remark, no error
  bool strict = false;         ///< a fault takes the whole community
};

/// How inputs are read.
struct InputOptions {
  ReadingOptions reading;
  /// Headings of columns that are not read, under `unicode::normalise`.
  std::vector<std::string> ignored_columns;
  /// Columns whose headings are not known, and not nearly known, are left out with a remark.
  bool extra_columns_pass = false;
  /// What headings of tables stand for; nullptr: what they say.
  std::shared_ptr<const TableMap> map;
};

}  // namespace cbps::data
