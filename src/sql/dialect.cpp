#include "cbps/sql/dialect.h"

#include <algorithm>
#include <array>

namespace cbps::sql {
namespace {

constexpr std::string_view kCast = "CAST(NULL AS {0})";

constexpr std::array kDialects{
    Dialect{"postgres", true, "BOOLEAN", "BIGINT", "TEXT", "MATERIALIZED", "({0} / {1})", kCast, "",
            0, 1600},
    Dialect{"duckdb", true, "BOOLEAN", "BIGINT", "VARCHAR", "MATERIALIZED",
            "({0} // {1})", kCast, "", 0, 0},
    Dialect{"sqlite", true, "INTEGER", "INTEGER", "TEXT", "MATERIALIZED", "({0} / {1})", kCast, "",
            0, 2000},
    Dialect{"clickhouse", false, "Nullable(Bool)", "Nullable(Int64)", "Nullable(String)", "",
            "intDiv({0}, {1})", kCast, " ENGINE = MergeTree ORDER BY tuple()", 262'144, 0},
    Dialect{"spark", false, "BOOLEAN", "BIGINT", "STRING", "", "({0} div {1})", kCast, "", 0, 0},
    Dialect{"hive", false, "BOOLEAN", "BIGINT", "STRING", "", "({0} div {1})", kCast, "", 0, 0},
    Dialect{"doris", false, "BOOLEAN", "BIGINT", "STRING", "", "({0} DIV {1})", kCast, "", 0, 0},
};

}  // namespace

std::span<const Dialect> dialects() { return kDialects; }

const Dialect& dialect(std::string_view name) {
  return *std::find_if(kDialects.begin(), kDialects.end(),
                       [name](const Dialect& one) { return one.name == name; });
}

}  // namespace cbps::sql
