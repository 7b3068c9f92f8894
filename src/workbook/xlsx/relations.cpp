#include "workbook/xlsx/relations.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "workbook/xml/xml.h"

namespace cbps::workbook {
namespace {

struct TypeName {
  std::string_view last;  ///< what the type ends with, the same in both dialects of the format
  RelationType type;
};

constexpr std::array<TypeName, 8> kTypes{{{"officeDocument", RelationType::Document},
                                          {"worksheet", RelationType::Worksheet},
                                          {"chartsheet", RelationType::OtherSheet},
                                          {"dialogsheet", RelationType::OtherSheet},
                                          {"xlMacrosheet", RelationType::OtherSheet},
                                          {"xlIntlMacrosheet", RelationType::OtherSheet},
                                          {"sharedStrings", RelationType::SharedStrings},
                                          {"styles", RelationType::Styles}}};

std::optional<RelationType> type_of(std::string_view name) {
  const std::string_view last = name.substr(name.rfind('/') + 1);
  for (const TypeName& one : kTypes) {
    if (one.last == last) return one.type;
  }
  return std::nullopt;
}

std::string_view folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash);
}

/// With the bytes that `%E8` and the like stand for.
std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    constexpr std::size_t kLength = 3;
    constexpr int kHex = 16;
    const std::string_view escape = text.substr(at, kLength);
    unsigned byte = 0;
    const char* const end = escape.data() + escape.size();
    if (escape.size() == kLength && escape[0] == '%' &&
        std::from_chars(escape.data() + 1, end, byte, kHex).ptr == end) {
      decoded += static_cast<char>(byte);
      at += kLength - 1;
    } else {
      decoded += text[at];
    }
  }
  return decoded;
}

class RelationReader final : public XmlHandler {
 public:
  explicit RelationReader(std::string_view part) : part_(part) {}

  bool start(std::string_view name, const XmlAttributes& attributes) override {
    if (++depth_ != 2 || name != "Relationship") return true;
    const auto type = type_of(attributes.find("Type").value_or(""));
    if (!type) return true;
    Relation relation;
    relation.id = attributes.find("Id").value_or("");
    relation.type = *type;
    if (attributes.find("TargetMode").value_or("Internal") == "Internal") {
      relation.part = resolve_target(part_, attributes.find("Target").value_or("")).value_or("");
    }
    relations.push_back(std::move(relation));
    return true;
  }
  bool end() override {
    --depth_;
    return true;
  }
  bool text(std::string_view /*piece*/) override { return true; }

  std::vector<Relation> relations;

 private:
  std::string_view part_;
  int depth_ = 0;
};

}  // namespace

std::optional<std::string> resolve_target(std::string_view part, std::string_view target) {
  if (target.find(':') != std::string_view::npos) return std::nullopt;  // http:, file:, C:
  std::string path(target.substr(0, target.find('#')));
  for (char& c : path) {
    if (c == '\\') c = '/';
  }
  if (!path.starts_with('/')) path = fmt::format("{}/{}", folder_of(part), path);
  std::vector<std::string_view> steps;
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t slash = rest.find('/');
    const std::string_view step = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
      continue;
    }
    if (steps.empty()) return std::nullopt;
    steps.pop_back();
  }
  if (steps.empty()) return std::nullopt;
  return fmt::format("{}", fmt::join(steps, "/"));
}

const Part* find_target(const Package& package, std::string_view name) {
  const Part* const part = package.find(name);
  if (part != nullptr || name.find('%') == std::string_view::npos) return part;
  return package.find(percent_decoded(name));
}

std::variant<std::vector<Relation>, Fault> read_relations(const Package& package,
                                                          std::string_view part) {
  const std::string_view folder = folder_of(part);
  const std::string_view file = part.substr(folder.empty() ? 0 : folder.size() + 1);
  const Part* const found = package.find(fmt::format("{}/_rels/{}.rels", folder, file));
  if (found == nullptr) return std::vector<Relation>();
  RelationReader reader(part);
  if (const auto fault = parse_xml(*found, kMostSettingsBytes, Checksum::Compare, reader)) {
    return Fault{*fault, found->name, {}};
  }
  return std::move(reader.relations);
}

}  // namespace cbps::workbook
