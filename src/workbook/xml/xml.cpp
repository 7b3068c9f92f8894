#include "workbook/xml/xml.h"

#include <expat.h>

#include <array>
#include <charconv>
#include <memory>
#include <new>
#include <utility>

namespace cbps::workbook {
namespace {

constexpr int kPiece = 64 << 10;
constexpr int kMostDepth = 64;
/// A tag, comment or instruction is kept whole until it ends.
constexpr std::int64_t kMostMarkupBytes = std::int64_t{1} << 20U;

/// Bytes that are not those that were packed are the cause of whatever is wrong with the XML.
std::optional<FaultKind> deeper_fault(PartStream& stream) {
  const auto piece = std::make_unique<std::array<char, kPiece>>();
  while (true) {
    const auto count = stream.read(piece->data(), piece->size());
    if (!count) return stream.fault();
    if (*count == 0) return std::nullopt;
  }
}

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

class XmlPass::Parsing {
 public:
  Parsing(const Part& part, Checksum checksum, XmlHandler& handler)
      : stream_(part, checksum), handler_(handler), owner_(XML_ParserCreate(nullptr)) {
    if (owner_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser(), this);
    XML_SetElementHandler(parser(), on_start, on_end);
    XML_SetCharacterDataHandler(parser(), on_text);
    XML_SetStartDoctypeDeclHandler(parser(), on_doctype);
  }

  std::optional<FaultKind> run() {
    XML_Status status = has_stopped_ ? go_on() : XML_STATUS_OK;
    while (!has_stopped_) {
      if (status != XML_STATUS_OK) return deeper_fault(stream_).value_or(FaultKind::BrokenXml);
      if (is_fed_) {
        is_at_end_ = true;
        return std::nullopt;
      }
      if (fed_bytes_ - byte_index(parser()) > kMostMarkupBytes) return FaultKind::TagTooLong;
      if (!feed(status)) return stream_.fault();
    }
    return fault_;
  }
  [[nodiscard]] bool is_at_end() const { return is_at_end_; }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  [[nodiscard]] XML_Parser parser() const { return owner_.get(); }

  /// Parses the next piece of the part. False: it could not be unpacked.
  [[nodiscard]] bool feed(XML_Status& status) {
    void* const piece = XML_GetBuffer(parser(), kPiece);
    if (piece == nullptr) throw std::bad_alloc();
    const auto count = stream_.read(static_cast<char*>(piece), kPiece);
    if (!count) return false;
    is_fed_ = *count == 0;
    fed_bytes_ += static_cast<std::int64_t>(*count);
    status = XML_ParseBuffer(parser(), static_cast<int>(*count), is_fed_ ? XML_TRUE : XML_FALSE);
    return true;
  }

  /// Parses what is left of the piece in which the handler has stopped.
  XML_Status go_on() {
    has_stopped_ = false;
    if (std::exchange(owes_end_, false)) end();
    // It is not resumed to be stopped at once.
    return has_stopped_ ? XML_STATUS_SUSPENDED : XML_ResumeParser(parser());
  }

  void stop(XML_Bool can_go_on) {
    has_stopped_ = true;
    XML_StopParser(parser(), can_go_on);
  }
  void fail(FaultKind kind) {
    fault_ = kind;
    stop(XML_FALSE);
  }
  void end() {
    --depth_;
    if (!handler_.end()) has_stopped_ = true;
  }

  // What expat calls; after it was stopped it may still call for the end of an empty element.

  static Parsing& of(void* user) { return *static_cast<Parsing*>(user); }

  static void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
    Parsing& self = of(user);
    if (self.has_stopped_) return;
    if (++self.depth_ > kMostDepth) return self.fail(FaultKind::TooDeep);
    if (!self.handler_.start(local_name(name), XmlAttributes(attributes))) self.stop(XML_TRUE);
  }
  static void XMLCALL on_end(void* user, const XML_Char* /*name*/) {
    Parsing& self = of(user);
    if (self.has_stopped_) {
      self.owes_end_ = true;
      return;
    }
    self.end();
    if (self.has_stopped_) self.stop(XML_TRUE);
  }
  static void XMLCALL on_text(void* user, const XML_Char* text, int size) {
    Parsing& self = of(user);
    if (self.has_stopped_) return;
    if (!self.handler_.text({text, static_cast<std::size_t>(size)})) self.stop(XML_TRUE);
  }
  static void XMLCALL on_doctype(void* user, const XML_Char* /*name*/,
                                 const XML_Char* /*system_id*/, const XML_Char* /*public_id*/,
                                 int /*has_internal_subset*/) {
    of(user).fail(FaultKind::HasDoctype);
  }

  PartStream stream_;
  XmlHandler& handler_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> owner_;
  std::int64_t fed_bytes_ = 0;
  bool is_fed_ = false;  ///< all of the part has been given to expat
  bool is_at_end_ = false;
  int depth_ = 0;
  bool has_stopped_ = false;
  bool owes_end_ = false;  ///< the handler has stopped at an empty element, and not seen its end
  std::optional<FaultKind> fault_{};
};

XmlPass::XmlPass(const Part& part, std::uint64_t most_bytes, Checksum checksum, XmlHandler& handler)
    : fault_(fault_before_reading(part, most_bytes)),
      parsing_(fault_ ? nullptr : std::make_unique<Parsing>(part, checksum, handler)) {}

XmlPass::~XmlPass() = default;

std::optional<FaultKind> XmlPass::run() { return fault_ ? fault_ : parsing_->run(); }

bool XmlPass::is_at_end() const { return parsing_ != nullptr && parsing_->is_at_end(); }

std::optional<FaultKind> parse_xml(const Part& part, std::uint64_t most_bytes, Checksum checksum,
                                   XmlHandler& handler) {
  return XmlPass(part, most_bytes, checksum, handler).run();
}

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

}  // namespace cbps::workbook
