#include "workbook/xlsx/shared_strings.h"

#include <cstring>

#include "workbook/xlsx/string_item.h"
#include "workbook/xml/xml.h"

namespace cbps::workbook {

class SharedStringReader final : public XmlHandler {
 public:
  explicit SharedStringReader(const MakeOverflow& overflow) : overflow_(overflow) {}

  bool start(std::string_view name, const XmlAttributes& attributes) override {
    if (is_in_item_) {
      item_.start(name, attributes);
      return true;
    }
    ++depth_;
    if (depth_ == 1 && name != "sst") return fail(FaultKind::UnexpectedRoot);
    if (depth_ == 2 && name == "si") {
      is_in_item_ = true;
      item_.clear();
    }
    return true;
  }
  bool end() override {
    if (is_in_item_) {
      if (item_.end()) return true;
      is_in_item_ = false;
      if (!add(item_.value())) return fail(FaultKind::NoRoom);
    }
    --depth_;
    return true;
  }
  bool text(std::string_view piece) override {
    return !is_in_item_ || item_.text(piece) || fail(FaultKind::CellTooLong);
  }

  bool finish() { return strings.text_.finish() && strings.ends_.finish(); }

  SharedStrings strings;
  std::optional<FaultKind> fault;

 private:
  bool fail(FaultKind kind) {
    fault = kind;
    return false;
  }
  bool add(std::string_view text) {
    if (!strings.text_.append(text, overflow_)) return false;
    const auto end = static_cast<std::uint32_t>(strings.text_.size());
    char bytes[sizeof end];
    std::memcpy(bytes, &end, sizeof end);
    return strings.ends_.append({bytes, sizeof end}, overflow_);
  }

  const MakeOverflow& overflow_;
  StringItem item_;
  int depth_ = 0;  ///< outside of a string
  bool is_in_item_ = false;
};

std::variant<SharedStrings, Fault> SharedStrings::read(const Part& part,
                                                       const MakeOverflow& overflow) {
  SharedStringReader reader(overflow);
  auto fault = parse_xml(part, kMostCellBytes, Checksum::Compare, reader);
  if (!fault) fault = reader.fault;
  if (!fault && !reader.finish()) fault = FaultKind::NoRoom;
  if (fault) return Fault{*fault, part.name, {}};
  return std::move(reader.strings);
}

std::optional<std::string_view> SharedStrings::find(std::uint32_t number) const {
  if (number >= size()) return std::nullopt;
  const auto end_of = [&](std::uint32_t one) {
    std::uint32_t end = 0;
    std::memcpy(&end, ends_.text().data() + std::size_t{one} * sizeof end, sizeof end);
    return end;
  };
  const std::uint32_t begin = number == 0 ? 0 : end_of(number - 1);
  return text_.text().substr(begin, end_of(number) - begin);
}

}  // namespace cbps::workbook
