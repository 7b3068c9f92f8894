#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/data/table_map.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/system/files.h"
#include "cbps/text/encoding.h"
#include "cbps/value/dictionary.h"

/// The bytes of inputs become texts here, whatever their encoding: all readers get UTF-8.
namespace cbps::cli {

struct Decoding {
  std::optional<Encoding> encoding;  ///< given; nothing: it is told from the bytes
  encoding::Judge judge;             ///< who knows the words of inputs
  std::size_t threads = 1;           ///< for large files
};

/// By the words of a dictionary, which outlives it, and of a map.
[[nodiscard]] Decoding decoding(std::optional<Encoding> encoding, const Dictionary& dictionary,
                                std::shared_ptr<const data::TableMap> map = nullptr);

struct TextInput {
  FileId id = FileId::None;
  Encoding encoding = Encoding::Utf8;  ///< of the file
};

/// Adds the text of a file to `sources`. UTF-8 is not copied, and not checked either. Of another
/// encoding the text ends where bytes do not fit (`Sources::undecoded`). Nothing, and a message,
/// where there is no room for the text.
[[nodiscard]] std::optional<TextInput> add_text(const std::string& path,
                                                const system::LoadedFile& file,
                                                const Decoding& decoding, Sources& sources,
                                                Diagnostics& diagnostics);

/// The text of the beginning of a file, as far as it can be decoded.
[[nodiscard]] std::string text_of_beginning(std::string_view bytes, const Decoding& decoding);

}  // namespace cbps::cli
