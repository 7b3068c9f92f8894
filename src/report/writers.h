#pragma once

#include "cbps/report/format.h"

/// The functions of each format, one namespace and one .cpp a format; `formats.cpp` holds the
/// table.
namespace cbps::report {

#define CBPS_WRITER(space)                                                                  \
  namespace space {                                                                         \
  void begin(const result::Run& run, const Style& style, std::string& out);                 \
  void each(const result::Run& run, const result::Community& community, const Style& style, \
            std::string& out);                                                              \
  void end(const result::Run& run, const result::Summary& summary, const Style& style,      \
           const Drain& drain, std::string& out);                                           \
  }
CBPS_WRITER(text)
CBPS_WRITER(markdown)
CBPS_WRITER(json)
CBPS_WRITER(jsonl)
#undef CBPS_WRITER

namespace text {
void opening(const result::Run& run, const result::Summary& summary, const Notices& notices,
             const Style& style, std::string& out);
void line(const result::Run& run, const result::Brief& community, const Style& style,
          std::string& out);
}  // namespace text
namespace markdown {
void opening(const result::Run& run, const result::Summary& summary, const Notices& notices,
             const Style& style, std::string& out);
}
namespace jsonl {
void line(const result::Run& run, const result::Brief& community, const Style& style,
          std::string& out);
void rejected(const result::Rejected& rejected, const Style& style, std::string& out);
}  // namespace jsonl

}  // namespace cbps::report
