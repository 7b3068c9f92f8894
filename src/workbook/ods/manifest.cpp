#include "workbook/ods/manifest.h"

#include "workbook/xml/xml.h"

namespace cbps::workbook {
namespace {

class ManifestReader final : public XmlHandler {
 public:
  bool start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "encryption-data") found.is_encrypted = true;
    if (name == "file-entry" && attributes.find("full-path").value_or("") == "/") {
      found.media_type = attributes.find("media-type").value_or("");
    }
    return true;
  }
  bool end() override { return true; }
  bool text(std::string_view /*piece*/) override { return true; }

  Manifest found;
};

}  // namespace

std::variant<Manifest, Fault> read_manifest(const Package& package) {
  const Part* const part = package.find("META-INF/manifest.xml");
  if (part == nullptr) return Manifest();
  ManifestReader reader;
  if (const auto fault = parse_xml(*part, kMostSettingsBytes, Checksum::Compare, reader)) {
    return Fault{*fault, part->name, {}};
  }
  return std::move(reader.found);
}

bool is_spreadsheet_type(std::string_view media_type) {
  return media_type.starts_with("application/vnd.oasis.opendocument.spreadsheet");
}

}  // namespace cbps::workbook
