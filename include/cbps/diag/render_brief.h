#pragma once

#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"

namespace cbps {

/// Where a message and its notes point to, as texts such as "path:line:column". An empty text is no
/// place.
struct PlaceTexts {
  std::string message;
  std::vector<std::string> notes;  ///< one for each note
};

/// The line of a note without a place.
[[nodiscard]] std::string render(const Note& note, const RenderOptions& options);

/// The message as `render` prints it, without excerpts: its sources need not exist any more.
[[nodiscard]] std::string render_brief(const Diagnostic& diagnostic, const PlaceTexts& places,
                                       const RenderOptions& options);

}  // namespace cbps
