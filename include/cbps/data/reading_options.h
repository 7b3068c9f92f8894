#pragma once

namespace cbps::data {

/// How strictly facts are read.
struct ReadingOptions {
  bool drop_personal = false;  ///< what is about a person is left out with a remark, no error
  bool strict = false;         ///< a fault takes the whole community
};

}  // namespace cbps::data
