#include "workbook/xml/xml.h"

#include <expat.h>

#include <array>
#include <charconv>
#include <memory>
#include <new>

namespace cbps::workbook {
namespace {

constexpr int kPiece = 64 << 10;
constexpr int kMostDepth = 64;
/// A tag, comment or instruction is kept whole until it ends.
constexpr XML_Index kMostMarkupBytes = XML_Index{1} << 20U;

struct Free {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free>;

/// What the functions see that expat calls.
struct Parsing {
  XmlHandler& handler;
  XML_Parser parser = nullptr;
  int depth = 0;
  bool has_stopped = false;
  std::optional<FaultKind> fault{};
};

Parsing& parsing_of(void* user) { return *static_cast<Parsing*>(user); }

void stop(Parsing& parsing) {
  parsing.has_stopped = true;
  XML_StopParser(parsing.parser, XML_FALSE);
}

void fail(Parsing& parsing, FaultKind kind) {
  parsing.fault = kind;
  stop(parsing);
}

// expat may call once more after it was stopped, such as for the end of an empty element.

void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
  Parsing& parsing = parsing_of(user);
  if (parsing.has_stopped) return;
  if (++parsing.depth > kMostDepth) return fail(parsing, FaultKind::TooDeep);
  if (!parsing.handler.start(local_name(name), XmlAttributes(attributes))) stop(parsing);
}

void XMLCALL on_end(void* user, const XML_Char* /*name*/) {
  Parsing& parsing = parsing_of(user);
  if (parsing.has_stopped) return;
  --parsing.depth;
  if (!parsing.handler.end()) stop(parsing);
}

void XMLCALL on_text(void* user, const XML_Char* text, int size) {
  Parsing& parsing = parsing_of(user);
  if (parsing.has_stopped) return;
  if (!parsing.handler.text({text, static_cast<std::size_t>(size)})) stop(parsing);
}

void XMLCALL on_doctype(void* user, const XML_Char* /*name*/, const XML_Char* /*system_id*/,
                        const XML_Char* /*public_id*/, int /*has_internal_subset*/) {
  fail(parsing_of(user), FaultKind::HasDoctype);
}

Parser make_parser(Parsing& parsing) {
  Parser parser(XML_ParserCreate(nullptr));
  if (parser == nullptr) throw std::bad_alloc();
  parsing.parser = parser.get();
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  return parser;
}

/// Bytes that are not those that were packed are the cause of whatever is wrong with the XML.
std::optional<FaultKind> deeper_fault(PartStream& stream) {
  const auto piece = std::make_unique<std::array<char, kPiece>>();
  while (true) {
    const auto count = stream.read(piece->data(), piece->size());
    if (!count) return stream.fault();
    if (*count == 0) return std::nullopt;
  }
}

}  // namespace

bool is_true(std::optional<std::string_view> value) {
  return value && (*value == "1" || *value == "true");
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end || text.empty()) return std::nullopt;
  return number;
}

namespace {

/// Where the last thing begins that the parser has not done with. Later versions of expat have a
/// function of another name for it and warn of the old one.
std::int64_t byte_index(XML_Parser parser) {
#ifdef XML_ATTR_DEPRECATED
  return XML_GetCurrentByteIndex64(parser);
#else
  return XML_GetCurrentByteIndex(parser);
#endif
}

}  // namespace

std::optional<FaultKind> parse_xml(const Part& part, std::uint64_t most_bytes, Checksum checksum,
                                   XmlHandler& handler) {
  if (const auto fault = fault_before_reading(part, most_bytes)) return fault;
  PartStream stream(part, checksum);
  Parsing parsing{handler};
  const Parser parser = make_parser(parsing);
  for (std::int64_t fed = 0;;) {
    void* const piece = XML_GetBuffer(parser.get(), kPiece);
    if (piece == nullptr) throw std::bad_alloc();
    const auto count = stream.read(static_cast<char*>(piece), kPiece);
    if (!count) return stream.fault();
    const auto status =
        XML_ParseBuffer(parser.get(), static_cast<int>(*count), *count == 0 ? XML_TRUE : XML_FALSE);
    if (parsing.has_stopped) return parsing.fault;
    if (status != XML_STATUS_OK) return deeper_fault(stream).value_or(FaultKind::BrokenXml);
    if (*count == 0) return std::nullopt;
    fed += static_cast<std::int64_t>(*count);
    if (fed - byte_index(parser.get()) > kMostMarkupBytes) return FaultKind::TagTooLong;
  }
}

}  // namespace cbps::workbook
