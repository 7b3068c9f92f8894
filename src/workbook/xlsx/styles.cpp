#include "workbook/xlsx/styles.h"

#include <map>

#include "workbook/xml/xml.h"

namespace cbps::workbook {
namespace {

/// Programs allow 65,490 styles, and fewer formats.
constexpr std::size_t kMostStyles = 65'536;

class StyleReader final : public XmlHandler {
 public:
  bool start(std::string_view name, const XmlAttributes& attributes) override {
    switch (++depth_) {
      case 1:
        if (name == "styleSheet") return true;
        fault = FaultKind::UnexpectedRoot;
        return false;
      case 2:
        list_ = List::Other;
        if (name == "numFmts") list_ = List::Formats;
        if (name == "cellXfs") list_ = List::Styles;
        return true;
      case 3: return add(name, attributes);
      default: return true;
    }
  }
  bool end() override {
    --depth_;
    return true;
  }
  bool text(std::string_view /*piece*/) override { return true; }

  /// Formats may stand behind the styles that use them.
  [[nodiscard]] Styles styles() const {
    Styles all;
    all.reserve(formats_.size());
    for (const std::uint32_t format : formats_) {
      const auto own = codes_.find(format);
      all.push_back(own == codes_.end() ? built_in_format(format) : own->second);
    }
    return all;
  }

  std::optional<FaultKind> fault;

 private:
  enum class List : std::uint8_t { Other, Formats, Styles };

  bool add(std::string_view name, const XmlAttributes& attributes) {
    const auto format = whole_number(attributes.find("numFmtId").value_or("0")).value_or(0);
    if (list_ == List::Formats && name == "numFmt") {
      codes_[format] = read_format_code(attributes.find("formatCode").value_or(""));
    }
    if (list_ == List::Styles && name == "xf") formats_.push_back(format);
    if (formats_.size() <= kMostStyles && codes_.size() <= kMostStyles) return true;
    fault = FaultKind::TooManyStyles;
    return false;
  }

  int depth_ = 0;
  List list_ = List::Other;
  std::map<std::uint32_t, NumberFormat> codes_;  ///< of the formats that have a code of their own
  std::vector<std::uint32_t> formats_;           ///< of the styles
};

}  // namespace

std::variant<Styles, Fault> read_styles(const Part& part) {
  StyleReader reader;
  auto fault = parse_xml(part, kMostSettingsBytes, Checksum::Compare, reader);
  if (!fault) fault = reader.fault;
  if (fault) return Fault{*fault, part.name, {}};
  return reader.styles();
}

}  // namespace cbps::workbook
