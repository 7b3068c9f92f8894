#include "cli/text_input.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "cbps/data/familiarity.h"
#include "cbps/system/text_store.h"
#include "cli/mixed_text.h"
#include "cli/piecewise_decoder.h"

namespace cbps::cli {
namespace {

Encoding encoding_of(std::string_view bytes, const Decoding& decoding) {
  return decoding.encoding ? *decoding.encoding : encoding::detect(bytes, decoding.judge);
}

/// The line in which a byte stands, as far as it is needed to tell what it is.
std::string_view line_around(std::string_view bytes, std::size_t offset) {
  constexpr std::size_t kMost = 4096;
  const std::size_t feed = bytes.substr(0, offset).rfind('\n');
  const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
  const std::string_view line = bytes.substr(begin, kMost);
  return line.substr(0, line.find('\n'));
}

encoding::UndecodedRest rest_of(std::string_view bytes, const encoding::BadBytes& bad,
                                Encoding encoding) {
  encoding::UndecodedRest rest{
      encoding, bad.why, std::string(bytes.substr(bad.offset, bad.length)), bad.offset, {}};
  const auto seems = encoding::guess(line_around(bytes, bad.offset));
  if (seems != encoding) rest.looks_like = seems;
  return rest;
}

}  // namespace

Decoding decoding(std::optional<Encoding> encoding, const Dictionary& dictionary,
                  std::shared_ptr<const data::TableMap> map) {
  return {encoding, [&dictionary, map = std::move(map)](std::string_view text) {
            return data::familiarity(text, dictionary, map.get());
          }};
}

std::optional<TextInput> add_text(const std::string& path, const system::LoadedFile& file,
                                  const Decoding& decoding, Sources& sources,
                                  Diagnostics& diagnostics) {
  const Encoding encoding = encoding_of(file.bytes, decoding);
  if (encoding == Encoding::Utf8) {
    return TextInput{sources.add(path, file.bytes, file.owner), encoding};
  }
  const std::size_t mark = encoding::mark_length(file.bytes, encoding);
  const auto store = system::text_store(encoding::most_decoded(file.bytes.size()));
  const TakeText take = [&store](std::string_view piece) { return store->append(piece); };
  const std::string_view bytes = file.bytes.substr(mark);
  const auto other = encoding == Encoding::Gb18030 ? utf8_in_gb18030(bytes) : std::nullopt;
  const std::size_t end = other ? other->offset : bytes.size();
  auto bad = decode_piecewise(bytes.substr(0, end), encoding, decoding.threads, take);
  if (!bad) bad = other;
  std::optional<encoding::UndecodedRest> rest;
  if (bad) {
    bad->offset += mark;
    rest = rest_of(file.bytes, *bad, encoding);
    (void)store->append({&encoding::kUndecoded, 1});
  }
  auto stored = store->finish();
  if (!stored) {
    diagnostics.add(Code::CannotRead, system::at_file(path, sources), store->reason());
    return std::nullopt;
  }
  const FileId id = sources.add(path, stored->text, std::move(stored->owner), std::move(rest));
  return TextInput{id, encoding};
}

std::string text_of_beginning(std::string_view bytes, const Decoding& decoding) {
  const Encoding encoding = encoding_of(bytes, decoding);
  if (encoding == Encoding::Utf8) return std::string(bytes);
  std::string text;
  (void)encoding::decode(bytes.substr(encoding::mark_length(bytes, encoding)), encoding, text);
  return text;
}

}  // namespace cbps::cli
