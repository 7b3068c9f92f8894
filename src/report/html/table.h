#pragma once

#include <string_view>

#include "cbps/text/html_writer.h"
#include "report/words/table.h"
#include "report/words/wording.h"

/// Tables of figures.
namespace cbps::report::html {

/// The head of a column.
void column(HtmlWriter& html, std::string_view name, bool is_figure = false,
            std::string_view sort = {});

/// A table that may be wider than the page, with its ranges drawn and its notes below it.
void write_table(HtmlWriter& html, const Table& table, const Words& words);

}  // namespace cbps::report::html
