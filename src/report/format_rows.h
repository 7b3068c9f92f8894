#pragma once

#include "cbps/report/format.h"

/// The row of each format, which stands at the end of the format's own file.
namespace cbps::report {

namespace text {
[[nodiscard]] Format format();
}
namespace xlsx {
[[nodiscard]] Format format();
}
namespace ledger {
[[nodiscard]] Format format();
[[nodiscard]] Format workbook_format();
}  // namespace ledger
namespace markdown {
[[nodiscard]] Format format();
}
namespace html {
[[nodiscard]] Format format();
}
namespace json {
[[nodiscard]] Format format();
}
namespace jsonl {
[[nodiscard]] Format format();
}
namespace csv {
[[nodiscard]] Format format();
}
namespace csv_communities {
[[nodiscard]] Format format();
}
namespace sarif {
[[nodiscard]] Format format();
}
namespace junit {
[[nodiscard]] Format format();
}
namespace github {
[[nodiscard]] Format format();
}
namespace gitlab {
[[nodiscard]] Format format();
}
namespace oscal_catalog {
[[nodiscard]] Format format();
}
namespace oscal_results {
[[nodiscard]] Format format();
}
namespace oscal_poam {
[[nodiscard]] Format format();
}

}  // namespace cbps::report
